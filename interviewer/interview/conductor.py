"""How the conversation goes on: `advance(state, event)`, pure, with no clock, network or randomness of its own."""

import re
from collections.abc import Iterator

from interviewer.domain.interview import Intent, Purpose, RecordedTurn
from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import Scorecard, SignalScore
from interviewer.domain.transcript import Transcript
from interviewer.errors import UsageError
from interviewer.interview import lines
from interviewer.interview.exchange import graded_turns, transcript_of, up_to_probe
from interviewer.interview.intents import classify
from interviewer.interview.keeping import Heard
from interviewer.interview.probing import choices
from interviewer.interview.state import State, apply, hear
from interviewer.interview.steps import (
    Assess,
    Assessed,
    Book,
    Chose,
    Event,
    Judge,
    Judged,
    Leaving,
    Line,
    Marking,
    Phrase,
    Phrased,
    Record,
    Recorded,
    Request,
    Said,
    Step,
)

MOST_REDIRECTS = 2
"""On one question; the next reply that cannot count leaves it."""
LAST_LATIN = "\u024f"
MOVES: dict[Intent, Purpose] = {
    "repeat": "reply",
    "clarify": "reply",
    "moment": "reply",
    "off_topic": "redirect",
    "abusive": "redirect",
    "instructing": "redirect",
}
"""What a model may take an answer for so that the question is left standing, and what is said then."""
_NO_QUESTION = re.compile(
    r"\W*(?:no|nope|none|nothing|not really)\b(?:,? (?:thanks|thank you|questions?))?\W*", re.IGNORECASE
)


def advance(state: State, event: Event, book: Book) -> Step:
    """The state after `event` and what has to be performed next.

    Raises UsageError where a Chose makes no sense now.
    """
    match event:
        case Said(turn=turn):
            state = apply(state, turn)
            return Step(state=state, request=due(state, book))
        case Assessed():
            return Step(state=state, request=_assessed(state, event, book))
        case Phrased():
            return Step(state=state, request=_phrased(state, event, book))
        case Judged(request=judge):
            made = _marked(state, judge.assess.leaving, judge.heard, event.now, event.opening, book)
            return Step(state=state, request=made)
        case Chose():
            return Step(state=state, request=_chosen(state, event, book))
        case Recorded(turns=turns, heard=heard):
            if heard:
                state = hear(state, heard)
            for turn in turns:
                state = apply(state, turn)
            return Step(state=state)


def due(state: State, book: Book) -> Request | None:
    """What a state taken from the store still waits for: the first question, or the reply to a stored turn."""
    if state.phase == "begin":
        return Record(lines=(lines.question(state, 0),))
    if state.unanswered is None:
        return None
    text, given = state.unanswered.text, state.unanswered.intent
    if state.phase == "closing":
        return _closing(state, text, given, book)
    intent = given or classify(text, probe=state.phase == "probe")
    heard = Heard(seq=state.unanswered.seq, intent=intent)
    if intent in ("repeat", "clarify", "moment"):
        return Record(lines=(lines.answer_to_request(state, intent, book),), heard=heard)
    if intent in lines.REDIRECTED:
        if state.redirects < MOST_REDIRECTS and _in_other_letters(text):
            return Record(lines=(lines.unreadable(state, book),), heard=heard)
        if state.redirects < MOST_REDIRECTS:
            return Record(lines=(lines.redirect(state, intent, book),), heard=heard)
        return _moved_on(state, heard, book)
    if intent == "answer" or state.phase == "probe":
        return _assess(state, heard)
    if state.has_answer:
        return _assess(state, heard, leaving="moved_on")
    return _refused(state, heard, book)


def _closing(state: State, text: str, given: Intent | None, book: Book) -> Record:
    heard = Heard(seq=state.recorded - 1, intent=given or "closing")
    if given == "repeat":
        return Record(lines=(lines.answer_to_request(state, "repeat", book),), heard=heard)
    phrases = book.phrasing.phrases
    none = given == "skip" or _NO_QUESTION.fullmatch(text)
    said = lines.chosen(state, phrases.closing_none if none else phrases.closing_reply)
    return Record(
        lines=(lines.line(state, said, "reply"), lines.end(state, book)), heard=heard, finished=not state.over
    )


def _refused(state: State, heard: Heard, book: Book) -> Record:
    """A question that got no answer: another one, once, where there is one; else onward. It is not asked again."""
    phrases = book.phrasing.phrases
    spare = state.setup.plan[state.question].spare
    if heard.intent == "cannot" and spare and not state.spare_used and state.prompt != spare.text:
        notice = lines.line(state, lines.chosen(state, phrases.spare), "notice")
        ask = lines.question(state, state.question, attempt=state.attempt, text=spare.text)
        return Record(lines=(notice, ask), heard=heard)
    notice = lines.line(state, lines.chosen(state, phrases.left), "notice")
    return _ended(state, lines.onward(state, book, notice=notice), heard)


def _moved_on(state: State, heard: Heard, book: Book) -> Request:
    if graded_turns(hear(state, heard).exchange):
        return _assess(state, heard, leaving="moved_on")
    return _ended(state, lines.onward(state, book, notice=_moving(state, book)), heard)


def _moving(state: State, book: Book) -> Line:
    return lines.line(state, lines.chosen(state, book.phrasing.phrases.moved_on), "notice")


def _ended(state: State, said: tuple[Line, ...], heard: Heard | None, grade: Marking | None = None) -> Record:
    """A record that also finishes the interview where it says the end for the first time."""
    ends = any(line.purpose == "end" for line in said)
    return Record(lines=said, heard=heard, grade=grade, finished=ends and not state.over)


def _assess(state: State, heard: Heard | None, *, leaving: Leaving = "no") -> Assess:
    if heard:
        state = hear(state, heard)
    turns = graded_turns(state.exchange)
    probed = any(turn.purpose == "probe" for turn in turns)
    replied = probed and heard is not None and heard.intent == "answer"

    def of(part: tuple[RecordedTurn, ...]) -> Transcript:
        return transcript_of(state.interview, state.setup, state.asked, part, state.attempt)

    return Assess(
        heard=heard,
        now=of(turns),
        before_reply=of(up_to_probe(turns, -1)) if replied else None,
        opening=of(up_to_probe(turns, 0)) if probed else None,
        leaving=leaving,
    )


def _assessed(state: State, event: Assessed, book: Book) -> Request:
    """After a grade: the next probe, or the question is over."""
    if unread := _unread(state, event, book):
        return unread
    rubric = book.rubrics[state.asked.competency]
    asked = state.probes_asked
    heard = _with_met(event, asked[-1].signal if asked else None)
    if event.request.leaving == "no" and len(asked) < state.setup.probes:
        found = choices(event.now, rubric, book.phrasing, {turn.signal for turn in asked if turn.signal})
        if found:
            template = lines.probe(state, found[0], event.now, rubric, book)
            if not book.words:
                return Record(lines=(template,), heard=heard)
            return Phrase(
                heard=heard,
                choices=found,
                template=template,
                transcript=event.request.now,
                standing=state.prompt,
                asked=state.quoted,
                may_stand=_may_stand(state, event),
            )
    if book.judges and (state.setup.mode == "practice" or state.over):
        return Judge(assess=event.request, heard=heard, now=event.now, opening=event.opening)
    return _marked(state, event.request.leaving, heard, event.now, event.opening, book)


def _unread(state: State, event: Assessed, book: Book) -> Record | None:
    """Where the rules cannot read the answer to a question and nobody else is there to: that is said, and asked anew.

    The answer then counts like one off the topic, so that it does not stand before the one in English.
    """
    heard, request = event.request.heard, event.request
    if event.now.status == "scored" or heard is None or request.leaving != "no" or state.phase != "question":
        return None
    if book.words or book.judges or state.redirects >= MOST_REDIRECTS:
        return None
    return Record(lines=(lines.unreadable(state, book),), heard=heard.model_copy(update={"intent": "off_topic"}))


def _in_other_letters(text: str) -> bool:
    """Whether most of its letters are of another script than English is written in."""
    letters = [sign for sign in text[:400] if sign.isalpha()]
    return 2 * sum(sign > LAST_LATIN for sign in letters) > len(letters)


def _may_stand(state: State, event: Assessed) -> bool:
    """Whether the rules too found nothing in the reply, and the question was not left standing before it."""
    if state.redirects >= MOST_REDIRECTS or (state.exchange and state.exchange[-1].intent == "answer"):
        return False
    before, now = event.before_reply, event.now
    if before is None:
        return not any(score.strength.rank >= Strength.SHOWN.rank for score in _scores(now))
    return all(score.strength.rank <= _rank(before, score.id) for score in _scores(now))


def _phrased(state: State, event: Phrased, book: Book) -> Record:
    """The next probe; or the one that stands, where the reply was no answer to it.

    The reply keeps the intent that the rules gave it, so that whatever a model takes it for, it is graded.
    """
    request, purpose = event.request, MOVES.get(event.kind)
    if purpose and request.may_stand and request.heard:
        make = lines.redirect if purpose == "redirect" else lines.answer_to_request
        heard = request.heard.model_copy(update={"met": None})
        return Record(lines=(make(state, event.kind, book),), heard=heard)
    if event.text is None or event.choice is None:
        return Record(lines=(request.template.model_copy(update={"instead": event.instead}),), heard=request.heard)
    return Record(lines=(lines.worded_probe(state, event.choice, event.text),), heard=request.heard)


def _marked(
    state: State, leaving: Leaving, heard: Heard | None, now: Scorecard, opening: Scorecard | None, book: Book
) -> Record:
    """The question is over: its grade, and what follows it."""
    grade = Marking(question=state.question, attempt=state.attempt, scorecard=now, before=opening)
    if leaving == "finish":
        return _ended(state, (lines.end(state, book),), heard, grade)
    notice = _moving(state, book) if leaving == "moved_on" else None
    if state.setup.mode == "real" and not state.over:
        return _ended(state, lines.onward(state, book, notice=notice), heard, grade)
    said = (*((notice,) if notice else ()), lines.critique(state, now, book.rubrics[state.asked.competency], book))
    if not state.over and state.is_last and not state.has_closing:
        said = (*said, lines.end(state, book))
    return _ended(state, said, heard, grade)


def _with_met(event: Assessed, signal: str | None) -> Heard | None:
    """What was heard, and for the answer to a probe whether it raised the signal."""
    heard, before = event.request.heard, event.before_reply
    if heard is None or before is None or signal is None:
        return heard
    if before.status != "scored" or event.now.status != "scored":
        return heard
    return heard.model_copy(update={"met": _rank(event.now, signal) > _rank(before, signal)})


def _rank(scorecard: Scorecard, signal: str) -> int:
    return next((score.strength.rank for score in _scores(scorecard) if score.id == signal), 0)


def _scores(scorecard: Scorecard) -> Iterator[SignalScore]:
    return (score for dimension in scorecard.dimensions.values() for score in dimension.signals)


def _chosen(state: State, event: Chose, book: Book) -> Request:
    match event.choice:
        case "again":
            if event.question not in may_answer_again(state):
                raise UsageError("This question cannot be answered again now. Reload the page to see where it stands.")
            text, attempt = state.texts[event.question], state.attempts[event.question]
            return Record(lines=(lines.question(state, event.question, attempt=attempt, text=text),))
        case "next":
            if state.phase != "choice":
                raise UsageError("There is a question open. Answer or skip it before going on.")
            return _ended(state, lines.onward(state, book, bridged=False), None)
        case "finish":
            if state.phase == "end":
                raise UsageError("This interview has ended already.")
            if state.phase in ("question", "probe") and state.has_answer:
                return _assess(state, None, leaving="finish")
            return _ended(state, (lines.end(state, book),), None)


def may_answer_again(state: State) -> tuple[int, ...]:
    """Questions that can be asked as a new attempt: the one just criticised, or after the end any that was asked."""
    if state.unanswered is not None:
        return ()
    if state.phase == "choice":
        return (state.question,)
    return tuple(n for n, attempts in enumerate(state.attempts) if attempts) if state.phase == "end" else ()
