"""How a round went: what was missed and when it comes back, where one stands now, and what to do next."""

import streamlit as st

from interviewer.library.tracks import track_ids
from interviewer.quiz.items import OF_TRACK, Imported
from interviewer.session import ItemView, RoundView
from interviewer.ui.chrome import Places
from interviewer.ui.place import draw_place
from interviewer.ui.quiz_actions import AT, ROUND, quizzes
from interviewer.ui.quiz_words import day, said_of_prospect, said_of_standing
from interviewer.ui.text import displayable, literal, shortened

LONGEST_LINK = 140
"""Characters of a question as a link."""


def draw(view: RoundView, places: Places, brought: Imported) -> None:
    """The result in one line, then what was missed, the principles, and another round."""
    title = f"{view.right} of {len(view.items)} right"
    draw_place(view.id, title)
    st.title(title, anchor=False)
    if view.missed:
        st.subheader("What you missed", anchor=False)
        for item in view.missed:
            draw_missed(view, item, places)
    else:
        st.text("Nothing missed. Each item comes back later all the same, after longer and longer times.")
    st.subheader("Where you stand", anchor=False)
    for line in view.lines:
        with st.container(key=f"row-quiz-{line.id or 'none'}", gap="xxsmall"):
            draw_name(line.id, line.name, places)
            st.text(displayable(said_of_standing(line.standing)))
    draw_onward(view, places, brought)


def draw_name(competency: str | None, name: str, places: Places) -> None:
    """A principle; where there is a page to learn it, its name leads there."""
    if competency:
        label = literal(f"{name}: read in Learn")
        st.page_link(places.learn, label=label, query_params=lesson_of(competency))
    else:
        st.text(displayable(name))


def lesson_of(subject: str) -> dict[str, str]:
    """The address in Learn of a competency or a track."""
    if subject.startswith(OF_TRACK) and subject.removeprefix(OF_TRACK) in track_ids():
        return {"track": subject.removeprefix(OF_TRACK)}
    return {"principle": subject}


def draw_missed(view: RoundView, item: ItemView, places: Places) -> None:
    """The question, which leads to its reasoning, the right choice, and when it comes back."""
    with st.container(key=f"row-missed-{item.number}", gap="xxsmall"):
        st.page_link(
            places.quiz,
            label=literal(shortened(item.prompt, LONGEST_LINK)),
            query_params={ROUND: view.id, AT: str(item.number + 1)},
        )
        right = item.choices[item.right or 0]
        st.text(displayable(f"The answer: {right}"))
        if item.comes_back:
            st.text(f"Comes back on {day(item.comes_back)}.")


def draw_onward(view: RoundView, places: Places, brought: Imported) -> None:
    """Another round about the same, where there is one, and the way back."""
    prospect = quizzes(brought).prospect(view.wanted)
    st.text(said_of_prospect(prospect))
    with st.container(key="quiz-onward", horizontal=True, gap="small"):
        if prospect.due + prospect.new and st.button("Start another round", type="primary", key="quiz-again"):
            another = quizzes(brought).begin(view.wanted)
            st.switch_page(places.quiz, query_params={ROUND: another.id})
        st.page_link(places.quiz, label="All principles", width="content")
