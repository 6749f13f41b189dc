"""The next probe for each transcript of a batch, and the batch as text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interviewer.commands.formats import json_array, row
from interviewer.commands.lines import GradedLine, Tally
from interviewer.commands.options import ProbeFormat
from interviewer.domain.phrasing import Phrasing
from interviewer.export.json import dumped
from interviewer.export.plain import line as one_line
from interviewer.export.plain import markdown
from interviewer.interview.bare import probe_for


class ProbeLine(NamedTuple):
    """One place of the input: what to ask next, or why that cannot be said."""

    id: str
    targets: tuple[str, ...]
    """A dimension id, or `none` when nothing is left to ask; empty where there was nothing to grade."""
    signal: str | None
    question: str | None
    because: str
    graded: bool
    read: bool


def probed(lines: Iterable[GradedLine], phrasing: Phrasing, tally: Tally) -> Iterator[ProbeLine]:
    """The probe after each graded line, counted as it passes."""
    for card, read in lines:
        reason = card.reason if card.status == "unscored" else None
        tally.count(read=read is not None, reason=reason, place=card.id)
        if read is None or reason is not None:
            yield ProbeLine(card.id, (), None, None, reason or "", graded=False, read=read is not None)
        else:
            transcript, rubric = read
            next_ = probe_for(transcript, card, rubric, phrasing)
            yield ProbeLine(
                card.id, (next_.targets,), next_.signal, next_.question, next_.because, graded=True, read=True
            )


def probed_text(lines: Iterable[ProbeLine], format_: ProbeFormat) -> Iterator[str]:
    """The batch as text in pieces; a piece ends with a line end."""
    if format_ is ProbeFormat.TEXT:
        return _text(lines)
    if format_ is ProbeFormat.MARKDOWN:
        return _markdown(lines)
    if format_ is ProbeFormat.TABLE:
        return _table(lines)
    objects = (_json(line) for line in lines)
    return json_array(objects) if format_ is ProbeFormat.JSON else (f"{text}\n" for text in objects)


def _json(line: ProbeLine) -> str:
    """The fields of GRADING, and for a line without a probe its status and reason as a scorecard has them."""
    fields = {
        "id": line.id,
        "targets": line.targets,
        "signal": line.signal,
        "question": line.question,
        "because": line.because,
    }
    return dumped(fields if line.graded else {**fields, "status": "unscored", "reason": line.because})


def _asks(line: ProbeLine) -> str:
    return line.question or ("Nothing is left to ask." if line.graded else "Not graded.")


def _text(lines: Iterable[ProbeLine]) -> Iterator[str]:
    for line in lines:
        yield f"{one_line(line.id)}\n  {one_line(_asks(line))}\n  {one_line(line.because)}\n\n"


def _markdown(lines: Iterable[ProbeLine]) -> Iterator[str]:
    for line in lines:
        yield f"## {markdown(line.id)}\n\n{markdown(_asks(line))}\n\n{markdown(line.because)}\n\n"


def _table(lines: Iterable[ProbeLine]) -> Iterator[str]:
    widths = (24, 20, 16, 100)
    yield row(zip(("id", "target", "signal", "question"), widths, strict=True))
    for line in lines:
        said = _asks(line) if line.graded else line.because
        yield row(zip((line.id, *(line.targets or ("-",)), line.signal or "-", said), widths, strict=True))
