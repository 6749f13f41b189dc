"""Options that several commands share; imports nothing heavy, because every `--help` reads it."""

from enum import StrEnum
from typing import Annotated

import typer

from interviewer.errors import UsageError


class Format(StrEnum):
    """How a batch is written."""

    JSONL = "jsonl"
    JSON = "json"
    MARKDOWN = "markdown"
    TABLE = "table"
    SCORECARD = "scorecard"


class ProbeFormat(StrEnum):
    """How a batch of probes is written."""

    JSONL = "jsonl"
    JSON = "json"
    MARKDOWN = "markdown"
    TABLE = "table"
    TEXT = "text"


class WhoGrades(StrEnum):
    """Which grader is asked for."""

    AUTO = "auto"
    RULES = "rules"
    LLM = "llm"


class Mode(StrEnum):
    """When grades are shown."""

    PRACTICE = "practice"
    REAL = "real"


Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Transcripts as JSON or JSON Lines; - for standard input.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="Default: scorecard on a terminal, jsonl elsewhere.", show_default=False),
]
ProbeFormatOption = Annotated[
    ProbeFormat | None,
    typer.Option("--format", help="Default: text on a terminal, jsonl elsewhere.", show_default=False),
]
GraderOption = Annotated[WhoGrades, typer.Option("--grader", help="auto is rules: no model can be set up yet.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Answer every question with yes.")]


def refuse_model(grader: WhoGrades) -> None:
    """Raises UsageError where a model is asked for: this version has none."""
    if grader is WhoGrades.LLM:
        raise UsageError(
            "--grader llm: this version grades by rules only, no language model can be set up. "
            "Use --grader rules, or leave it out."
        )
