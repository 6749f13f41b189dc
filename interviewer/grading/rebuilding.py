"""The whole answer rebuilt: the candidate's own sentences in the order one should tell them, slots for the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import re2

from interviewer.domain.coaching import SLOT, Coaching, Piece, Rebuilt, RebuiltPart
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.grading.coaching import desk
from interviewer.grading.cues import cue_set
from interviewer.grading.reading import read, set_aside
from interviewer.grading.segments import Segment, fold
from interviewer.grading.wording import capitalised

LEAST_KEPT = 0.6
"""Share of a sentence's words that its rewrite must keep to stand in for it; else facts would be lost."""
_LEAST_WORDS = 3
_MARKUP = re.compile(r"[\[\]<>{}]|```")
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?][\"')\]]*$")


@dataclass
class _Sentence:
    """One sentence of the candidate on its way into the rebuilt answer."""

    turn: int
    start: int
    end: int
    text: str
    reply: int
    role: int = -1
    """Index into the coaching's roles; -1 until it is known."""
    dimension: str = ""
    votes: dict[int, float] = field(default_factory=dict)
    """Role to the weight of the signals that place it there."""
    worth: float = 0.0
    """Points of the signals it evidences; 0 for one that only links others."""

    @property
    def words(self) -> int:
        return len(SLOT.sub(" ", self.text).split())


def rebuild(transcript: Transcript, scorecard: Scorecard, rubric: Rubric) -> Rebuilt:
    """The answer and the replies to probes as one account of at most the rubric's `answer_seconds` of speech.

    Only what the candidate said, without filler; a part that is missing is a slot. Sentences that evidence nothing are
    left out first where it is too long.
    """
    coaching = desk().coaching
    alone = {mark.id for mark in scorecard.gates if mark.id in coaching.holds and coaching.holds[mark.id].alone}
    if scorecard.status != "scored" or alone:
        return Rebuilt(why_not=coaching.no_rebuild)
    kept = _placed(_sentences(transcript, rubric, coaching), scorecard, coaching)
    numbers = rubric.framework.numbers
    most = numbers.answer_seconds * numbers.speech_words_per_minute // 60
    for sentence in kept:
        sentence.text = _told(sentence, scorecard)
    kept = _once(kept)
    _shorten(kept, most)
    parts = []
    for index, rule in enumerate(coaching.roles):
        own = [sentence for sentence in kept if sentence.role == index]
        pieces = tuple(
            Piece(text=item.text, dimension=item.dimension, turn=item.turn, start=item.start, end=item.end)
            for item in own
        )
        parts.append(
            RebuiltPart(
                role=rule.role,
                dimension=rule.dimension,
                pieces=pieces or (Piece(text=rule.slot, dimension=rule.dimension),),
            )
        )
    words = sum(sentence.words for sentence in kept)
    return Rebuilt(parts=tuple(parts), words=words, seconds=round(words * 60 / numbers.speech_words_per_minute))


@lru_cache(maxsize=1)
def _empty(patterns: tuple[str, ...]) -> "re2._Regexp":
    return re2.compile("(?i)" + "|".join(f"(?:{pattern})" for pattern in patterns))


def _sentences(transcript: Transcript, rubric: Rubric, coaching: Coaching) -> list[_Sentence]:
    """The candidate's sentences that say something; parts of one too long to quote are whole again.

    Words to the grader, and what follows them in their turn, are left out.
    """
    cues = cue_set(rubric)
    kept, _, _ = set_aside(read(transcript, cues))
    turns = transcript.turns
    whole: list[Segment] = []
    for segment in (reading.segment for reading in kept):
        last = whole[-1] if whole else None
        if last and last.turn == segment.turn and not _ENDED.search(last.text):
            between = turns[last.turn].text[last.end : segment.start]
            if "\n" not in between and not between.strip():
                text = fold(turns[last.turn].text[last.start : segment.end])
                whole[-1] = last._replace(end=segment.end, text=text)
                continue
        whole.append(segment)
    empty = _empty(coaching.empty)
    return [
        _Sentence(item.turn, item.start, item.end, item.text, item.reply)
        for item in whole
        if not item.text.endswith("?") and not _MARKUP.search(item.text) and not empty.search(item.text.strip(" .!,"))
    ]


def _placed(sentences: list[_Sentence], scorecard: Scorecard, coaching: Coaching) -> list[_Sentence]:
    """The sentences that belong to a part, in the order they were said.

    A sentence goes where the signals it evidences weigh most. One that evidences none follows the one before it,
    or opens the situation; after a reflection, and at the start of a reply, it is left out.
    """
    roles = {signal: index for index, rule in enumerate(coaching.roles) for signal in rule.signals}
    last = len(coaching.roles) - 1
    kept: list[_Sentence] = []
    for sentence in sentences:
        _vote(sentence, scorecard, roles)
        before = kept[-1] if kept and kept[-1].turn == sentence.turn else None
        if sentence.role < 0 and before and before.role < last:
            sentence.role, sentence.dimension = before.role, before.dimension
        elif sentence.role < 0 and not before and sentence.reply == 0:
            sentence.role, sentence.dimension = 0, coaching.roles[0].dimension
        if sentence.role >= 0 and sentence.words >= _LEAST_WORDS:
            kept.append(sentence)
    for role in range(last):
        _fill(role, kept)
    return kept


def _once(sentences: list[_Sentence]) -> list[_Sentence]:
    """Without what was said before, word for word: of two alike, the one that evidences more, else the first."""
    best: dict[str, _Sentence] = {}
    for sentence in sentences:
        said = " ".join(_WORD.findall(sentence.text.lower()))
        if said not in best or sentence.worth > best[said].worth:
            best[said] = sentence
    taken = {id(sentence) for sentence in best.values()}
    return [sentence for sentence in sentences if id(sentence) in taken]


def _vote(sentence: _Sentence, scorecard: Scorecard, roles: dict[str, int]) -> None:
    """Put the sentence where the signals it evidences have most points times strength."""
    inside: dict[tuple[int, str], float] = {}
    for dimension, score in scorecard.dimensions.items():
        for signal in score.signals:
            role = roles.get(signal.id)
            for item in signal.evidence if role is not None and signal.strength.rank else ():
                if item.turn == sentence.turn and item.start < sentence.end and sentence.start < item.end:
                    key = role or 0, dimension
                    inside[key] = inside.get(key, 0.0) + signal.max * signal.strength.rank
    for (role, _), worth in inside.items():
        sentence.votes[role] = sentence.votes.get(role, 0.0) + worth
    if inside:
        sentence.role = max(sentence.votes, key=lambda role: (sentence.votes[role], role))
        own = {dimension: worth for (role, dimension), worth in inside.items() if role == sentence.role}
        sentence.dimension = max(own, key=lambda dimension: own[dimension])
        sentence.worth = sum(inside.values())


def _fill(role: int, kept: list[_Sentence]) -> None:
    """Give an empty part the sentence that speaks for it most, if its own part can spare it."""
    if any(sentence.role == role for sentence in kept):
        return
    spare = [
        sentence
        for sentence in kept
        if role in sentence.votes
        and any(other.role == sentence.role in other.votes for other in kept if other is not sentence)
    ]
    if spare:
        max(spare, key=lambda sentence: sentence.votes[role]).role = role


def _told(sentence: _Sentence, scorecard: Scorecard) -> str:
    """The sentence as one should say it: mended where a fix keeps most of it, else without filler."""
    plain = capitalised(desk().rewriter.trimmed(sentence.text)) + "."
    for fix in scorecard.fixes:
        if not fix.rewrite or not fix.quote or fold(fix.quote) not in sentence.text:
            continue
        if len(SLOT.sub(" ", fix.rewrite).split()) >= LEAST_KEPT * len(plain.split()):
            return fix.rewrite
    return plain


def _shorten(kept: list[_Sentence], most: int) -> None:
    """Leave sentences out until `most` words are left: linking ones from the end, then those that evidence least."""
    total = sum(sentence.words for sentence in kept)
    for sentence in sorted(kept, key=lambda item: (item.worth, -item.turn, -item.start)):
        if total <= most:
            return
        alone = sum(1 for other in kept if other.role == sentence.role) == 1
        if not alone:
            kept.remove(sentence)
            total -= sentence.words
    _cut_last(kept, total, most)


def _cut_last(kept: Sequence[_Sentence], total: int, most: int) -> None:
    """Where a single sentence is left in each part and still too much, the longest ends early."""
    while total > most:
        longest = max(kept, key=lambda sentence: sentence.words)
        words = longest.text.split(" ")
        keep = max(1, len(words) - (total - most))
        total -= len(words) - keep
        longest.text = " ".join(words[:keep]).rstrip(" ,;:") + " ..."
