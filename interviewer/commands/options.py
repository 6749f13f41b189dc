"""Options that several commands share; imports nothing heavy, because every `--help` reads it."""

from enum import StrEnum
from typing import Annotated

import typer


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


class Calls(StrEnum):
    """How a model is asked to observe."""

    ONE = "one"
    DIMENSION = "dimension"


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
GraderOption = Annotated[
    WhoGrades,
    typer.Option("--grader", help="auto is llm where a model is set up, else rules; see 'interviewer doctor'."),
]
ConcurrencyOption = Annotated[
    int, typer.Option("--concurrency", min=1, max=256, help="Answers of the model waited for at once.")
]
CallsOption = Annotated[
    Calls, typer.Option("--calls", help="How the model is asked: one call for all dimensions, or one for each.")
]
TrackOption = Annotated[
    str | None, typer.Option("--track", metavar="ID", help="fintech: product and fintech. For what names no track.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Answer every question with yes.")]
