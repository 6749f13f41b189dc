"""What works of a configured model: a few small requests, each with what it found."""

import asyncio
import io
import time
import wave
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from interviewer.domain.model import Ask, Message, Shape
from interviewer.domain.pricing import Prices
from interviewer.errors import ModelError
from interviewer.llm.budget import Budget
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Fault, Hopeless, Transient
from interviewer.llm.limits import Limits
from interviewer.llm.openai_model import OpenAIModel
from interviewer.llm.voice import Voice
from interviewer.llm.ways import IN_THIS_PROCESS
from interviewer.settings import ModelSettings

LONGEST_CHECK = 30.0
"""Seconds for each check."""
REPLY_TOKENS = 1000
"""Far more than the replies need: models that think first spend some on that."""
MOST_NAMES = 8
FORM = Shape(
    name="connection_check",
    json_schema={
        "type": "object",
        "properties": {"colour": {"type": "string", "enum": ["red", "blue"]}, "why": {"type": "string"}},
        "required": ["colour", "why"],
        "additionalProperties": False,
    },
)
WAYS = {
    "schema": "strict schemas",
    "tool": "no strict schemas; replies come as tool calls, which are checked here just as strictly",
    "json": "neither strict schemas nor tools; replies come as JSON, which is checked here just as strictly",
}


class Finding(NamedTuple):
    """One thing looked at; a problem says the remedy too."""

    name: str
    well: bool
    says: str


def _unheard(_: Finding) -> None:
    """Nobody looks on."""


async def check_connection(
    settings: ModelSettings,
    prices: Prices | None = None,
    told: Callable[[Finding], None] = _unheard,
    budgets: Sequence[Budget] = (),
) -> tuple[Finding, ...]:
    """Server, model name, form, streaming and, where configured, speech. Sends nothing of anybody's interviews.

    Raises nothing of its own: what fails is a finding. What depends on a failed check is not tried. Each finding is
    `told` as soon as it is made, on the event loop. `budgets`: what the requests are paid from.
    """
    findings: list[Finding] = []

    def note(finding: Finding) -> bool:
        findings.append(finding)
        told(finding)
        return finding.well

    server = OpenAIModel(settings)
    limits = Limits(retries=3, seconds=min(LONGEST_CHECK, settings.seconds), try_seconds=settings.try_seconds)
    caller = Caller(server, limits, ways=IN_THIS_PROCESS, prices=prices)
    for budget in budgets:
        caller = caller.within(budget)
    try:
        there = all(note(finding) for finding in await _listed(server, limits))
        if there and note(await _found("Form", lambda: _form(caller))):
            note(await _found("Streaming", lambda: _streaming(caller)))
            note(_price(caller))
            await _speech(settings, note, budgets)
    finally:
        await server.close()
    return tuple(findings)


async def _found(name: str, check: Callable[[], Awaitable[str]]) -> Finding:
    try:
        return Finding(name, True, await check())
    except ModelError as error:
        return Finding(name, False, str(error))


async def _listed(server: OpenAIModel, limits: Limits) -> tuple[Finding, ...]:
    """Whether the server is there and lists the model. Many servers keep no list: then the next check decides."""
    server.client()  # The library's import is none of the server's latency.
    began = time.monotonic()
    known = "The list of models could not be read; whether the model is known shows below."
    try:
        async with asyncio.timeout(limits.seconds):
            listed = server.data(await server.models()).get("data")
    except TimeoutError:
        return (Finding("Server", False, f"{server.place} sent nothing within {limits.seconds:g} s. Is it running?"),)
    except Transient as fault:
        return (Finding("Server", False, f"{server.place}: {fault}. Is it running, and is the address right?"),)
    except Hopeless as fault:
        if fault.status not in (404, 405):
            return (Finding("Server", False, f"{server.place}: {fault}. {fault.remedy}"),)
    except Fault as fault:
        known = f"{known} ({fault})"
    else:
        names = [item.get("id") for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
        known = "listed" if server.name in names else _others(names)
    took = time.monotonic() - began
    reached = Finding("Server", True, f"{server.place} answered in {took * 1000:.0f} ms")
    return reached, Finding("Name", True, f"{server.name}: {known}")


def _others(names: list[object]) -> str:
    shown = sorted(other for other in names if isinstance(other, str) and other.isprintable())
    if not shown:
        return "the server keeps no list of models; whether it is known shows below"
    more = ", ..." if len(shown) > MOST_NAMES else ""
    return f"not among the {len(shown)} that the server lists ({', '.join(shown[:MOST_NAMES])}{more})"


async def _form(caller: Caller) -> str:
    answer = await caller.answer(_ask(FORM))
    return f"{WAYS[answer.way]}; {answer.model} replied in {answer.seconds:.2f} s, {answer.calls} request(s)"


async def _streaming(caller: Caller) -> str:
    began = time.monotonic()
    first: float | None = None
    pieces = caller.stream(_ask(None))
    count = 0
    async for _ in pieces:
        first = first or time.monotonic() - began
        count += 1
    said = f"first words after {first or 0:.2f} s, {count} pieces"
    return said if count > 1 else f"{said}: replies appear all at once"


def _price(caller: Caller) -> Finding:
    if caller.price is None:
        return Finding("Price", True, "not known for this model: tokens are counted, money is not")
    return Finding("Price", True, f"${caller.price.prompt:g} and ${caller.price.completion:g} a million tokens")


async def _speech(settings: ModelSettings, note: Callable[[Finding], object], budgets: Sequence[Budget]) -> None:
    voice = Voice(settings)
    try:
        if settings.transcription_model:
            note(await _found("Transcription", lambda: _transcription(voice, budgets)))
        if settings.speech_model:
            note(await _found("Speech", lambda: _spoken(voice, budgets)))
    finally:
        await voice.close()


async def _transcription(voice: Voice, budgets: Sequence[Budget]) -> str:
    began = time.monotonic()
    await voice.transcribe(silence(), budgets=budgets)
    return f"a second of silence was read in {time.monotonic() - began:.2f} s"


async def _spoken(voice: Voice, budgets: Sequence[Budget]) -> str:
    began = time.monotonic()
    sound = await voice.speak("One.", budgets)
    return f"a word was read aloud in {time.monotonic() - began:.2f} s, as {sound.kind}"


def silence(seconds: float = 1.0, rate: int = 16_000) -> bytes:
    """A WAV file with nothing to hear: 16 bits, one channel."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"\0\0" * int(rate * seconds))
    return file.getvalue()


def _ask(shape: Shape | None) -> Ask:
    task = "Name a colour, red or blue, and say in five words why." if shape else "Count from one to ten in words."
    return Ask(messages=(Message(role="user", content=task),), shape=shape, most_tokens=REPLY_TOKENS)
