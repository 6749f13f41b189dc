"""A transcript with the words marked that the reader and the grader rest on, each with the numbers of its findings."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from interviewer.domain.transcript import Transcript
from interviewer.evaluation.report.case_views import Quoted
from interviewer.evaluation.report.markup import Html, joined, tag

LETTERS = {"reader": "R", "grader": "G"}


def transcript(told: Transcript, quotes: Sequence[Quoted], numbers: Mapping[str, int]) -> Html:
    """Question and turns. `numbers`: signal to its number in the table beside; a gate is marked as one."""
    turns = [
        tag(
            "div",
            tag("b", "Candidate" if turn.speaker == "candidate" else "Interviewer", class_="who"),
            tag("p", *_marked(turn.text, [quote for quote in quotes if quote.at.turn == place], numbers)),
            class_="t c" if turn.speaker == "candidate" else "t",
        )
        for place, turn in enumerate(told.turns)
    ]
    return joined(tag("p", told.question, class_="asked"), *turns)


def _marked(text: str, quotes: Sequence[Quoted], numbers: Mapping[str, int]) -> Iterator[Html]:
    """`text` cut at every edge of a quote; where one ends stands whose it was and for what."""
    edges = sorted({0, len(text), *(edge for quote in quotes for edge in (quote.at.start, quote.at.end))})
    for start, end in pairwise(edges):
        over = [quote for quote in quotes if quote.at.start <= start and end <= quote.at.end]
        piece = text[start:end]
        yield tag("mark", piece, class_=_look(over)) if over else joined(piece)
        if ending := [quote for quote in quotes if quote.at.end == end]:
            yield tag("sup", _labels(ending, numbers))


def _look(over: Sequence[Quoted]) -> str:
    if any(quote.sort == "gate" for quote in over):
        return "gate"
    return "".join(sorted({LETTERS[quote.who].lower() for quote in over}))


def _labels(ending: Sequence[Quoted], numbers: Mapping[str, int]) -> str:
    said = []
    for who, letter in LETTERS.items():
        told = sorted(numbers[quote.id] for quote in ending if quote.who == who and quote.sort == "signal")
        if told:
            said.append(f"{letter}\N{NO-BREAK SPACE}{','.join(map(str, told))}")
    if any(quote.sort == "gate" for quote in ending):
        said.append("gate")
    return " \N{MIDDLE DOT} ".join(said)
