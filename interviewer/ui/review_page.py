"""Past interviews: a page of them at a time, or the one that the address names."""

import streamlit as st

from interviewer.errors import UnknownInterview, UsageError
from interviewer.export.summary import VERDICT_NAMES
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.session import SURPRISE, HistoryPage, HistoryRow, View
from interviewer.ui import actions, addressed, result
from interviewer.ui.chrome import Places, draw_failure, draw_where_kept, pinned
from interviewer.ui.desk import desk
from interviewer.ui.hop import hop
from interviewer.ui.place import draw_place
from interviewer.ui.setup import competency_names
from interviewer.ui.text import literal, shortened

EVERY = "all"
ABOUT = "about"
"""In the address: the principle whose interviews are listed."""
ROWS = 20
"""Interviews on a page."""


def render(places: Places) -> None:
    """Draw the history, or one interview."""
    interview_id = pinned("id")
    draw_place(f"review {interview_id or pinned(addressed.PAGE)}", "Interview" if interview_id else "Review")
    if interview_id is None:
        draw_history(places)
        return
    try:
        view = desk().interviews.resume(interview_id, wait=False)
    except UnknownInterview as error:
        draw_failure(str(error), "Other interviews are not affected.")
        st.page_link(places.review, label="All interviews")
        return
    st.page_link(places.review, label="All interviews")
    actions.draw_unsent(interview_id)
    if view.awaits == "nothing":
        result.draw_over(view, places)
    else:
        draw_unfinished(view, places)


def draw_unfinished(view: View, places: Places) -> None:
    """Where it stands, the way back into it, and the grades that may be seen already."""
    busy = view.awaits == "interviewer"
    result.draw_title(view, " The interviewer is at it: Continue shows how far." if busy else " Not finished.")
    if st.button("Continue", type="primary"):
        hop(places.interview, {"id": view.id})
    if view.mode == "real":
        st.text("A real-mode interview shows its grades after the last question.")
    picked = result.draw_picker(view)
    if picked:
        result.draw_attempt(view, *picked, lambda _: None)
    result.draw_keeping(view.id, places)


def draw_history(places: Places) -> None:
    """One page of interviews, newest first; page and filter are in the address."""
    st.title("Review", anchor=False)
    names = {EVERY: "All principles", **competency_names()}
    del names[SURPRISE]
    about = addressed.draw_choice("Principle", ABOUT, names)
    competency = None if about == EVERY else about
    try:
        page = desk().interviews.history(cursor=pinned("page"), limit=ROWS, competency=competency)
    except UsageError:
        page = desk().interviews.history(limit=ROWS, competency=competency)
    if not page.rows:
        about = " about this principle" if competency else ""
        st.text(f"No interviews{about} yet. They appear here as soon as one is started.")
        st.page_link(places.interview, label="Start an interview")
        return
    for row in page.rows:
        draw_row(row, places)
    draw_pages(page, places, competency)
    draw_where_kept()


def draw_row(row: HistoryRow, places: Places) -> None:
    """When, about what, with what result; the whole line leads to it."""
    with st.container(key=f"row-{row.id}", gap="xxsmall"):
        st.page_link(places.review, label=literal(title_of(row)), query_params={"id": row.id})
        st.text(line_of(row))


def title_of(row: HistoryRow) -> str:
    """The competencies, or the question where there is one only."""
    names = dict.fromkeys(load_rubric(item.competency).name for item in row.setup.plan)
    if len(row.setup.plan) == 1:
        return f"{next(iter(names))}: {shortened(row.setup.plan[0].text, 90)}"
    return f"{', '.join(names)}: {len(row.setup.plan)} questions"


def line_of(row: HistoryRow) -> str:
    """'21 Nov 2026, 09:31. SDE 2, practice. Hire, 71 of 100, after 2 attempts.'"""
    level = next(rule.name for rule in load_framework().levels if rule.level == row.setup.level)
    said = [result.day(row.created), f"{level}, {row.setup.mode}", grades_of(row)]
    return ". ".join(said) + "."


def grades_of(row: HistoryRow) -> str:
    """Latest grade of each question; nothing before the end of a real-mode interview."""
    if row.finished is None and row.setup.mode == "real":
        return "Not finished"
    latest = {line.question: line for line in row.grades}
    said = [
        f"{VERDICT_NAMES[line.verdict]}, {line.total} of 100" if line.verdict else "not graded"
        for _, line in sorted(latest.items())
    ]
    words = "; ".join(said) if said else "No grade"
    return words if row.finished else f"{words} (not finished)"


def draw_pages(page: HistoryPage, places: Places, competency: str | None) -> None:
    """Newer and older; the place is in the address."""
    if not (page.newer or page.older):
        return
    kept = {ABOUT: competency} if competency else {}
    with st.container(key="pages", horizontal=True, gap="small"):
        if page.newer:
            st.page_link(places.review, label="Newer", query_params={"page": page.newer, **kept})
        if page.older:
            st.page_link(places.review, label="Older", query_params={"page": page.older, **kept})
