"""`interviewer rubric show`: a rubric to read, in a terminal and as Markdown."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from interviewer.cli import app
from interviewer.commands.rubric_document import Document, document_of
from interviewer.commands.rubric_markdown import markdown_of
from interviewer.commands.rubric_text import draw
from interviewer.export.lesson import Card, Opening, Row, Section
from interviewer.library.rubrics import load_rubric
from tests.ui.test_app import HOSTILE

runner = CliRunner()
ESCAPES = "\x1b[31mred\x1b[0m \x1b]0;title\x07 \u202eback"


def invoke(*arguments: str) -> Result:
    return runner.invoke(app, ["rubric", "show", *arguments])


def shown(*arguments: str) -> str:
    """What it prints, its lines joined."""
    result = invoke(*arguments)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_it_reads_from_meaning_to_probes() -> None:
    """The parts in order; cues and model answers are named as not shown."""
    text = shown("dive_deep")
    chapters = ("WHAT IT IS", "SIGNALS", "TRAPS", "LEVEL AND COMPANY", "STORIES", "QUESTIONS", "PROBES")

    assert [text.index(chapter) for chapter in chapters] == sorted(text.index(chapter) for chapter in chapters)
    assert "Not shown: answers, cues." in text
    assert "MODEL ANSWERS" not in text


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_a_section_alone(format_: str) -> None:
    """What was asked for and nothing else, told in words."""
    text = shown("dive_deep", "--section", "cues", "--section", "answers", "--format", format_)

    assert "nobody had asked for it" in text
    assert "Strong answer" in text
    assert "Red flags" not in text


def test_level_and_company_come_first() -> None:
    """Those that were asked for are marked, before the others."""
    text = shown("dive_deep", "--section", "bar", "--level", "staff", "--company", "google")

    assert text.index("Staff (staff), chosen") < text.index("SDE 1 (sde1)")
    assert text.index("Google (google), chosen") < text.index("Amazon (amazon)")


@pytest.mark.parametrize(
    ("option", "wrong", "there_is"),
    [
        pytest.param("--level", "king", "staff", id="level"),
        pytest.param("--company", "acme", "flipkart", id="company"),
        pytest.param("--section", "gossip", "probes", id="section"),
    ],
)
def test_what_is_not_there_is_refused(option: str, wrong: str, there_is: str) -> None:
    """Naming the option and what it takes."""
    result = invoke("dive_deep", option, wrong)

    assert result.exit_code == 2
    assert f"{option} {wrong}" in result.stderr
    assert there_is in result.stderr


def test_a_principle_without_a_file_says_who_grades_it() -> None:
    """The note of the rubric stands above what it is graded by."""
    text = shown("generic", "--section", "signals")

    assert "Structure (structure_star), 15 points" in text
    assert all(f"({name}), " in text for name in load_rubric("generic").signals)


def test_no_line_ends_in_blanks_where_there_is_no_terminal() -> None:
    """What is piped has neither colours nor padding."""
    lines = invoke("ownership").stdout.splitlines()

    assert [line for line in lines if line != line.rstrip() and len(line) > 100] == []
    assert "\x1b" not in "".join(lines)


def hostile(text: str) -> Document:
    """A rubric whose every text is `text`."""
    rows = (Row(text, (text, text), "good"), Row("", (text,)))
    card = Card("id", text, rows, aside=text)
    section = Section(text, (text,), (text,), (text,), (card,))
    opening = Opening(text, text, text, text, rows)
    document = document_of(load_rubric("ownership"), "sde2", "amazon", ("probes",))
    return document._replace(
        opening=opening, notes=(text,), chapters=(document.chapters[0]._replace(sections=(section,)),)
    )


def test_texts_are_data_in_a_terminal(tmp_path: Path) -> None:
    """A rubric from a stranger moves no cursor, sets no title, turns no direction, and its brackets are no style."""
    with (tmp_path / "out").open("w") as file:
        draw(hostile(f"{ESCAPES} [red]x[/red]"), Console(file=file, markup=False, width=200))
    said = (tmp_path / "out").read_text()

    assert json.dumps(said).count("\\u001b") == json.dumps(said).count("\\u202e") == 0
    assert "[red]x[/red]" in said


def test_texts_are_data_in_markdown() -> None:
    """No image, link, tag or heading comes out of a text; an address stands as code."""
    said = markdown_of(hostile(f"# {HOSTILE}"))

    assert "<script>" not in said
    assert said.count("![x](") == said.count("`![x](")
    assert [line for line in said.splitlines() if line.startswith("# ")] == [said.splitlines()[0]]


@pytest.mark.parametrize("name", ["ownership", "generic"])
def test_markdown_has_headings_in_order(name: str) -> None:
    """One title; no heading leaves out a level."""
    levels = [line.index(" ") for line in invoke(name, "--format", "markdown").stdout.splitlines() if line[:1] == "#"]

    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_track_alone_is_shown() -> None:
    """What it adds, its checklist and gains, in the order of its parts; answers only where they are asked for."""
    text = shown("--track", "fintech")
    chapters = ("WHAT IT ADDS", "SIGNALS", "TRAPS", "QUESTIONS", "PROBES", "BEFORE THE DAY")

    assert [text.index(chapter) for chapter in chapters] == sorted(text.index(chapter) for chapter in chapters)
    assert "What a customer gains" in text
    assert "Not shown: answers." in text
    assert "Strong answer" in shown("--track", "fintech", "--section", "answers", "--format", "markdown")


def test_a_competency_with_a_track_laid_over_it() -> None:
    """The track's questions stand before the others, and a note names the track."""
    text = shown("customer_obsession", "--track", "fintech", "--section", "questions")

    assert "Note: Track: Product and fintech (fintech), version 1." in text
    assert "ft_asked_not_needed" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name a competency, or a track"),
        (("--track", "juggling"), "there is no such track"),
        (("--track", "fintech", "--section", "cues"), "a track has no such section"),
    ],
    ids=["neither", "unknown track", "section"],
)
def test_what_cannot_be_shown_of_a_track(arguments: tuple[str, ...], said: str) -> None:
    """Said with what there is."""
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
