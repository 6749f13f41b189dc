"""The page *Library*: files to take in and what is kept of them, or the import that the address names."""

import streamlit as st

from interviewer.session.importing import Importing
from interviewer.session.importing_contents import FORM_NAMES, counted_all
from interviewer.store.imports import KeptLine
from interviewer.ui import addressed, library_import, library_upload
from interviewer.ui.chrome import Places, draw_kept, pinned
from interviewer.ui.desk import desk
from interviewer.ui.evals_draw import page_of
from interviewer.ui.place import draw_place
from interviewer.ui.result import day
from interviewer.ui.text import displayable, literal, shortened

ROWS = 20
"""Imports on a page."""
ABOUT = (
    "Pages about interview questions, pages that compare two answers, your own story notes and articles become "
    "questions, stories, quiz items and pairs here. You see what a file gives before anything is kept."
)
EMPTY = "Nothing is kept yet. Choose a file above: a page saved as text, or your notes."


def render(places: Places) -> None:
    """Draw the library, or one import."""
    with st.container(key="library"):
        import_id = pinned("import")
        draw_place(f"library {import_id} {pinned(addressed.PAGE)}", "Import" if import_id else "Library")
        if import_id is None:
            draw_all(places)
        else:
            library_import.draw(import_id, places)


def draw_all(places: Places) -> None:
    """Files to take in, then what is kept, newest first."""
    importing = Importing(desk().store.imports)
    st.title("Library", anchor=False)
    st.text(ABOUT)
    library_upload.draw(importing, places)
    st.subheader("Kept imports", anchor=False)
    listed = importing.listed()
    if listed:
        draw_listed(listed, places)
    else:
        st.text(EMPTY)
    draw_kept("What you keep is", "until you undo its import")


def draw_listed(listed: tuple[KeptLine, ...], places: Places) -> None:
    """A page of them; the page is in the address."""
    page = page_of(len(listed), ROWS)
    for line in listed[page * ROWS : (page + 1) * ROWS]:
        with st.container(key=f"row-{line.id[:12]}", gap="xxsmall"):
            st.page_link(places.library, label=literal(shortened(line.name, 90)), query_params={"import": line.id})
            st.text(displayable(said_of(line)))
    with st.container(key="pages", horizontal=True, gap="small"):
        if page:
            st.page_link(places.library, label="Newer", query_params={"page": str(page)})
        if (page + 1) * ROWS < len(listed):
            st.page_link(places.library, label="Older", query_params={"page": str(page + 2)})


def said_of(line: KeptLine) -> str:
    """'Story notes, kept 21 Nov 2026, 09:31. 9 stories, 4 questions.'"""
    form = FORM_NAMES.get(line.form, "file")
    return f"{form.capitalize()}, kept {day(line.at)}. {counted_all(line.counts)}".strip()
