"""What share of turns and of interviews passes each check, with intervals by candidate, and whether that is enough."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from interviewer.domain.base import Value
from interviewer.evaluation.gates import Check as Gate
from interviewer.evaluation.resampling import bootstrap, paired
from interviewer.evaluation.talk.check import Judged
from interviewer.evaluation.talk.checks import CHECKS
from interviewer.evaluation.talk.conversation import Conversation
from interviewer.evaluation.talk.suite import Of, TalkSuite

FEW = 100
"""Candidates below which the intervals tell mostly of these."""
OF: tuple[Of, ...] = ("turns", "interviews")


class Held(NamedTuple):
    """A conversation of a run with what the checks say of it."""

    id: str
    """Of the case: candidate and mode."""
    repeat: int
    talk: Conversation
    judged: dict[str, tuple[Judged, ...]]

    def failed(self, check: str) -> tuple[Judged, ...]:
        """Where it does not pass."""
        return tuple(item for item in self.judged[check] if item.wrong)


class Share(Value):
    """How much passes one check."""

    check: str
    turns: int
    """That it applies to."""
    interviews: int
    """With at least one of them."""
    of_turns: float | None
    """None: there is none."""
    turns_low: float | None = None
    turns_high: float | None = None
    of_interviews: float | None
    interviews_low: float | None = None
    interviews_high: float | None = None


class Shares(Value):
    """Everything that is known of a run in numbers."""

    suite: str
    interviews: int
    candidates: int
    overall: tuple[Share, ...]
    manners: dict[str, dict[str, float | None]]
    """Manner to check to share of interviews that pass it."""
    probes: int
    by_model: int
    """Probes that a model worded."""
    facts: float | None
    """Share of the facts held that were told."""
    caveats: tuple[str, ...]

    def of(self, check: str) -> Share | None:
        """The share of a check."""
        return next((share for share in self.overall if share.check == check), None)


def judged(suite: TalkSuite, talks: Sequence[tuple[str, int, Conversation]]) -> tuple[Held, ...]:
    """Conversations, by case and repeat, with what the suite's checks say of them."""
    return tuple(
        Held(case, repeat, talk, {name: tuple(CHECKS[name].judge(talk)) for name in suite.checks})
        for case, repeat, talk in talks
    )


def shares(suite: TalkSuite, held: Sequence[Held], facts: int) -> Shares:
    """All figures; the same conversations give the same. `facts`: those held in all interviews together."""
    intervals = bootstrap(grouped(held), _measures(suite), suite.resamples, suite.seed)
    found = []
    for name in suite.checks:
        turns, interviews = intervals[f"{name} turns"], intervals[f"{name} interviews"]
        found.append(
            Share(
                check=name,
                turns=sum(len(item.judged[name]) for item in held),
                interviews=sum(bool(item.judged[name]) for item in held),
                of_turns=_of_turns(name)(held),
                turns_low=turns.low if turns else None,
                turns_high=turns.high if turns else None,
                of_interviews=_of_interviews(name)(held),
                interviews_low=interviews.low if interviews else None,
                interviews_high=interviews.high if interviews else None,
            )
        )
    probes = [line for item in held for line in item.talk.probe_lines]
    told = sum(len({(line.question, line.fact) for line in item.talk.by_candidate if line.fact}) for item in held)
    groups = grouped(held)
    return Shares(
        suite=suite.id,
        interviews=len(held),
        candidates=len(groups),
        overall=tuple(found),
        manners=_manners(suite, held),
        probes=len(probes),
        by_model=sum(line.worded_by == "llm" for line in probes),
        facts=told / facts if facts else None,
        caveats=(_caveat(len(groups)),) if len(groups) < FEW else (),
    )


def _caveat(candidates: int) -> str:
    return (
        f"{candidates} candidates: the intervals tell of candidates like these. A share of 1.000 without a failure "
        f"leaves room for a fault that up to {3 / max(candidates, 1):.0%} of such candidates would meet."
    )


def _manners(suite: TalkSuite, held: Sequence[Held]) -> dict[str, dict[str, float | None]]:
    found: dict[str, list[Held]] = {}
    for item in held:
        found.setdefault(item.talk.manner, []).append(item)
    return {
        manner: {name: _of_interviews(name)(items) for name in suite.checks} for manner, items in sorted(found.items())
    }


def grouped(held: Sequence[Held]) -> list[list[Held]]:
    """By candidate: what one says in two interviews is not independent."""
    groups: dict[str, list[Held]] = {}
    for item in held:
        groups.setdefault(item.talk.candidate, []).append(item)
    return list(groups.values())


def _of_turns(name: str) -> Callable[[Sequence[Held]], float | None]:
    def share(held: Sequence[Held]) -> float | None:
        turns = sum(len(item.judged[name]) for item in held)
        return 1 - sum(len(item.failed(name)) for item in held) / turns if turns else None

    return share


def _of_interviews(name: str) -> Callable[[Sequence[Held]], float | None]:
    def share(held: Sequence[Held]) -> float | None:
        with_it = [item for item in held if item.judged[name]]
        return sum(not item.failed(name) for item in with_it) / len(with_it) if with_it else None

    return share


def _measures(suite: TalkSuite) -> dict[str, Callable[[Sequence[Held]], float | None]]:
    made = {"turns": _of_turns, "interviews": _of_interviews}
    return {f"{name} {of}": made[of](name) for name in suite.checks for of in OF}


def gates(suite: TalkSuite, figures: Shares, grader: str) -> Iterator[Gate]:
    """One for each threshold. What no turn applies to cannot be told, and is not passed."""
    for held in suite.thresholds:
        if held.grader not in (None, grader):
            continue
        share, name = figures.of(held.check), f"{CHECKS[held.check].name} ({held.of})"
        value, low = (
            (None, None)
            if share is None
            else (share.of_turns, share.turns_low)
            if held.of == "turns"
            else (share.of_interviews, share.interviews_low)
        )
        if value is None or low is None:
            says = f"{name}: too few {held.of} that it applies to, so there is no interval."
            yield Gate(name=name, kind="threshold", passed=False, says=says)
        else:
            says = f"{name}: {value:.3f} of the {held.of}, lower end {low:.3f}; it must be at least {held.least:g}."
            yield Gate(name=name, kind="threshold", passed=low >= held.least, says=says)


class Difference(NamedTuple):
    """One check in a second run less in a first, as a share of interviews."""

    check: str
    value: float | None
    low: float | None
    high: float | None

    @property
    def loss(self) -> bool:
        """The whole interval is on the worse side."""
        return self.high is not None and self.high < 0


def differences(suite: TalkSuite, now: Sequence[Held], before: Sequence[Held]) -> list[Difference]:
    """Of the interviews that both runs have, resampled by candidate."""
    old = {(item.id, item.repeat): item for item in before}
    both = grouped([item for item in now if (item.id, item.repeat) in old])
    then = [[old[item.id, item.repeat] for item in group] for group in both]
    measures = {name: _of_interviews(name) for name in suite.checks}
    intervals = paired(both, then, measures, suite.resamples, suite.seed)
    found = []
    for name, measure in measures.items():
        left, right = (measure([item for group in groups for item in group]) for groups in (both, then))
        told = intervals[name]
        value = None if left is None or right is None else left - right
        found.append(Difference(name, value, told.low if told else None, told.high if told else None))
    return found
