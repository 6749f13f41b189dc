"""Whether the replies to a probe are read as they are meant: the strong one meets its signal, the weak one does not."""

from typing import NamedTuple

from interviewer.domain.competency import Probe
from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.rules import observe
from interviewer.library.problems import Problem, problem

BLAND = "There is one that I can talk about."
"""An answer that shows nothing, so that all that is read stands in the reply."""
TOLD = "I wrote something. I changed something. It had a downside."
"""Likewise with two acts and a limit, in the fewest words: what came of acts, and what was learned of a limit, is read
only behind them."""


class Met(NamedTuple):
    """Which replies of a probe meet its signal, and what the strong one earns it."""

    probe: Probe
    weak: bool
    strong: bool
    most: int
    """0 absent, 1 claimed, 2 shown, 3 strong."""


def met(rubric: Rubric) -> list[Met]:
    """Each probe of a competency, its replies read by the rules behind first answers that show (next to) nothing.

    As in a session a reply meets the signal that was asked for if it raises it; here behind one of the two answers.
    """
    before = {opening: _ranks(rubric, opening) for opening in (BLAND, TOLD)}
    found = []
    for probe in rubric.probes:
        signal, raised, most = probe.signal, [False, False], 0
        for opening, at_first in before.items():
            for number, reply in enumerate((probe.weak, probe.strong)):
                rank = _ranks(rubric, opening, probe.question, reply.text).get(signal, 0)
                raised[number] = raised[number] or rank > at_first.get(signal, 0)
                most = max(most, rank * number)
        found.append(Met(probe, raised[0], raised[1], most))
    return found


def reply_problems(rubric: Rubric) -> list[Problem]:
    """Every strong reply by which the rules do not see the probe's signal, and every weak one by which they do."""
    file, data = f"{rubric.competency.id}.json", rubric.competency.model_dump(mode="json")
    found = []
    for at, result in enumerate(met(rubric)):
        signal = result.probe.signal
        if not result.strong:
            what = (
                f"does not meet {signal!r} when the rules read it. Say what shows it, or widen the cue that is blind."
            )
            found.append(problem(file, data, ("probes", at, "strong", "text"), what))
        if result.weak:
            what = (
                f"meets {signal!r} when the rules read it. Take out what shows it, or narrow the cue that believes it."
            )
            found.append(problem(file, data, ("probes", at, "weak", "text"), what))
    return found


def _ranks(rubric: Rubric, opening: str, *reply: str) -> dict[str, int]:
    """Signal id to the rank that the rules see; `reply`: the probe and what is said to it."""
    question = rubric.competency.questions[0]
    turns = [Turn(speaker="candidate", text=opening)]
    if reply:
        turns += [Turn(speaker="interviewer", text=reply[0]), Turn(speaker="candidate", text=reply[1])]
    transcript = Transcript(
        id="probe", competency=rubric.competency.id, question=question.text, kind=question.kind, turns=tuple(turns)
    )
    return {signal.id: signal.strength.rank for signal in observe(transcript, rubric).signals}
