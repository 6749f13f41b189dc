"""What is let through of a server that hears and speaks, and what each request is counted as."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from interviewer.errors import BudgetSpent, ModelNonsense, ModelStopped, UsageError
from interviewer.llm.budget import Budget
from interviewer.llm.voice import MOST_READ, MOST_SENT, MOST_SPOKEN, MOST_WORDS, Voice
from interviewer.settings import ModelSettings
from tests.listening import Listener
from tests.loops import completed

T = TypeVar("T")
PAGE = b"<!doctype html><p>Log in"


def using(server: Listener, use: Callable[[Voice], Coroutine[Any, Any, T]]) -> T:
    """What `use` makes of a voice, which is closed behind it."""

    async def main() -> T:
        typed = ModelSettings.typed(server.url, "words", "sk-any")
        voice = Voice(replace(typed, transcription_model="hear", speech_model="say", try_seconds=5.0))
        try:
            return await use(voice)
        finally:
            await voice.close()

    return completed(main())


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        pytest.param("  Two words.\n", "Two words.", id="blanks around"),
        pytest.param("One.\nTwo.", "One.\nTwo.", id="two lines"),
        pytest.param("a\x00b\x1b[31mc\x9b", "a b [31mc", id="controls"),
        pytest.param("sent\u202eback\u2066", "sent back", id="turned around"),
        pytest.param("half \ud800.", "half  .", id="half a character"),
        pytest.param("क्\u200cष", "क्\u200cष", id="a joiner that is spelling"),
        pytest.param("<script>1</script> **b**", "<script>1</script> **b**", id="markup is words"),
        pytest.param("   ", "", id="nothing said"),
    ],
)
def test_a_transcript_is_text(sent: str, heard: str) -> None:
    """Characters that are no text are blanks; all others are left as they came."""
    with Listener(sent) as server:
        assert using(server, lambda voice: voice.transcribe(b"RIFF")) == heard


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("x" * (MOST_WORDS + 1), "more than anybody says", id="endless"),
        pytest.param(b'{"words": "x"}', "no text", id="another field"),
        pytest.param(b'{"text": 5}', "no text", id="no string"),
        pytest.param(b'["x"]', "no reply", id="a list"),
        pytest.param(b"plain words", "no whole JSON", id="no JSON"),
        pytest.param(PAGE, "a web page", id="a web page"),
    ],
)
def test_what_is_no_transcript_is_said_to_be_none(body: str | bytes, says: str) -> None:
    """With the reason, and that one can go on by typing."""
    with Listener(body) as server, pytest.raises(ModelNonsense, match=says) as raised:
        using(server, lambda voice: voice.transcribe(b"RIFF"))
    assert "typed as before" in str(raised.value)


@pytest.mark.parametrize("status", [404, 405])
def test_a_server_without_speech_is_said_to_be_one(status: int) -> None:
    """The likely cause, the remedy, and that typing works."""
    with Listener(status) as server, pytest.raises(ModelStopped) as raised:
        using(server, lambda voice: voice.transcribe(b"RIFF"))
    for said in ("without speech", "Check the name of the model", "typed as before"):
        assert said in str(raised.value)


def test_a_recording_that_no_server_takes_is_not_sent() -> None:
    """It is refused here, with its size."""
    with Listener() as server, pytest.raises(UsageError, match="26 MB"):
        using(server, lambda voice: voice.transcribe(bytes(MOST_SENT + 1_000_000)))
    assert server.paths == []


@pytest.mark.parametrize(
    ("sound", "kind"),
    [
        pytest.param(b"ID3\x04rest", "audio/mpeg", id="mp3 with tags"),
        pytest.param(b"\xff\xfb\x90rest", "audio/mpeg", id="bare mp3"),
        pytest.param(b"RIFF\n\0\0\0WAVEfmt ", "audio/wav", id="wav"),
        pytest.param(b"OggSrest", "audio/ogg", id="ogg"),
        pytest.param(b"fLaCrest", "audio/flac", id="flac"),
    ],
)
def test_sound_is_told_by_its_bytes(sound: bytes, kind: str) -> None:
    """Whatever type the server gave it."""
    with Listener(sound=sound) as server:
        assert using(server, lambda voice: voice.speak("Why?")) == (sound, kind)
    assert server.read == ["Why?"]


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(PAGE, id="a web page"),
        pytest.param(b'{"error": "x"}', id="JSON"),
        pytest.param(b"RIFF\n\0\0\0AVI rest", id="a film"),
        pytest.param(b"ID3" + bytes(MOST_READ), id="far too much"),
    ],
)
def test_what_is_no_sound_is_not_played(sound: bytes) -> None:
    """It is an error, which says that the question can be read."""
    with Listener(sound=sound) as server, pytest.raises(ModelNonsense, match="to be read"):
        using(server, lambda voice: voice.speak("Why?"))


def test_a_long_text_is_read_as_far_as_servers_go() -> None:
    """Beyond that they refuse all of it."""
    with Listener() as server:
        using(server, lambda voice: voice.speak("a" * 5000))
    assert [len(text) for text in server.read] == [MOST_SPOKEN]


def test_every_request_is_counted() -> None:
    """Also one that fails; the one that would pass the cap is not sent."""
    budgets = Budget("this interview", calls=2), Budget("this run", calls=9)

    async def use(voice: Voice) -> None:
        await voice.speak("Why?", budgets)
        with pytest.raises(ModelStopped):
            await voice.transcribe(b"RIFF", budgets=budgets)
        with pytest.raises(BudgetSpent, match="2 requests for this interview"):
            await voice.transcribe(b"RIFF", budgets=budgets)

    with Listener(404) as server:
        using(server, use)

    assert len(server.paths) == 2
    assert [budget.spent.calls for budget in budgets] == [2, 2]
