"""What is sent to an OpenAI-compatible server, and what its refusals teach."""

import subprocess
import sys
from email.utils import formatdate
from typing import Any

import pytest

from interviewer.domain.model import Ask, Message, Way
from interviewer.llm.faults import Adapted, Hopeless, Nonsense, Rejected, Transient, Unsupported
from interviewer.llm.openai_faults import Reading
from interviewer.llm.openai_model import OpenAIModel
from interviewer.llm.openai_reply import answer, used
from interviewer.llm.openai_request import Dialect
from tests.llm.asking import LEVEL, ask, settings
from tests.llm.faulty_server import FaultyServer
from tests.loops import completed

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("way", "has"),
    [
        ("schema", {"response_format"}),
        ("tool", {"tools", "tool_choice"}),
        ("json", {"response_format"}),
        ("text", set()),
    ],
)
def test_each_way_demands_its_form(way: Way, has: set[str]) -> None:
    """And only that."""
    asked = ask(None if way == "text" else LEVEL)

    body = Dialect("http://127.0.0.1/v1").body(asked, way, "m", stream=False)

    assert body.keys() == {"model", "messages", "temperature", "max_tokens"} | has
    if way == "schema":
        assert body["response_format"]["json_schema"]["strict"] is True


def test_what_is_asked_is_what_is_sent() -> None:
    """Model, messages, temperature, length and seed; in pieces with the usage at the end; OpenAI's own name there."""
    asked = Ask(
        messages=(Message(role="system", content="s"), Message(role="user", content="u")),
        temperature=0.5,
        most_tokens=7,
        seed=3,
    )

    assert Dialect("https://api.openai.com/v1").body(asked, "text", "m", stream=True) == {
        "model": "m",
        "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}],
        "temperature": 0.5,
        "max_completion_tokens": 7,
        "seed": 3,
        "stream": True,
        "stream_options": {"include_usage": True},
    }


@pytest.mark.parametrize(
    ("status", "body", "way", "fault"),
    [
        pytest.param(400, {"error": {"message": "response_format not supported"}}, "schema", Unsupported, id="schema"),
        pytest.param(400, {"error": "this model does not support tools"}, "tool", Unsupported, id="tools, as text"),
        pytest.param(
            404, {"error": {"message": "No endpoints support tool use"}}, "tool", Unsupported, id="tools, 404"
        ),
        pytest.param(422, {"detail": [{"loc": ["body", "tools"], "msg": "extra"}]}, "tool", Unsupported, id="pydantic"),
        pytest.param(400, {"message": "Invalid schema: 'x'"}, "schema", Unsupported, id="a schema it cannot take"),
        pytest.param(400, {"error": {"message": "no", "param": "temperature"}}, "schema", Adapted, id="temperature"),
        pytest.param(400, {"error": {"message": "response_format?"}}, "json", Adapted, id="no form at all"),
        pytest.param(400, {"error": {"message": "use max_completion_tokens"}}, "text", Adapted, id="another name"),
        pytest.param(
            400, {"error": {"message": "context length 8 exceeded by tools"}}, "tool", type(None), id="too long"
        ),
        pytest.param(400, {"error": {"message": "odd"}}, "schema", type(None), id="something else"),
        pytest.param(404, {"error": {"message": "no such model"}}, "schema", type(None), id="no such model"),
        pytest.param(500, {"error": {"message": "response_format"}}, "schema", type(None), id="a failure"),
        pytest.param(400, {"error": {"message": "response_format"}}, "text", type(None), id="what was not asked"),
    ],
)
def test_refusals_teach(status: int, body: Any, way: Way, fault: type[object]) -> None:
    """A way or a parameter that is named is not tried again; anything else teaches nothing."""
    dialect = Dialect("http://127.0.0.1/v1")
    sent = dialect.body(ask(None if way == "text" else LEVEL), way, "m", stream=False)

    assert type(Reading("k").refusal(status, body, sent, way, dialect)) is fault


def test_a_refusal_that_was_heeded_teaches_nothing_twice() -> None:
    """A server that goes on naming what it is not sent would be asked for ever."""
    dialect = Dialect("http://127.0.0.1/v1")
    body = {"error": {"message": "temperature, seed, stream_options, strict and max_completion_tokens"}}
    taught = 0
    while True:
        sent = dialect.body(ask(), "schema", "m", stream=True)
        if Reading("").refusal(400, body, sent, "schema", dialect) is None:
            break
        taught += 1
        assert taught < 10
    assert "temperature" not in sent


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        pytest.param(401, {"error": {"message": "x"}}, Hopeless, id="401"),
        pytest.param(402, "", Hopeless, id="402"),
        pytest.param(403, {"error": {"message": "x"}}, Hopeless, id="403"),
        pytest.param(404, "", Hopeless, id="404"),
        pytest.param(405, "", Hopeless, id="405"),
        pytest.param(301, "", Hopeless, id="301"),
        pytest.param(429, {"error": {"code": "insufficient_quota"}}, Hopeless, id="quota by its code"),
        pytest.param(429, {"error": {"message": "x", "type": "insufficient_quota"}}, Hopeless, id="quota by its type"),
        pytest.param(429, {"error": {"message": "Rate limit", "code": "rate_limit_exceeded"}}, Transient, id="429"),
        pytest.param(408, "", Transient, id="408"),
        pytest.param(409, "", Transient, id="409"),
        pytest.param(500, "", Transient, id="500"),
        pytest.param(529, "", Transient, id="529"),
        pytest.param(400, "", Rejected, id="400"),
        pytest.param(413, "", Rejected, id="413"),
    ],
)
def test_a_status_says_what_may_be_done(status: int, body: Any, fault: type[object]) -> None:
    """Try again, stop, or leave this one."""
    assert type(Reading("k").status(status, {}, body)) is fault


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param({}, None, id="not said"),
        pytest.param({"retry-after": "2"}, 2.0, id="seconds"),
        pytest.param({"retry-after": "0.5"}, 0.5, id="half a second"),
        pytest.param({"retry-after": "-3"}, 0.0, id="negative"),
        pytest.param({"retry-after": formatdate(NOW + 90, usegmt=True)}, 90.0, id="a date"),
        pytest.param({"retry-after": formatdate(NOW - 90, usegmt=True)}, 0.0, id="a date that is past"),
        pytest.param({"retry-after": "soon"}, None, id="a word"),
        pytest.param({"retry-after": "inf"}, None, id="for ever"),
        pytest.param({"retry-after": ""}, None, id="empty"),
        pytest.param({"retry-after-ms": "1500", "retry-after": "9"}, 1.5, id="milliseconds"),
    ],
)
def test_the_pause_a_server_asks_for(headers: dict[str, str], seconds: float | None) -> None:
    """In seconds or as a date; what cannot be read counts as not said."""
    fault = Reading("k", now=lambda: NOW).status(429, headers, "")

    assert isinstance(fault, Transient)
    assert fault.retry_after == (pytest.approx(seconds) if seconds is not None else None)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("bad key sk-1!", "bad key [key]!", id="a key"),
        pytest.param("a\x1b[31m\nb", "a [31m b", id="control characters"),
        pytest.param("x" * 5000, "x" * 200, id="endless"),
    ],
)
def test_a_servers_words_are_made_harmless(said: str, shown: str) -> None:
    """They are shown to users and written to terminals."""
    assert Reading("sk-1").said({"error": {"message": said}}) == shown


@pytest.mark.parametrize(
    ("data", "usage"),
    [
        ({}, None),
        ({"usage": []}, None),
        ({"usage": {}}, (0, 0, 0)),
        ({"usage": {"prompt_tokens": "9", "completion_tokens": -1}}, (0, 0, 0)),
        ({"usage": {"prompt_tokens": 9, "prompt_tokens_details": {"cached_tokens": 99}}}, (9, 9, 0)),
    ],
)
def test_usage_is_taken_as_far_as_it_makes_sense(data: dict[str, Any], usage: tuple[int, int, int] | None) -> None:
    """Nothing about the data of a server is taken for granted."""
    found = used(data)
    assert (found and (found.prompt_tokens, found.cached_tokens, found.completion_tokens)) == usage


@pytest.mark.parametrize(
    "calls",
    [
        pytest.param([{"function": {"name": "level", "arguments": "{}"}}] * 2, id="two"),
        pytest.param(["level"], id="no object"),
        pytest.param([{"function": None}], id="no function"),
        pytest.param("level", id="no list"),
    ],
)
def test_a_tool_is_called_once(calls: object) -> None:
    """Two calls are no one object."""
    body = {"choices": [{"message": {"tool_calls": calls}, "finish_reason": "tool_calls"}]}

    with pytest.raises(Nonsense, match="exactly one call"):
        answer(body, "tool", "m")


def test_it_goes_on_in_another_loop() -> None:
    """The command line and the app each have their own; connections belong to one."""
    with FaultyServer() as server:
        model = OpenAIModel(settings(server.url))

        async def once() -> str:
            text = (await model.complete(ask(None), "text")).text
            await model.close()
            return text

        assert [completed(once()), completed(once())] == ["A reply in words."] * 2


def test_it_is_light_until_it_is_used() -> None:
    """The library takes a second to import: commands that ask no model never do."""
    program = (
        "import sys, interviewer.llm.opening, interviewer.llm.background, interviewer.llm.connection\n"
        "from interviewer.settings import ModelSettings\n"
        "interviewer.llm.opening.open_caller(ModelSettings.typed('http://127.0.0.1/v1', 'm'))\n"
        "print(sorted({'openai', 'httpx2', 'langchain_core'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"
