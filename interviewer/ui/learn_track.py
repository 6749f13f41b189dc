"""The part of a track that is open in Learn."""

import streamlit as st

from interviewer.domain.track import Track
from interviewer.export.lesson_track import adds_of, questions_of_track, track_sections
from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import with_track
from interviewer.session.learning import Readable
from interviewer.ui.chrome import Places, draw_where_kept
from interviewer.ui.learn_answers import draw_answers
from interviewer.ui.learn_linked import draw_neighbours
from interviewer.ui.learn_place import Place
from interviewer.ui.learn_questions import HOW, draw_question
from interviewer.ui.learn_text import draw_sections
from interviewer.ui.text import displayable, literal


def draw_track_part(here: Place, track: Track, found: Readable, places: Places) -> None:
    """What it adds leads to the principles; a question begins an interview with the track."""
    names = {item.competency: load_rubric(item.competency).name for item in track.overlays}
    first = with_track(load_rubric(track.overlays[0].competency), track.id)
    match here.part:
        case "adds":
            draw_neighbours(adds_of(track, names), here, found, places)
        case "questions":
            draw_track_questions(here, track, names, places)
        case "answers":
            draw_answers(here, first, track.answers, here.at_track(track.id, "questions"), places)
        case part:
            sections = track_sections(part, track, first, names)
            draw_sections(sections, f"{track.id}-{part}", folded=part == "probes")


def draw_track_questions(here: Place, track: Track, names: dict[str, str], places: Places) -> None:
    """Under the principle that each is asked for, with its button; before them, where answers are kept and sent."""
    overlays = [item for item in track.overlays if item.questions]
    with st.container(key="learn-start", gap="small"):
        st.text(displayable(HOW.format(level=load_rubric(track.overlays[0].competency).level(here.level).name)))
        draw_where_kept()
    for overlay, section in zip(overlays, questions_of_track(track, names), strict=True):
        with st.container(key=f"learn-questions-{overlay.competency}", gap="small"):
            st.header(literal(section.title), anchor=False)
            for card in section.cards:
                rubric = load_rubric(overlay.competency)
                draw_question(card.id, card.name, card.aside, here, rubric, places)
