"""The parts of a principle that lead to other principles: its neighbours, and what its stories also cover."""

import streamlit as st

from interviewer.export.lesson import Card, Section
from interviewer.session.learning import Readable
from interviewer.ui.chrome import Places
from interviewer.ui.learn_place import Place
from interviewer.ui.learn_text import draw_sections
from interviewer.ui.text import displayable, literal


def draw_neighbours(section: Section, here: Place, found: Readable, places: Places) -> None:
    """Each principle that this one is mistaken for, and how to tell them apart."""
    with st.container(key="learn-neighbours", gap="medium"):
        st.header(literal(section.title), anchor=False)
        with st.container(key="learn-grid-neighbours"):
            for card in section.cards:
                with st.container(key=f"linked-{card.id}", gap="xxsmall"):
                    draw_name(card.id, card.name, here, found, places)
                    for text in (text for row in card.rows for text in row.texts):
                        st.text(displayable(text))


def draw_stories(section: Section, here: Place, found: Readable, places: Places) -> None:
    """Each kind of story with what it shows, an example, and the principles that it also serves."""
    with st.container(key="learn-stories", gap="medium"):
        st.header(literal(section.title), anchor=False)
        with st.container(key="learn-grid-stories"):
            for number, card in enumerate(section.cards):
                with st.container(key=f"linked-{number}", gap="xsmall"):
                    draw_sections((Section("", cards=(card,)),), f"story-{number}")
                    if card.covers:
                        draw_covers(card, here, found, places)


def draw_covers(card: Card, here: Place, found: Readable, places: Places) -> None:
    """In one line where there is room."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption("Also covers", width="content")
        for other in card.covers:
            draw_name(other.id, other.name, here, found, places)


def draw_name(competency: str, name: str, here: Place, found: Readable, places: Places) -> None:
    """A principle's name; a link where there is something to read about it."""
    if competency in found.names:
        query = here.at(competency)
        st.page_link(places.learn, label=literal(name), query_params=query, width="content")
    else:
        st.text(displayable(name), width="content")
