"""The page *Evals* without a browser: starting a suite, looking at its runs and cases, and folders that are broken."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.evaluation.folders import RunFolder
from interviewer.evaluation.starting import Starts
from tests.evaluation.made import TOLD, line, written
from tests.ui.conftest import SECONDS

HOSTILE = "<script>alert(1)</script> ![x](http://evil.example/x.png) **b**"
WANTED = {"metrics": ["n", "abstained", "total_error", "verdict_qwk"], "by": ["level"]}
Open = Callable[..., AppTest]


def script(evals: str) -> None:
    """The page with its places, over suites of the test's own."""
    from dataclasses import fields
    from pathlib import Path

    import streamlit as st

    from interviewer.ui import evals_page
    from interviewer.ui.chrome import Places

    places: Places
    names = [field.name for field in fields(Places)]
    made = {
        name: st.Page(
            lambda: evals_page.render(places, Path(evals)), title=name, url_path=name, default=name == "evals"
        )
        for name in names
    }
    places = Places(**made)
    st.navigation(list(made.values()), position="hidden").run()


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A suite of six cases in three pairs."""
    cases = [
        line(f"p{number}{side}", 20 * number, turns=[{"speaker": "candidate", "text": f"{TOLD} It is {side}{number}."}])
        for number in (1, 2, 3)
        for side in "ab"
    ]
    return written(tmp_path / "evals", cases, **WANTED)


@pytest.fixture
def opened(evals: Path) -> Open:
    """Opens the page at an address."""

    def open_page(**address: str) -> AppTest:
        page = AppTest.from_function(script, default_timeout=SECONDS, kwargs={"evals": str(evals)})
        for name, value in address.items():
            page.query_params[name] = value
        return page.run()

    return open_page


@pytest.fixture
def run(home: Path, evals: Path) -> str:
    """A finished run, by name."""
    look = Starts(home, evals).begin("small").wait(SECONDS)
    assert look.stage == "done", look
    assert look.run
    return look.run


def words(page: AppTest) -> str:
    """Everything that stands on the page as text, and what Markdown would make of labels."""
    assert not page.exception
    plain = [str(item.value) for part in (page.text, page.code) for item in part]
    marked = [str(item.value) for part in (page.caption, page.title) for item in part]
    return "\n".join([*plain, *(re.sub(r"\\(.)|\u2060", r"\1", said) for said in marked)])


def drawn(page: AppTest) -> str:
    """What components were given."""
    return "\n".join(str(getattr(node, "proto", "")) for node in page.main)


def labels(page: AppTest) -> list[str]:
    """Every button's label."""
    return [button.label for button in page.button]


def change(path: Path, **fields: Any) -> None:
    """Other values in a JSON file."""
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **fields}), encoding="utf-8")


def test_without_a_run_it_says_what_to_do(opened: Open) -> None:
    """The suite, what it shows, the button, the command for a model."""
    page = opened()

    said = words(page)
    assert "There is no run yet." in said
    assert "6 cases. Made for a test." in said
    assert "interviewer eval run small --grader llm" in said
    assert labels(page) == ["Start"]


def test_start_to_finished_run(opened: Open, home: Path) -> None:
    """Start begins the run; when it is done every tab says so, lists it and leads to it, until that is dismissed."""
    page = opened()
    page.button(key="evals-start").click().run()

    assert "small: Finished." in words(page)
    assert len(list((home / "runs").iterdir())) == 1
    other = opened()
    assert "6 cases" in words(other)
    assert "Dismiss" in labels(other)
    other.button(key="dismiss-small").click().run()
    assert "small: Finished." not in words(other)
    assert labels(opened()) == ["Start"]


def test_a_run_opened(opened: Open, run: str) -> None:
    """Its figure with the interval, the checks, what the figures cannot show, how to run it again."""
    page = opened(run=run)
    said = words(page)

    assert "Total, mean error in points" in drawn(page)
    assert "6 cases in 3 groups" in said
    assert "6 cases: the intervals are wide" in said
    assert "interviewer eval run small --grader rules --gate" in said
    assert "There is no baseline." in said


def test_cases_are_listed_searched_and_opened(opened: Open, run: str) -> None:
    """The worst first, by its distance; a search narrows it and is kept in the way to the next case."""
    page = opened(run=run, view="Cases")
    assert "6 cases of 6." in words(page)
    page.text_input(key="at_find").set_value("P2").run()
    assert "2 cases of 6." in words(page)

    case = opened(run=run, case="p2a", q="p2", **{"from": "order"})
    said = words(case)
    assert "1 of 2, in the suite's order" in said
    assert "Raters Lean No Hire, 40 of 100" in said
    assert "I noticed that the nightly report failed" in drawn(case)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("nobody", "holds no run.json", id="no such run"),
        pytest.param("../../etc", "no name of a run", id="a path"),
        pytest.param(HOSTILE, "no name of a run", id="markup"),
    ],
)
def test_an_address_that_nobody_gave_out(opened: Open, name: str, says: str) -> None:
    """It is said as text, and the way back stands."""
    assert says in words(opened(run=name))


def test_a_case_that_is_not_in_the_run(opened: Open, run: str) -> None:
    """It is said, and the run is shown."""
    said = words(opened(run=run, case=HOSTILE))

    assert f"The run has no case {HOSTILE!r}." in said
    assert "6 cases in 3 groups" in said


def test_broken_folders_have_a_line_each(opened: Open, run: str, home: Path) -> None:
    """A page with a broken folder shows the others, and a start is not kept from its own."""
    runs = home / "runs"
    for name in ("of an odd name", "empty", "other-version", "cut-manifest", "no-moment"):
        (runs / name).mkdir()
    (runs / "other-version" / "run.json").write_text('{"suite": "small", "cells": []}', encoding="utf-8")
    (runs / "cut-manifest" / "run.json").write_text('{"suite": "sm', encoding="utf-8")
    shutil.copy(runs / run / "run.json", runs / "no-moment")
    change(runs / "no-moment" / "run.json", started=HOSTILE)

    said = words(opened())

    for line_ in (
        "of an odd name: That is no name of a run.",
        "empty: It holds no run.json",
        "other-version: It was written by another version of this program",
        "cut-manifest: ",
        "no-moment: It was written by another version",
        "6 cases, ",
    ):
        assert line_ in said
    assert Starts(home).begin("none of these").wait(SECONDS).stage == "failed"


def test_a_run_of_conversations_shows_its_checks(opened: Open, run: str, home: Path, evals: Path) -> None:
    """Nothing is graded in it: what was checked stands there, and how to read what was said."""
    change(home / "runs" / run / "run.json", suite="talk")
    (evals / "suites" / "talk.json").write_text(json.dumps({"id": "talk", "kind": "conversations"}), encoding="utf-8")

    page = opened(run=run)

    assert "conversations held" in words(page)
    assert "interviewer eval lines" in drawn(page)


def test_a_run_of_a_suite_that_is_gone(opened: Open, run: str, home: Path) -> None:
    """Its figures are shown as they were stored, and why there is no more."""
    change(home / "runs" / run / "run.json", suite="vanished")
    page = opened(run=run)

    assert "'vanished': there is no suite of that name" in words(page)
    assert "Figures as they were stored" in drawn(page)


def test_a_run_that_was_killed_is_gone_on_with(opened: Open, run: str, home: Path) -> None:
    """It says how far it is; the button grades what is left, into the same folder."""
    folder = home / "runs" / run
    kept = (folder / "results.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "results.jsonl").write_bytes(b"".join(kept[:3]) + kept[3][:40])
    (folder / "summary.json").unlink()
    page = opened()
    assert "Not finished: 3 of 6 graded." in words(page)
    assert "Not finished: 3 of 6 graded." in words(opened(run=run))

    page.button(key=f"go-on-{run}").click().run()

    assert [path.name for path in (home / "runs").iterdir()] == [run]
    assert len(RunFolder.peek(folder).results) == 6
    assert "Not finished" not in words(page)


def test_a_model_is_not_asked_from_the_page(opened: Open, run: str, home: Path) -> None:
    """Its unfinished run has the command instead of a button; in the chart it is not mixed with the rules."""
    shutil.copytree(home / "runs" / run, home / "runs" / "asked")
    change(home / "runs" / "asked" / "run.json", grader="llm", model=HOSTILE)
    assert "they are not one grader that changed" in words(opened())
    (home / "runs" / "asked" / "summary.json").unlink()

    page = opened()

    assert "interviewer eval run small --grader llm --gate --run asked" in words(page)
    assert f"go-on-{run}" not in [button.key for button in page.button]


def test_words_of_a_run_are_no_markup(opened: Open, evals: Path, home: Path) -> None:
    """Case ids, questions, answers and models are read by no element that knows Markdown."""
    hostile = line(HOSTILE, question=f"Why? {HOSTILE}", pair_id="p")
    told = [{"speaker": "candidate", "text": f"I noticed it. {HOSTILE} I rewrote the query."}]
    written(evals, [{**hostile, "turns": told}, line("p1b")], **WANTED)
    done = Starts(home, evals).begin("small").wait(SECONDS)
    change(home / "runs" / str(done.run) / "run.json", model=HOSTILE)

    for page in (
        opened(),
        opened(run=done.run),
        opened(run=done.run, view="Cases"),
        opened(run=done.run, case=HOSTILE),
    ):
        assert not page.exception
        marked = [*page.markdown, *page.caption, *page.title, *page.subheader]
        assert not [item.value for item in marked if "![x]" in item.value or "<script" in item.value]


def test_a_case_that_changed_since_is_not_compared(opened: Open, run: str, evals: Path) -> None:
    """Where a quote no longer stands in the text, the case has no grade there, and says why."""
    cases = [json.loads(text) for text in (evals / "cases.jsonl").read_text("utf-8").splitlines()]
    cases[0]["turns"][0]["text"] = "Something else altogether."
    written(evals, cases, **WANTED)

    assert "no longer the one that was graded" in words(opened(run=run, case="p1a"))
    assert "When this run finished its figures were different" in words(opened(run=run))
