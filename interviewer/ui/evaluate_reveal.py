"""The third step: the reference beside one's own scores, gates and notes, and what the rules saw."""

import streamlit as st

from interviewer.domain.calibration_pair import NAMES as PAGE_NAMES
from interviewer.domain.scorecard import Scorecard
from interviewer.evaluation.audit.claims import gate_owner
from interviewer.evaluation.calibrator.comparing import Compared, compared, order_said
from interviewer.evaluation.calibrator.pairs import Pair, rules_card
from interviewer.export.summary import gate_says
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.ui import evaluate_mending, grade_sheet
from interviewer.ui.evals_draw import draw_table
from interviewer.ui.evals_tables import named
from interviewer.ui.evaluate_desk import Sitting
from interviewer.ui.evaluate_scoring import NAMES, draw_answer, heading
from interviewer.ui.evaluate_tables import FITTED, RATERS, fluency_said, gap_table, kind_said, verdicts_said
from interviewer.ui.findings import Graded, Line
from interviewer.ui.library_draw import draw_findings
from interviewer.ui.text import displayable, literal

PAGE_LABEL = "The reference is the label that the page {page} puts on the answers: a claim, not the truth."
STANDS = "Nothing in the answers contradicts it, as far as the audit can tell."
SPEAKS_TO = "The grade speaks to whoever gave the answer: 'you' is the candidate."
CONTRADICTED = "The audit finds words in the answers that contradict it. What is contradicted is in no figure of yours."


def draw(sitting: Sitting, pair: Pair) -> None:
    """The result in a sentence, both answers beside their reference, then everything that explains it."""
    scoring = sitting.scoring
    frame = load_framework()
    cards = (rules_card(pair, 0), rules_card(pair, 1))
    found = compared(pair, scoring, cards, frame)
    st.caption(literal(heading(pair, 3)))
    st.title(literal(pair.question), anchor=False)
    st.text(displayable(" ".join(filter(None, (order_said(pair, scoring), kind_said(pair))))))
    limit = frame.numbers.fluency_bias_total
    for place, item in enumerate(found):
        if item.fluency:
            with st.container(key=f"fluency-{place}", border=True):
                st.text(displayable(fluency_said(item, NAMES[place], limit)))
    for place, (item, column) in enumerate(zip(found, st.columns(2, gap="large"), strict=True)):
        with column:
            draw_compared(item, pair, place, cards[item.answer])
    st.caption(literal(said_of_reference(pair)))
    draw_audit(pair)
    draw_page_notes(pair)
    with st.expander("The answers again", key="answers-again"):
        for place, column in enumerate(st.columns(2, gap="large")):
            with column:
                draw_answer(pair, scoring.shown[place], place)
    evaluate_mending.draw(sitting, pair, cards)
    draw_rules(found, pair, cards)


def said_of_reference(pair: Pair) -> str:
    """Who gave it, and what may be read into agreeing with the rules."""
    if pair.page is None:
        return f"{RATERS} {FITTED}"
    return PAGE_LABEL.format(page=pair.page.source)


def draw_compared(found: Compared, pair: Pair, place: int, card: Scorecard) -> None:
    """One answer: verdicts, the table, gates, and what raters would ask next."""
    who = f", {candidate(found)} on the page" if pair.page else ""
    st.subheader(literal(f"{NAMES[place]}{who}"), anchor=False)
    st.text(displayable(verdicts_said(found)))
    draw_table(gap_table(found, NAMES[place], load_framework()), f"gaps-{place}")
    lines = [*reference_gates(pair, found), *rules_gates(pair, card)]
    if lines:
        with st.container(key=f"gates-{place}", gap="xsmall"):
            for line in lines:
                st.text(displayable(line))
    asked = asked_next(pair, found)
    if asked:
        with st.expander("What the raters would ask next", key=f"asked-next-{place}"):
            for question in asked:
                st.text(displayable(question))


def candidate(found: Compared) -> str:
    """What the page calls the answer."""
    return f"Candidate {PAGE_NAMES[found.answer]}"


def reference_gates(pair: Pair, found: Compared) -> list[str]:
    """Gates of the reference: by the raters' majority, or as the page claims them."""
    if pair.page is None:
        gates = pair.cases[found.answer].reference.gates or ()
        return [f"Gate by most raters: {named(gate)}." for gate in gates]
    mine = [gate for gate in pair.page.gates if gate_owner(pair.page, gate) == PAGE_NAMES[found.answer]]
    return [
        " ".join(
            filter(None, (f"Gate by the page: {gate.name}.", f'"{gate.quote}"' if gate.quote else "", gate.reason))
        )
        for gate in mine
    ]


def rules_gates(pair: Pair, card: Scorecard) -> list[str]:
    """Gates of the rules in their own words, with the candidate's."""
    rubric = load_rubric(pair.competency)
    return [f"Gate by the rules: {gate_says(mark, rubric)}" for mark in card.gates]


def asked_next(pair: Pair, found: Compared) -> list[str]:
    """What each rater would ask, none twice."""
    probes = [rating.next_probe for rating in pair.cases[found.answer].ratings if rating.next_probe]
    return list(dict.fromkeys(probe.question for probe in probes if probe.question))


def draw_audit(pair: Pair) -> None:
    """Whether the answers contradict a page's label; each finding, with both sides' words, when it is asked for."""
    if pair.page is None:
        return
    against = any(item.severity == "contradicted" for item in pair.findings)
    st.text(displayable(CONTRADICTED if against else STANDS))
    draw_findings(pair.page, "reveal")


def draw_page_notes(pair: Pair) -> None:
    """What else the page says: its notes and its coaching."""
    page = pair.page
    if page is None or not (page.notes or page.coaching or page.guidance):
        return
    with st.expander("Notes of the page", key="page-notes"):
        for said in (*page.notes, *page.coaching, *page.guidance):
            st.text(displayable(said.text))


def draw_rules(found: list[Compared], pair: Pair, cards: tuple[Scorecard, Scorecard]) -> None:
    """What the rules gave, each point with the words that it rests on; one answer at a time."""
    st.subheader("What the rules saw", anchor=False)
    place = st.segmented_control(
        "Answer", (0, 1), format_func=lambda item: NAMES[item], key="rules-of", label_visibility="collapsed"
    )
    if place is None:
        st.caption("Choose an answer to see each point the rules gave, with the words it rests on.")
        return
    st.caption(SPEAKS_TO)
    answer = found[place].answer
    transcript, card = pair.cases[answer].transcript, cards[answer]
    rubric = load_rubric(pair.competency)
    graded = Graded(
        rubric=rubric,
        scorecard=card,
        before=None,
        lines=tuple(Line(turn.speaker, turn.text) for turn in transcript.turns),
    )
    grade_sheet.draw_sheet(graded, f"evaluate-{answer}")
