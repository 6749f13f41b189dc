"""How an answer was delivered, beside its grade: said in words, scored by nobody."""

import streamlit as st

from interviewer.library.rubrics import load_rubric
from interviewer.session import AttemptView, Delivery, Said, View, delivery_of
from interviewer.ui.text import literal

TITLE = "Delivery (not scored)"
NO_FILLERS = "No filler words in the text you sent; turning speech into text often leaves them out."


def draw_delivery(view: View, told: AttemptView) -> None:
    """Length of every answer; pace and fillers of spoken ones."""
    said = [
        Said(turn.text, turn.spoken_seconds)
        for turn in view.turns
        if turn.seq in told.seqs and turn.speaker == "candidate"
    ]
    with st.container(key="delivery"):
        st.caption(literal(" ".join(lines_of(delivery_of(said, load_rubric(told.asked.competency).framework.numbers)))))


def lines_of(delivery: Delivery) -> list[str]:
    """Each a sentence, with what is usual; a typed answer has a length and nothing else."""
    least, most = (f"{seconds / 60:g}" for seconds in delivery.usual_seconds)
    usual = f"most take {least} to {most} minutes"
    typed = delivery.seconds is None
    took = f"about {clock(delivery.at_usual_pace)} if spoken" if typed else clock(delivery.seconds or 0.0)
    lines = [f"{TITLE}: your answer has {counted(delivery.words, 'word')}, {took}; {usual}."]
    if delivery.pace is not None:
        lines.append(f"Pace {delivery.pace} words a minute; {delivery.usual_pace} is usual.")
    if delivery.fillers is not None:
        named = ", ".join(f"'{name}' {count}" for name, count in delivery.fillers)
        total = sum(count for _, count in delivery.fillers)
        lines.append(f"Filler words: {total} in {delivery.spoken_words} ({named})." if named else NO_FILLERS)
    return lines


def clock(seconds: float) -> str:
    """'1:35'."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def counted(number: int, what: str) -> str:
    """'1 word', '2 words'."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
