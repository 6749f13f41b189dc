"""One item of a round: its question and choices, or what the answer came to."""

import streamlit as st

from interviewer.quiz.items import Imported
from interviewer.session import ItemView, RoundView
from interviewer.session.quizzing import subject_name
from interviewer.ui import quiz_actions, study_state
from interviewer.ui.chrome import Places
from interviewer.ui.place import draw_place
from interviewer.ui.quiz_words import about, day
from interviewer.ui.text import displayable, literal

MOST_SHORTCUTS = 9
CHANGED = {
    "reworded": "This is what you answered; the item was reworded since and is asked again as a new one",
    "gone": "This is what you answered; the item was taken out since",
}
KEYS = "Keys: a number chooses, H shows the hint, N goes on."


def draw(view: RoundView, item: ItemView, places: Places, brought: Imported) -> None:
    """The item, with its reasoning where it is answered."""
    place = [shown.number for shown in view.items].index(item.number) + 1
    title = f"Item {place} of {len(view.items)}"
    draw_place(f"{view.id} {item.number}", verdict_of(item) if item.answered else title)
    st.page_link(places.quiz, label="All principles", width="content")
    st.title(title, anchor=False)
    st.caption(literal(about(item)))
    with st.container(key="quiz-prompt"):
        st.text(displayable(item.prompt))
    if item.answered:
        draw_answered(view, item)
    else:
        draw_open(view, item, brought)


def draw_open(view: RoundView, item: ItemView, brought: Imported) -> None:
    """The choices, each a button with its number as shortcut, and the hint on request."""
    with st.container(key="quiz-choices", gap="small"):
        for place, choice in enumerate(item.choices):
            st.button(
                literal(f"{place + 1}. {choice}"),
                key=f"quiz-choice-{item.number}-{place}",
                on_click=quiz_actions.give,
                args=(view.id, item.number, place, brought),
                width="stretch",
                wrap=True,
                shortcut=str(place + 1) if place < MOST_SHORTCUTS else None,
            )
    if item.hint and study_state.hint_shown((view.id, item.number)):
        with st.container(key="quiz-hint"):
            st.text(displayable(f"Hint: {item.hint}"))
    elif item.hint:
        st.button("Hint", key="quiz-ask-hint", on_click=quiz_actions.hint, args=(view.id, item.number), shortcut="H")
    with st.container(key="quiz-keys"):
        st.caption(KEYS)


def draw_answered(view: RoundView, item: ItemView) -> None:
    """Which choice is right, why step by step, the usual mistake, and the way on."""
    st.subheader(verdict_of(item), anchor=False)
    with st.container(key="quiz-answered", gap="small"):
        for place, choice in enumerate(item.choices):
            draw_choice(item, place, choice)
    with st.container(key="quiz-reasoning", gap="small"):
        st.caption("Why, step by step")
        for number, step in enumerate(item.reasoning, start=1):
            st.text(displayable(f"{number}. {step}"))
        if item.usual_mistake:
            st.text(displayable(f"The usual mistake: {item.usual_mistake}"))
    st.caption(literal(said_after(item)))
    onward = "Next item" if view.next is not None else "How the round went"
    st.button(onward, type="primary", key=f"quiz-on-{item.number}", on_click=quiz_actions.go_on, shortcut="N")


def verdict_of(item: ItemView) -> str:
    """Whether the answer is right, and which one is."""
    return "Right." if item.was_right else f"Not right: the answer is {(item.right or 0) + 1}."


def draw_choice(item: ItemView, place: int, choice: str) -> None:
    """One choice, marked in words where it is right or was chosen."""
    mark = "right" if place == item.right else "wrong" if place == item.chosen else "other"
    said = {"right": "the answer", "wrong": "your choice", "other": ""}[mark]
    if place == item.right == item.chosen:
        said = "the answer, your choice"
    with st.container(key=f"quiz-{mark}-{item.number}-{place}", gap=None):
        st.text(displayable(f"{place + 1}. {choice}"))
        if said:
            st.caption(said)


def said_after(item: ItemView) -> str:
    """'From the quiz on Ownership. This item comes back on 23 Nov 2026.'"""
    said = [f"From the quiz on {subject_name(item.competency)}"] if item.competency else []
    said += [f"This item comes back on {day(item.comes_back)}"] if item.comes_back else []
    said += [CHANGED[item.changed]] if item.changed else []
    return "".join(f"{part}. " for part in said).strip()
