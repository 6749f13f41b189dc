"""The interviewer's turns, ready to be recorded."""

from interviewer.domain.interview import Intent, Purpose
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Kind
from interviewer.interview.phrasing import lot, word
from interviewer.interview.probing import ProbeChoice
from interviewer.interview.state import State
from interviewer.interview.steps import Book, Line

REDIRECTED: tuple[Intent, ...] = ("too_short", "off_topic", "abusive", "instructing")
"""Replies that cannot count and are answered by a redirect."""


def line(state: State, text: str, purpose: Purpose) -> Line:
    """A turn within the question at hand."""
    return Line(text=text, purpose=purpose, question=state.question, attempt=state.attempt)


def chosen(state: State, lines: tuple[str, ...]) -> str:
    """One of some equal wordings: of those used least the one used longest ago, from a place that the seed decides."""
    first = lot(str(state.setup.seed), lines[0]) + state.recorded // 2
    order = (lines[(first + place) % len(lines)] for place in range(len(lines)))
    return min(order, key=lambda wording: _uses(state, wording)).replace("{prompt}", state.prompt)


def _uses(state: State, wording: str) -> tuple[int, int]:
    """How often it was said, and when last."""
    before, _, after = wording.partition("{prompt}")
    found = [n for n, text in enumerate(state.spoken) if text.startswith(before) and text.endswith(after)]
    return len(found), found[-1] if found else -1


def question(state: State, place: int, *, attempt: int = 0, text: str | None = None) -> Line:
    """A question of the plan, as planned unless `text` says otherwise."""
    return Line(text=text or state.setup.plan[place].text, purpose="question", question=place, attempt=attempt)


def probe(state: State, choice: ProbeChoice, scorecard: Scorecard, rubric: Rubric, book: Book) -> Line:
    """The probe for `choice` in the candidate's words."""
    worded = word(
        choice,
        scorecard,
        rubric,
        book.phrasing,
        seed=f"{state.setup.seed}/{state.question}/{state.attempt}",
        used=state.wordings,
        said=state.quoted,
    )
    return _probing(state, choice, worded.text, worded.wording).model_copy(update={"worded_by": "rules"})


def worded_probe(state: State, choice: ProbeChoice, text: str) -> Line:
    """A probe that a model worded."""
    owner = f"gate:{choice.gate}" if choice.gate else choice.signal
    return _probing(state, choice, text, f"{owner}.llm").model_copy(update={"worded_by": "llm"})


def _probing(state: State, choice: ProbeChoice, text: str, wording: str) -> Line:
    said = line(state, text, "probe")
    return said.model_copy(update={"probe": choice.probe, "signal": choice.signal, "wording": wording})


def answer_to_request(state: State, intent: Intent, book: Book) -> Line:
    """To repeat, clarify and moment; the question stands."""
    phrases = book.phrasing.phrases
    match intent:
        case "repeat":
            text = chosen(state, phrases.repeat)
        case "clarify":
            text = _clarification(state, book)
        case _:
            text = chosen(state, phrases.moment)
    return line(state, text, "reply")


def _clarification(state: State, book: Book) -> str:
    last = state.probes_asked[-1] if state.phase == "probe" else None
    if last is None or last.signal is None:
        return book.phrasing.phrases.clarify[Kind(state.asked.kind)]
    gate = (last.wording or "").partition(".")[0].removeprefix("gate:")
    how = book.phrasing.gates.get(gate) or book.phrasing.signals.get(last.signal)
    return how.clarify if how else book.rubrics[state.asked.competency].signals[last.signal].asks


def redirect(state: State, intent: Intent, book: Book) -> Line:
    """Back to the question, without reproach."""
    redirects = book.phrasing.redirects
    wordings = {
        "too_short": redirects.too_short_probe if state.phase == "probe" else redirects.too_short,
        "off_topic": redirects.off_topic,
        "abusive": redirects.abusive,
        "instructing": redirects.instructing,
    }
    return line(state, chosen(state, wordings[intent]), "redirect")


def unreadable(state: State, book: Book) -> Line:
    """Back to the question, after words that the rules cannot read."""
    return line(state, chosen(state, book.phrasing.redirects.unreadable), "redirect")


def critique(state: State, scorecard: Scorecard, rubric: Rubric, book: Book) -> Line:
    """What to fix first in the answer just graded."""
    phrases = book.phrasing.phrases
    if scorecard.status != "scored":
        return line(state, phrases.critique_unscored.replace("{reason}", scorecard.reason or ""), "critique")
    if scorecard.fixes:
        fix = scorecard.fixes[0]
        return line(state, f"{fix.problem} {fix.advice}", "critique")
    weakest = min(rubric.dimensions, key=lambda item: scorecard.dimensions[item.id].points / item.points)
    points = scorecard.dimensions[weakest.id].points
    if points >= 0.9 * weakest.points:
        return line(state, phrases.critique_none, "critique")
    slots = {"dimension": weakest.name, "points": f"{points:g}", "most": f"{weakest.points:g}"}
    text = phrases.critique_from_points
    for slot, value in {**slots, "question": weakest.question}.items():
        text = text.replace(f"{{{slot}}}", value)
    return line(state, text, "critique")


def onward(state: State, book: Book, *, notice: Line | None = None, bridged: bool = True) -> tuple[Line, ...]:
    """What follows the question at hand: the next one, the closing part or the end.

    `notice` stands first; without one, and where `bridged`, a plain sentence stands before the next question.
    """
    phrases = book.phrasing.phrases
    before = (notice,) if notice else ()
    if state.over:
        return (*before, end(state, book))
    if not state.is_last:
        if bridged and not notice:
            before = (line(state, chosen(state, phrases.onward), "notice"),)
        return (*before, question(state, state.question + 1))
    if state.has_closing:
        text = chosen(state, phrases.closing)
        return (*before, Line(text=text, purpose="closing", question=len(state.setup.plan), attempt=0))
    return (*before, end(state, book))


def end(state: State, book: Book) -> Line:
    """The last turn."""
    return line(state, chosen(state, book.phrasing.phrases.end), "end")
