"""The exercise below the reference: mend a weak sentence without inventing, and see what it then shows."""

from typing import NamedTuple

import streamlit as st

from interviewer.domain.calibrator import Place
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.calibrator.pairs import Pair
from interviewer.grading.mending import Checked, WeakSentence, check, inventions, named_sentence, weak_sentences
from interviewer.library.rubrics import load_rubric
from interviewer.ui.evals_draw import draw_table
from interviewer.ui.evaluate_desk import Sitting
from interviewer.ui.evaluate_scoring import NAMES
from interviewer.ui.evaluate_tables import mended_table
from interviewer.ui.text import displayable

MOST_CHARACTERS = 2000
"""Of a mended sentence; a quote has forty words at most."""
MOST = 3
"""Sentences of a pair that are offered."""
ABOUT = (
    "Say it again so that it shows more, with nothing in it that the answer does not have. Where a number, a name or "
    "a step is missing, put a slot in square brackets, [from how many?], for the candidate to fill in."
)
ASSIGNED = (
    "The rules read these words as a gate. No wording mends that: if the work was assigned, the answer needs another "
    "story. What can be mended is the rest of the sentence."
)
SAME = "It is as it was."
NOTHING = "The rules find no signal in this sentence, before or now."


class Weak(NamedTuple):
    """A sentence on offer."""

    id: str
    answer: Place
    sentence: WeakSentence
    after: str | None
    """How the page mends it, or the rules; None where neither does."""
    by_page: bool


def offered(pair: Pair, cards: tuple[Scorecard, Scorecard]) -> list[Weak]:
    """Those that the page names and the answer has, then the claims that could win most, each place once."""
    found: dict[str, Weak] = {}
    for answer in (0, 1):
        transcript = pair.cases[answer].transcript
        for fix in pair.page.fixes if pair.page else ():
            sentence = named_sentence(transcript, fix.before.text) if fix.before else None
            if sentence:
                weak = Weak(_id(answer, sentence), answer, sentence, fix.after.text if fix.after else None, True)
                found.setdefault(weak.id, weak)
    ruled = [
        Weak(_id(answer, sentence), answer, sentence, _rules_rewrite(cards[answer], sentence), False)
        for answer in (0, 1)
        for sentence in weak_sentences(pair.cases[answer].transcript, cards[answer], load_rubric(pair.competency))
    ]
    for weak in sorted(ruled, key=lambda item: -item.sentence.missing):
        found.setdefault(weak.id, weak)
    return list(found.values())[:MOST]


def _id(answer: Place, sentence: WeakSentence) -> str:
    return f"{answer}-{sentence.evidence.turn}-{sentence.evidence.start}"


def _rules_rewrite(card: Scorecard, sentence: WeakSentence) -> str | None:
    """The rewrite that the rules offer of the same words, where they do."""
    quote = sentence.evidence.quote
    return next((fix.rewrite for fix in card.fixes if fix.rewrite and fix.quote in (quote, quote.strip())), None)


def draw(sitting: Sitting, pair: Pair, cards: tuple[Scorecard, Scorecard]) -> None:
    """The exercise, where the pair has a weak sentence."""
    weak = offered(pair, cards)
    if not weak:
        return
    st.subheader("Mend a sentence", anchor=False)
    st.text(ABOUT)
    chosen = weak[0]
    if len(weak) > 1:
        names = {item.id: str(number) for number, item in enumerate(weak, start=1)}
        picked = st.segmented_control(
            "Sentence", list(names), default=weak[0].id, required=True, format_func=names.__getitem__, key="weak"
        )
        chosen = next((item for item in weak if item.id == picked), weak[0])
    draw_one(sitting, pair, chosen, cards[chosen.answer])


def draw_one(sitting: Sitting, pair: Pair, weak: Weak, card: Scorecard) -> None:
    """The words, why they are weak, the box, and what came of it."""
    scoring = sitting.scoring
    rubric = load_rubric(pair.competency)
    quote = weak.sentence.evidence.quote
    whose = NAMES[scoring.shown.index(weak.answer)]
    with st.container(key="weak-sentence", border=True, gap="xsmall"):
        st.caption(f"{whose}. " + ("The page calls this weak." if weak.by_page else "A claim, by the rules."))
        st.text(displayable(quote))
    if weak.sentence.signals:
        names = ", ".join(rubric.signals[name].name.lower() for name in weak.sentence.signals)
        st.text(displayable(f"Only claimed here: {names}."))
    if _in_gate(weak, card):
        st.text(ASSIGNED)
    kept = next((item.text for item in scoring.mended if item.weak == weak.id), None)
    st.text_area(
        "Your sentence",
        value=displayable(kept or quote),
        key=sitting.mending_key(weak.id),
        max_chars=MOST_CHARACTERS,
        on_change=sitting.mend,
        args=(weak.id,),
    )
    st.button("Check it", key="check-mended", on_click=sitting.mend, args=(weak.id,))
    if kept is None:
        return
    if " ".join(kept.split()) == " ".join(quote.split()):
        st.text(SAME)
        return
    transcript = pair.cases[weak.answer].transcript
    draw_checked(check(transcript, weak.sentence.evidence, kept, rubric), pair)
    if weak.after:
        draw_other(weak, weak.after, transcript)


def _in_gate(weak: Weak, card: Scorecard) -> bool:
    place = weak.sentence.evidence
    return any(
        item.turn == place.turn and item.start < place.end and place.start < item.end
        for gate in card.gates
        for item in gate.evidence
    )


def draw_checked(checked: Checked, pair: Pair) -> None:
    """What is made up first; then what is left open, what the sentence shows, and what the answer comes to."""
    if checked.invented:
        with st.container(key="invented", border=True):
            st.text(displayable(invented_said(checked.invented)))
    if checked.slots:
        st.text(
            displayable(f"For the candidate to fill in: {', '.join(checked.slots)}. An empty slot shows nothing yet.")
        )
    if checked.sentence:
        with st.container(key="mended"):
            draw_table(mended_table(checked, load_rubric(pair.competency)), "mended")
    else:
        st.text(NOTHING)
    if checked.before.total is not None and checked.after.total is not None:
        st.text(f"The whole answer by the rules: {checked.before.total} of 100 before, {checked.after.total} now.")


def invented_said(invented: tuple[str, ...]) -> str:
    """What is not in the answer, and what to do about it."""
    whether = "is it" if len(invented) == 1 else "are they"
    return (
        f"Invented: {', '.join(invented)}. Not in the answer; {whether} in the story? You cannot know: put a slot "
        "there. Below, the sentence is read without it."
    )


def draw_other(weak: Weak, after: str, transcript: Transcript) -> None:
    """How the page, or the rules, mend the same words; the page's own inventions named."""
    with st.container(key="other-mending", border=True, gap="xsmall"):
        st.caption("The page mends it so" if weak.by_page else "The rules mend it so")
        st.text(displayable(after))
        invented = inventions(after, transcript)
        if invented:
            st.text(displayable(f"Not in the answer: {', '.join(invented)}."))
