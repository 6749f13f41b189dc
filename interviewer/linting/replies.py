"""Whether the replies to a probe are read as they are meant: the strong one meets its signal, the weak one does not."""

from typing import NamedTuple

from interviewer.domain.competency import Probe
from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.rules import observe
from interviewer.library.problems import Problem, problem

OPENING = "There is one that I can talk about."
"""An answer that shows nothing, so that all that is read stands in the reply."""


class Met(NamedTuple):
    """What a probe's replies earn its signal: 0 absent, 1 claimed, 2 shown, 3 strong."""

    probe: Probe
    before: int
    """After the opening alone."""
    weak: int
    strong: int


def met(rubric: Rubric) -> list[Met]:
    """Each probe of a competency, its replies read by the rules behind a first answer that shows nothing.

    As in a session a reply meets the signal that was asked for if it raises it.
    """
    before = _ranks(rubric)
    return [
        Met(
            probe,
            before.get(probe.signal, 0),
            _ranks(rubric, probe.question, probe.weak.text).get(probe.signal, 0),
            _ranks(rubric, probe.question, probe.strong.text).get(probe.signal, 0),
        )
        for probe in rubric.probes
    ]


def reply_problems(rubric: Rubric) -> list[Problem]:
    """Every strong reply by which the rules do not see the probe's signal, and every weak one by which they do."""
    file, data = f"{rubric.competency.id}.json", rubric.competency.model_dump(mode="json")
    found = []
    for at, result in enumerate(met(rubric)):
        signal = result.probe.signal
        if result.strong <= result.before:
            what = f"does not meet {signal!r} when the rules read it. Say what shows it, or widen the cue that is blind to it."
            found.append(problem(file, data, ("probes", at, "strong", "text"), what))
        if result.weak > result.before:
            what = f"meets {signal!r} when the rules read it. Take out what shows it, or narrow the cue that believes it."
            found.append(problem(file, data, ("probes", at, "weak", "text"), what))
    return found


def _ranks(rubric: Rubric, *reply: str) -> dict[str, int]:
    """Signal id to the rank that the rules see; `reply`: the probe and what is said to it."""
    question = rubric.competency.questions[0]
    turns = [Turn(speaker="candidate", text=OPENING)]
    if reply:
        turns += [Turn(speaker="interviewer", text=reply[0]), Turn(speaker="candidate", text=reply[1])]
    transcript = Transcript(
        id="probe", competency=rubric.competency.id, question=question.text, kind=question.kind, turns=tuple(turns)
    )
    return {signal.id: signal.strength.rank for signal in observe(transcript, rubric).signals}
