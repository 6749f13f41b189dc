"""What works of a connection, and what each failure says."""

import io
import re
import wave
from collections.abc import Sequence
from dataclasses import replace

import pytest

from interviewer.domain.pricing import Price, Prices
from interviewer.errors import ModelError, ModelNonsense, ModelStopped, ModelUnavailable
from interviewer.llm.connection import Finding, check_connection, silence
from interviewer.llm.voice import Voice
from interviewer.settings import ModelSettings
from tests.llm.asking import KEY
from tests.llm.faulty_server import FaultyServer
from tests.llm.wire import FINE
from tests.loops import completed
from tests.servers import free_port

PRICES = Prices(as_of="2026-01-31", models={"mock": Price(prompt=2, cached=1, completion=8)})


def settings(url: str, model: str = "mock", *, silent: bool = False, **more: str) -> ModelSettings:
    """With a short deadline where the server is `silent`; elsewhere a busy machine must not look like one."""
    seconds, try_seconds = (2.0, 0.3) if silent else (20.0, 10.0)
    return replace(ModelSettings.typed(url, model, KEY), seconds=seconds, try_seconds=try_seconds, **more)  # type: ignore[arg-type]


def found(given: ModelSettings) -> dict[str, Finding]:
    """Each finding by its name."""
    return {finding.name: finding for finding in completed(check_connection(given, PRICES))}


def test_all_is_well() -> None:
    """Every check is a finding; nothing but the checks' own words is sent."""
    with FaultyServer() as server:
        findings = found(settings(server.url, transcription_model="hear", speech_model="say"))

    assert list(findings) == ["Server", "Name", "Form", "Streaming", "Price", "Transcription", "Speech"]
    assert all(finding.well for finding in findings.values())
    assert "strict schemas" in findings["Form"].says
    assert "first words after" in findings["Streaming"].says
    assert findings["Price"].says == "$2 and $8 a million tokens"
    assert "read aloud" in findings["Speech"].says
    assert len(server.requests) == 5


def test_each_finding_is_told_as_it_is_made() -> None:
    """Whoever looks on sees them in turn; the first ones before the next request is sent."""
    told: list[tuple[str, int]] = []
    with FaultyServer() as server:
        given = completed(
            check_connection(settings(server.url), told=lambda one: told.append((one.name, len(server.requests))))
        )

    assert [name for name, _ in told] == [finding.name for finding in given]
    assert dict(told) == {"Server": 1, "Name": 1, "Form": 2, "Streaming": 3, "Price": 3}


@pytest.mark.parametrize(
    ("always", "says"),
    [
        ("no json_schema", "no strict schemas; replies come as tool calls"),
        ("no json_schema, no tools", "neither strict schemas nor tools"),
    ],
)
def test_weaker_servers_are_said_to_be(always: str, says: str) -> None:
    """A downgrade is no problem, but it is shown."""
    with FaultyServer([FINE], always=always) as server:
        assert says in found(settings(server.url))["Form"].says


def test_a_model_that_is_not_listed_is_said_to_be() -> None:
    """With those that are; whether it works the next check finds out."""
    with FaultyServer() as server:
        finding = found(settings(server.url, "mok"))["Name"]

    assert finding.says == "mok: not among the 2 that the server lists (mock, other)"


@pytest.mark.parametrize(
    ("script", "bad", "says"),
    [
        pytest.param(["401"], "Server", "does not accept the key .* Check the key in the form", id="key"),
        pytest.param(["500"], "Server", "Is it running", id="failing"),
        pytest.param(["hang"], "Server", "sent nothing within", id="silent"),
        pytest.param([FINE, "404"], "Form", "does not know the model or the address", id="model"),
        pytest.param(["404", "404"], "Form", "does not know the model", id="no list, no model"),
        pytest.param([FINE, "200, web page", "200, web page"], "Form", "its address may lack '/v1'", id="a web page"),
        pytest.param([FINE, FINE, "stream: no end"], "Streaming", "not say that it is whole", id="broken streams"),
        pytest.param([FINE, FINE, FINE, "404"], "Transcription", "does not know the model", id="no transcription"),
    ],
)
def test_what_fails_is_a_finding_with_its_remedy(script: Sequence[str], bad: str, says: str) -> None:
    """One problem for one cause; what depends on it is not tried."""
    with FaultyServer(script) as server:
        findings = found(settings(server.url, silent="hang" in script, transcription_model="hear"))

    problems = [finding for finding in findings.values() if not finding.well]
    assert [finding.name for finding in problems] == [bad]
    assert re.search(says, problems[0].says)
    assert KEY not in problems[0].says


def test_nobody_there() -> None:
    """A server that is not running is said to be."""
    findings = found(settings(f"http://127.0.0.1:{free_port()}/v1"))

    assert list(findings) == ["Server"]
    assert "could not be reached" in findings["Server"].says


def test_silence_is_a_recording() -> None:
    """One second, as every server can read it."""
    with wave.open(io.BytesIO(silence())) as sound:
        assert (sound.getnframes() / sound.getframerate(), sound.getnchannels()) == (1.0, 1)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("401", ModelStopped),
        ("429, Retry-After 1", ModelUnavailable),
        ("hang", ModelUnavailable),
        ("200, web page", ModelNonsense),
        ("200, a list", ModelNonsense),
    ],
)
def test_a_voice_fails_as_a_model_does(fault: str, error: type[ModelError]) -> None:
    """An error for users, within its time, after one request."""

    async def main(url: str) -> None:
        voice = Voice(settings(url, silent=fault == "hang", transcription_model="hear", speech_model="say"))
        try:
            for request in (voice.transcribe(b"RIFF"), voice.speak("Why?")):
                with pytest.raises(error):
                    await request
        finally:
            await voice.close()

    with FaultyServer(always=fault) as server:
        completed(main(server.url))
        assert len(server.requests) == 2


def test_a_recording_is_sent_as_a_file() -> None:
    """With its name, by whose ending servers tell the format; the words come back without blanks around them."""

    async def main(url: str) -> str:
        voice = Voice(settings(url, transcription_model="hear"))
        try:
            return await voice.transcribe(b"RIFFdata", "answer.wav")
        finally:
            await voice.close()

    with FaultyServer() as server:
        assert completed(main(server.url)) == "some words"
        request = server.requests[0]
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    for part in (b'name="model"', b"hear", b'filename="answer.wav"', b"RIFFdata"):
        assert part in request.raw
