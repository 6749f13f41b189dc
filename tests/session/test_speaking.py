"""Recordings on their way to a server, and what comes back."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from interviewer.errors import BudgetSpent, ModelNonsense, UsageError
from interviewer.llm.background import Background
from interviewer.llm.budget import Budget
from interviewer.llm.connection import silence
from interviewer.session import Said, Speaking
from interviewer.session.speaking import seconds_of
from interviewer.settings import Caps, ModelSettings
from tests.listening import SAID, Listener

SETTINGS = ModelSettings.typed("http://127.0.0.1:9/v1", "words")
BOTH = {"transcription_model": "hear", "speech_model": "say"}


@pytest.fixture
def background() -> Iterator[Background]:
    """A loop of this test's own."""
    loop = Background()
    yield loop
    loop.stop()


def speaking_at(server: Listener, background: Background, *budgets: Budget) -> Speaking:
    """Everything paid from these purses."""
    settings = replace(SETTINGS, base_url=server.url, transcription_model="hear", speech_model="say", try_seconds=5.0)
    return Speaking(settings, lambda _: budgets, background)


def test_a_recording_becomes_words_and_seconds(background: Background) -> None:
    """Sent whole, once; how long it is is read from the recording, not believed."""
    wav = silence(2.5)
    with Listener() as server:
        assert speaking_at(server, background).written("iv", wav) == Said(SAID, 2.5)
    assert server.heard == [wav]


def test_a_recording_without_words_is_no_answer(background: Background) -> None:
    """An empty transcript is said to be one, with what to look for."""
    with Listener("  \n") as server, pytest.raises(ModelNonsense, match="No words were found in the recording of 1 s"):
        speaking_at(server, background).written("iv", silence())


def test_each_interview_pays_from_its_own_purse(background: Background) -> None:
    """And from no other."""
    purse = Budget("this interview", calls=1)
    with Listener() as server:
        speaking = speaking_at(server, background, purse)
        assert speaking.read_aloud("iv", "Why?").kind == "audio/wav"
        with pytest.raises(BudgetSpent):
            speaking.written("iv", silence())


@pytest.mark.parametrize(
    ("wav", "seconds"),
    [
        pytest.param(silence(0.25), 0.25, id="a quarter"),
        pytest.param(silence(3, rate=48_000), 3.0, id="another rate"),
        pytest.param(silence(2)[:32_044], 1.0, id="cut in the middle"),
        pytest.param(silence(1)[:40] + b"\xff\xff\xff\x7f" + silence(1)[44:], 1.0, id="a length that is none"),
    ],
)
def test_seconds_are_those_that_are_there(wav: bytes, seconds: float) -> None:
    """Whatever the head says."""
    assert seconds_of(wav) == pytest.approx(seconds, abs=0.01)


@pytest.mark.parametrize(
    "wav", [b"", b"RIFF", b"no sound at all" * 9, silence(0)], ids=["empty", "cut", "no wav", "no seconds"]
)
def test_what_is_no_recording_is_not_sent(background: Background, wav: bytes) -> None:
    """It is refused here."""
    with Listener() as server, pytest.raises(UsageError, match="empty or damaged"):
        speaking_at(server, background).written("iv", wav)
    assert server.paths == []


@pytest.mark.parametrize(
    ("more", "hears", "speaks"),
    [
        pytest.param({}, False, False, id="neither model"),
        pytest.param({"transcription_model": "hear"}, True, False, id="hears"),
        pytest.param({"speech_model": "say"}, False, True, id="speaks"),
        pytest.param(BOTH, True, True, id="both"),
        pytest.param({**BOTH, "interview_caps": Caps(calls=3)}, True, True, id="capped in requests"),
        pytest.param({**BOTH, "interview_caps": Caps(usd=1.0)}, False, False, id="an interview capped in money"),
        pytest.param({**BOTH, "run_caps": Caps(usd=1.0)}, False, False, id="a run capped in money"),
    ],
)
def test_what_is_offered_is_what_is_configured(more: dict[str, object], hears: bool, speaks: bool) -> None:
    """A cap in money cannot hold where no price is known, so nothing is offered under it."""
    speaking = Speaking(replace(SETTINGS, **more), lambda _: ())  # type: ignore[arg-type]
    assert (speaking.hears, speaking.speaks) == (hears, speaks)


def test_nothing_is_opened_before_it_is_needed() -> None:
    """Making one needs no loop and sends nothing."""
    with pytest.raises(RuntimeError, match="no running event loop"):
        asyncio.get_running_loop()
    assert Speaking(SETTINGS, lambda _: ()).place == SETTINGS.base_url
