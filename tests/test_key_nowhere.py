"""The key after a day's use: interviews, a batch, doctor, pages and failures, then everything that was written.

What single failures show is in llm/test_secrets.py.
"""

import json
import logging
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FunctionType, MethodType, ModuleType

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from interviewer.cli import app
from interviewer.errors import ModelError
from interviewer.export.json import interview_json, scorecard_json
from interviewer.export.markdown import interview_markdown
from interviewer.library.rubrics import load_rubric
from interviewer.llm.background import BACKGROUND
from interviewer.llm.caller import Caller
from interviewer.llm.opening import open_caller
from interviewer.session import interview_model
from interviewer.settings import ModelSettings, Settings
from interviewer.store.repository import Repository, open_store
from tests.llm.asking import ask, streamed
from tests.llm.faulty_server import FaultyServer, instance_for
from tests.session.failing import ANSWER, fallbacks, held, text_of
from tests.ui.conftest import SECONDS

KEY = "sk-canary-4f1be05c77d9"
HALF = 14
"""Characters of it that tell too much."""
ECHOING = (
    "401, key echoed",
    "500, key echoed",
    "200, key echoed",
    "refusal, key echoed",
    "finish reason, key echoed",
    "field, key echoed",
    "model name, key echoed",
)
OURS = ("interviewer", "openai", "httpx2", "httpcore2")
SHOWN = 3
"""Interviews that are opened on their page; all of them are in the database, which is searched."""
LINE = {"question": "Tell me about a time.", "competency": "ownership", "id": "a"}


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """A model's server that knows interviews and the checks of a connection."""

    def text(body: dict[str, object]) -> str:
        told = json.dumps(body)
        return (
            text_of(body)
            if "observations" in told or "coaching" in told or "interviewer_reply" in told
            else instance_for(body)
        )

    with FaultyServer(text=text) as running:
        yield running


@pytest.fixture
def settings(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> ModelSettings:
    """From the environment, with the key that must be seen nowhere."""
    environment = {
        "INTERVIEWER_MODEL": "asked-model",
        "OPENAI_BASE_URL": server.url,
        "OPENAI_API_KEY": KEY,
        "INTERVIEWER_MODEL_RETRIES": "0",
        "INTERVIEWER_TRANSCRIPTION_MODEL": "hears",
        "INTERVIEWER_SPEECH_MODEL": "speaks",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = ModelSettings.from_env()
    assert found
    return found


@pytest.mark.usefixtures("components_looked_for_once")
def test_the_key_is_nowhere(
    server: FaultyServer,
    settings: ModelSettings,
    home: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """With every logger at its most talkative, and a server that echoes the key in bodies and headers."""
    seen: list[str] = []
    sent = []
    store = open_store(Settings.from_env())
    with caplog.at_level(logging.DEBUG):
        for fault in (None, *ECHOING):
            server.told(always=fault)
            seen += an_interview(store, settings)
            seen += failures(settings)
            seen += commands(fault)
            sent += server.requests
        server.told()
        seen += pages(store)
    files = [file for file in home.parent.rglob("*") if file.is_file()]
    written = [file.name for file in files if KEY.encode() in file.read_bytes()]
    store.close()

    assert {"interviews.db", "interviews.db-wal"} <= {file.name for file in files}
    assert written == []
    assert [text for text in (*seen, caplog.text, *capfd.readouterr()) if KEY[:HALF] in text] == []
    assert len(sent) > 10 * len(ECHOING)
    for request in sent:
        assert request.headers.pop("authorization") == f"Bearer {KEY}"
        assert KEY not in f"{request.path} {request.headers} {request.raw!r}"


def an_interview(store: Repository, settings: ModelSettings) -> Iterator[str]:
    """Its exports, and how every object looks that had to do with it."""
    caller = open_caller(settings)
    done = held(store, caller, "practice")
    yield interview_json(done.interview)
    yield interview_markdown(done.interview, load_rubric)
    yield from (scorecard_json(grade.scorecard) for grade in done.interview.grades)
    yield str(fallbacks(done.interview))
    yield from shapes((settings, caller, interview_model(settings, caller), store))


def failures(settings: ModelSettings) -> list[str]:
    """Answers and errors of single requests, with the variables of every frame."""
    caller = open_caller(settings)
    shown: list[str] = []

    async def use(caller: Caller) -> None:
        for request in (caller.answer(ask()), streamed(caller, ask(None))):
            try:
                shown.append(repr(await request))
            except ModelError as error:
                shown.extend(traceback.TracebackException.from_exception(error, capture_locals=True).format())
        shown.extend(shapes((caller, caller.model)))
        await caller.close()

    BACKGROUND.run(use(caller))
    return shown


def commands(fault: str | None) -> Iterator[str]:
    """What a batch, a probe and doctor write; doctor is patient with a server that is down, and is spared that."""
    line = json.dumps({**LINE, "turns": [{"speaker": "candidate", "text": ANSWER}]})
    runner = CliRunner()
    doctor = [["doctor"]] if fault != "500, key echoed" else []
    for arguments in (["grade", "-"], ["grade", "--format", "markdown", "-"], ["probe", "-"], *doctor):
        done = runner.invoke(app, arguments, input=line)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        yield done.output
        yield done.stderr


def script(first: str) -> None:
    """The app, with another page than the start where no address is given."""
    from dataclasses import fields

    import streamlit as st

    from interviewer.ui.app import every_place
    from interviewer.ui.chrome import draw_header

    places = every_place(first)
    page = st.navigation([getattr(places, field.name) for field in fields(places)], position="hidden")
    draw_header(places)
    page.run()


def pages(store: Repository) -> Iterator[str]:
    """The source of the pages: the first, the model's, the list, and interviews with all that went wrong in them."""
    rows = store.history().rows
    assert len(rows) > len(ECHOING)
    for name, address in (("start", ""), ("model", ""), ("review", ""), *(("review", row.id) for row in rows[:SHOWN])):
        page = AppTest.from_function(script, default_timeout=SECONDS, kwargs={"first": name})
        if address:
            page.query_params["id"] = address
        page.run()
        assert not page.exception
        source = "\n".join(str(getattr(node, "proto", "")) for node in (*page.main, *page.sidebar))
        assert not address or "of 100" in source
        yield source


def shapes(roots: Iterable[object]) -> Iterator[str]:
    """The repr of every object that is reached from the roots, and of the libraries', but not of plain texts."""
    waiting, met = list(roots), set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in met or isinstance(one, str | bytes | type | ModuleType | FunctionType | MethodType):
            continue
        met.add(id(one))
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
        elif type(one).__module__.split(".")[0] in OURS or type(one).__name__ == "SecretStr":
            yield repr(one)
            waiting += vars(one).values() if hasattr(one, "__dict__") else ()
