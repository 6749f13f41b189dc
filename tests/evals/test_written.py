"""The transcripts that the weights were learned from: readable, rated in full, quoted word for word."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.transcript import Transcript
from interviewer.importers.transcripts import read_transcripts
from interviewer.library.rubrics import load_rubric

WRITTEN = Path(__file__).resolve().parents[2] / "evals" / "written"
RUBRIC = load_rubric("generic")


def lines(name: str) -> dict[str, Any]:
    read = [json.loads(line) for line in (WRITTEN / name).read_text(encoding="utf-8").splitlines()]
    return {item["id"]: item for item in read}


TRANSCRIPTS, OBSERVATIONS = lines("transcripts.jsonl"), lines("observations.jsonl")
SECOND = lines("second_ratings.jsonl")


def test_every_line_is_a_transcript() -> None:
    """The file is what `interviewer grade` reads."""
    path = WRITTEN / "transcripts.jsonl"
    read = list(read_transcripts(path, path.name))

    assert [item.id for item in read if isinstance(item, Transcript)] == list(TRANSCRIPTS)


def test_every_transcript_is_observed_and_in_a_pair() -> None:
    """Ratings and observations come for all; two candidates answer each question."""
    pairs = [item["pair_id"] for item in TRANSCRIPTS.values()]

    assert OBSERVATIONS.keys() == TRANSCRIPTS.keys()
    assert {pairs.count(pair) for pair in pairs} == {2}


@pytest.mark.parametrize("dimension", [dimension.id for dimension in RUBRIC.dimensions])
def test_points_are_on_the_scale(dimension: str) -> None:
    """Every rating has every dimension, within its range."""
    most = next(item.points for item in RUBRIC.dimensions if item.id == dimension)
    given = [item["consensus"]["points"][dimension] for item in TRANSCRIPTS.values()]
    given += [item["points"][dimension] for item in SECOND.values()]

    assert all(0 <= points <= most for points in given)


def test_second_ratings_are_of_these_transcripts() -> None:
    """No rating is left over."""
    assert SECOND.keys() <= TRANSCRIPTS.keys()


def test_quotes_are_word_for_word() -> None:
    """Each signal above absent is quoted from one turn of the candidate."""
    strange = []
    for name, item in OBSERVATIONS.items():
        said = [turn["text"] for turn in TRANSCRIPTS[name]["turns"] if turn["speaker"] == "candidate"]
        for signal, (strength, quote) in item["signals"].items():
            if strength != "absent" and signal != "proportion" and not any(quote in text for text in said):
                strange.append((name, signal))

    assert strange == []
