"""Short answers written for tests, and the transcript one of them makes."""

from interviewer.domain.transcript import Transcript, Turn

STRONG = (
    "I run the night desk of a tram depot. In March I noticed that six of our forty doors failed every frosty morning, "
    "and nobody had asked me to look. It belongs to the workshop, not to us, so I decided not to wait for a ticket. "
    "I pulled three months of fault logs and sorted them by door, 61 faults in all. I measured the gap on twelve doors "
    "with a feeler gauge. I called the maker, asked their technician for the heater drawing, and he agreed that the "
    "wiring was wrong. I rewired two doors myself and compared them with two others for a month. Faults went from 22 a "
    "week to 3 within five weeks, and passengers stopped being left in the cold. My mistake was that I forgot the "
    "spare tram, it broke down with 40 people in it. Since then I added a check for the spare tram to the night list."
)
WE_ONLY = (
    "We had to move the archive. We planned it together, we packed the boxes, we drove them over and we unpacked them. "
    "Our team did a great job and we were all very proud of how we worked as a group."
)

GERMAN = (
    "Ich arbeite in einem Depot und habe im Winter gesehen, dass jeden Morgen sechs Tore klemmten. "
    "Ich habe drei Monate Protokolle geholt und nach Toren sortiert, dann habe ich zwei Tore neu verkabelt, "
    "und danach waren es nur noch drei."
)


def answer(
    *turns: str, question: str = "Tell me about a time you fixed something nobody owned.", competency: str = "ownership"
) -> Transcript:
    """The candidate's first answer, then the interviewer and the candidate in turn."""
    return Transcript(
        id="t",
        question=question,
        competency=competency,
        turns=tuple(
            Turn(speaker="interviewer" if number % 2 else "candidate", text=text) for number, text in enumerate(turns)
        ),
    )
