"""A batch of transcripts, graded one at a time and written one at a time, in the order they came."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from interviewer.commands.terminal import is_terminal, warn
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.importers.transcripts import BadLine, read_transcripts

MOST_WARNINGS = 10
"""Reasons repeated on standard error; every one of them is in the output."""


class GradedLine(NamedTuple):
    """One place of the input: its scorecard, and what was graded by what unless nothing could be read."""

    card: Scorecard
    read: tuple[Transcript, Rubric] | None


def transcripts_in(
    files: Iterable[str], count: Callable[[int], None], track: str | None = None
) -> Iterator[Transcript | BadLine]:
    """The transcripts of all files in order; `-` is standard input. `count` is told of bytes as they are read.

    `track` is for those that name none.
    """
    for name in files:
        for line in read_transcripts(sys.stdin.buffer if name == "-" else Path(name), name, count=count):
            if track and isinstance(line, Transcript) and line.track is None:
                yield line.model_copy(update={"track": track})
            else:
                yield line


def graded(
    lines: Iterable[Transcript | BadLine],
    grade: Callable[[Transcript, Rubric], Scorecard],
    rubric_of: Callable[[Transcript], Rubric],
) -> Iterator[GradedLine]:
    """Each line's scorecard; a line that is no transcript has one without a grade."""
    for line in lines:
        if isinstance(line, BadLine):
            yield GradedLine(Scorecard(id=line.id, status="unscored", reason=line.reason), None)
        else:
            rubric = rubric_of(line)
            yield GradedLine(grade(line, rubric), (line, rubric))


@dataclass
class Tally:
    """Counts a batch as it passes, for the exit code and for standard error."""

    lines: int = 0
    read: int = 0
    ungraded: int = 0

    def count(self, *, read: bool, reason: str | None, place: str) -> None:
        """One line: whether it was a transcript, and why it has no result, if it has none."""
        self.lines += 1
        self.read += read
        self.ungraded += reason is not None
        if reason is not None and self.ungraded <= MOST_WARNINGS and not is_terminal():
            warn(f"{place}: {reason}" if read else reason)

    def exit_code(self) -> int:
        """0 all graded, 1 some could not be, 2 nothing could be read (GRADING). Says so on standard error."""
        if self.ungraded and self.lines > 1:
            warn(f"{self.ungraded} of {self.lines} could not be graded; each has its reason in its place.")
        return 2 if not self.read else 1 if self.ungraded else 0


def counted(lines: Iterable[GradedLine], tally: Tally) -> Iterator[GradedLine]:
    """The same lines, counted as they pass."""
    for line in lines:
        tally.count(read=line.read is not None, reason=line.card.reason, place=line.card.id)
        yield line


def write(pieces: Iterable[str]) -> None:
    """Each piece as soon as it is there, so that a reader at the other end of a pipe need not wait."""
    for piece in pieces:
        sys.stdout.write(piece)
        sys.stdout.flush()
