"""Prompts: found by id, hashed by what they say, rendered so that values stay data."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.model import Message
from interviewer.errors import PromptError
from interviewer.library.prompts import Prompt, load_prompt, prompt_ids, read_prompt
from tests.library.written_prompts import written

PLAIN = Prompt(
    id="plain",
    version=1,
    purpose="For a test.",
    variables={"name": "anything", "mark": "anything"},
    output="text",
    messages=(Message(role="system", content="A {{brace}} of {mark}."), Message(role="user", content="{name}{mark}")),
    hash="0",
)


def test_messages_have_their_values(tmp_path: Path) -> None:
    """Doubled braces are single ones, roles are kept."""
    written(tmp_path)
    assert load_prompt("greeter", tmp_path).render(name="Ida", mark="k7") == (
        Message(role="system", content='Reply with {"text": "..."}.'),
        Message(role="user", content="<k7>Ida</k7>"),
    )


@pytest.mark.parametrize("value", ["{", "}", "{{x}}", "{name}", "{mark}", "{0}", "%s", "R&D", "<b>", "{{{", "", "\x00"])
def test_a_value_is_data(value: str) -> None:
    """Braces, names of variables, signs of other template languages: nothing in a value means anything."""
    system, user = PLAIN.render(name=value, mark=value)
    assert system.content == f"A {{brace}} of {value}."
    assert user.content == value + value


@given(name=st.text(alphabet=st.sampled_from("{}ab!:.[]0 &$%\n")) | st.text(), mark=st.text())
def test_any_value_survives(name: str, mark: str) -> None:
    """Whatever a candidate types reaches the model as it was typed."""
    assert PLAIN.render(name=name, mark=mark)[1].content == name + mark


@pytest.mark.parametrize("prompt_id", prompt_ids())
def test_a_prompt_is_filled_in_as_langchain_does(prompt_id: str) -> None:
    """Decision 0013: the formatter alone makes the messages that ChatPromptTemplate would."""
    prompt = load_prompt(prompt_id)
    values = {name: f"{{{name}}} {{{{ R&D <{number}>" for number, name in enumerate(prompt.variables)}
    made = prompt.template().format_messages(**values)

    assert [message.content for message in prompt.render(**values)] == [message.content for message in made]


def test_half_a_surrogate_pair_is_replaced() -> None:
    """No request can carry it, and an answer with one must not break a grade."""
    assert PLAIN.render(name="a\ud83db", mark="")[1].content == "a\ufffdb"


def test_every_wrong_variable_is_named() -> None:
    """Missing, not declared and not text, all at once."""
    given: dict[str, str] = {"nam": "Ida", "mark": 7}  # type: ignore[dict-item]
    with pytest.raises(PromptError) as caught:
        PLAIN.render(**given)
    assert [problem.split(".")[2:][0] for problem in caught.value.problems] == [
        "mark: must be text",
        "nam: is not declared",
        "name: is missing",
    ]


def test_ids_are_those_of_the_files(tmp_path: Path) -> None:
    """The README of the folder is no prompt."""
    written(tmp_path)
    written(tmp_path, name="asker")
    (tmp_path / "README.md").write_text("# Prompts")
    assert prompt_ids(tmp_path) == ("asker", "greeter")


@pytest.mark.parametrize("name", ["nobody", "README", "../greeter", "greeter.md", ""])
def test_an_unknown_id_names_those_there_are(tmp_path: Path, name: str) -> None:
    """An id is never a path."""
    written(tmp_path)
    with pytest.raises(PromptError, match=re.escape(f"{name!r}: there is no prompt of that name. There are: greeter.")):
        load_prompt(name, tmp_path)


def test_loading_raises_every_problem(tmp_path: Path) -> None:
    """As '<file>: <field>: <what, remedy>'."""
    written(tmp_path, ("version: 1", "version: x"), ("{name}", "you"))
    with pytest.raises(PromptError) as caught:
        load_prompt("greeter", tmp_path)
    assert [problem.rsplit(": ", 1)[0] for problem in caught.value.problems] == [
        "greeter.md: version",
        "greeter.md: variables.name",
    ]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        pytest.param([("\n", "\r\n")], True, id="line ends"),
        pytest.param([("## user\n\n", "## user\n\n\n")], True, id="empty lines around a message"),
        pytest.param([("sentence\n", "sentence  \n")], True, id="blanks at a line's end"),
        pytest.param([("Reply", "Answer")], False, id="text"),
        pytest.param([("a random word", "a word")], False, id="what a variable is"),
        pytest.param([("version: 1", "version: 2")], False, id="version"),
    ],
)
def test_the_hash_is_of_what_it_says(tmp_path: Path, changes: list[tuple[str, str]], same: bool) -> None:
    """Not of how the file is laid out."""
    before, after = read_prompt(written(tmp_path)), read_prompt(written(tmp_path, *changes))
    assert isinstance(before, Prompt)
    assert isinstance(after, Prompt)
    assert (before.hash == after.hash) is same
    assert re.fullmatch("[0-9a-f]{64}", before.hash)
    assert before.stamp.hash == before.hash
