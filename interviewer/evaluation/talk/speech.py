"""How the interviewer speaks: one question, short, not twice, no praise, no hints, the candidate's words exactly."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from interviewer.evaluation.talk.check import Judged, judged, said
from interviewer.evaluation.talk.conversation import Conversation, Line
from interviewer.evaluation.talk.words import COMMON, bare, folded, quotes, same_question, sentences, words
from interviewer.library.rubrics import load_rubric

MOST_SENTENCES: Final = 2
SAME: Final = 0.6
"""Share of telling words in common from which two questions are one."""
RUN: Final = 5
"""Words of the rubric in a row that give it away."""
LEAST_TELLING: Final = 2
"""Of them that are not words of any question."""
MOST_USES: Final = 2
"""Of one template in one interview."""
ASKED: Final = frozenset({"question", "probe", "closing"})
SHORT: Final = frozenset({"question", "probe", "reply", "redirect", "notice", "closing"})
"""All but a critique, which explains, and the end."""
_PAIRED = re.compile(r"\b(where|when|how|who|what|why),? (?:and|or) (where|when|how|who|what|why|whom)\b")
_CLAUSE = re.compile(
    r"(?:^|[,;:]\s*|\b(?:and|or|but)\s+)(?:(?:by|to|for|in|on|from|of|with|at|under|within|over|since|until) )?"
    r"(?:how|what|when|where|who|whose|whom|which|why)\b"
)
_PRAISE = re.compile(
    r"\b(?:great|excellent|impress\w*|amazing|awesome|fantastic|wonderful|brilliant|perfect|outstanding|remarkabl[ey]"
    r"|terrific|superb|insightful|commendable|bravo|kudos|congrat\w*|well done|well put|nicely|admir\w+|fascinating"
    r"|(?:good|nice|strong|solid|interesting|helpful|clear|useful|lovely|thorough|valuable) "
    r"(?:job|work|answer|example|point|story|question|start|detail|thinking|one|choice|move|instinct)"
    r"|that(?:'s| is| was| sounds) (?:really |very |so |quite )?"
    r"(?:good|nice|interesting|helpful|clear|useful|clever|smart)"
    r"|i (?:really )?(?:love|like) (?:that|this|it|how|the way)|i(?:'m| am) (?:glad|impressed)|i agree"
    r"|makes sense|fair enough"
    r"|(?<!that )you(?:'re| are| were) (?:right|good|clever|smart))\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thanks?|thank you|appreciate\w*)\b", re.IGNORECASE)
_GRADING = re.compile(
    r"\b(?:rubrics?|signals?|scor(?:e|es|ed|ing)|scorecard|grad(?:e|es|ed|er|ing)|full marks|points|bar[ -]raiser"
    r"|criteri(?:a|on)|competenc(?:y|ies)|leadership principles?|hir(?:e|ing)|verdict|prompts?|STAR)\b"
)
_HINT = re.compile(
    r"\b(?:for (?:example|instance)|such as|e\.?g\.|ideally|make sure (?:to|you)|be sure to|should include|try to"
    r"|don't forget|remember to|it would help|a (?:good|strong|better) (?:answer|reply)|own initiative|proactiv\w*"
    r"|without being (?:asked|told)|(?:nobody|no one) (?:had )?asked|self-?start\w*)\b",
    re.IGNORECASE,
)
_LOUD = re.compile("[!\N{FULLWIDTH EXCLAMATION MARK}\U0001f300-\U0001faff\u2600-\u27bf]")
_REPROACH = re.compile(
    r"\b(?:rude|unacceptable|inappropriate|offensive|disappointing|shame|ridiculous|nonsense|silly|warn(?:ing)?"
    r"|how dare|calm down|your fault|wast(?:e|ing) (?:my|our) time|as i (?:already )?said|obviously|you failed"
    r"|you must (?:answer|tell|stop)|i insist|are you sure|come on|surely you)\b",
    re.IGNORECASE,
)


def one_question(talk: Conversation) -> Iterator[Judged]:
    """Before the candidate speaks again one question is put to him: a probe ends with its only question mark, no
    other turn has more than one, no question has more than two questioning clauses, and no two turns in a row ask. A
    critique, which asks nothing, may show how a question is put."""
    asking: Line | None = None
    for line in talk.lines:
        if line.speaker == "candidate":
            asking = None
            continue
        if line.purpose not in SHORT:
            continue
        own = bare(line.text)
        clauses = max((_clauses(part) for part in sentences(said(line))), default=0)
        if line.purpose in ASKED and asking is not None:
            yield judged(line, "asks, though the turn before it asked already")
        elif own.count("?") > 1:
            yield judged(line, f"has {own.count('?')} question marks")
        elif line.purpose == "probe" and not own.rstrip().endswith("?"):
            yield judged(line, "is a probe and does not end with its question")
        elif clauses > 2:
            yield judged(line, f"asks {clauses} things at once")
        else:
            yield judged(line, "")
        asking = line if line.purpose in ASKED else asking


def _clauses(sentence: str) -> int:
    return len(_CLAUSE.findall(_PAIRED.sub(r"\1", sentence.lower())))


def two_sentences(talk: Conversation) -> Iterator[Judged]:
    """A turn has at most two sentences; the question that stands counts as none where it is repeated. A critique, the
    answer to the candidate's own question and the end may have more."""
    for line in talk.by_interviewer:
        if line.purpose in SHORT and line.question < len(talk.competencies):
            count = len(sentences(said(line)))
            yield judged(line, f"has {count} sentences" if count > MOST_SENTENCES else "")


def never_repeats(talk: Conversation) -> Iterator[Judged]:
    """No probe asks what an earlier question or probe of the interview asked in nearly the same words, none of one
    attempt is after the same signal as another, and no other turn says again what the one before it said, unless the
    candidate asked for that."""
    asked: list[Line] = []
    after: set[tuple[int, int, str]] = set()
    last = ""
    for line in talk.lines:
        if line.speaker == "candidate":
            last = "" if line.intent == "repeat" else last
            continue
        wrong = ""
        if line.purpose in ("question", "probe"):
            same = next((other for other in asked if same_question(line.text, other.text, SAME)), None)
            place = (line.question, line.attempt, line.signal or "")
            if line.purpose == "probe" and same is not None:
                wrong = f"asks what turn {same.seq} asked"
            elif line.signal and place in after:
                wrong = f"is after {line.signal} again"
            asked.append(line)
            after.add(place)
        elif line.purpose in ("reply", "redirect") and said(line) == last:
            wrong = "says again what was said before"
        yield judged(line, wrong)
        last = said(line)


def never_praises(talk: Conversation) -> Iterator[Judged]:
    """No turn praises or agrees, quotations aside; a probe does not thank either."""
    for line in talk.by_interviewer:
        found = _PRAISE.search(bare(said(line)))
        if found is None and line.purpose == "probe":
            found = _THANKS.search(bare(line.text))
        yield judged(line, f"praises: '{found.group()}'" if found else "")


def gives_nothing_away(talk: Conversation) -> Iterator[Judged]:
    """Until a question is over, no turn speaks of the grading, gives an example or a hint, or has five words in a row
    of what the rubric counts; in a real interview no critique and no grade is seen before the end."""
    told: set[tuple[str, ...]] = set()
    over = False
    for line in talk.lines:
        over = over or line.purpose == "end"
        if line.speaker == "candidate":
            told |= _runs(line.text)
            continue
        if line.purpose == "critique":
            yield judged(line, "is a critique before the end" if talk.mode == "real" and not over else "")
            continue
        own = bare(said(line))
        competency = talk.competencies[min(line.question, len(talk.competencies) - 1)]
        if line.purpose == "question":
            told |= _runs(line.text)
        if found := _GRADING.search(own) or _HINT.search(own):
            yield judged(line, f"gives away: '{found.group()}'")
        elif leaked := (_runs(own) & _counted(competency)) - told:
            yield judged(line, f"has the rubric's words: '{' '.join(min(leaked))}'")
        else:
            yield judged(line, "")
    if talk.shown_early:
        yield Judged(talk.lines[-1].seq, "a grade could be seen before the end")


def _runs(text: str) -> set[tuple[str, ...]]:
    own = words(text)
    return {tuple(own[start : start + RUN]) for start in range(len(own) - RUN + 1)}


@lru_cache(maxsize=16)
def _counted(competency: str) -> frozenset[tuple[str, ...]]:
    """Runs of words that tell what counts; 'and what was going on' tells nothing."""
    rubric = load_rubric(competency)
    texts = [text for signal in rubric.signals.values() for text in (signal.claimed, signal.shown, signal.strong)]
    texts += [text for probe in rubric.probes for text in (probe.why, probe.weak.text, probe.strong.text)]
    texts += [text for gate in rubric.framework.gates for text in (gate.says, gate.remedy)]
    return frozenset(run for text in texts for run in _runs(text) if len({*run} - COMMON) >= LEAST_TELLING)


def own_words(talk: Conversation) -> Iterator[Judged]:
    """What stands between quotation marks in a probe was said by the candidate to this question, word for word, in a
    turn that was taken for an answer."""
    for line in talk.probe_lines:
        place = (line.question, line.attempt)
        earlier = [other for other in talk.by_candidate if other.seq < line.seq]
        here = [folded(other.text) for other in earlier if (other.question, other.attempt) == place]
        counted = [
            folded(other.text)
            for other in earlier
            if (other.question, other.attempt) == place and other.intent in ("answer", "too_short", "off_topic")
        ]
        wrong = ""
        for quote in quotes(line.text):
            if not any(quote in text for text in here):
                wrong = f"quotes what was not said: '{quote}'"
            elif not any(quote in text for text in counted):
                wrong = f"quotes what was no answer: '{quote}'"
        yield judged(line, wrong)


def quotes_once(talk: Conversation) -> Iterator[Judged]:
    """No words are quoted back twice in one interview."""
    before: set[str] = set()
    for line in talk.probe_lines:
        found = {quote.lower() for quote in quotes(line.text)}
        again = sorted(found & before)
        yield judged(line, f"quotes again: '{again[0]}'" if again else "")
        before |= found


def stays_calm(talk: Conversation) -> Iterator[Judged]:
    """No turn is loud (exclamation marks, pictographs) or reproaches the candidate, whatever he said."""
    for line in talk.by_interviewer:
        found = _LOUD.search(said(line)) or _REPROACH.search(bare(said(line)))
        yield judged(line, f"is not calm: '{found.group()}'" if found else "")


def templates_rest(talk: Conversation) -> Iterator[Judged]:
    """In one interview no template of the interviewer's own is used more than twice: neither the question of a probe,
    nor the words that lead to its quotation, nor any other sentence but the end."""
    used: Counter[str] = Counter()
    for line in talk.by_interviewer:
        if line.purpose in ("question", "critique", "end", "closing"):
            continue
        found = [part for part in (line.wording or "").split("+") if part and line.worded_by != "llm"]
        parts = [f"lead {part}" if part.isdigit() else part for part in found]
        parts = parts or ([said(line)] if line.purpose != "probe" else [])
        used.update(parts)
        often = [part for part in parts if used[part] > MOST_USES]
        yield judged(line, f"uses '{often[0]}' for the {used[often[0]]}th time" if often else "")
