"""Grades of an interview on the page: one attempt with its sheet, or the whole interview after its end."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from interviewer.domain.interview import Graded as StoredGrade
from interviewer.domain.interview import Interview
from interviewer.domain.merged import Rubric
from interviewer.export.json import interview_json
from interviewer.export.markdown import interview_markdown
from interviewer.export.summary import VERDICT_NAMES, spent_says
from interviewer.grading.rebuilding import rebuild
from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import rubric_for, track_names, with_track
from interviewer.session import AttemptView, QuestionLine, Summary, TurnView, View
from interviewer.ui import actions, addressed, grade_sheet, own_questions, session_state
from interviewer.ui.chrome import Places
from interviewer.ui.delivery import draw_delivery
from interviewer.ui.desk import desk
from interviewer.ui.findings import Graded, Line
from interviewer.ui.hop import hop, leave
from interviewer.ui.text import displayable, literal, shortened

ATTEMPT = "attempt"
"""In the address: which attempt at the question is looked at; another question has other attempts."""
OUTCOMES = {"skipped": "Skipped", "not_reached": "Not reached", "unscored": "Not graded"}


def day(moment: datetime) -> str:
    """A moment as the candidate's own clock shows it, to the minute: '21 Nov 2026, 09:31'."""
    return f"{moment.astimezone():%d %b %Y, %H:%M}".lstrip("0")


def grade_of(view: View, question: int, attempt: int) -> StoredGrade | None:
    """The grade of an attempt, where it may be seen."""
    return next((item for item in view.grades if (item.question, item.attempt) == (question, attempt)), None)


def attempt_of(view: View, question: int, attempt: int) -> AttemptView | None:
    """The attempt's transcript, where there was something to grade."""
    return next((item for item in view.attempts if (item.question, item.attempt) == (question, attempt)), None)


def graded_of(view: View, stored: StoredGrade, told: AttemptView) -> Graded:
    """A stored grade with what its sheet needs: rubric, transcript, the attempt before."""
    last = grade_of(view, stored.question, stored.attempt - 1)
    said = {turn.seq: turn for turn in view.turns}
    probes = [said[seq] for seq in told.seqs if said[seq].purpose == "probe"]
    rubric = rubric_for(told.transcript)
    return Graded(
        rubric=rubric,
        scorecard=stored.scorecard,
        before=stored.before,
        lines=tuple(line_of(said[seq]) for seq in told.seqs),
        rebuilt=rebuild(told.transcript, stored.scorecard, rubric) if stored.scorecard.status == "scored" else None,
        last=last.scorecard if last and same_grader(last, stored) else None,
        probed={turn.signal: turn.met for turn in probes if turn.signal},
    )


def line_of(turn: TurnView) -> Line:
    """A turn of the transcript; a probe says what it was after."""
    return Line(turn.speaker, turn.text, f"after: {turn.signal_name}" if turn.signal_name else None)


def same_grader(one: StoredGrade, other: StoredGrade) -> bool:
    """Grades of different graders are not compared."""
    first, second = one.scorecard.provenance, other.scorecard.provenance
    return bool(first and second and (first.grader, first.model) == (second.grader, second.model))


def draw_attempt(view: View, question: int, attempt: int, draw_buttons: Callable[[View], None]) -> None:
    """The question, the verdict, the buttons, the sheet."""
    told = attempt_of(view, question, attempt)
    stored = grade_of(view, question, attempt)
    key = f"{view.id}-{question}-{attempt}"
    if stored is None or told is None:
        st.text("This attempt has no grade.")
        draw_buttons(view)
        return
    graded = graded_of(view, stored, told)
    grade_sheet.draw_verdict(told.asked.text, graded, view.setup.level, key, view.setup.company)
    with st.container(key="ways-on", horizontal=True, gap="small"):
        draw_buttons(view)
    draw_delivery(view, told)
    draw_spent(view)
    if stored.scorecard.status == "scored":
        grade_sheet.draw_sheet(graded, key)
    if (question, attempt) == (view.question, view.attempt):
        draw_models(view)


def draw_spent(view: View) -> None:
    """What the model took for all of it: a grade says what it took alone, and one by the rules says nothing."""
    if view.spent:
        with st.container(key="spent"):
            st.caption(literal(spent_says(view.spent)))


def draw_models(view: View) -> None:
    """A weak and a strong reply to each probe that was asked; never before an attempt."""
    if not view.models:
        return
    with st.expander("How weak and strong replies to these probes sound"):
        for model in view.models:
            with st.container(key=f"model-{model.probe}", gap="xsmall"):
                st.text(displayable(model.question))
                st.caption("Weak")
                st.text(displayable(f"{model.weak.text}\n{model.weak.why}"))
                st.caption("Strong")
                st.text(displayable(f"{model.strong.text}\n{model.strong.why}"))


def draw_over(view: View, places: Places) -> None:
    """An interview after its end: the summary, then the question and attempt that were picked."""
    draw_title(view)
    if view.summary and view.questions > 1:
        draw_summary(view.summary)
    picked = draw_picker(view)
    if picked:
        draw_attempt(view, *picked, partial(draw_again, places=places, question=picked[0]))
    else:
        st.text("No question of this interview was answered, so there is nothing to grade.")
        if view.can_answer_again:
            draw_again(view, places, view.can_answer_again[0])
    own_questions.draw_after(view)
    draw_keeping(view.id, places)


def draw_title(view: View, more: str = "") -> None:
    """Which interview this is; small, because the grade is what one came for."""
    with st.container(key="over"):
        st.title(f"Interview of {day(view.created)}", anchor=False)
        st.caption(literal(f"{setup_line(view)}.{more}"))


def setup_line(view: View, *, at_hand: bool = False) -> str:
    """What was chosen, in a few words. `at_hand`: of the question that stands alone; others are still to come."""
    plan = view.setup.plan[view.question : view.question + 1] or view.setup.plan if at_hand else view.setup.plan
    names = dict.fromkeys(load_rubric(item.competency).name for item in plan)
    level = load_rubric(view.setup.plan[0].competency).level(view.setup.level).name
    track = f"; {track_names().get(view.setup.track, view.setup.track)} track" if view.setup.track else ""
    return f"{', '.join(names)}; {level}; {view.mode} mode{track}"


def draw_summary(summary: Summary) -> None:
    """Each question with its outcome, stories used twice, and the one next action."""
    with st.container(key="summary", border=True, gap="small"):
        for line in summary.questions:
            st.text(displayable(f"{line.question + 1}. {outcome_of(line)}. {shortened(line.text, 110)}"))
        for reuse in summary.reused:
            places, words = f"{reuse.first + 1} and {reuse.second + 1}", ", ".join(reuse.words)
            st.caption(literal(f"Questions {places} seem to use the same story: {words}."))
        if summary.next_action:
            st.caption("To do next")
            st.text(displayable(summary.next_action))


def outcome_of(line: QuestionLine) -> str:
    """'Hire, 71 of 100', or why there is no grade."""
    if line.verdict is None or line.total is None:
        return OUTCOMES.get(line.outcome, line.outcome)
    return f"{VERDICT_NAMES[line.verdict]}, {line.total} of 100"


def draw_picker(view: View) -> tuple[int, int] | None:
    """Which question and attempt to look at; kept in the address. None where nothing was graded."""
    attempts: dict[int, list[int]] = {}
    for item in view.grades:
        attempts.setdefault(item.question, []).append(item.attempt)
    if not attempts:
        return None
    question = draw_numbers("Question", "question", sorted(attempts), first=True)
    return question, draw_numbers("Attempt", ATTEMPT, sorted(attempts[question]), first=False)


def draw_numbers(label: str, field: str, found: list[int], *, first: bool) -> int:
    """One of several, counted from 1 where it is seen; `first` or last where the address names none."""
    usual = found[0] if first else found[-1]
    if len(found) == 1:
        return usual
    numbers = {str(item + 1): str(item + 1) for item in found}
    return int(addressed.draw_choice(label, field, numbers, str(usual + 1), drops=(ATTEMPT,), side_by_side=True)) - 1


def draw_again(view: View, places: Places, question: int) -> None:
    """The main button of a finished interview."""
    if question not in view.can_answer_again or not st.button("Answer again", type="primary", key="again"):
        return
    again = partial(desk().interviews.answer_again, view.id, question, view.next_seq)
    if actions.tried(again, view.id):
        hop(places.interview, {"id": view.id})
        return
    st.rerun()


def draw_keeping(interview_id: str, places: Places) -> None:
    """Take it along, or delete it."""
    kept: Interview = desk().store.load(interview_id)

    def rubric_of(competency: str) -> Rubric:
        return with_track(load_rubric(competency), kept.setup.track)

    name = f"interview-{kept.created:%Y-%m-%d-%H%M}"
    with st.container(key="keeping", horizontal=True, gap="small"):
        st.download_button(
            "Download Markdown",
            lambda: interview_markdown(kept, rubric_of),
            file_name=f"{name}.md",
            mime="text/markdown",
            on_click="ignore",
        )
        st.download_button(
            "Download JSON",
            lambda: interview_json(kept),
            file_name=f"{name}.json",
            mime="application/json",
            on_click="ignore",
        )
        if st.button("Delete", type="tertiary"):
            confirm_delete(interview_id, places)


@st.dialog("Delete this interview")
def confirm_delete(interview_id: str, places: Places) -> None:
    """Ask once; what is deleted cannot be had back."""
    st.text("Its questions, your answers and the grades are removed from this computer. They cannot be restored.")
    with st.container(horizontal=True, gap="small"):
        if st.button("Delete it", type="primary"):
            desk().store.delete(interview_id)
            session_state.notify("The interview was deleted.")
            leave(places.review)
        if st.button("Keep it"):
            st.rerun()
