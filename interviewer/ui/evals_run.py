"""One run on the Evals page: what it came to, figures, verdicts, parts, checks, and its cases."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.evaluation.shelf import Entry
from interviewer.evaluation.study import Study
from interviewer.ui import addressed, evals_case, evals_charts, evals_start
from interviewer.ui.chrome import Places, draw_failure, pinned
from interviewer.ui.evals_cases import SHOWN, WORST, case_line, listed, scatter, scatter_says
from interviewer.ui.evals_draw import draw_folded, draw_table, page_of
from interviewer.ui.evals_figures import (
    PARTS,
    checks_of,
    checks_table,
    confusion_says,
    confusion_table,
    drawn,
    figures_table,
    labels_table,
    part_name,
    parts_of,
    parts_table,
    unseen_table,
)
from interviewer.ui.evals_history import command_of, grader_of, main_figure, passed_of, title_of
from interviewer.ui.evals_tables import counted, headline, named, number
from interviewer.ui.text import displayable, literal

VIEWS = ("Figures", "Cases")
ROWS = 20
"""Cases on a page."""
MOST_FAILED = 4
"""Checks named at the head of the run."""
PARTS_BY = ("total_error", "verdict_qwk", "pair_order")
"""What is drawn of each part: the first of these that the suite measures."""
HOW_TO_READ = (
    "Line: the 95 % interval. Grey bar: the threshold, which the whole line must keep. Circle: it does; red triangle: "
    "it does not; grey square: there is none. Open diamond: how far single raters agree."
)
TOTALS = "Each case: the reference across, the grade up. On the dashed line both are the same."


def draw(item: Entry, study: Study, places: Places, evals: Path | None, ways: DeltaGenerator) -> None:
    """The run, or the case of it that the address names. `ways`: where links back stand."""
    case = pinned("case")
    if case is not None and case in study.cases:
        evals_case.draw(item, study, case, places, ways)
        return
    st.title(literal(title_of(item)), anchor=False)
    draw_head(item, study, evals)
    if case is not None:
        draw_failure(f"The run has no case {case!r}.", "Its cases are listed under Cases.")
    view = addressed.draw_choice("View", "view", {item: item for item in VIEWS}, labelled=False, side_by_side=True)
    if view == "Cases":
        draw_cases(item, study, places)
    else:
        draw_figures(study)


def draw_head(item: Entry, study: Study, evals: Path | None) -> None:
    """The figure that speaks for the run, the checks, and whatever forbids to take them as they are."""
    if item.state == "unfinished":
        st.text(f"Not finished: {item.graded} of {item.of} graded. The figures are of those alone.")
        evals_start.draw_go_on(item, evals)
    figure = main_figure(study.figures)
    ceiling = study.figures.ceiling.get(figure.metric) if figure else None
    raters = f" Raters among each other: {number(ceiling)}." if ceiling is not None else ""
    cases = f"{counted(study.figures.n, 'case')} in {counted(study.figures.pairs, 'group')}"
    st.text(displayable(f"{headline(figure)}.{raters} {cases}; {passed_of(study.checks)}."))
    failed = [check for check in study.checks if not check.passed]
    for place, check in enumerate(failed[:MOST_FAILED]):
        with st.container(key=f"failed-{place}"):
            st.text(displayable(f"Not passed: {named(check.says)}"))
    if len(failed) > MOST_FAILED:
        st.text(f"And {len(failed) - MOST_FAILED} more, listed under Checks.")
    for note in study.notes:
        st.text(displayable(note))
    st.caption(literal(f"Graded by {grader_of(item.manifest)}. Run it again: {command_of(item.manifest)}"))


def draw_figures(study: Study) -> None:
    """All figures with their intervals; verdicts and totals; parts; checks; caveats."""
    st.subheader("Figures", anchor=False)
    shares, points = drawn(study, "share"), drawn(study, "points")
    left, right = st.columns([5, 7], gap="large")
    with left:
        st.caption(HOW_TO_READ)
        if shares:
            evals_charts.draw_figures(shares, "share")
        if points:
            evals_charts.draw_figures(points, "points")
    with right:
        draw_table(figures_table(study), "figures")
    draw_verdicts(study)
    draw_parts(study)
    draw_apart(study)
    st.subheader("Checks", anchor=False)
    draw_table(checks_table(checks_of(study)), "checks")
    if study.figures.caveats:
        st.subheader("What the figures cannot show", anchor=False)
        for caveat in study.figures.caveats:
            st.text(displayable(named(caveat)))


def draw_verdicts(study: Study) -> None:
    """Verdicts crossed, and each total against its reference."""
    crossed, points = confusion_table(study.figures), scatter(study)
    left, right = st.columns(2, gap="large")
    if crossed:
        with left:
            st.subheader("Verdicts", anchor=False)
            st.text(confusion_says(study.figures))
            evals_charts.draw_confusion(study.figures)
            draw_folded(crossed, "confusion")
    if points:
        with right if crossed else left:
            st.subheader("Totals", anchor=False)
            st.text(scatter_says(points))
            evals_charts.draw_scatter(points)
            st.caption(f"{TOTALS} The list of cases has every one of them in words.")


def draw_parts(study: Study) -> None:
    """One division at a time: a chart of one figure, a table of all."""
    there = [by for by in PARTS if parts_of(study.figures, by)]
    if not there:
        return
    st.subheader("Parts of the cases", anchor=False)
    by = addressed.draw_choice(
        "Divided by", "by", {item: PARTS[item] for item in there}, labelled=False, side_by_side=True
    )
    parts = parts_of(study.figures, by)
    metric = next((name for name in PARTS_BY if any(f.metric == name for part in parts for f in part.figures)), None)
    left, right = st.columns([5, 7], gap="large")
    if metric:
        values = {part_name(part.name, by): f.value for part in parts for f in part.figures if f.metric == metric}
        known = {name: value for name, value in values.items() if value is not None}
        with left:
            evals_charts.draw_parts(list(known), list(known.values()), metric, by)
    with right:
        draw_table(parts_table(study.figures, by), "parts")


def draw_apart(study: Study) -> None:
    """What is read by itself: cases that nothing was learned from, labels that their pages contradict."""
    unseen, labels = unseen_table(study.figures), labels_table(study.figures)
    if unseen:
        st.subheader("Cases that nothing was learned from", anchor=False)
        draw_table(unseen, "unseen")
    if labels:
        st.subheader("Labels", anchor=False)
        draw_table(labels, "labels")


def draw_cases(item: Entry, study: Study, places: Places) -> None:
    """A page of the cases of a list; list, search and page are in the address."""
    shown = addressed.draw_choice("List", "list", SHOWN, WORST, side_by_side=True)
    find = addressed.draw_search("Find by id", "find")
    rows = listed(study.rows, shown, find)
    if not rows:
        st.text(
            "No case is in this list." if not find.strip() else "No case of this list has an id with these letters."
        )
        return
    st.caption(f"{counted(len(rows), 'case')} of {len(study.rows):,}.")
    page = page_of(len(rows), ROWS)
    back = {"run": item.name, "view": "Cases", "list": shown, **({"find": find} if find.strip() else {})}
    kept = {"run": item.name, evals_case.FROM: shown, **({evals_case.FIND: find} if find.strip() else {})}
    for row in rows[page * ROWS : (page + 1) * ROWS]:
        with st.container(key=f"row-{row.id}", gap="xxsmall"):
            st.page_link(places.evals, label=literal(row.id), query_params={**kept, "case": row.id})
            st.text(displayable(case_line(row, study.reasons.get(row.id, ""))))
    with st.container(key="pages", horizontal=True, gap="small"):
        if page:
            st.page_link(places.evals, label="Cases before", query_params={**back, "page": str(page)})
        if (page + 1) * ROWS < len(rows):
            st.page_link(places.evals, label="More cases", query_params={**back, "page": str(page + 2)})
