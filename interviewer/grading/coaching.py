"""What to fix, in order: per weak dimension the problem, the words that lack it, what to do, the sentence mended."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from zlib import crc32

from interviewer.domain.coaching import FIELD, Coaching, HoldAdvice
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Marked, Observations, Strength
from interviewer.domain.rubric import Dimension
from interviewer.domain.scorecard import DimensionScore, Fix, SignalScore
from interviewer.domain.transcript import Transcript
from interviewer.grading.asking import Asked, Topics, question_in
from interviewer.grading.rewriting import Rewriter
from interviewer.grading.wording import excerpt, sentence_around
from interviewer.library.coaching import load_coaching

MOST_CLAIMS = 3
"""Sentences that are tried for a rewrite of one signal."""
BAR_WEIGHT = 1.5
"""What the level bar asks for weighs more: without it the verdict stays low whatever the points."""
LEAST_CLAUSE = 7
"""Words; a shorter quote is mended within its sentence, where one knows what it is about."""
_FIRST = 1000.0
_LONGEST_SENTENCE = 400
"""Characters; of a longer sentence only the quote is mended."""
_STOPS = frozenset((".", "!", "?"))
_BETWEEN = re.compile(r"(?<=[.!?])\s+")
_OPENER = re.compile(r"(?:I|we|it|they|he|she|this|that|there|the|our|my|people)\b", re.IGNORECASE)


class Desk:
    """The coaching file, compiled; shared by all rubrics."""

    def __init__(self, coaching: Coaching) -> None:
        self.coaching = coaching
        self.rewriter = Rewriter(coaching)
        self.topics = Topics(coaching)


@lru_cache(maxsize=1)
def desk() -> Desk:
    """The compiled coaching of the installed rubrics. Raises RubricError."""
    return Desk(load_coaching())


def coach(
    transcript: Transcript, observations: Observations, dimensions: dict[str, DimensionScore], rubric: Rubric
) -> tuple[Fix, ...]:
    """The fixes, the one that would raise the verdict most first; at most one a dimension, none for a good one.

    Gates come first, then points missing times how likely telling more would mend them.
    """
    return _Session(transcript, observations, dimensions, rubric, desk()).fixes()


class _Session:
    """One transcript being coached; remembers which words a fix has used."""

    def __init__(
        self,
        transcript: Transcript,
        observations: Observations,
        dimensions: dict[str, DimensionScore],
        rubric: Rubric,
        desk: Desk,
    ) -> None:
        self.transcript, self.dimensions, self.rubric = transcript, dimensions, rubric
        self.coaching, self.rewriter = desk.coaching, desk.rewriter
        self.marks = (*observations.gates, *observations.caps)
        self.observed = observations.signals
        self.topics = desk.topics
        self.probes: dict[str, Asked] | None = None
        self.used: set[tuple[int, int]] = set()
        self.frames: set[str] = set()
        self.shown = 0
        self.seed = crc32(transcript.id.encode(errors="replace"))

    def fixes(self) -> tuple[Fix, ...]:
        holds = self._holds()
        alone = next((item for item in holds.values() if item[1].alone), None)
        if alone:
            return (self._held(*alone),)
        plan: list[tuple[float, str, SignalScore | None]] = []
        needs = self.rubric.level(self.transcript.level).needs
        for name, score in self.dimensions.items():
            if name in holds:
                mark, hold = holds[name]
                forced = self.rubric.gate(mark.id).verdict
                plan.append((_FIRST if forced else hold.fixable * (score.max - score.points), name, None))
            elif score.points < self.coaching.weak_below * score.max:
                plan.append((*self._weakest(name, score, needs),))
        plan.sort(key=lambda item: -item[0])
        return tuple(
            self._held(*holds[name]) if signal is None else self._weak(name, signal) for _, name, signal in plan
        )

    def _holds(self) -> dict[str, tuple[Marked, HoldAdvice]]:
        """Dimension id to the gate or cap that holds it, gates before caps."""
        found: dict[str, tuple[Marked, HoldAdvice]] = {}
        for mark in self.marks:
            hold = self.coaching.holds.get(mark.id)
            if hold and hold.dimension in self.dimensions:
                found.setdefault(hold.dimension, (mark, hold))
        return found

    def _weakest(self, name: str, score: DimensionScore, needs: Container[str]) -> tuple[float, str, SignalScore]:
        """What telling more could win in the dimension, its id, and the signal that could win most."""
        worth, best, most = 0.0, score.signals[0], -1.0
        known, other = self.coaching.signals, self.coaching.other
        for signal in score.signals:
            missing = signal.max - signal.points
            if missing <= 0:
                continue
            advice = known.get(signal.id, other)
            win = missing * advice.fixable * (BAR_WEIGHT if signal.id in needs else 1)
            worth += win
            if win > most and not (advice.after and self._absent(score, advice.after)):
                best, most = signal, win
        return worth, name, best

    @staticmethod
    def _absent(score: DimensionScore, name: str) -> bool:
        return any(signal.id == name and signal.strength is Strength.ABSENT for signal in score.signals)

    def _held(self, mark: Marked, hold: HoldAdvice) -> Fix:
        """The fix for what a gate or a cap holds."""
        quote, rewrite = self._mended(mark.evidence, hold.frames)
        if hold.frames and not rewrite:
            other, rewrite = self._mended(self._leaning(hold.leans_on), hold.frames)
            quote = other if rewrite else quote
        text = self._pick(hold.problem if quote else hold.silent)
        return Fix.trusted(
            dimension=hold.dimension,
            signal=hold.signal,
            problem=self._problem(hold.dimension, text, quote),
            quote=quote,
            advice=self._pick(hold.advice),
            rewrite=rewrite,
        )

    def _weak(self, name: str, signal: SignalScore) -> Fix:
        """The fix for a dimension whose points are missing mostly in `signal`."""
        advice = self.coaching.signals.get(signal.id, self.coaching.other)
        tips, asked = advice.advice, None
        if signal.strength is Strength.ABSENT:
            frames = advice.frames if advice.leaning_frames is None else advice.leaning_frames
            quote, rewrite = self._mended(self._leaning(advice.leans_on), frames)
            texts = advice.lacks if quote else advice.unsaid
        else:
            quote, rewrite = self._mended(signal.evidence, advice.frames)
            texts = advice.claimed if quote else advice.unsaid
        if signal.strength is Strength.SHOWN and quote:
            self.shown += 1
            text = self.coaching.shown[(self.seed + self.shown) % len(self.coaching.shown)]
        elif signal.strength is Strength.ABSENT and signal.evidence:
            quote, rewrite, text = signal.evidence[0].quote, None, self._pick(self.coaching.retracted)
        elif asked := self._asked(signal):
            text = self._pick(advice.asked)
            if advice.unknown and self.rewriter.meets(self.transcript.turns[asked.reply].text, "unknown"):
                tips = advice.unknown
        else:
            text = self._pick(texts)
        return Fix.trusted(
            dimension=name,
            signal=signal.id,
            problem=self._problem(name, text, quote, asked, signal.id),
            quote=quote,
            advice=self._pick(tips),
            rewrite=rewrite,
        )

    def _asked(self, signal: SignalScore) -> Asked | None:
        """The probe that was after the signal in vain: nothing said in reply to it evidences the signal."""
        if self.probes is None:
            self.probes = self.topics.asked(self.transcript, self.rubric)
        asked = self.probes.get(signal.id)
        return None if asked and any(item.turn >= asked.reply for item in signal.evidence) else asked

    def _mended(self, claims: Sequence[Evidence], frames: tuple[str, ...]) -> tuple[str | None, str | None]:
        """The claim a fix is about, word for word, and its mended sentence.

        Words that no other fix has used come first. Where no frame fits, the first claim stands without a rewrite.
        """
        if self.used and len(claims) > 1:
            claims = sorted(claims, key=lambda claim: (claim.turn, claim.start) in self.used)
        for claim in claims[:MOST_CLAIMS] if frames else ():
            for sentence in self._sentences(claim):
                mended = self.rewriter.rewrite(sentence, frames, self.seed, self.frames)
                if mended:
                    self.used.add((claim.turn, claim.start))
                    self.frames.add(mended.frame.id)
                    return sentence, mended.text
        if not claims:
            return None, None
        self.used.add((claims[0].turn, claims[0].start))
        return claims[0].quote, None

    def _leaning(self, names: tuple[str, ...]) -> list[Evidence]:
        """The claims that other signals rest on, in the order of `names`, each once."""
        found: dict[tuple[int, int], Evidence] = {}
        evidence = {signal.id: signal.evidence for signal in self.observed}
        for name in names:
            for item in evidence.get(name, ())[:2]:
                found.setdefault((item.turn, item.start), item)
            if len(found) >= MOST_CLAIMS:
                break
        return list(found.values())

    def _sentences(self, claim: Evidence) -> tuple[str, ...]:
        """What may be mended: the sentences of a longer claim; a clause that can stand alone; the sentence around."""
        quote = claim.quote
        if quote[-1:] in _STOPS and quote[:1].isupper() and quote.find(". ") < 0:
            return (quote,)
        if ". " in quote or "? " in quote or "! " in quote:
            return tuple(_BETWEEN.split(quote))
        whole = sentence_around(self.transcript.turns[claim.turn].text, claim.start, claim.end)
        if not len(quote) < len(whole) <= _LONGEST_SENTENCE:
            return (quote,)
        stands = _OPENER.match(quote) and quote.count(" ") + 1 >= LEAST_CLAUSE
        return (quote, whole) if stands else (whole,)

    def _pick(self, texts: tuple[str, ...]) -> str:
        return texts[self.seed % len(texts)]

    def _problem(
        self, dimension: str, text: str, quote: str | None, asked: Asked | None = None, signal: str = ""
    ) -> str:
        """The dimension's points out of its range, then `text` with its fields filled in."""
        frame = next(item for item in self.rubric.dimensions if item.id == dimension)
        score = self.dimensions[dimension]
        values = {"quote": excerpt(quote) if quote else ""}
        if asked:
            turns = self.transcript.turns
            values["asked"] = question_in(turns[asked.question].text)
            values["reply"] = excerpt(turns[asked.reply].text)
        if "{asks}" in text or "{strong}" in text:
            rule = next(rule for rule in frame.signals if rule.id == signal)
            values |= {"asks": rule.asks, "strong": rule.strong}
        said = "".join([values[part] if n % 2 else part for n, part in enumerate(_parts(text))])
        return f"{points_said(frame, score)}: {said}"


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[str, ...]:
    """A text of the coaching file as literal words and, at odd places, names of fields."""
    return tuple(FIELD.split(text))


def points_said(dimension: Dimension, score: DimensionScore) -> str:
    """A dimension's points out of its range: 'Quantified impact 6 of 20'."""
    return f"{dimension.name} {_number(score.points)} of {_number(score.max)}"


def _number(points: float) -> str:
    """Points without a needless fraction: 6, 6.5."""
    return f"{points:.1f}".removesuffix(".0")
