"""Runs, figures and cases made by hand for tests of the Evals page."""

from typing import Any

from interviewer.domain.transcript import Transcript, Turn
from interviewer.evaluation.cases import Case, Reference
from interviewer.evaluation.figures import Figure, Figures
from interviewer.evaluation.rows import Row
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.shelf import Entry, State
from interviewer.evaluation.study import Study
from interviewer.evaluation.suites import CaseFile, Suite, Threshold
from interviewer.ui.evals_tables import Table
from tests.ui.cards import ANSWER

KAPPA = Figure(metric="verdict_qwk", value=0.8577, low=0.782, high=0.916, n=86)
ERROR = Figure(metric="total_error", value=7.384, low=5.7, high=9.01, n=86)
COUNT = Figure(metric="n", value=86, low=80, high=92, n=86)


def figures(*overall: Figure, confusion: tuple[tuple[int, ...], ...] = (), n: int = 86) -> Figures:
    return Figures(
        suite="small",
        n=n,
        pairs=43,
        overall=overall,
        parts=(),
        ceiling={"verdict_qwk": 0.959},
        floor={"length alone": {"verdict_qwk": 0.392}, "most frequent": {}},
        confusion=confusion,
        caveats=(),
    )


def manifest(suite: str = "small", **more: Any) -> Manifest:
    fields = {"grader": "rules", "model": None, "fingerprint": "f", "started": "2026-11-21T18:19:07+00:00"}
    return Manifest(**{"suite": suite, "rubrics": {}, "keys": {}, **fields, **more})


def entry(name: str, state: State = "finished", found: Figures | None = None, **more: Any) -> Entry:
    return Entry(name, manifest(**more), state, 40, 86, found, ())


def study(
    *rows: Row,
    found: Figures | None = None,
    thresholds: tuple[Threshold, ...] = (),
    cases: dict[str, Case] | None = None,
) -> Study:
    suite = Suite(id="small", about="", files=(CaseFile(cases="x"),), metrics=("n",), thresholds=thresholds)
    return Study(manifest(), suite, cases or {}, rows, found or figures(), (), {}, (), {})


def case(name: str = "a1", **more: Any) -> Case:
    told = Transcript(id=name, question="Q?", turns=(Turn(speaker="candidate", text=ANSWER),))
    return Case(**{"transcript": told, "pair": "a", "reference": Reference(), **more})


def cells(table: Table | None, row: str) -> list[str]:
    assert table
    return next([cell.text for cell in cells_] for cells_ in table.rows if cells_[0].text == row)
