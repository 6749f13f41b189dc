"""Starting an offline suite from the Evals page, following what goes on, and what came of it."""

import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.errors import SuiteError
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.shelf import Entry, shelf
from interviewer.evaluation.stamps import stats_of
from interviewer.evaluation.starting import Look, Start
from interviewer.evaluation.suites import Loaded, load_suite, suite_ids
from interviewer.ui.chrome import Places, draw_failure
from interviewer.ui.evals_draw import home, starts
from interviewer.ui.evals_history import command_of
from interviewer.ui.evals_tables import counted
from interviewer.ui.text import displayable, literal

TICK_SECONDS = 0.5
KEPT = "Graded by rules on this computer; nothing is sent. It goes on when you leave this page or close the tab."
WITH_MODEL = "A model is asked from a terminal, where it can be given a limit; its runs are shown here all the same:"


def draw_start(evals: Path | None) -> None:
    """Which suite, what it shows, and the button; for a model the command."""
    st.subheader("Run a suite", anchor=False)
    suites = suite_ids(evals)
    if not suites:
        draw_failure("There is no suite in the folder 'evals', so nothing can be run.", "Put one there.")
        return
    suite = st.selectbox("Suite", suites, key="evals-suite", persist_state="session")
    try:
        loaded = _loaded(suite, evals, stats_of(home(), evals))
    except SuiteError as error:
        draw_failure(f"The suite {suite} cannot be run:", *error.problems, "Other suites are not affected.")
        return
    st.text(displayable(f"{counted(len(loaded.cases), 'case')}. {loaded.suite.about}"))
    under_way = starts(home(), evals).of(suite)
    busy = under_way is not None and not under_way.look().over
    st.button("Start", type="primary", key="evals-start", on_click=begin, args=(suite, None, evals), disabled=busy)
    st.caption(KEPT)
    with st.expander("Grade it with a model"):
        st.text(WITH_MODEL)
        llm = Manifest(suite=suite, grader="llm", model=None, fingerprint="", started="", rubrics={}, keys={})
        st.code(displayable(command_of(llm)), language=None, wrap_lines=True)


@lru_cache(maxsize=32)
def _loaded(suite: str, evals: Path | None, _stats: Any) -> Loaded:
    return load_suite(suite, evals)


def begin(suite: str, name: str | None, evals: Path | None) -> None:
    """Start it, or join what another tab started."""
    starts(home(), evals).begin(suite, name)


def draw_go_on(item: Entry, evals: Path | None) -> None:
    """The button for the rules, the command for a model."""
    if item.manifest.grader != "rules":
        st.code(displayable(command_of(item.manifest, item.name)), language=None, wrap_lines=True)
        return
    start = starts(home(), evals).of(item.manifest.suite)
    busy = start is not None and not start.look().over
    st.button(
        "Go on with it",
        key=f"go-on-{item.name}",
        on_click=begin,
        args=(item.manifest.suite, item.name, evals),
        disabled=busy,
    )


def under_way(evals: Path | None) -> tuple[list[Start], list[Entry]]:
    """What is being graded now: started from these pages, and by commands."""
    ours = [start for start in starts(home(), evals).all() if not start.look().over]
    running = [entry for entry in shelf(home())[0] if entry.state == "running"]
    mine = {start.look().run for start in ours}
    return ours, [entry for entry in running if entry.name not in mine]


def draw_ends(places: Places, evals: Path | None) -> None:
    """How starts from here ended."""
    for start in starts(home(), evals).all():
        if start.look().over:
            draw_end(start, places, evals)


class Following:
    """What goes on, drawn at the head of a page before anything else is read, and followed when the rest stands there.

    A loop and no fragment: Streamlit collects all garbage behind every run of a script or fragment (1.67), a tenth of
    a second each time, which the grading would wait for.
    """

    def __init__(self, evals: Path | None) -> None:
        self._evals = evals
        self._place = st.container(gap="small")
        self._bars: dict[str, Bar] = {}
        self._names = self._show()

    def to_an_end(self) -> None:
        """Until one of those that went on at first ends: then the page is drawn anew. The last thing a page does."""
        while self._names:
            time.sleep(TICK_SECONDS)
            if self._names - self._show():
                st.rerun()

    def _show(self) -> set[str]:
        """How far each is now; returns what goes on."""
        ours, others = under_way(self._evals)
        for start in ours:
            look = start.look()
            bar = self._bars.setdefault(f"start {start.suite}", Bar(self._place, start))
            bar.show(share_of(look), line_of(start.suite, look))
        for entry in others:
            share = entry.graded / entry.of if entry.of else 0.0
            said = f"{entry.name}: {entry.graded} of {entry.of} graded, by a command."
            self._bars.setdefault(f"run {entry.name}", Bar(self._place)).show(min(1.0, share), said)
        return {f"start {start.suite}" for start in ours} | {f"run {entry.name}" for entry in others}


class Bar:
    """One thing that goes on: its bar, what is done now, and a way to stop it. Drawn when it is shown first."""

    def __init__(self, place: DeltaGenerator, start: Start | None = None) -> None:
        self._place, self._start = place, start
        self._bar: DeltaGenerator | None = None

    def show(self, share: float, says: str) -> None:
        """How far it is now."""
        if self._bar is None:
            with self._place, st.container(gap="xsmall"):
                self._bar = st.empty()
                if self._start:
                    st.button("Stop", key=f"stop-{self._start.suite}", on_click=self._start.stop)
        self._bar.progress(share, literal(says))


def share_of(look: Look) -> float:
    """0 to 1."""
    progress = look.progress
    return min(1.0, (progress.done + progress.failed) / progress.of) if progress and progress.of else 0.0


def line_of(suite: str, look: Look) -> str:
    """'calibration: 34 of 86 graded, about 3 s left.'"""
    if look.stage != "grading" or look.progress is None:
        return f"{suite}: {look.says}"
    progress = look.progress
    left = "" if progress.seconds_left is None else f", about {max(1, round(progress.seconds_left))} s left"
    return f"{suite}: {progress.done} of {progress.of} graded{left}. The figures take some seconds more."


def draw_end(start: Start, places: Places, evals: Path | None) -> None:
    """What came of it, until it is dismissed."""
    look = start.look()
    with st.container(key=f"ended-{start.suite}", border=True, gap="small"):
        st.text(displayable(f"{start.suite}: {look.says}"))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if look.run and look.stage == "done":
                st.page_link(places.evals, label="Open the run", query_params={"run": look.run})
            if look.run and look.stage == "stopped":
                st.button("Go on", key=f"again-{start.suite}", on_click=begin, args=(start.suite, look.run, evals))
            st.button("Dismiss", key=f"dismiss-{start.suite}", on_click=dismiss, args=(start.suite, evals))


def dismiss(suite: str, evals: Path | None) -> None:
    """Say no more of it."""
    starts(home(), evals).dismiss(suite)
