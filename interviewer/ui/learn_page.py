"""The page *Learn*: the principles, or one of them as an interviewer hears it."""

from collections.abc import Iterable

import streamlit as st

from interviewer.domain.merged import Rubric
from interviewer.domain.track import Track
from interviewer.domain.transcript import DEFAULT_LEVEL
from interviewer.export.lesson import COMPANY_NAMES, PARTS, opening_of
from interviewer.export.lesson_parts import sections_of
from interviewer.export.lesson_track import TRACK_PARTS, track_opening
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.library.tracks import load_track, track_ids
from interviewer.quiz.items import OF_TRACK
from interviewer.session.learning import Readable, readable
from interviewer.ui import addressed
from interviewer.ui.chrome import Places, draw_failure
from interviewer.ui.desk import make_ready
from interviewer.ui.learn_answers import draw_answers
from interviewer.ui.learn_linked import draw_neighbours, draw_stories
from interviewer.ui.learn_place import COMPANY, DEFAULT_COMPANY, LEVEL, PART, PRINCIPLE, Place, place
from interviewer.ui.learn_questions import draw_company_question, draw_questions
from interviewer.ui.learn_text import draw_opening, draw_sections
from interviewer.ui.learn_track import draw_track_part
from interviewer.ui.place import draw_place
from interviewer.ui.text import displayable, literal

ABOUT = (
    "What an interviewer listens for under each principle: the signals and how they sound, the traps, the questions "
    "and the probes behind them."
)
OTHERS = "Other tracks"


def render(places: Places) -> None:
    """Draw the list, or the principle that the address names."""
    here, found = place(), readable()
    draw_place(f"learn {here.principle} {here.track}", here.principle or here.track or "Learn")
    with st.container(key="learn", gap="medium"):
        if here.track is not None:
            draw_track(here, here.track, found, places)
        elif here.principle is None:
            draw_list(here, found, places)
        elif here.principle in found.names:
            draw_principle(here, load_rubric(here.principle), found, places)
        else:
            draw_nothing(here.principle, places)
    make_ready()


def draw_nothing(name: str, places: Places) -> None:
    """The address names something that there is not."""
    draw_failure(f"There is nothing to read about {name[:80]!r}.", "All that there is stands in Learn.")
    st.page_link(places.learn, label="All principles")


def draw_list(here: Place, found: Readable, places: Places) -> None:
    """Each principle with its core signal; then tracks that are no principle."""
    st.title("Learn", anchor=False)
    st.text(ABOUT)
    draw_names(found.principles, here, places, "principles")
    tracks = [load_track(name) for name in track_ids()]
    if found.others or tracks:
        st.header(OTHERS, anchor=False)
        draw_names(found.others, here, places, "others", tracks)


def draw_names(names: dict[str, str], here: Place, places: Places, key: str, tracks: Iterable[Track] = ()) -> None:
    """Names that lead to their pages, each with what it asks for; tracks, which lie over principles, after them."""
    with st.container(key=f"learn-{key}"):
        for competency, name in names.items():
            learning = load_rubric(competency).competency.learning
            with st.container(key=f"row-{competency}", gap="xxsmall"):
                st.page_link(places.learn, label=literal(name), query_params=here.at(competency))
                if learning:
                    st.text(displayable(learning.core_signal))
        for track in tracks:
            with st.container(key=f"row-track-{track.id}", gap="xxsmall"):
                st.page_link(places.learn, label=literal(track.name), query_params=here.at_track(track.id))
                st.text(displayable(track.about))


def draw_principle(here: Place, rubric: Rubric, found: Readable, places: Places) -> None:
    """The opening, level and company, and the part that is open."""
    st.page_link(places.learn, label="All principles", width="content")
    draw_opening(opening_of(rubric, here.company))
    levels = {rule.level.value: rule.name for rule in load_framework().levels}
    with st.container(key="learn-choices", horizontal=True, gap="medium", vertical_alignment="bottom"):
        addressed.draw_choice("Level", LEVEL, levels, DEFAULT_LEVEL.value, drops=())
        addressed.draw_choice("Company", COMPANY, COMPANY_NAMES, DEFAULT_COMPANY, drops=())
    addressed.draw_choice(f"Parts of {rubric.name}", PART, PARTS, drops=(), labelled=False, side_by_side=True)
    with st.container(key=f"learn-part-{here.part}", gap="medium"):
        draw_part(here, rubric, found, places)
    draw_onward(here, places)


def draw_track(here: Place, track_id: str, found: Readable, places: Places) -> None:
    """A track likewise; it is the same for every company."""
    if track_id not in track_ids():
        draw_nothing(track_id, places)
        return
    track = load_track(track_id)
    st.page_link(places.learn, label="All principles", width="content")
    draw_opening(track_opening(track))
    levels = {rule.level.value: rule.name for rule in load_framework().levels}
    with st.container(key="learn-choices", horizontal=True, gap="medium", vertical_alignment="bottom"):
        addressed.draw_choice("Level", LEVEL, levels, DEFAULT_LEVEL.value, drops=())
    addressed.draw_choice(f"Parts of {track.name}", PART, TRACK_PARTS, drops=(), labelled=False, side_by_side=True)
    with st.container(key=f"learn-part-{here.part}", gap="medium"):
        draw_track_part(here, track, found, places)
    with st.container(key="learn-onward", horizontal=True, gap="small"):
        query = {PRINCIPLE: f"{OF_TRACK}{track.id}"}
        st.page_link(places.quiz, label="Test yourself on this in Quiz", query_params=query, width="content")


def draw_part(here: Place, rubric: Rubric, found: Readable, places: Places) -> None:
    """The part that is open."""
    key = f"{rubric.id}-{here.part}"
    if here.part == "answers":
        learning = rubric.competency.learning
        questions = here.at(rubric.id, "questions")
        draw_answers(here, rubric, learning.answers if learning else (), questions, places)
        return
    names = {item.id: item.name for item in load_framework().principles} | found.names
    sections = sections_of(here.part, rubric, here.level, here.company, names)
    match here.part:
        case "meaning":
            draw_sections(sections[:-1], key)
            draw_neighbours(sections[-1], here, found, places)
        case "stories":
            draw_stories(sections[0], here, found, places)
            draw_sections(sections[1:], key)
        case "questions":
            draw_questions(sections, here, rubric, places)
        case "bar":
            draw_sections(sections, key)
            draw_company_question(here, rubric, places)
        case _:
            draw_sections(sections, key, folded=here.part == "probes")


def draw_onward(here: Place, places: Places) -> None:
    """Where to go with what was read."""
    if here.principle is None:
        return
    pages = ((places.quiz, "Test yourself on this in Quiz"), (places.evaluate, "Judge two answers in Evaluate"))
    with st.container(key="learn-onward", horizontal=True, gap="small"):
        for page, label in pages:
            st.page_link(page, label=label, query_params={PRINCIPLE: here.principle}, width="content")
