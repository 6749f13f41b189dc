"""Model answers of a principle, with the rules' grade; closed until the reader has tried, or asks for them."""

import streamlit as st

from interviewer.domain.competency import ModelAnswer
from interviewer.domain.merged import Rubric
from interviewer.export.summary import VERDICT_NAMES
from interviewer.session.learning import Example, graded_answer, has_attempt
from interviewer.ui import addressed, grade_sheet, study_state
from interviewer.ui.chrome import Places
from interviewer.ui.desk import desk
from interviewer.ui.findings import Graded, Line
from interviewer.ui.learn_place import Place
from interviewer.ui.text import displayable, literal

ANSWER = "answer"
QUALITIES = {"strong": "Strong", "weak": "Weak", "hollow": "Hollow"}
SAYS = {
    "strong": "An answer that would be hired.",
    "weak": "An answer that reads well at first and would not be hired.",
    "hollow": "The phrases of the strong answer with nothing behind them that could be checked.",
}
CLOSED = (
    "These open once an answer of yours about {name} has been graded. Whoever reads a good answer first imitates it, "
    "and does not find out what their own lacks."
)
"""They can also be opened without an attempt: a coach or a panel has none, and a closed door that cannot be opened
teaches nobody. It takes a press of a button that says so, holds until the tab is closed, and is not in the address,
so that a link that is passed on opens nothing. Replies to probes are not behind this door: each belongs to a story of
its own and stands folded under its question, and what tells weak from strong is what there is to learn there."""
OPEN = "Show without an attempt"


def draw_answers(
    here: Place, rubric: Rubric, given: tuple[ModelAnswer, ...], questions: dict[str, str], places: Places
) -> None:
    """The door, or the answer of those `given` that was picked. `questions`: the address of what one could try."""
    if not given:
        st.text("There are no model answers to this.")
    elif study_state.answers_opened(rubric.id) or has_attempt(desk().interviews, rubric.id):
        draw_opened(here, rubric, given)
    else:
        st.text(displayable(CLOSED.format(name=rubric.name)))
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            st.page_link(places.learn, label="Choose a question", query_params=questions, width="content")
            st.button(OPEN, on_click=study_state.open_answers, args=(rubric.id,), key="open-answers")


def draw_opened(here: Place, rubric: Rubric, given: tuple[ModelAnswer, ...]) -> None:
    """A choice of answers, and one of them with its grade."""
    by_name: dict[str, ModelAnswer] = {answer.quality: answer for answer in given}
    names = {name: QUALITIES[name] for name in by_name}
    quality = addressed.draw_choice("Model answer", ANSWER, names, drops=(), labelled=False, side_by_side=True)
    with st.container(key=f"learn-answer-{quality}", gap="small"):
        draw_answer(here, rubric, by_name[quality])


def draw_answer(here: Place, rubric: Rubric, answer: ModelAnswer) -> None:
    """Question, what decides the answer, its grade at the level it was written for, and the text with its evidence."""
    example = graded_answer(rubric, answer, answer.level)
    written = (
        f"Written for {rubric.level(answer.level).name}, made up, and graded by the rules: 'you' is the candidate."
    )
    st.caption(literal(f"{SAYS[answer.quality]} {written}"))
    graded = Graded(rubric, example.scorecard, None, (Line("candidate", answer.text),))
    grade_sheet.draw_verdict(example.transcript.question, graded, answer.level, answer.id, heading=2)
    with st.container(key="decides", gap="xsmall"):
        st.caption("What decides it")
        st.text(displayable(f"“{answer.decides}”"))
        st.text(displayable(answer.why))
    if here.level != answer.level:
        st.text(displayable(at_level(here, rubric, graded_answer(rubric, answer, here.level))))
    grade_sheet.draw_sheet(graded, answer.id)


def at_level(here: Place, rubric: Rubric, example: Example) -> str:
    """What the same answer comes to at the level that was chosen."""
    card = example.scorecard
    name = rubric.level(here.level).name
    if card.verdict is None:
        return f"At {name}, the level you chose, it is not graded: {card.reason}"
    said = f" {card.level_bar.said}" if card.level_bar and card.level_bar.said else ""
    return f"At {name}, the level you chose, the same answer is a {VERDICT_NAMES[card.verdict]}.{said}"
