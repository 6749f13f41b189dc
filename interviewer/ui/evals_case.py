"""One case of a run on the Evals page: reference and grader side by side, the transcript with the grader's evidence."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.domain.scorecard import Scorecard
from interviewer.evaluation.cases import Case
from interviewer.evaluation.folders import Result
from interviewer.evaluation.rows import Row
from interviewer.evaluation.shelf import Entry
from interviewer.evaluation.study import Study, results_of
from interviewer.library.rubrics import load_rubric
from interviewer.ui import grade_sheet
from interviewer.ui.chrome import Places, pinned
from interviewer.ui.evals_cases import (
    SHOWN,
    WORST,
    about,
    case_line,
    compared,
    listed,
    neighbours,
    probed_next,
    questions,
    said,
    signals_table,
    verdict_or_none,
)
from interviewer.ui.evals_draw import draw_table, home
from interviewer.ui.evals_history import title_of
from interviewer.ui.findings import Graded, Line
from interviewer.ui.text import displayable, literal

FROM, FIND = "from", "q"
"""In the address of a case: the list that it was opened from, and what was searched there."""
MOST_REPLY = 20_000
"""Characters of a model's reply that are shown."""


def draw(item: Entry, study: Study, case_id: str, places: Places, ways: DeltaGenerator) -> None:
    """The case, with ways to its neighbours in the list that it was opened from."""
    asked, find = pinned(FROM), pinned(FIND) or ""
    shown = asked if asked in SHOWN else WORST
    rows = listed(study.rows, shown, find)
    row = next(row for row in study.rows if row.id == case_id)
    case = study.cases[case_id]
    results = results_of(home(), item.name, study, case_id)
    card = results[0].card if results and row.scored else None
    with ways:
        draw_ways(item, rows, case_id, shown, find, places)
    st.title(literal(case_id), anchor=False)
    st.caption(literal(f"{title_of(item)}. {about(case.transcript, row)}"))
    st.text(displayable(case_line(row, study.reasons.get(case_id, ""))))
    for why in case.label.contradicted if case.label else ():
        st.text(displayable(f"The label of its pair is contradicted by its own page: {why}"))
    draw_table(compared(case, card), "compared")
    st.text(displayable(probed_next(row)))
    draw_repeats(results)
    draw_asked(case)
    signals = signals_table(case, card)
    if signals:
        with st.expander("Signal by signal, with the words"):
            draw_table(signals, "signals")
    draw_graded(item, case, row, card)
    draw_replies(results)


def draw_ways(item: Entry, rows: list[Row], case_id: str, shown: str, find: str, places: Places) -> None:
    """Back to the list, to the case before and to the one behind."""
    before, behind = neighbours(rows, case_id)
    kept = {"run": item.name, FROM: shown, **({FIND: find} if find else {})}
    back = {"run": item.name, "view": "Cases", "list": shown, **({"find": find} if find else {})}
    st.page_link(places.evals, label="All cases", query_params=back, width="content")
    if before:
        st.page_link(places.evals, label="Previous case", query_params={**kept, "case": before}, width="content")
    if behind:
        st.page_link(places.evals, label="Next case", query_params={**kept, "case": behind}, width="content")
    ids = [row.id for row in rows]
    if case_id in ids:
        st.caption(literal(f"{ids.index(case_id) + 1} of {len(ids)}, {SHOWN[shown].lower()}"), width="content")


def draw_repeats(results: list[Result]) -> None:
    """What further repeats gave."""
    if len(results) > 1:
        gave = "; ".join(given_by(result.card) for result in results)
        st.text(displayable(f"Graded {len(results)} times: {gave}. The first is shown."))


def draw_asked(case: Case) -> None:
    """What raters would ask next."""
    asked = questions(case.ratings)
    if asked:
        with st.expander("What the raters would ask next"):
            for question in asked:
                st.text(displayable(question))


def given_by(card: Scorecard) -> str:
    """'Hire, 71 of 100', or why there is none."""
    if card.status != "scored":
        return f"not graded ({card.reason or 'no reason given'})"
    return said(verdict_or_none(card.verdict), card.total)


def draw_graded(item: Entry, case: Case, row: Row, card: Scorecard | None) -> None:
    """The question, and the sheet that a candidate would see; the plain transcript where there is no grade."""
    st.subheader("Question", anchor=False)
    st.text(displayable(case.transcript.question))
    if card is None or not row.scored:
        st.subheader("Transcript", anchor=False)
        for turn in case.transcript.turns:
            with st.chat_message("Interviewer" if turn.speaker == "interviewer" else "user"):
                st.text(displayable(turn.text))
        return
    st.caption("Points and transcript as the candidate would see them: 'you' is the candidate.")
    lines = tuple(Line(turn.speaker, turn.text) for turn in case.transcript.turns)
    rubric = load_rubric(case.transcript.competency)
    grade_sheet.draw_sheet(Graded(rubric, card, None, lines), f"{item.name}-{case.id}")


def draw_replies(results: list[Result]) -> None:
    """What a model said, word by word."""
    replies = [reply for result in results for reply in result.replies]
    if replies:
        with st.expander(f"Raw replies of the model ({len(replies)})"):
            for reply in replies:
                st.code(displayable(reply[:MOST_REPLY]), language=None, wrap_lines=True)
