"""The page *Evals*: runs over time, the list of runs, a suite to start; or the run or case that the address names."""

from pathlib import Path

import streamlit as st

from interviewer.errors import MeasuringStopped, RunError, SuiteError
from interviewer.evaluation.kinds import CONVERSATIONS
from interviewer.evaluation.shelf import Entry, Unreadable, entry, shelf
from interviewer.evaluation.suites import suite_ids
from interviewer.ui import addressed, evals_charts, evals_run, evals_start
from interviewer.ui.chrome import Places, draw_failure, pinned
from interviewer.ui.evals_draw import draw_folded, draw_table, home, page_of, studies, study_of
from interviewer.ui.evals_figures import checks_table, stored_table
from interviewer.ui.evals_history import (
    History,
    entry_line,
    grader_of,
    histories,
    history_table,
    main_figure,
    passed_of,
    title_of,
)
from interviewer.ui.evals_tables import counted, headline, metric_name
from interviewer.ui.place import draw_place
from interviewer.ui.text import displayable, literal

ROWS = 20
"""Runs on a page."""
EVERY = "All suites"
ABOUT = (
    "Whether a grade deserves trust: suites of answers with known ratings are graded, and each figure says how far the "
    "grader agrees with the raters, with its 95 % interval."
)
EMPTY = "There is no run yet. Choose a suite and press Start: calibration takes less than a minute."


def render(places: Places, evals: Path | None = None) -> None:
    """Draw the runs, a run, or a case of it. `evals`: a folder of suites, by default those shipped."""
    with st.container(key="evals"):
        name = pinned("run")
        case = pinned("case")
        draw_place(f"evals {name} {case} {pinned(addressed.PAGE)}", case or name or "Evals")
        if name is None:
            draw_all(places, evals)
        else:
            draw_one(name, places, evals)


def draw_all(places: Places, evals: Path | None) -> None:
    """What goes on, the start, the charts and the list."""
    st.title("Evals", anchor=False)
    st.text(ABOUT)
    following = evals_start.Following(evals)
    evals_start.draw_ends(places, evals)
    entries, unreadable = shelf(home())
    evals_start.draw_start(evals)
    if not entries:
        st.subheader("Runs", anchor=False)
        st.text(EMPTY)
    else:
        draw_over_time(histories(entries))
        draw_runs(entries, places, evals)
    draw_unreadable(unreadable)
    following.to_an_end()


def draw_over_time(found: list[History]) -> None:
    """The main figure of each suite, side by side where there is room."""
    if not found:
        return
    st.subheader("Over time", anchor=False)
    st.caption("Dot: the figure that speaks for the suite; line: its 95 % interval. Each grader has its own line.")
    for at in range(0, len(found), 2):
        for column, history in zip(st.columns(2, gap="large"), found[at : at + 2], strict=False):
            with column:
                draw_history(history)


def draw_history(history: History) -> None:
    """One suite: its chart, what forbids to read it as one line, and the numbers."""
    st.text(displayable(f"{history.suite}: {metric_name(history.metric).lower()}"))
    evals_charts.draw_history(history)
    if history.warning:
        st.caption(history.warning)
    draw_folded(history_table(history), f"history-{history.suite}-{history.metric}")


def draw_runs(entries: tuple[Entry, ...], places: Places, evals: Path | None) -> None:
    """A page of the runs, the newest first; suite and page are in the address."""
    st.subheader("Runs", anchor=False)
    suites = sorted({item.manifest.suite for item in entries})
    chosen = EVERY
    if len(suites) > 1:
        chosen = addressed.draw_choice("Show", "suite", {item: item for item in (EVERY, *suites)}, labelled=False)
    shown = [item for item in entries if chosen in (EVERY, item.manifest.suite)]
    page = page_of(len(shown), ROWS)
    for item in shown[page * ROWS : (page + 1) * ROWS]:
        draw_entry(item, places, evals)
    kept = {} if chosen == EVERY else {"suite": chosen}
    with st.container(key="pages", horizontal=True, gap="small"):
        if page:
            st.page_link(places.evals, label="Newer", query_params={"page": str(page), **kept})
        if (page + 1) * ROWS < len(shown):
            st.page_link(places.evals, label="Older", query_params={"page": str(page + 2), **kept})


def draw_entry(item: Entry, places: Places, evals: Path | None) -> None:
    """One run: where it leads, what it came to, and how it goes on where it is not finished."""
    with st.container(key=f"row-{item.name}", gap="xxsmall"):
        st.page_link(places.evals, label=literal(title_of(item)), query_params={"run": item.name})
        st.text(displayable(entry_line(item)))
        if item.state == "unfinished":
            evals_start.draw_go_on(item, evals)


def draw_unreadable(unreadable: tuple[Unreadable, ...]) -> None:
    """A line for each folder that is no run, or none that can be read here."""
    if not unreadable:
        return
    st.subheader("Folders that are no run", anchor=False)
    with st.container(key="unreadable", gap="xsmall"):
        for item in unreadable:
            st.text(displayable(f"{item.name}: {item.why}"))


def draw_one(name: str, places: Places, evals: Path | None) -> None:
    """One run, measured with its suite as it is now; without it, what was stored."""
    ways = st.container(key="ways", horizontal=True, gap="small", vertical_alignment="center")
    with ways:
        st.page_link(places.evals, label="All runs", width="content")
    try:
        item = entry(home(), name)
    except RunError as error:
        draw_failure(f"{name}: {error}", "Other runs are not affected.")
        return
    if item.state == "running":
        st.title(literal(title_of(item)), anchor=False)
        st.text("Its figures are computed when all cases are graded.")
        evals_start.Following(evals).to_an_end()
        if entry(home(), name).state == "running":
            return
        st.rerun()
    if item.manifest.suite in suite_ids(evals, CONVERSATIONS):
        draw_conversations(item)
        return
    try:
        study = study_of(name, title_of(item), evals)
    except MeasuringStopped as error:
        draw_unmeasured(item, str(error), evals)
        return
    except (RunError, SuiteError) as error:
        draw_stored(item, str(error))
        return
    evals_run.draw(item, study, places, evals, ways)


def draw_unmeasured(item: Entry, why: str, evals: Path | None) -> None:
    """A run whose figures somebody stopped: they can be computed after all."""
    st.title(literal(title_of(item)), anchor=False)
    st.text(displayable(f"{why} The {item.graded} grades in its folder are unchanged."))
    again = studies(home(), evals).forget
    st.button("Compute the figures", type="primary", key="measure", on_click=again, args=(item.name,))


def draw_conversations(item: Entry) -> None:
    """A run in which nothing is graded: what was checked of the interviewer, and how to read what was said."""
    st.title(literal(title_of(item)), anchor=False)
    conversations = counted(item.of, "conversation")
    st.text(displayable(f"{item.graded} of {conversations} held; {passed_of(item.checks)}."))
    st.caption(literal(f"Read them in a terminal: interviewer eval lines {item.name}"))
    if item.checks:
        draw_table(checks_table(sorted(item.checks, key=lambda check: check.passed)), "checks")


def draw_stored(item: Entry, why: str) -> None:
    """A run whose suite is gone: its figures as they were stored."""
    st.title(literal(title_of(item)), anchor=False)
    draw_failure(f"The cases of this run cannot be shown: {why}", "The grades in its folder are unchanged.")
    if item.figures is None:
        st.text(displayable(f"{item.graded} of {item.of} grades are stored, and no figures."))
        return
    st.text(displayable(f"When it finished, by {grader_of(item.manifest)}: {headline(main_figure(item.figures))}."))
    draw_table(stored_table(item.figures), "stored")
