"""A competency as a text to read: parts, sections, cards and rows, for whoever draws them (page, terminal, Markdown).

Texts are raw: a rubric may come from a stranger, and whoever draws them makes them safe for the place they go to.
"""

from typing import Literal, NamedTuple

from interviewer.domain.merged import Rubric

Sort = Literal["plain", "said", "good", "bad"]
"""How a row's texts are meant. said: words as they are spoken · good, bad: such words that help or harm an answer."""
PARTS: dict[str, str] = {
    "meaning": "What it is",
    "signals": "Signals",
    "traps": "Traps",
    "bar": "Level and company",
    "stories": "Stories",
    "questions": "Questions",
    "probes": "Probes",
    "answers": "Model answers",
}
"""The parts in reading order, with their names."""
COMPANY_NAMES = {
    "amazon": "Amazon",
    "google": "Google",
    "meta": "Meta",
    "flipkart": "Flipkart",
    "generic": "Any other company",
}


class Row(NamedTuple):
    """A label and what stands beside it."""

    label: str
    texts: tuple[str, ...]
    sort: Sort = "plain"


class Other(NamedTuple):
    """Another competency."""

    id: str
    name: str


class Card(NamedTuple):
    """One thing: a signal, a trap, a probe."""

    id: str
    name: str
    rows: tuple[Row, ...] = ()
    aside: str = ""
    """Points, or what sort of thing it is."""
    more: tuple[Row, ...] = ()
    """For those who want to know exactly."""
    covers: tuple[Other, ...] = ()
    """What a story carries too."""
    chosen: bool = False
    """True for the level or company that was asked for."""


class Section(NamedTuple):
    """Some cards or lines under one heading; `look` is the id of the dimension that it is about."""

    title: str
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    """A list."""
    words: tuple[str, ...] = ()
    """A list of a few words each."""
    cards: tuple[Card, ...] = ()
    look: str = ""
    aside: str = ""


class Opening(NamedTuple):
    """What stands first."""

    name: str
    called: str
    """'At Google: Focus on the User'; '' where the company has no other name for it, or none is told."""
    core: str
    """One sentence; '' for a competency without a complete file."""
    definition: str
    summary: tuple[Row, ...]
    """The four lines one rereads before the door."""


def opening_of(rubric: Rubric, company: str) -> Opening:
    """Name, core signal, definition and the four lines; `company` is one of COMPANY_NAMES."""
    learning = rubric.competency.learning
    if learning is None or rubric.id != rubric.competency.id:
        return Opening(rubric.name, "", "", rubric.competency.definition, ())
    lens = next((item for item in learning.companies if item.company == company), None)
    where = "Elsewhere" if company == "generic" else f"At {COMPANY_NAMES[company]}"
    four = learning.summary
    return Opening(
        name=rubric.name,
        called="" if lens is None or lens.name == rubric.name else f"{where}: {lens.name}",
        core=learning.core_signal,
        definition=rubric.competency.definition,
        summary=(
            Row("Key signal", (four.key_signal,)),
            Row("Top disqualifier", (four.top_disqualifier,), "bad"),
            Row("Red flag in the telling", (four.delivery_red_flag,), "bad"),
            Row("Do before the day", (four.prep_action,)),
        ),
    )
