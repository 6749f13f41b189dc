"""Parts that a file on its way in and a kept import share: what it gives, what is left, what an audit says."""

import streamlit as st

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.domain.material import Material
from interviewer.evaluation.audit.audit import audit, kept_out, standing
from interviewer.evaluation.audit.finding import Finding
from interviewer.session.importing_contents import Contents, contents_of, left_of, ranges
from interviewer.ui.evals_tables import named
from interviewer.ui.text import displayable, literal, plain, shortened

MOST_TITLES = 60
"""Titles of one kind that are written out before a file is kept; all of them stand on the page of the import."""
MOST_LEFT = 200
"""Left lines of one reason whose words are written out."""
MOST_OF_ANSWER = 240
"""Characters of an answer that a finding repeats; the whole answer stands on the page of the import."""
CLEAN = "The audit found nothing in the page's label that its own answers contradict."


def draw_gives(material: Material) -> None:
    """What it gives, counted by kind; the titles when they are asked for."""
    found = contents_of(material)
    if not found:
        st.text("Nothing in it was recognised, so there is nothing to keep.")
        return
    with st.expander(literal(f"It gives {', '.join(contents.counted for contents in found)}")):
        for contents in found:
            st.caption(contents.counted)
            st.text(displayable(titles(contents)))


def titles(contents: Contents) -> str:
    """One line each."""
    shown = [f"\N{EN DASH} {shortened(title, 160)}" for title in contents.titles[:MOST_TITLES]]
    more = len(contents.titles) - len(shown)
    return "\n".join([*shown, f"and {more} more"] if more else shown)


def draw_doubts(material: Material) -> None:
    """What was taken as it stands and looks wrong."""
    if material.doubts:
        st.caption("Taken as it stands, and looks wrong")
        st.text(displayable("\n".join(f"Line {said.line}: {plain(said.text)}" for said in material.doubts)))


def draw_left(material: Material, source: bytes, *, folded: bool = True) -> None:
    """Lines that are not part of the result, by reason."""
    left = left_of(material, source)
    number = sum(len(lines) for lines in left.values())
    if not number:
        return
    title = literal(f"What is left, and why: {number} {'line' if number == 1 else 'lines'}")
    with st.expander(title) if folded else st.container(key="left"):
        for why, lines in left.items():
            numbers = ranges(tuple(line.number for line in lines))
            st.caption(literal(f"{why.capitalize()}: {len(lines)} {'line' if len(lines) == 1 else 'lines'}"))
            words = [f"{line.number}: {plain(line.text)}" for line in lines[:MOST_LEFT] if line.text]
            more = len(lines) - MOST_LEFT
            st.text(displayable("\n".join([*words, f"and {more} more"] if more > 0 else words) if words else numbers))


def draw_audit(material: Material, key: str) -> None:
    """What the page's label claims and its answers contradict."""
    for number, pair in enumerate(material.pairs, start=1):
        draw_audited(pair, f"{key}-{number}")


def draw_audited(pair: CalibrationPair, key: str) -> None:
    """The findings of one pair; that there are none, too."""
    if audit(pair):
        draw_findings(pair, key)
    else:
        st.text(CLEAN)


def draw_findings(pair: CalibrationPair, key: str) -> None:
    """The findings of one pair with both texts, and what of its label still counts."""
    findings = audit(pair)
    if not findings:
        return
    with st.expander(literal(f"What its label gets wrong: {said_of(findings)}")):
        for place, finding in enumerate(findings):
            kind = "bad" if finding.severity == "contradicted" else "doubt"
            with st.container(key=f"finding-{kind}-{key}-{place}", gap="xxsmall"):
                st.text(displayable(f"{finding.severity.capitalize()}: {plain(finding.reason)}"))
                st.text(displayable("\n".join(places_of(finding))))
        out = kept_out(pair, standing(pair, findings))
        if out:
            st.caption(literal(f"Kept out of agreement figures: {named(', '.join(out))}."))


def said_of(findings: tuple[Finding, ...]) -> str:
    """'4 contradicted, 1 doubtful'."""
    against = sum(item.severity == "contradicted" for item in findings)
    said = [(against, "contradicted"), (len(findings) - against, "doubtful")]
    return ", ".join(f"{number} {what}" for number, what in said if number)


def places_of(finding: Finding) -> list[str]:
    """The lines of the page and of the answer that it rests on."""
    found = [f"Page, line {said.line}: {plain(said.text)}" for said in finding.label]
    return found + [f"Answer, line {said.line}: {shortened(said.text, MOST_OF_ANSWER)}" for said in finding.answer]
