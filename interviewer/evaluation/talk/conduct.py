"""How the interviewer conducts the interview: open gaps, an end in time, and what is no answer taken for what it is."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from interviewer.domain.observation import Strength
from interviewer.evaluation.talk.candidates import SaidAs
from interviewer.evaluation.talk.check import Judged, judged
from interviewer.evaluation.talk.conversation import Conversation, Line
from interviewer.evaluation.talk.holding import MOST_A_QUESTION, typed_as
from interviewer.evaluation.talk.words import folded, quotes, words

MOST_REDIRECTS: Final = 2
ECHO: Final = 4
"""Words in a row of a turn that was no answer, which a reply has no business to say back."""
MUTE: Final[frozenset[SaidAs]] = frozenset({"refusal", "gibberish", "abusive", "instructing"})
"""Said without telling anything."""
_ARGUES = re.compile(
    r"\b(?:please (?:try|think|answer)|try (?:again|harder)|are you sure|you (?:must|should|have to|need to)|why not"
    r"|i need|everyone has|think harder|surely|come on|at least try|but i)\b",
    re.IGNORECASE,
)


def open_gap(talk: Conversation) -> Iterator[Judged]:
    """A probe is after a signal that the rules read as less than strong in what was said before it, and that no probe
    of this attempt was after already."""
    for line in talk.probe_lines:
        if line.before is None or line.signal is None:
            yield judged(line, "names no gap")
        elif line.before.strength is Strength.STRONG and not line.before.gates:
            yield judged(line, f"is after {line.signal}, which was shown in full")
        else:
            yield judged(line, f"is after {line.signal} again" if line.signal in line.before.asked else "")


def not_told_yet(talk: Conversation) -> Iterator[Judged]:
    """A probe is not after something that the candidate has told in full, as whoever wrote him sees it. A gate that
    fired may be asked about all the same: there it is the beginning that has to be heard again."""
    for line in talk.probe_lines:
        if line.before is not None and line.signal is not None and not (line.wording or "").startswith("gate:"):
            told = line.signal in line.before.told
            yield judged(line, f"is after {line.signal}, which was told" if told else "")


def asks_for_it(talk: Conversation) -> Iterator[Judged]:
    """The words of a probe ask for the signal that it is recorded to be after: the candidate understands them so."""
    for line in talk.probe_lines:
        if line.before is not None and line.signal is not None:
            heard = ", ".join(line.before.heard_as) or "nothing he understands"
            yield judged(
                line, "" if line.signal in line.before.heard_as else f"is after {line.signal}, asks for {heard}"
            )


def ends_in_time(talk: Conversation) -> Iterator[Judged]:
    """The interview ends, and says so, before anything but a question that is answered again; each question gets no
    more probes than allowed, at most two redirects and not more turns of the candidate than a patient interviewer
    would hear."""
    last = talk.lines[-1]
    each: dict[str, Counter[tuple[int, int]]] = {"probe": Counter(), "redirect": Counter(), "turn": Counter()}
    for line in talk.lines:
        kind = "turn" if line.speaker == "candidate" else line.purpose
        if kind in each:
            each[kind][line.question, line.attempt] += 1
    most = {name: max(counts.values(), default=0) for name, counts in each.items()}
    wrong = ""
    if not talk.ended or not any(line.purpose == "end" for line in talk.lines):
        wrong = "does not end"
    elif most["probe"] > _allowed(talk):
        wrong = f"has {most['probe']} probes on one question; {talk.probes} are allowed"
    elif most["redirect"] > MOST_REDIRECTS or most["turn"] > MOST_A_QUESTION:
        wrong = f"has {most['redirect']} redirects and {most['turn']} turns on one question"
    yield Judged(last.seq, wrong)


def _allowed(talk: Conversation) -> int:
    """Probes for one question of the plan; its spare, asked within the same attempt, has as many of its own."""
    asked = Counter((line.question, line.attempt) for line in talk.by_interviewer if line.purpose == "question")
    return talk.probes * max(asked.values(), default=1)


def _meant(talk: Conversation, *kinds: SaidAs) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """The candidate's turns that were meant so, each with what the interviewer said to it."""
    return ((line, talk.replies_to(line)) for line in talk.by_candidate if line.said_as in kinds)


def _echo(line: Line, replies: tuple[Line, ...]) -> str:
    """Words of a turn that a reply says back."""
    own = words(line.text)
    runs = {tuple(own[start : start + ECHO]) for start in range(len(own) - ECHO + 1)}
    for reply in replies:
        heard = words(reply.text.replace(reply.standing, "") if reply.standing else reply.text)
        for start in range(len(heard) - ECHO + 1):
            if tuple(heard[start : start + ECHO]) in runs:
                return " ".join(heard[start : start + ECHO])
        for quote in quotes(reply.text):
            if quote and quote in folded(line.text):
                return quote
    return ""


def takes_a_refusal(talk: Conversation) -> Iterator[Judged]:
    """A refusal is not taken for an answer and not argued with; the next turn asks for something else, or leaves the
    question."""
    for line, replies in _meant(talk, "refusal"):
        asked = talk.lines[line.seq - 1] if line.seq else line
        wrong = ""
        if line.intent == "answer":
            wrong = "takes a refusal for an answer"
        elif any(_ARGUES.search(reply.text) for reply in replies if reply.purpose not in ("question", "critique")):
            wrong = "argues with a refusal"
        elif any(reply.purpose == "probe" and reply.signal == asked.signal for reply in replies):
            wrong = "asks again for what was refused"
        elif any(asked.standing and reply.text == asked.text for reply in replies):
            wrong = "repeats the question that was refused"
        yield Judged(replies[0].seq if replies else line.seq, wrong)


def blank_is_harmless(talk: Conversation) -> Iterator[Judged]:
    """A blank answer is not kept; the candidate is told so, and the question stands."""
    for slip in talk.slips:
        if slip.kept:
            yield Judged(slip.after, "keeps a blank answer")
        else:
            yield Judged(slip.after, "" if slip.message else "says nothing to a blank answer")


def too_little_is_asked_on(talk: Conversation) -> Iterator[Judged]:
    """Hardly a word is not taken for an answer to a question: the interviewer asks for more, or moves on."""
    for line, replies in _meant(talk, "too_little"):
        wrong = "takes hardly a word for an answer" if line.intent == "answer" else ""
        if not wrong and any(reply.purpose == "probe" for reply in replies):
            wrong = "probes where nothing was said"
        yield Judged(replies[0].seq if replies else line.seq, wrong)


def noise_is_no_answer(talk: Conversation) -> Iterator[Judged]:
    """Letters without sense are not taken for an answer and nothing of them is said back."""
    for line, replies in _meant(talk, "gibberish"):
        wrong = "takes noise for an answer" if line.intent == "answer" else ""
        if not wrong and (echo := _echo(line, replies)):
            wrong = f"says noise back: '{echo}'"
        yield Judged(replies[0].seq if replies else line.seq, wrong)


def brings_back(talk: Conversation) -> Iterator[Judged]:
    """To talk about something else the interviewer answers with the question or moves on; he does not pursue it."""
    for line, replies in _meant(talk, "off_topic"):
        echo = _echo(line, tuple(reply for reply in replies if reply.purpose == "probe"))
        yield Judged(
            replies[0].seq if replies else line.seq, f"pursues what is off the topic: '{echo}'" if echo else ""
        )


def does_not_obey(talk: Conversation) -> Iterator[Judged]:
    """Instructions are not followed, not quoted, not argued with and not taken for an answer."""
    for line, replies in _meant(talk, "instructing"):
        heard = " ".join(folded(reply.text).lower() for reply in replies)
        obeyed = next((word for word in line.demands if folded(word).lower() in heard), None)
        wrong = ""
        if obeyed:
            wrong = f"says what was demanded: '{obeyed}'"
        elif echo := _echo(line, replies):
            wrong = f"says an instruction back: '{echo}'"
        elif line.intent == "answer":
            wrong = "takes an instruction for an answer"
        yield Judged(replies[0].seq if replies else line.seq, wrong)


def bears_hostility(talk: Conversation) -> Iterator[Judged]:
    """Abuse is not taken for an answer, not said back, and the candidate is left free to go on."""
    for line, replies in _meant(talk, "abusive"):
        wrong = "takes abuse for an answer" if line.intent == "answer" else ""
        if not wrong and (echo := _echo(line, replies)):
            wrong = f"says abuse back: '{echo}'"
        elif not wrong and any(reply.purpose == "end" for reply in replies) and len(talk.by_candidate) == 1:
            wrong = "ends the interview at the first abuse"
        yield Judged(replies[0].seq if replies else line.seq, wrong)


def minds_the_language(talk: Conversation) -> Iterator[Judged]:
    """A story in another language is not graded as if it had been read, no words of it are said back, and the
    candidate hears, once on a question, that it could not be followed."""
    for line, replies in _meant(talk, "foreign"):
        place = (line.question, line.attempt)
        graded = any((item.question, item.attempt) == place and item.status == "scored" for item in talk.grades)
        here = (other for other in talk.by_interviewer if (other.question, other.attempt) == place)
        said = any("English" in other.text for other in here if other.seq <= replies[-1].seq) if replies else False
        wrong = ""
        if echo := _echo(line, replies):
            wrong = f"says back: '{echo}'"
        elif graded and not _english_too(talk, place):
            wrong = "grades what it cannot read"
        elif not said:
            wrong = "does not say that it could not follow"
        yield Judged(replies[0].seq if replies else line.seq, wrong)


def _english_too(talk: Conversation, place: tuple[int, int]) -> bool:
    return any(
        line.said_as in ("story", "fact") for line in talk.by_candidate if (line.question, line.attempt) == place
    )


def nothing_is_lost(talk: Conversation) -> Iterator[Judged]:
    """Everything that was typed stands in the record, word for word and in order, and nothing else of the candidate."""
    kept = [line.text for line in talk.by_candidate]
    typed = [typed_as(says) for says in talk.typed]
    wrong = ""
    if kept != typed:
        place = next((n for n, (one, other) in enumerate(zip(kept, typed, strict=False)) if one != other), len(kept))
        lost = typed[place][:60] if place < len(typed) else ""
        wrong = f"lost or changed: '{lost}'" if lost else "holds more than was typed"
    yield Judged(talk.lines[-1].seq, wrong)


def answers_count(talk: Conversation) -> Iterator[Judged]:
    """A story or a fact that was asked for is taken for an answer."""
    for line, replies in _meant(talk, "story", "fact"):
        wrong = "" if line.intent == "answer" else f"takes an answer for '{line.intent}'"
        yield Judged(replies[0].seq if replies else line.seq, wrong)
