"""Scorecards drawn for reading at a terminal, in the order of the grade page (UX)."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from interviewer.commands.lines import GradedLine
from interviewer.commands.terminal import drawing_console
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Fix, Scorecard
from interviewer.domain.transcript import Level
from interviewer.export.plain import line as one_line
from interviewer.export.summary import Bar, Finding, Summary, number, summary

BAR_WIDTH = 20
VERDICT_STYLES = {"Strong Hire": "bold green", "Hire": "bold green", "Lean No Hire": "bold yellow"}
"""By name; the words say it, the colour only repeats it. No Hire stands in bold red."""


def drawn(lines: Iterable[GradedLine]) -> Iterator[str]:
    """Each scorecard as text for standard output, with a rule between two."""
    console = drawing_console()
    for place, item in enumerate(lines):
        above = [Rule(style="dim")] if place else []
        title = Text(one_line(item.card.id), style="dim")
        if item.read is None:
            yield _text(console, *above, title, Text("Not graded", style="bold"), _sentence(item.card.reason or ""))
        else:
            transcript, rubric = item.read
            yield _text(
                console,
                *above,
                title,
                *_card(summary(item.card, rubric, transcript.level, transcript.company), console),
            )


def drawn_card(card: Scorecard, rubric: Rubric, level: Level, company: str | None = None) -> str:
    """One scorecard as text for standard output."""
    console = drawing_console()
    return _text(console, *_card(summary(card, rubric, level, company), console))


def _text(console: Console, *blocks: RenderableType) -> str:
    with console.capture() as capture:
        console.print(*blocks, sep="\n")
    return "".join(f"{row.rstrip()}\n" for row in capture.get().split("\n")[:-1])


def _card(said: Summary, console: Console) -> Iterator[RenderableType]:
    yield _headline(said)
    yield from (_sentence(sentence) for sentence in said.meaning)
    if said.first:
        yield _heading("Fix this first")
        yield _indented(*_first(said.first))
    if said.company:
        yield _heading(said.company.title)
        yield _indented(*(one_line(sentence) for sentence in said.company.sentences))
    if said.bars:
        yield _heading("Dimensions")
        widest = max(len(bar.name) for bar in said.bars)
        for bar in said.bars:
            yield from _bar(bar, widest, ascii_only=console.options.ascii_only)
    yield from _findings("Gates", said.gates)
    yield from _findings("Red flags", said.red_flags)
    if said.review:
        yield _heading("To be reviewed by a person")
        yield _indented(*(one_line(reason) for reason in said.review))
    yield Text()
    yield from (Text(one_line(sentence), style="dim") for sentence in said.graded_by)


def _sentence(text: str) -> Text:
    return Text(one_line(text))


def _headline(said: Summary) -> Text:
    verdict = said.headline.split(":")[0]
    return Text(one_line(said.headline), style=VERDICT_STYLES.get(verdict, "bold red"))


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _indented(*rows: str | Text, columns: int = 2) -> Padding:
    return Padding(Group(*(row if isinstance(row, Text) else Text(row) for row in rows)), (0, 0, 0, columns))


def _first(fix: Fix) -> Iterator[str]:
    yield one_line(fix.problem)
    if fix.quote:
        yield f"You said: {_quoted(fix.quote)}"
    yield one_line(fix.advice)
    if fix.rewrite:
        yield f"Instead: {_quoted(fix.rewrite)}"


def _bar(bar: Bar, widest: int, *, ascii_only: bool) -> Iterator[RenderableType]:
    full, empty = ("#", "-") if ascii_only else ("\N{FULL BLOCK}", "\N{LIGHT SHADE}")
    filled = round(BAR_WIDTH * bar.points / bar.max) if bar.max else 0
    drawn_bar = Text.assemble(
        (bar.name.ljust(widest), "bold"),
        "  ",
        (full * filled, "cyan"),
        (empty * (BAR_WIDTH - filled), "dim"),
        f"  {number(bar.points)} of {number(bar.max)}",
    )
    yield _indented(drawn_bar)
    if bar.quote:
        yield _indented(Text(_quoted(bar.quote), style="italic"), columns=4)
    for sentence in (bar.held, bar.raised_by):
        if sentence:
            yield _indented(one_line(sentence), columns=4)


def _findings(title: str, findings: tuple[Finding, ...]) -> list[RenderableType]:
    if not findings:
        return []
    rows = []
    for finding in findings:
        name = f"{finding.name} ({_quoted(finding.quote)})." if finding.quote else f"{finding.name}."
        rows.append(one_line(f"{name} {finding.says} {finding.remedy}"))
    return [_heading(title), _indented(*rows)]


def _quoted(text: str) -> str:
    return f'"{one_line(text)}"'
