"""Commands with a language model: who grades, in which order, what becomes of a failing server and of the key."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from interviewer.cli import app
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG
from tests.grading.reports import HONEST, report
from tests.llm.faulty_server import FaultyServer
from tests.test_cli import run

runner = CliRunner()
KEY = "sk-not-to-be-seen-anywhere"
GOOD = report(load_rubric("ownership"), HONEST)
QUESTION = "Tell me about a time you fixed something nobody owned."


def told(number: int) -> dict[str, Any]:
    """A transcript, each of another id and beginning."""
    turns = [{"speaker": "candidate", "text": f"Take {number}. {STRONG}"}]
    return {"id": f"a{number}", "question": QUESTION, "competency": "ownership", "turns": turns}


def reply_to(body: dict[str, Any]) -> str:
    """The honest report, of the signals that were asked for."""
    wanted = body["response_format"]["json_schema"]["schema"]["properties"]
    signals = {name: GOOD["signals"][name] for name in wanted["signals"]["properties"]}
    gates = {"gates": GOOD["gates"]} if "gates" in wanted else {}
    return json.dumps({"account": "They did it.", "signals": signals, **gates})


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """One server for all, told anew by each test."""
    with FaultyServer(text=reply_to) as running:
        yield running


def command(
    server: FaultyServer, *arguments: str, count: int = 1, **more: str
) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, cards and standard error of a command over so many transcripts."""
    environment = {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": KEY, "INTERVIEWER_MODEL": "some-model", **more}
    stdin = "".join(json.dumps(told(number)) + "\n" for number in range(count))
    done = runner.invoke(app, [*arguments, "--format", "jsonl", "-"], input=stdin, env=environment)
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.mark.parametrize(
    ("options", "requests"),
    [
        pytest.param((), 9, id="auto: a model is set up"),
        pytest.param(("--grader", "llm", "--concurrency", "3"), 9, id="asked for"),
        pytest.param(("--grader", "llm", "--calls", "dimension"), 45, id="a call for each dimension"),
        pytest.param(("--grader", "rules"), 0, id="not wanted"),
    ],
)
def test_who_grades(server: FaultyServer, options: tuple[str, ...], requests: int) -> None:
    """`auto` takes the model that is set up; one request a transcript; cards come in the order of the input."""
    server.told()
    code, cards, _ = command(server, "grade", *options, count=9)

    assert code == 0
    assert len(server.requests) == requests
    assert [card["id"] for card in cards] == [f"a{number}" for number in range(9)]
    assert {card["provenance"]["grader"] for card in cards} == ({"llm"} if requests else {"rules"})


def test_samples_come_from_the_settings(server: FaultyServer) -> None:
    """INTERVIEWER_SAMPLES reports are asked for, and the middle is scored."""
    server.told()
    _, [card], _ = command(server, "grade", INTERVIEWER_SAMPLES="3")

    assert len(server.requests) == 3
    assert card["provenance"]["samples"] == 3


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param("500", "requests", id="a server that fails"),
        pytest.param("401, key echoed", "OPENAI_API_KEY", id="a refused key, echoed"),
        pytest.param("429, quota", "quota", id="no quota"),
        pytest.param("two objects", "form", id="nonsense"),
    ],
)
def test_the_rules_stand_in(server: FaultyServer, fault: str, said: str) -> None:
    """Every card is there, by rules and labelled; the reason is said once on standard error; the key nowhere."""
    server.told(always=fault)
    code, cards, error = command(
        server, "grade", count=3, INTERVIEWER_MODEL_RETRIES="1", INTERVIEWER_MODEL_SECONDS="20"
    )

    assert code == 0
    assert {card["provenance"]["grader"] for card in cards} == {"rules"}
    assert all(said in card["provenance"]["fallback_reason"] for card in cards)
    assert KEY not in error + json.dumps(cards)
    assert "Traceback" not in error


def test_what_cannot_work_is_not_tried_again(server: FaultyServer) -> None:
    """A refused key stops the run: the transcripts behind it cost no request."""
    server.told(always="401")
    command(server, "grade", "--concurrency", "1", count=5)

    assert len(server.requests) == 1


def test_the_key_is_sent_in_its_header_alone(server: FaultyServer) -> None:
    """Neither the address nor the body holds it."""
    server.told()
    command(server, "grade")
    [request] = server.requests

    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in request.path + request.raw.decode()
    assert [name for name, value in request.headers.items() if KEY in value] == ["authorization"]


def test_a_probe_follows_the_models_grade(server: FaultyServer) -> None:
    """`probe` asks for what the model found missing."""
    server.told()
    code, [probe], _ = command(server, "probe", "--grader", "llm")

    assert (code, len(server.requests)) == (0, 1)
    assert set(probe["targets"]) <= {"none", *(dimension.id for dimension in load_rubric("ownership").dimensions)}


@pytest.mark.parametrize("command_", ["grade", "probe"])
def test_a_model_that_is_not_set_up_is_refused(command_: str) -> None:
    """With the remedy, before anything is read."""
    done = run(command_, "--grader", "llm", "-", INTERVIEWER_MODEL="", OPENAI_API_KEY="", OPENAI_BASE_URL="")

    assert done.returncode == 2
    assert b"INTERVIEWER_MODEL" in done.stderr
