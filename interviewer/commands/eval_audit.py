"""`interviewer eval audit`: the labels of evaluate pages, checked against their own texts."""

import sys
from enum import StrEnum
from typing import Annotated

import typer


class AuditFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSONL = "jsonl"


Pages = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Evaluate pages saved as text; - for standard input.")
]
FormatOption = Annotated[
    AuditFormat | None,
    typer.Option("--format", help="Default: text on a terminal, jsonl elsewhere.", show_default=False),
]


def audit(pages: Pages, format_: FormatOption = None) -> None:
    """Check the labels of pages with two answers against what the answers say.

    One line a page with --format jsonl. Findings are no error. Exit codes: 0 all read, 1 some could not be,
    2 nothing could be read.
    """
    from interviewer.commands.audit_text import page_json, page_text, pages_in, totals_text
    from interviewer.commands.lines import write
    from interviewer.commands.terminal import say, warn
    from interviewer.importers.page_text import BadPage

    wanted = format_ or (AuditFormat.TEXT if sys.stdout.isatty() else AuditFormat.JSONL)
    read, bad = [], 0
    for page in pages_in(pages):
        if isinstance(page, BadPage):
            bad += 1
            for problem in page.problems:
                warn(problem)
        else:
            read.append(page)
        if wanted is AuditFormat.JSONL:
            write([page_json(page) + "\n"])
        elif not isinstance(page, BadPage):
            for line in page_text(page):
                say(line)
    if wanted is AuditFormat.TEXT and read:
        say(totals_text(read))
    if bad:
        raise typer.Exit(1 if read else 2)
