"""Answers with hand-made observations for the coach, and what may stand in a rewrite."""

import re
from collections.abc import Mapping

from interviewer.domain.coaching import SLOT
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Marked, Observations, SignalObservation, Strength
from interviewer.domain.scorecard import Fix, Scorecard
from interviewer.domain.transcript import Kind, Level, Transcript, Turn
from interviewer.grading.coaching import coach
from interviewer.grading.scoring import score

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about after against although an and as at be because been before but by could did do does each else first
        for from go had has have he her him his how i if in instead into is it its last longer me mine my myself no
        not now of on once or our out over per rather she since so such than that the their them then there these
        they this those though to until up us was we went were what when where which while who whom whose why with
        within without""",
    )
)
"""What a rewrite may add beside slots; kept apart from the product's own list on purpose."""
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'"})


def words(text: str) -> set[str]:
    """The words of `text`, lower case, quote marks made plain."""
    return set(WORD.findall(text.translate(_PLAIN).lower()))


def invented(rewrite: str, transcript: Transcript) -> set[str]:
    """Words of a rewrite outside slots that are neither the candidate's nor function words."""
    said = words(" ".join(text for _, text in transcript.candidate_turns()))
    return words(SLOT.sub(" ", rewrite)) - said - FUNCTION_WORDS


def answer(*texts: str, level: Level = Level.SDE2, id: str = "t") -> Transcript:
    """A transcript in which candidate and interviewer take turns, the candidate first."""
    turns = (Turn(speaker="interviewer" if number % 2 else "candidate", text=text) for number, text in enumerate(texts))
    return Transcript(id=id, question="Tell me about a time.", turns=tuple(turns), level=level, kind=Kind.SELF_START)


def quoted(transcript: Transcript, words: str) -> Evidence:
    """The first place where the candidate says `words`."""
    turn, at = next((turn, text.find(words)) for turn, text in transcript.candidate_turns() if words in text)
    return Evidence(turn=turn, start=at, end=at + len(words), quote=words)


def observed(
    transcript: Transcript,
    rubric: Rubric,
    signals: Mapping[str, tuple[str, str]],
    gates: Mapping[str, str] | None = None,
    caps: Mapping[str, str] | None = None,
) -> Observations:
    """Observations with signal id to (strength, quote); signals that are not named are strong, without words."""
    seen = []
    for signal in (*rubric.signals.values(), rubric.framework.scope):
        strength, words = signals.get(signal.id, ("strong", ""))
        evidence = (quoted(transcript, words),) if words else ()
        seen.append(SignalObservation(id=signal.id, strength=Strength(strength), evidence=evidence))

    def marks(fired: Mapping[str, str] | None) -> tuple[Marked, ...]:
        return tuple(
            Marked(id=name, evidence=(quoted(transcript, words),) if words else ())
            for name, words in (fired or {}).items()
        )

    return Observations(signals=tuple(seen), gates=marks(gates), caps=marks(caps))


def fixes(transcript: Transcript, observations: Observations, rubric: Rubric) -> tuple[Fix, ...]:
    """What the coach says of these observations under the rules' strength weights."""
    result = score(observations, rubric, Kind.SELF_START, transcript.level)
    return coach(transcript, observations, result.dimensions, rubric)


def graded(transcript: Transcript, observations: Observations, rubric: Rubric) -> Scorecard:
    """A scorecard of these observations, with the coach's fixes."""
    result = score(observations, rubric, transcript.kind or Kind.SELF_START, transcript.level)
    return Scorecard(
        id=transcript.id,
        status="scored",
        total=result.total,
        verdict=result.verdict,
        dimensions=result.dimensions,
        gates=observations.gates,
        fixes=coach(transcript, observations, result.dimensions, rubric),
    )
