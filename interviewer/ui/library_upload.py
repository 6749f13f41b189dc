"""Files on their way into the library: what each gives, what is left and why, then *Keep*."""

from typing import get_args

import streamlit as st

from interviewer.errors import StoreError
from interviewer.importers.material import AsForm
from interviewer.session.importing import Given, Importing, Look
from interviewer.session.importing_contents import FORM_NAMES, taken_line
from interviewer.ui import session_state, study_state
from interviewer.ui.chrome import Places, draw_failure
from interviewer.ui.library_draw import draw_audit, draw_doubts, draw_gives, draw_left
from interviewer.ui.result import day
from interviewer.ui.text import displayable, literal, shortened

NAMES = {"auto": "Whatever each of them is", **{form: name.capitalize() for form, name in FORM_NAMES.items()}}
TAKE_BACK = "Put them away"


def draw(importing: Importing, places: Places) -> None:
    """The uploader and what it holds."""
    with st.container(key="take-in", gap="small"):
        files = st.file_uploader("Files to take in", accept_multiple_files=True, key=study_state.uploader())
        choices: tuple[AsForm, ...] = get_args(AsForm)
        form = st.selectbox(
            "Read them as",
            choices,
            format_func=lambda item: NAMES[item],
            key="import_form",
            persist_state="session",
        )
    if not files:
        return
    looks = importing.look((Given(file.name, file.getvalue()) for file in files), form or "auto")
    draw_keep(importing, looks, places)
    for number, look in enumerate(looks):
        with st.container(key=f"look-{number}", border=True, gap="small"):
            draw_look(look, number, places)


def draw_keep(importing: Importing, looks: tuple[Look, ...], places: Places) -> None:
    """How many files would be kept, and the button that does it; where it fails the files stay chosen."""
    st.text(said_before(looks))
    with st.container(key="keeping", horizontal=True, gap="small"):
        keep = any(look.is_new for look in looks) and st.button("Keep", type="primary", key="keep")
        if st.button(TAKE_BACK, type="tertiary", key="put-away"):
            study_state.next_upload()
            st.rerun()
    if not keep:
        return
    try:
        kept = importing.keep(looks)
    except StoreError as error:
        draw_failure(str(error), "Your files are still chosen here.")
        return
    study_state.next_upload()
    session_state.notify(said_after(looks, kept))
    alone = kept[0].material if len(kept) == 1 and len(looks) == 1 else None
    st.switch_page(places.library, query_params={"import": alone.id} if alone else {})


def said_before(looks: tuple[Look, ...]) -> str:
    """'2 of 4 files would be kept. 1 cannot be read. 1 is kept already.'"""
    new, bad = sum(look.is_new for look in looks), sum(look.material is None for look in looks)
    known = len(looks) - new - bad
    said = f"{new} of {len(looks)} {'file' if len(looks) == 1 else 'files'} would be kept."
    said += f" {bad} cannot be read." if bad else ""
    return f"{said} {known} {'is' if known == 1 else 'are'} kept already or empty." if known else said


def said_after(looks: tuple[Look, ...], kept: tuple[Look, ...]) -> str:
    """What was kept, and what another tab had kept first."""
    names = ", ".join(look.name for look in kept)
    late = ", ".join(look.name for look in looks if look.is_new and look not in kept)
    said = f"Kept: {names}." if kept else ""
    return f"{said} Kept already, in another tab perhaps: {late}.".strip() if late else said


def draw_look(look: Look, number: int, places: Places) -> None:
    """One file: what it gives and what is left, or why it cannot be read."""
    st.subheader(literal(shortened(look.name, 90)), anchor=False)
    if look.material is None:
        with st.container(key=f"failed-{number}", gap="xsmall"):
            st.text(displayable("\n".join(look.problems)))
            st.text("Nothing of this file is kept. The other files are not affected.")
        return
    if look.twin:
        st.text(displayable(f"The same file as {look.twin}; it is kept once."))
        return
    if look.kept:
        with st.container(key=f"ways-{number}", gap="xxsmall"):
            st.text(f"This very file is kept already, since {day(look.kept)}. Nothing would change.")
            st.page_link(places.library, label="Open it", query_params={"import": look.material.id})
    st.text(taken_line(look.material))
    draw_doubts(look.material)
    draw_gives(look.material)
    draw_audit(look.material, f"look-{number}")
    draw_left(look.material, look.source)
