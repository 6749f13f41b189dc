"""How `dimension_words.json` learns which sentence is quoted first, from what readers quoted; needs NumPy.

    python -m interviewer.evaluation.learning_sentences rubrics/dimension_words.json [SET ...]

replaces `sentences` in the file, learned without the named sets as in `learning`. All else in it stays as it is.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.domain.dimension_words import DimensionWords, SentenceWords
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import CONTEXTS
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.learning import common_phrases, lines, rated, written
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.phrases import Phrases
from interviewer.grading.reading import Reading, read, set_aside
from interviewer.library.rubrics import load_rubric
from interviewer.resources import data_folder

OBSERVATIONS = {
    "calibration/dev.jsonl": "calibration/dev.observations.jsonl",
    "written/transcripts.jsonl": "written/observations.jsonl",
}
"""Answers, and what a reader quoted of them."""
RIDGE = 1.0
"""Of the number of sentences, features having a deviation of 1; 0.3 and 3 quote a little worse."""
LEAST_DEVIATION = 0.05
"""A lexicon that stands in one sentence of 400 or fewer tells little."""
PHRASE_DEVIATION = 0.5
"""What a phrase has where a lexicon has 1."""
STRONG = 100.0


class Quoted(NamedTuple):
    """All sentences of one answer, and what a reader quoted of them."""

    set: str
    readings: list[Reading]
    strengths: list[dict[str, str]]
    """For each sentence signal to strength, where the reader's quote overlaps it."""


def all_quoted(folder: Path) -> list[Quoted]:
    """The answers of dev and of the written sets, `folder` being evals."""
    found = []
    for place, observations in OBSERVATIONS.items():
        seen = {line["id"]: line["signals"] for line in lines(folder / observations)}
        for line in lines(folder / place):
            asked = {key: line[key] for key in ("id", "question", "turns", "competency", "level")}
            name = "dev" if place.startswith("calibration") else line["id"].partition("-")[0]
            found.append(quoted(name, Transcript.model_validate(asked), seen[line["id"]]))
    return found


def quoted(name: str, transcript: Transcript, seen: dict[str, Any]) -> Quoted:
    """One answer of the set `name`; `seen`: signal to strength and quote, as in the files of observations."""
    readings, _, _ = set_aside(read(transcript, cue_set(load_rubric(transcript.competency))))
    strengths: list[dict[str, str]] = []
    for reading in readings:
        segment, found = reading.segment, dict[str, str]()
        for signal, (strength, quote) in seen.items():
            at = transcript.turns[segment.turn].text.find(quote) if quote else -1
            if at >= 0 and segment.start < at + len(quote) and at < segment.end:
                found[signal] = strength
        strengths.append(found)
    return Quoted(name, readings, strengths)


def learned_sentences(
    answers: Sequence[Quoted], signals: Sequence[str], phrases: Sequence[str], cues: CueSet
) -> SentenceWords:
    """The weights nearest to the readers' strengths, a sentence that is not quoted being absent: a ridge."""
    import numpy as np

    plain = (lexicon.id for lexicon in cues.vocabulary if not lexicon.part and not lexicon.only_for)
    lexicons = list(dict.fromkeys([*plain, *CONTEXTS]))
    known = Phrases(phrases)
    table = _table(answers, lexicons, known, cues)
    seen = [found for one in answers for found in one.strengths]
    ranks = [[Strength(found.get(name, "absent")).rank for name in signals] for found in seen]
    wanted = np.array(ranks) * (STRONG / Strength.STRONG.rank)
    scale = np.ones(table.shape[1])
    scale[len(lexicons) + 2 :] = PHRASE_DEVIATION
    scale /= np.maximum(table.std(0), LEAST_DEVIATION)
    middle, mean = table.mean(0), wanted.mean(0)
    here = (table - middle) * scale
    square = here.T @ here
    square[np.diag_indices_from(square)] += RIDGE * len(here)
    weights = np.linalg.solve(square, here.T @ (wanted - mean)) * scale[:, None]
    rows = [tuple(round(float(value), 1) + 0.0 for value in row) for row in weights]
    return SentenceWords(
        signals=tuple(signals),
        base=tuple(round(float(value), 1) + 0.0 for value in mean - middle @ weights),
        position=(rows[len(lexicons)], rows[len(lexicons) + 1]),
        lexicons=dict(zip(lexicons, rows, strict=False)),
        phrases=dict(zip(known.all, rows[len(lexicons) + 2 :], strict=True)),
    )


def _table(answers: Sequence[Quoted], lexicons: Sequence[str], phrases: Phrases, cues: CueSet) -> Any:
    """A row a sentence: lexicons, its place and its place squared, phrases."""
    import numpy as np

    sentences = [(reading, reading.at / len(one.readings)) for one in answers for reading in one.readings]
    bits = [cues.bit(name) for name in lexicons]
    table = np.zeros((len(sentences), len(bits) + 2 + len(phrases.all)))
    for number, (reading, place) in enumerate(sentences):
        table[number, : len(bits)] = [reading.mask & bit != 0 for bit in bits]
        table[number, len(bits) : len(bits) + 2] = place, place * place
        table[number, [len(bits) + 2 + at for at in phrases.standing(reading.segment.text)]] = 1
    return table


def main(arguments: Sequence[str]) -> None:
    """Replaces the sentences of the file named first, learned without the sets named behind it."""
    output, left_out, rubric, folder = Path(arguments[0]), set(arguments[1:]), load_rubric(), data_folder("evals")
    words = DimensionWords.model_validate_json(output.read_text(encoding="utf-8"))
    answers = [answer for answer in all_quoted(folder) if answer.set not in left_out]
    phrases = common_phrases([answer for answer in rated(folder) if answer.set not in left_out])
    signals = [signal.id for signal in rubric.signals.values() if signal.weights]
    made = learned_sentences(answers, signals, phrases, cue_set(rubric))
    output.write_text(written(words.model_copy(update={"sentences": made})), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
