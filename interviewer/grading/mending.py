"""A weak sentence mended by hand: what it now shows by the rules, and what in it the answer never said."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.coaching import SLOT
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Strength
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.grading.coaching import desk
from interviewer.grading.cues import cue_set
from interviewer.grading.evidence import Finder
from interviewer.grading.grader import grade
from interviewer.grading.grounding import glue_of
from interviewer.grading.reading import read
from interviewer.grading.rules import STRENGTHS
from interviewer.grading.said import Said
from interviewer.grading.stems import is_number, plain, stem, words

LEAST_WORDS = 5
"""Of a weak sentence: a shorter one leaves nothing to mend."""
_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"[\w$€£¥₹](?:.*[\w%])?", re.DOTALL)
_PART = re.compile(r"[^\W\d_]+")
_ENDS = ".!?:"
_SELF = ("i", "m", "ve", "d", "ll")
"""Parts of 'I', 'I\'ve' and the like."""
_ONE = "one"
"""An article more often than a number."""
_CLOSES = tuple(".,;:!?")


class WeakSentence(NamedTuple):
    """Words of an answer that could show more."""

    evidence: Evidence
    signals: tuple[str, ...]
    """What they are only a claim of; empty where a page names them."""
    missing: float
    """Points that those signals could still earn."""


class Change(NamedTuple):
    """One signal before and after."""

    signal: str
    before: Strength
    after: Strength


class Checked(NamedTuple):
    """A mended sentence as it was found."""

    invented: tuple[str, ...]
    """Numbers and names that the answer does not have, as they were written."""
    slots: tuple[str, ...]
    """What is left to be filled in, brackets included."""
    sentence: tuple[Change, ...]
    """Signals of which the rules find something in this sentence, before or after, in rubric order: how strongly by
    this sentence alone, in its place. The strength on a scorecard comes of the whole answer."""
    before: Scorecard
    after: Scorecard
    """Of the answer with the sentence replaced, slots and inventions taken out: neither shows anything."""


def weak_sentences(transcript: Transcript, card: Scorecard, rubric: Rubric) -> list[WeakSentence]:
    """Sentences that stand first for a claim and show no more by themselves; those that could win most first."""
    claims: dict[tuple[int, int], WeakSentence] = {}
    for dimension in card.dimensions.values():
        for signal in dimension.signals:
            first = signal.evidence[0] if signal.strength is Strength.CLAIMED and signal.evidence else None
            if first is None or len(first.quote.split()) < LEAST_WORDS:
                continue
            if _found(transcript, rubric, first.turn, first.start, first.end).get(signal.id, 0) > Strength.CLAIMED.rank:
                continue
            key = (first.turn, first.start)
            before = claims.get(key, WeakSentence(first, (), 0.0))
            missing = before.missing + signal.max - signal.points
            claims[key] = WeakSentence(first, (*before.signals, signal.id), missing)
    return sorted(claims.values(), key=lambda weak: (-weak.missing, weak.evidence.turn, weak.evidence.start))


def named_sentence(transcript: Transcript, words_of_page: str) -> WeakSentence | None:
    """A sentence that a page names as weak, where the answer has it word for word."""
    evidence = Finder(transcript).find(words_of_page)
    return WeakSentence(evidence, (), 0.0) if evidence else None


def check(transcript: Transcript, weak: Evidence, text: str, rubric: Rubric) -> Checked:
    """`text` in the place of the weak words: what of it is made up, and what the rules see before and after."""
    invented = inventions(text, transcript)
    changed, start, end = _replaced(transcript, weak, _without(text, invented))
    before, after = grade(transcript, rubric), grade(changed, rubric)
    was = _found(transcript, rubric, weak.turn, weak.start, weak.end)
    now = _found(changed, rubric, weak.turn, start, end)
    sentence = tuple(
        Change(name, STRENGTHS[was.get(name, 0)], STRENGTHS[now.get(name, 0)])
        for name in rubric.signals
        if name in was or name in now
    )
    return Checked(invented, tuple(SLOT.findall(text)), sentence, before, after)


def inventions(text: str, transcript: Transcript) -> tuple[str, ...]:
    """Numbers and names of `text` that the candidate never said, as they are written; slots are looked past.

    A capital at the beginning of a sentence may be a name or not, and is let pass.
    """
    said = Said((turn for _, turn in transcript.candidate_turns()), glue_of(desk().coaching))
    heard = {word for _, turn in transcript.candidate_turns() for word in words(plain(turn))}
    chunks = _CHUNK.findall(SLOT.sub(" , ", plain(text)))
    found: dict[str, None] = {}
    start = True
    for at, chunk in enumerate(chunks):
        core = _CORE.search(chunk)
        if core and _is_invented(core[0], chunks[at + 1 : at + 3], start, said, heard):
            found[core[0]] = None
        start = chunk[-1] in _ENDS or (start and not core)
    return tuple(found)


def _is_invented(core: str, following: Sequence[str], start: bool, said: Said, heard: set[str]) -> bool:
    if is_number(core) and core.casefold() != _ONE:
        return not _is_counted(core, following, said)
    return not start and _is_new(core, said, heard)


def _is_counted(core: str, following: Sequence[str], said: Said) -> bool:
    """Whether a number was said, and of one of the two words that follow it here, where they state something."""
    behind = [word for chunk in following for word in words(chunk)]
    counted = [stem(word) for word in behind if word not in said.glue and not is_number(word)]
    return any(said.number(core, behind[0] if behind else "", thing) for thing in counted or [""])


def _is_new(core: str, said: Said, heard: set[str]) -> bool:
    """Whether a word is written as a name and was not said, with a capital or without."""
    names = [part for part in _PART.findall(core) if part[:1].isupper() and part.casefold() not in _SELF]
    return any(not said.name(part) and part.casefold() not in heard for part in names)


def _without(text: str, invented: Sequence[str]) -> str:
    """`text` without its slots and inventions."""
    clear = SLOT.sub(" ", text)
    for piece in sorted(invented, key=len, reverse=True):
        clear = re.sub(rf"(?<!\w){re.escape(piece)}(?!\w)", " ", plain(clear))
    return " ".join(clear.split())


def _replaced(transcript: Transcript, weak: Evidence, text: str) -> tuple[Transcript, int, int]:
    """The answer with `text` in place of the weak words, and where in its turn that then stands."""
    turns = list(transcript.turns)
    old = turns[weak.turn].text
    before, after = old[: weak.start].rstrip(), old[weak.end :].lstrip()
    closed = not text or not after or after.startswith(_CLOSES) or after[:1].islower() or text.endswith((".", "!", "?"))
    ended = text if closed else f"{text}."
    start = len(before) + 1 if before else 0
    joined = " ".join(part for part in (before, ended) if part)
    glue = "" if after.startswith(_CLOSES) else " "
    turns[weak.turn] = turns[weak.turn].model_copy(update={"text": f"{joined}{glue}{after}".rstrip()})
    return transcript.model_copy(update={"turns": tuple(turns)}), start, start + len(ended)


def _found(transcript: Transcript, rubric: Rubric, turn: int, start: int, end: int) -> dict[str, int]:
    """Signals that a cue finds in the sentences of that place, with the rank of the strongest one."""
    found: dict[str, int] = {}
    cues = cue_set(rubric)
    for reading in read(transcript, cues):
        place = reading.evidence
        if reading.aside or place.turn != turn or place.start >= end or start >= place.end:
            continue
        for name in rubric.signals:
            rank = cues.rank(name, reading.mask)
            if rank and (name not in cues.levels or reading.evidenced.adding >> cues.places[name] & 1):
                found[name] = max(rank, found.get(name, 0))
    return found
