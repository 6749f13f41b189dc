"""One prompt file: what it must have, and every problem said at once with its place and remedy."""

from pathlib import Path

import pytest

from interviewer.library.prompt_files import MOST_BYTES, Parsing
from tests.library.written_prompts import written

WRONG = [
    ("no front matter", [("---\n", "")], "(the whole file)", "no front matter"),
    ("front matter without end", [("sentence\n---", "sentence")], "(the whole file)", "no front matter"),
    ("a line that is no field", [("version: 1", "version 1")], "line 3", "is not 'name: value'"),
    ("unknown field", [("purpose:", "porpoise:")], "porpoise", "is no field here"),
    ("field twice", [("version: 1", "version: 1\nversion: 2")], "version", "twice"),
    ("field missing", [("output: one sentence\n", "")], "output", "is missing"),
    ("field empty", [("one sentence", "")], "output", "is empty"),
    ("another file's id", [("id: greeter", "id: greter")], "id", "the file's name says 'greeter'"),
    ("version in words", [("version: 1", "version: one")], "version", "whole number"),
    ("version zero", [("version: 1", "version: 0")], "version", "whole number"),
    ("variables in a line", [("variables:", "variables: some")], "variables", "line of its own"),
    ("indented elsewhere", [("output:", "  output:"), ("variables:", "variables:\nid: x")], "line 7", "indented"),
    ("variable in capitals", [("name:", "Name:")], "variables.Name", "small letters"),
    ("variable without a word", [("mark: a random word", "mark:")], "variables.mark", "says nothing"),
    ("variable twice", [("  mark:", "  mark: a\n  mark:")], "variables.mark", "declared twice"),
    ("declared, not used", [("{name}", "you")], "variables.name", "used in no message"),
    ("used, not declared", [("  name: the candidate's name\n", "")], "variables.name", "not declared"),
    ("single brace", [("{{", "{")], "line 13", "Double it"),
    ("closing brace", [("}}", "}")], "line 13", "Double it"),
    ("attribute", [("{name}", "{name} {mark.x}")], "line 17", "is no variable"),
    ("index", [("{name}", "{name} {mark[0]}")], "line 17", "is no variable"),
    ("conversion", [("{name}", "{name} {mark!r}")], "line 17", "is no variable"),
    ("width", [("{name}", "{name} {mark:>9}")], "line 17", "is no variable"),
    ("nothing in braces", [("{name}", "{name} {}")], "line 17", "is no variable"),
    ("text before", [("## system", "Hello.\n\n## system")], "line 11", "before the first message"),
    ("other heading", [("Reply", "## Rules\nReply")], "line 13", "Inside one use '###'"),
    ("system second", [("## user", "## user\nHi.\n\n## system\nBe.\n\n## user")], "## system", "does not come first"),
    ("assistant last", [("</{mark}>", "</{mark}>\n## assistant\nYes.")], "## assistant", "End with '## user'"),
    ("no text", [('Reply with {{"text": "..."}}.', "")], "## system", "has no text"),
]


@pytest.mark.parametrize(("changes", "field", "said"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_problem_has_its_place_and_remedy(
    tmp_path: Path, changes: list[tuple[str, str]], field: str, said: str
) -> None:
    """'<file>: <field or line>: <what, remedy>', and there is no prompt."""
    parsed = Parsing(written(tmp_path, *changes))
    assert parsed.text is None
    found = [problem for problem in parsed.problems if problem.field == field]
    assert found, parsed.problems
    assert said in found[0].what
    assert str(found[0]).startswith(f"greeter.md: {field}: ")


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    """Somebody who edits mends a file in one go."""
    parsed = Parsing(written(tmp_path, ("version: 1", "version: x"), ("{name}", "{nam}"), ("{{", "{")))
    assert {problem.field for problem in parsed.problems} == {"version", "line 13", "variables.name", "variables.nam"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"\xff\xfe", "is not UTF-8", id="other bytes"),
        pytest.param(b"a" * (MOST_BYTES + 1), "at most 200,000 are read", id="too large"),
        pytest.param(b"", "no front matter", id="empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path, content: bytes, said: str) -> None:
    """It names the whole file."""
    file = tmp_path / "greeter.md"
    file.write_bytes(content)
    (problem,) = Parsing(file).problems
    assert said in problem.what


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    """With the reason of the system."""
    (problem,) = Parsing(tmp_path / "gone.md").problems
    assert "cannot be read: No such file" in problem.what


def test_a_good_file_is_what_it_says(tmp_path: Path) -> None:
    """Empty lines around a message are not part of it."""
    text = Parsing(written(tmp_path)).text
    assert text
    assert (text.id, text.version, text.output) == ("greeter", 1, "one sentence")
    assert text.variables == {"name": "the candidate's name", "mark": "a random word"}
    assert [tuple(section) for section in text.sections] == [
        ("system", 'Reply with {{"text": "..."}}.'),
        ("user", "<{mark}>{name}</{mark}>"),
    ]


def test_a_prompt_may_have_no_variables(tmp_path: Path) -> None:
    """Then nothing stands below the field."""
    changes = [("  name: the candidate's name\n  mark: a random word\n", ""), ("<{mark}>{name}</{mark}>", "Hello.")]
    text = Parsing(written(tmp_path, *changes)).text
    assert text
    assert text.variables == {}
