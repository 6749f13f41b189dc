"""What a gate's words are learned from: rated answers and single sentences, and the phrases that stand in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.domain.gate_words import LONGEST_PHRASE
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.learning import FILES, OWNERSHIP, SECOND, lines
from interviewer.evaluation.learning_sentences import OBSERVATIONS
from interviewer.grading.assignment import ASSIGNED, by_cues
from interviewer.grading.cues import cue_set
from interviewer.grading.phrases import MARKS, tokens_by_rank
from interviewer.grading.reading import read, set_aside
from interviewer.library.rubrics import load_rubric

OPENINGS = "openings/sentences.jsonl"
COMMON_WORDS = 2500
"""Phrases are made of that many words, those in most sentences of answers: things of stories are seldom among them."""
LEAST_ANSWERS, LEAST_SETS = 3, 3
"""A phrase stands in so many answers of so many sets; a hundred openings count as one set."""
OPENINGS_IN_SET = 100
Feature = tuple[str, bool]
"""A phrase, and whether it stands in a reply."""


class Sentence(NamedTuple):
    """One sentence and what stands in it."""

    words: list[str]
    reply: bool
    tells: bool
    """Whether a reader quoted it for the gate."""
    silent: bool = False
    """Whether cues say that it does not speak for the gate (Cued.silent)."""


class Answer(NamedTuple):
    """One rated answer, or one opening as an answer of one sentence."""

    set: str
    sentences: list[Sentence]
    assigned: bool
    told: tuple[bool, bool] = (False, False)
    """What cues say: an assignment is told, and one is denied."""
    single: bool = False
    """Whether it is an opening."""
    merit: float = 0.5
    """The share of the points of other dimensions that raters gave it."""


def rated_origins(folder: Path) -> list[Answer]:
    """The answers of dev and of the written sets in which the gate is on and whose raters agree on it."""
    second = {line["id"]: ASSIGNED in line["gates"] for line in lines(folder / SECOND)}
    found = []
    for place in FILES:
        quotes = {line["id"]: line["gates"] for line in lines(folder / OBSERVATIONS[place])}
        for line in lines(folder / place):
            assigned = ASSIGNED in line["consensus"]["gates"]
            if ASSIGNED in load_rubric(line["competency"]).gates_off or second.get(line["id"], assigned) != assigned:
                continue
            gates = quotes[line["id"]]
            quote = (gates.get(ASSIGNED) or "") if isinstance(gates, dict) else ""
            name = "dev" if place.startswith("calibration") else line["id"].partition("-")[0]
            found.append(_answer(name, line, assigned, quote)._replace(merit=_merit(line["consensus"]["points"])))
    return found


def _merit(points: dict[str, float]) -> float:
    others = [dimension for dimension in load_rubric().dimensions if dimension.id != OWNERSHIP]
    return sum(points[dimension.id] for dimension in others) / sum(dimension.points for dimension in others)


def _answer(name: str, line: dict[str, Any], assigned: bool, quote: str) -> Answer:
    asked = {key: line[key] for key in ("id", "question", "turns", "competency", "level")}
    transcript, cues = Transcript.model_validate(asked), cue_set(load_rubric(line["competency"]))
    readings, _, _ = set_aside(read(transcript, cues))
    cued = by_cues(readings, cues, readings)
    sentences = []
    for reading in readings:
        segment = reading.segment
        at = transcript.turns[segment.turn].text.find(quote) if quote else -1
        tells = at >= 0 and segment.start < at + len(quote) and at < segment.end
        sentences.append(
            Sentence(tokens_by_rank(segment.text), segment.reply > 0, assigned and tells, reading in cued.silent)
        )
    return Answer(name, sentences, assigned, (bool(cued.told), bool(cued.denials)))


def openings(folder: Path) -> list[Answer]:
    """Single sentences that tell of an assignment, or nearly do."""
    return [
        Answer(
            f"openings {number // OPENINGS_IN_SET}",
            [Sentence(tokens_by_rank(line["text"]), False, line["assigned"])],
            line["assigned"],
            single=True,
        )
        for number, line in enumerate(lines(folder / OPENINGS))
    ]


def phrases_of(answers: Sequence[Answer]) -> list[Feature]:
    """Neighbouring words, all of them common, that stand in enough answers of enough sets, in replies apart."""
    rated = (answer for answer in answers if not answer.single)
    words = Counter(word for answer in rated for one in answer.sentences for word in set(one.words) - MARKS)
    known = {word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))[:COMMON_WORDS]} | MARKS
    seen: Counter[Feature] = Counter()
    sets: dict[Feature, set[str]] = {}
    for answer in answers:
        for feature in {feature for one in answer.sentences for feature in features_of(one, known)}:
            seen[feature] += 1
            sets.setdefault(feature, set()).add(answer.set)
    return sorted(one for one, often in seen.items() if often >= LEAST_ANSWERS and len(sets[one]) >= LEAST_SETS)


def features_of(one: Sentence, known: set[str] | None = None) -> Iterable[Feature]:
    for size in range(1, LONGEST_PHRASE + 1):
        for at in range(len(one.words) - size + 1):
            span = one.words[at : at + size]
            if not MARKS & {span[0], span[-1]} and (known is None or known.issuperset(span)):
                phrase = " ".join(span)
                yield phrase, False
                if one.reply:
                    yield phrase, True
