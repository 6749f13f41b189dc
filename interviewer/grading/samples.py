"""Several reports of one transcript made into one: the middle strength of each signal, the majority of each gate."""

from collections.abc import Sequence

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Marked, SignalObservation
from interviewer.grading.judge_reply import Judgement


def middle(samples: Sequence[Judgement], rubric: Rubric) -> Judgement:
    """The median report, the lower of two middles; each signal keeps the quotes of a report that says the same.

    A gate fires where more than half of the reports say so. `samples` has at least one.
    """
    if len(samples) == 1:
        return samples[0]
    signals = {name: _middle([item.signals[name] for item in samples]) for name in samples[0].signals}
    gates = [_majority(gate.id, samples) for gate in rubric.framework.gates]
    return Judgement(
        signals=signals,
        gates=tuple(gate for gate in gates if gate),
        unverified=tuple(dict.fromkeys(item for sample in samples for item in sample.unverified)),
        quotes=sum(sample.quotes for sample in samples),
    )


def _middle(seen: list[SignalObservation]) -> SignalObservation:
    return sorted(seen, key=lambda item: item.strength.rank)[(len(seen) - 1) // 2]


def _majority(gate: str, samples: Sequence[Judgement]) -> Marked | None:
    fired = [mark for sample in samples for mark in sample.gates if mark.id == gate]
    return fired[0] if 2 * len(fired) > len(samples) else None
