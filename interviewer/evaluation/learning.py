"""How `dimension_words.json` is learned from rated answers: a ridge per dimension; needs NumPy, as metrics' checks do.

    python -m interviewer.evaluation.learning rubrics/dimension_words.json [SET ...]

writes the file anew, learned from evals/calibration/dev and evals/written without the named sets (`dev`, `t9`, ...), so
that those can be graded as unread. Its `sentences` stay: `learning_sentences` learns them.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.domain.dimension_words import TIMES_CUED, TIMES_IN, DimensionWords, Row
from interviewer.domain.gate_words import LONGEST_PHRASE
from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import CONTEXTS
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import cue_set
from interviewer.grading.phrases import MARKS, tokens
from interviewer.grading.reading import Reading, read, set_aside
from interviewer.grading.rules import counted, find
from interviewer.grading.targets import GIVEN_STRENGTHS
from interviewer.grading.whole import proportion
from interviewer.grading.whole_words import WordPoints
from interviewer.library.rubrics import load_rubric
from interviewer.resources import data_folder

FILES = ("calibration/dev.jsonl", "written/transcripts.jsonl")
SECOND = "written/second_ratings.jsonl"
ASSIGNED, OWNERSHIP = "manager_assigned", "ownership_signal"
COMMON_WORDS = 1000
"""Phrases are made of that many words, those in most sentences: names and things of stories are not among them."""
LONGEST = 2
"""Words and marks of a phrase. Three gain nothing."""
LEAST_ANSWERS, LEAST_SETS = 25, 7
"""A phrase stands in so many answers of so many sets."""
PHRASE_WEIGHT = 4.0
"""What phrases explain against what lexicons and cues do, before anything is learned."""
RIDGE = 0.8
"""Of the mean square of an answer's features; 0.15 to 1 was tried, and is as good on what was held out."""
LEAST_DEVIATION = 0.1
"""A lexicon that (nearly) all or no answers have tells nothing."""
ABOUT = (
    "What the words of all quoted sentences speak for, dimension by dimension. From {answers} rated answers. Learned, "
    "not to be changed by hand: docs/decisions/0020-the-whole-answer-moves-strengths.md."
)
FAINT = {
    "named": ("fault", "limit", "lesson", "candour", "would_next", "fault_event", "resistance"),
    "acted": ("mended", "would_next", "lesson", "after_words", "later_words", "present_act"),
}


class Rated(NamedTuple):
    """One rated answer."""

    set: str
    sentences: list[Reading]
    """Those that decide some strength by themselves."""
    wanted: dict[str, float]
    """Dimension to the raters' points, less what `whole` signals earn."""
    assigned: bool


def rated(folder: Path) -> list[Rated]:
    """The answers of dev and of the written sets, `folder` being evals."""
    second = {line["id"]: line["points"] for line in lines(folder / SECOND)}
    found = []
    for place in FILES:
        for line in lines(folder / place):
            asked = {key: line[key] for key in ("id", "question", "turns", "competency", "level")}
            consensus, transcript = line["consensus"], Transcript.model_validate(asked)
            assigned = ASSIGNED in consensus["gates"]
            points = dict(consensus["points"])
            for name, other in second.get(transcript.id, {}).items():
                points[name] = (points[name] + other) / 2
            name = "dev" if place.startswith("calibration") else transcript.id.partition("-")[0]
            found.append(_rated(name, transcript, points, assigned))
    return found


def _rated(name: str, transcript: Transcript, points: dict[str, float], assigned: bool) -> Rated:
    rubric = load_rubric(transcript.competency)
    readings, _, _ = set_aside(read(transcript, cue_set(rubric)))
    sentences: list[Reading] = []
    if readings:
        sentences = counted(find(readings, cue_set(rubric))[0], readings, rubric)
        weights = rubric.framework.strengths["rules"]
        for signal in rubric.signals.values():
            if signal.whole:
                earned = weights[proportion(readings, rubric, cue_set(rubric))] * signal.points
                points = points | {rubric.dimension_of[signal.id]: points[rubric.dimension_of[signal.id]] - earned}
    return Rated(name, sentences, points, assigned)


def lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def common_phrases(answers: Sequence[Rated]) -> list[str]:
    """Up to LONGEST neighbouring words, all of them common, that stand in enough answers of enough sets."""
    said = [[tokens(reading.segment.text) for reading in answer.sentences] for answer in answers]
    words = Counter(word for sentences in said for words in sentences for word in set(words) - MARKS)
    known = {word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))[:COMMON_WORDS]} | MARKS
    seen: Counter[str] = Counter()
    sets: dict[str, set[str]] = {}
    for answer, sentences in zip(answers, said, strict=True):
        for phrase in {phrase for words in sentences for phrase in _phrases(words, known)}:
            seen[phrase] += 1
            sets.setdefault(phrase, set()).add(answer.set)
    least = min(LEAST_SETS, len({answer.set for answer in answers}))
    return sorted(phrase for phrase, often in seen.items() if often >= LEAST_ANSWERS and len(sets[phrase]) >= least)


def _phrases(words: list[str], known: set[str]) -> list[str]:
    spans = [words[at : at + size] for size in range(1, min(LONGEST, LONGEST_PHRASE) + 1) for at in range(len(words))]
    return [" ".join(span) for span in spans if not MARKS & {span[0], span[-1]} and known.issuperset(span)]


def learned(answers: Sequence[Rated], share: float = 0.9, firmness: float = 12.0) -> DimensionWords:
    """The weights nearest to the raters' points."""
    import numpy as np

    rubric = load_rubric()
    plain = [lexicon.id for lexicon in rubric.lexicons if not lexicon.part and not lexicon.only_for]
    signals = [signal.id for signal in rubric.signals.values() if signal.weights]
    dimensions = tuple(dimension.id for dimension in rubric.dimensions)
    nothing: Row = (0.0,) * len(dimensions)
    empty = DimensionWords(
        about=ABOUT.format(answers=len(answers)),
        dimensions=dimensions,
        share=share,
        firmness=firmness,
        faint=FAINT,
        base=nothing,
        lexicons={name: (nothing,) * len(TIMES_IN) for name in plain if name not in CONTEXTS},
        cues={name: dict.fromkeys(GIVEN_STRENGTHS, (nothing,) * len(TIMES_CUED)) for name in signals},
        phrases=dict.fromkeys(common_phrases(answers), nothing),
    )
    counts, phrases = _features(empty, answers, rubric)
    spread = counts.std(0)
    scales = np.where(spread > LEAST_DEVIATION, 1 / np.maximum(spread, LEAST_DEVIATION), 0.0)
    scales /= np.sqrt((((counts - counts.mean(0)) * scales) ** 2).sum(1).mean())
    rare = np.log(len(answers) / (phrases.sum(0) + 1)) + 1
    rare *= np.sqrt(PHRASE_WEIGHT / ((phrases * rare) ** 2).sum(1).mean())
    table, factors = np.hstack([counts, phrases]), np.concatenate([scales, rare]) / np.sqrt(1 + PHRASE_WEIGHT)
    rows, base = [], []
    for name in dimensions:
        taken = np.array([name != OWNERSHIP or not answer.assigned for answer in answers])
        wanted = np.array([answer.wanted[name] for answer in answers])[taken]
        middle = table[taken].mean(0)
        here = (table[taken] - middle) * factors
        dual = np.linalg.solve(here @ here.T + RIDGE * np.eye(len(here)), wanted - wanted.mean())
        weights = (here.T @ dual) * factors
        rows.append(weights)
        base.append(round(float(wanted.mean() - middle @ weights), 2))
    return _filled(
        empty, [tuple(round(float(value), 2) + 0.0 for value in row) for row in np.array(rows).T], tuple(base)
    )


def _features(empty: DimensionWords, answers: Sequence[Rated], rubric: Rubric) -> tuple[Any, Any]:
    """What stands in each answer: lexicons and cues in the order of `empty`, and phrases."""
    import numpy as np

    sums, cues = WordPoints(empty, cue_set(rubric)), cue_set(rubric)
    counts, phrases = [], np.zeros((len(answers), len(empty.phrases)))
    for number, answer in enumerate(answers):
        standing = sums.standing(answer.sentences)
        phrases[number, sorted(standing.phrases)] = 1
        row = [mask & cues.bit(name) != 0 for name in empty.lexicons for mask in standing.lexicons]
        row += [
            standing.cues[times - 1] >> 3 * place + rank & 1 != 0
            for place in range(len(sums.signals))
            for rank in range(len(GIVEN_STRENGTHS))
            for times in TIMES_CUED
        ]
        counts.append(row)
    return np.array(counts, dtype=float), phrases


def _filled(empty: DimensionWords, rows: list[Row], base: Row) -> DimensionWords:
    """`empty` with these rows, in the order of `_features`; phrases whose weights round to nothing are dropped."""
    following = iter(rows)
    lexicons = {name: tuple(next(following) for _ in TIMES_IN) for name in empty.lexicons}
    cues = {
        name: {strength: tuple(next(following) for _ in TIMES_CUED) for strength in GIVEN_STRENGTHS}
        for name in empty.cues
    }
    phrases = {name: row for name in sorted(empty.phrases) if any(row := next(following))}
    return empty.model_copy(update={"lexicons": lexicons, "cues": cues, "phrases": phrases, "base": base})


def main(arguments: Sequence[str]) -> None:
    """Writes the file named first, learned without the sets named behind it."""
    output, left_out = Path(arguments[0]), set(arguments[1:])
    answers = [answer for answer in rated(data_folder("evals")) if answer.set not in left_out]
    kept = None
    if output.exists():
        kept = DimensionWords.model_validate_json(output.read_text(encoding="utf-8")).sentences
    output.write_text(written(learned(answers).model_copy(update={"sentences": kept})), encoding="utf-8")


def written(words: DimensionWords) -> str:
    """The file's text: a lexicon, signal or phrase a line."""
    made = words.model_dump(mode="json")
    parts = {key: _text(value) for key, value in made.items() if key != "sentences"}
    if words.sentences:
        parts["sentences"] = _block({key: _text(value, "    ") for key, value in made["sentences"].items()}, "  ")
    return _block(parts) + "\n"


def _text(value: Any, margin: str = "  ") -> str:
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return _block({key: json.dumps(item) for key, item in value.items()}, margin)


def _block(parts: dict[str, str], margin: str = "") -> str:
    return "{\n" + ",\n".join(f"{margin}  {json.dumps(key)}: {text}" for key, text in parts.items()) + f"\n{margin}}}"


if __name__ == "__main__":
    main(sys.argv[1:])
