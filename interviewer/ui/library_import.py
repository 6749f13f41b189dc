"""One kept import: everything it gave, one kind at a time, and the way to undo it."""

import streamlit as st

from interviewer.domain.material import Material
from interviewer.errors import UnknownImport
from interviewer.session.importing import Importing
from interviewer.session.importing_contents import FORM_NAMES, taken_line
from interviewer.store.imports import Kept, Leaning
from interviewer.ui import addressed, session_state
from interviewer.ui.chrome import Places, draw_failure
from interviewer.ui.desk import desk
from interviewer.ui.evals_draw import page_of
from interviewer.ui.hop import leave
from interviewer.ui.library_draw import draw_doubts, draw_left
from interviewer.ui.library_entries import (
    Entries,
    Entry,
    afterwards_entries,
    asking_entries,
    example_entries,
    private_entries,
    probe_entries,
    question_entries,
    quiz_entries,
    story_entries,
)
from interviewer.ui.library_lessons import lesson_entries
from interviewer.ui.library_pairs import draw_pairs
from interviewer.ui.result import day
from interviewer.ui.text import displayable, literal, shortened

ROWS = 30
"""Entries on a page."""
SHOW = "show"
"""In the address: the kind that is looked at."""
PAIRS, LEFT = "Pairs", "Left lines"
VIEWS: dict[str, Entries] = {
    "Stories": story_entries,
    "Questions": question_entries,
    "Probes": probe_entries,
    "Quiz": quiz_entries,
    "Lessons": lesson_entries,
    "Examples": example_entries,
    "To ask": asking_entries,
    "Afterwards": afterwards_entries,
    "Private": private_entries,
}
ABOUTS = {
    "Stories": "What you noted for each question, and what is still missing in it.",
    "Questions": "Each can be asked first in an interview.",
    "Quiz": "Items with a known right choice are asked on the Quiz page too.",
    "To ask": "Questions to ask the interviewer, by who is asked.",
    "Afterwards": "What you noted for after the interview.",
    "Private": "Remarks for you alone; nothing else here uses them.",
}
FOLDED = {"Probes": "How weak and strong replies sound", "Quiz": "The right choice, and why"}
UNREADABLE = (
    "Another version of this program kept what it found in this file, in a shape that this version cannot read. The "
    "file itself is kept. Read it again to have it as this version understands it, or undo the import."
)


def draw(import_id: str, places: Places) -> None:
    """The import, or why there is none."""
    importing = Importing(desk().store.imports)
    st.page_link(places.library, label="All imports")
    try:
        kept = importing.load(import_id)
    except UnknownImport as error:
        draw_failure(str(error), "Other imports are not affected.")
        return
    material = kept.material
    title = (material.title if material else None) or kept.line.name
    st.title(literal(shortened(title, 140)), anchor=False)
    form = FORM_NAMES.get(kept.line.form, "file")
    st.caption(literal(f"{kept.line.name}. {form.capitalize()}, kept {day(kept.line.at)}."))
    if material:
        st.text(taken_line(material))
        draw_doubts(material)
        draw_material(material, kept.source, places)
    else:
        draw_unreadable(kept, importing)
    with st.container(key="keeping", horizontal=True, gap="small"):
        if st.button("Undo this import", type="tertiary", key="undo"):
            confirm_undo(import_id, kept.line.name, places)


def draw_unreadable(kept: Kept, importing: Importing) -> None:
    """What another version kept: the file can be read again."""
    st.text(UNREADABLE)
    if not st.button("Read it again", type="primary", key="read-again"):
        return
    look = importing.read_anew(kept.line.id)
    if look.material is None:
        draw_failure(*look.problems, "The import is as it was.")
        return
    st.rerun()


def draw_material(material: Material, source: bytes, places: Places) -> None:
    """The kinds that are there, and the one that the address names."""
    found = {name: entries for name, of in VIEWS.items() if (entries := of(material))}
    names = [*found, *([PAIRS] if material.pairs else [])]
    if any(line.left for line in material.lines):
        names.append(LEFT)
    if not names:
        st.text("Nothing in it was recognised.")
        return
    view = addressed.draw_choice("Show", SHOW, {name: name for name in names}, labelled=False, side_by_side=True)
    if view == PAIRS:
        draw_pairs(material, places)
    elif view == LEFT:
        draw_left(material, source, folded=False)
    elif view in found:
        draw_entries(view, found[view], material.id, places)


def draw_entries(view: str, entries: tuple[Entry, ...], import_id: str, places: Places) -> None:
    """A page of them under the headings of their groups."""
    if view in ABOUTS:
        st.caption(ABOUTS[view])
    page = page_of(len(entries), ROWS)
    group = ""
    for number, entry in enumerate(entries[page * ROWS : (page + 1) * ROWS]):
        if entry.group and entry.group != group:
            st.subheader(literal(shortened(entry.group, 120)), anchor=False)
            group = entry.group
        draw_entry(entry, view, number, places)
    kept = {"import": import_id, SHOW: view}
    with st.container(key="pages", horizontal=True, gap="small"):
        if page:
            st.page_link(places.library, label="Back", query_params={**kept, "page": str(page)})
        if (page + 1) * ROWS < len(entries):
            st.page_link(places.library, label="More", query_params={**kept, "page": str(page + 2)})


def draw_entry(entry: Entry, view: str, number: int, places: Places) -> None:
    """One thing: its words, what is to be known of it, and the way to answer it; a bare sentence is just that."""
    if not (entry.body or entry.note or entry.folded or entry.ask):
        st.text(displayable(entry.title))
        return
    with st.container(key=f"entry-{number}", gap="xxsmall"):
        with st.container(key=f"entry-title-{number}"):
            st.text(displayable(entry.title))
        if entry.body:
            st.text(displayable("\n".join(entry.body)))
        if entry.note:
            st.caption(literal(entry.note))
        if entry.folded:
            with st.expander(FOLDED.get(view, "More")):
                st.text(displayable("\n".join(entry.folded)))
        if entry.ask:
            label = "Answer this" if view == "Stories" else "Start an interview"
            st.page_link(places.interview, label=label, query_params={"question": entry.ask})


@st.dialog("Undo this import")
def confirm_undo(import_id: str, name: str, places: Places) -> None:
    """Ask once, saying what goes and what stays."""
    importing = Importing(desk().store.imports)
    st.text(displayable(f"Everything that {name} gave is removed from this computer. The file itself, where you have "
                        "it, is not touched and can be taken in again."))  # fmt: skip
    if stays := said_of(importing.leaning(import_id)):
        st.text(stays)
    with st.container(horizontal=True, gap="small"):
        if st.button("Undo it", type="primary"):
            try:
                importing.undo(import_id)
                session_state.notify(f"Undone: {name}.")
            except UnknownImport:
                session_state.notify(f"{name} was undone already, in another tab perhaps.")
            leave(places.library)
        if st.button("Keep it"):
            st.rerun()


def said_of(leaning: Leaning) -> str:
    """What was made from it and stays; empty where there is nothing."""
    made = []
    if leaning.interviews:
        made.append(f"{leaning.interviews} {'interview' if leaning.interviews == 1 else 'interviews'} on its questions")
    if leaning.scorings:
        made.append(f"{leaning.scorings} {'scoring' if leaning.scorings == 1 else 'scorings'} of its pairs")
    return f"Made from it, and kept: {' and '.join(made)}." if made else ""
