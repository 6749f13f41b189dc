"""The pairs of an import: two answers to one question, and, when it is asked for, what the page says of them."""

import streamlit as st

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, ClaimedGate, Name, PageFix, Said
from interviewer.domain.material import Material
from interviewer.export.summary import VERDICT_NAMES
from interviewer.ui.chrome import Places
from interviewer.ui.evals_draw import draw_table
from interviewer.ui.evals_tables import Cell, Table
from interviewer.ui.library_draw import draw_audited
from interviewer.ui.text import displayable, literal, plain

SCORE_FIRST = "What the page gives each answer is folded away, so that you can judge first."


def draw_pairs(material: Material, places: Places) -> None:
    """Each pair of the file."""
    for number, pair in enumerate(material.pairs, start=1):
        with st.container(key=f"pair-{number}", gap="small"):
            draw_pair(pair, number, places)


def draw_pair(pair: CalibrationPair, number: int, places: Places) -> None:
    """Question and answers in the open, the label folded."""
    st.subheader(literal(pair.question.text), anchor=False)
    for column, name in zip(st.columns(2, gap="large"), NAMES, strict=True):
        with column:
            st.caption(f"Candidate {name}")
            st.text(displayable(pair.answer(name).text))
    st.caption(SCORE_FIRST)
    st.page_link(places.evaluate, label="Score it on the Evaluate page")
    with st.expander("What the page gives them, and why"):
        draw_label(pair, number)
    draw_audited(pair, f"pair-{number}")
    if pair.fixes:
        with st.expander(literal(f"Sentences it mends: {len(pair.fixes)}")):
            for fix in pair.fixes:
                st.text(displayable("\n".join(fix_lines(fix))))
    for title, lines in (("Coaching notes", pair.coaching), ("What a strong answer has", pair.guidance)):
        if lines:
            with st.expander(title):
                st.text(displayable(bullets(lines)))


def draw_label(pair: CalibrationPair, number: int) -> None:
    """Scores, gates and notes, as the page has them."""
    if pair.rows:
        draw_table(score_table(pair), f"pair-{number}")
    if pair.gates:
        st.caption("Disqualifiers it claims")
        st.text(displayable("\n".join(gate_line(gate) for gate in pair.gates)))
    if pair.notes:
        st.caption("Notes")
        st.text(displayable(bullets(pair.notes)))


def score_table(pair: CalibrationPair) -> Table:
    """One row a dimension and one for the total, as they are written on the page."""
    rows = [
        (
            Cell(plain(row.name)),
            Cell("" if row.weight is None else f"{row.weight:g} %"),
            *(Cell(_given(score.given if (score := row.of(name)) else None)) for name in NAMES),
        )
        for row in pair.rows
    ]
    if pair.totals:
        rows.append((Cell("Total"), Cell(""), *(Cell(total_of(pair, name)) for name in NAMES)))
    heads = ("Dimension", "Weight", "Candidate A", "Candidate B")
    return Table("Scores as the page has them", heads, tuple(rows))


def _given(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def total_of(pair: CalibrationPair, name: Name) -> str:
    """'25, No Hire'."""
    total = pair.total(name)
    if total is None:
        return ""
    said = [_given(total.given), VERDICT_NAMES[total.verdict] if total.verdict else ""]
    return ", ".join(part for part in said if part)


def gate_line(gate: ClaimedGate) -> str:
    """What is claimed, of whom, and from which words."""
    who = f"Candidate {gate.candidate}, " if gate.candidate else ""
    quote = f": \N{LEFT DOUBLE QUOTATION MARK}{plain(gate.quote)}\N{RIGHT DOUBLE QUOTATION MARK}" if gate.quote else ""
    return f"\N{EN DASH} {who}{plain(gate.name)}{quote}. {plain(gate.reason)}".strip()


def fix_lines(fix: PageFix) -> list[str]:
    """A weak sentence and the same mended."""
    rows = [plain(fix.name)]
    rows += [f"Before: {plain(fix.before.text)}"] if fix.before else []
    rows += [f"After: {plain(fix.after.text)}"] if fix.after else []
    return [*rows, plain(fix.reason), ""]


def bullets(lines: tuple[Said, ...]) -> str:
    """One line each."""
    return "\n".join(f"\N{EN DASH} {plain(said.text)}" for said in lines)
