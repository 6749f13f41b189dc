"""How often the audit accuses a careful label: the rated transcripts of the repository, taken as pairs."""

import json

import pytest

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, PairAnswer, Said, Score, ScoreRow
from interviewer.domain.transcript import Turn
from interviewer.evaluation.audit.audit import audit
from interviewer.importers.evaluate_scores import WEIGHTS
from tests.evaluation.audit.pages import ROOT

Row = dict[str, object]
MOST_CONTRADICTED, MOST_DOUBTFUL = 0.01, 0.025
"""Of all answers. The lists were corrected on these very transcripts, so this holds them there and is no forecast."""


def rated() -> list[CalibrationPair]:
    pairs: dict[str, list[dict[str, object]]] = {}
    for name in ("calibration/dev.jsonl", "written/transcripts.jsonl"):
        for line in (ROOT / "evals" / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            pairs.setdefault(row["pair_id"], []).append(row)
    return [_pair(key, rows) for key, rows in pairs.items() if len(rows) == len(NAMES)]


def _pair(key: str, rows: list[Row]) -> CalibrationPair:
    answers = [_answer(name, row) for name, row in zip(NAMES, rows, strict=True)]
    given = {name: _points(row) for name, row in zip(NAMES, rows, strict=True)}
    table = [
        ScoreRow(
            name=dimension,
            dimension=dimension,
            line=1,
            weight=worth,
            scores=tuple(
                Score(candidate=name, given=points[dimension], line=1, share=points[dimension] / worth, points=None)
                for name, points in given.items()
            ),
        )
        for dimension, worth in WEIGHTS.items()
    ]
    question = Said(text=str(rows[0]["question"]), line=1)
    return CalibrationPair(
        id=key,
        source=key,
        title=None,
        competency=str(rows[0]["competency"]),
        question=question,
        answers=(answers[0], answers[1]),
        scale="points",
        rows=tuple(table),
    )


def _points(row: Row) -> dict[str, float]:
    consensus = row["consensus"]
    assert isinstance(consensus, dict)
    return {str(name): float(points) for name, points in consensus["points"].items()}


def _answer(name: Name, row: Row) -> PairAnswer:
    turns = row["turns"]
    assert isinstance(turns, list)
    said = tuple(Turn(**turn) for turn in turns)
    texts = [Said(text=turn.text, line=n) for n, turn in enumerate(said, start=1) if turn.speaker == "candidate"]
    return PairAnswer(name=name, turns=said, paragraphs=tuple(texts))


@pytest.mark.parametrize(("severity", "most"), [("contradicted", MOST_CONTRADICTED), ("doubtful", MOST_DOUBTFUL)])
def test_careful_ratings_are_seldom_accused(severity: str, most: float) -> None:
    """Points that blind raters gave by the scale are contradicted in at most one answer of a hundred."""
    pairs = rated()
    assert len(pairs) > 290
    accused = [finding.reason for pair in pairs for finding in audit(pair) if finding.severity == severity]
    assert len(accused) <= most * len(pairs) * len(NAMES), accused
