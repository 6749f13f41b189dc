"""How often the audit accuses a careful label: the rated transcripts of the repository, taken as pairs."""

import json
from functools import lru_cache
from typing import Any

import pytest

from interviewer.domain.calibration_pair import (
    NAMES,
    CalibrationPair,
    ClaimedGate,
    Name,
    PairAnswer,
    Said,
    Score,
    ScoreRow,
)
from interviewer.domain.transcript import Turn
from interviewer.evaluation.audit.audit import audit
from interviewer.evaluation.audit.finding import Finding
from interviewer.evaluation.audit.gates import gate_findings
from interviewer.evaluation.audit.unsupported import unsupported_findings
from interviewer.importers.evaluate_scores import WEIGHTS
from tests.evaluation.audit.pages import ROOT

Row = dict[str, Any]
MOST_CONTRADICTED, MOST_DOUBTFUL = 0.01, 0.025
"""Of all answers. The lists were corrected on these very transcripts, so this holds them there and is no forecast."""


def rows_of(name: str) -> list[Row]:
    return [json.loads(line) for line in (ROOT / "evals" / name).read_text(encoding="utf-8").splitlines()]


def pairs_of_rows() -> dict[str, list[Row]]:
    pairs: dict[str, list[Row]] = {}
    for row in (*rows_of("calibration/dev.jsonl"), *rows_of("written/transcripts.jsonl")):
        pairs.setdefault(str(row["pair_id"]), []).append(row)
    return {key: rows for key, rows in pairs.items() if len(rows) == len(NAMES)}


@lru_cache
def audited() -> tuple[int, tuple[Finding, ...]]:
    """The consensus on two answers taken as a page: how many pairs, and what is found in them."""
    pairs = [_pair(key, rows) for key, rows in pairs_of_rows().items()]
    return len(pairs), tuple(finding for pair in pairs for finding in audit(pair))


def rated_by_each(every: int) -> list[CalibrationPair]:
    """One pair for two answers and rater, the gates that the rater fired claimed as a page claims them.

    Of two answers in so many.
    """
    second = {str(row["id"]): row for row in rows_of("written/second_ratings.jsonl")}
    found = []
    for key, rows in list(pairs_of_rows().items())[::every]:
        ratings = [
            [*listed(row["ratings"]), *([second[str(row["id"])]] if row["id"] in second else [])] for row in rows
        ]
        for each in zip(*ratings, strict=False):
            judged = [row | {"consensus": rating} for row, rating in zip(rows, each, strict=True)]
            gates = [
                ClaimedGate(name=gate, gate=gate, candidate=name, quote=None, reason="", line=1, quote_line=1)
                for name, rating in zip(NAMES, each, strict=True)
                for gate in listed(rating["gates"])
            ]
            found.append(_pair(key, judged).model_copy(update={"gates": tuple(gates)}))
    return found


def listed(value: object) -> list[Any]:
    assert isinstance(value, list)
    return value


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
    pairs, findings = audited()
    assert pairs > 290
    accused = [finding.reason for finding in findings if finding.severity == severity]
    assert len(accused) <= most * pairs * len(NAMES), accused


@pytest.mark.parametrize("every", [pytest.param(5, id="a fifth"), pytest.param(1, id="all", marks=pytest.mark.soak)])
def test_no_rater_s_points_or_gates_are_accused(every: int) -> None:
    """Of every rater's labels at or above the thresholds, some 8,300, and of 570 gates none is called unsupported."""
    pairs = rated_by_each(every)
    assert len(pairs) > 1200 / every
    assert sum(len(pair.gates) for pair in pairs) > 500 / every
    assert [finding.reason for pair in pairs for finding in (*unsupported_findings(pair), *gate_findings(pair))] == []
