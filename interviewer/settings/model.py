"""Which language model is asked, where, and within which bounds."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from interviewer.errors import SettingsError
from interviewer.settings.dotenv import DEFAULT_FILE, read_dotenv
from interviewer.settings.values import KEY, OPENAI, Caps, Numbers, api_address, model_name, reach, secret

if TYPE_CHECKING:
    from pydantic import SecretStr

MODEL = "INTERVIEWER_MODEL"
BASE_URL = "OPENAI_BASE_URL"
TRANSCRIPTION = "INTERVIEWER_TRANSCRIPTION_MODEL"
SPEECH = "INTERVIEWER_SPEECH_MODEL"
VOICE = "INTERVIEWER_VOICE"
FORM = "INTERVIEWER_MODEL_FORM"

NO_CAPS = Caps()
INTERVIEW_CAPS = Caps(calls=500, tokens=2_000_000)
"""Far above five questions with everything switched on: they stop a loop, not an interview."""


@dataclass(frozen=True)
class ModelSettings:
    """Which language model is asked, where, and within which bounds."""

    model: str
    """Its name, as the server knows it."""
    base_url: str = OPENAI
    """Of the API, without a slash at the end: `https://host/v1`."""
    key: "SecretStr | None" = None
    """Sent to `base_url` alone, in one header, and never kept anywhere."""
    given_in_app: bool = False
    """Typed into the page: nothing of the environment goes with it."""
    temperature: float = 0.0
    samples: int = 1
    """Replies asked for one grade; the median counts."""
    seconds: float = 120.0
    """Wall clock of one answer, all its requests and waits together."""
    try_seconds: float = 60.0
    """Wall clock of one request."""
    retries: int = 3
    """Requests behind the first, for one answer."""
    call_caps: Caps = NO_CAPS
    """For one answer."""
    interview_caps: Caps = INTERVIEW_CAPS
    run_caps: Caps = NO_CAPS
    """For one command, or for the app until it is stopped."""
    transcription_model: str | None = None
    """None: answers are typed."""
    speech_model: str | None = None
    """None: questions are read, not heard."""
    voice: str = "alloy"
    """Of the speech model."""

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "ModelSettings | None":
        """Read the environment (`os.environ`, and below it the file `.env` of the current folder, unless given).

        None without INTERVIEWER_MODEL: a key that is there for other programs must not make this one use it.
        Where `.env` names the server, the key comes from `.env` too: a folder's file must not lead the key of the
        environment somewhere else. Raises SettingsError naming the variable, or the broken line, and the remedy.
        """
        env, below = _read(env)
        if below.get(BASE_URL) and not env.get(BASE_URL, "").strip():
            env = {name: value for name, value in env.items() if name != KEY}
        return _model_settings({**below, **{name: value for name, value in env.items() if value.strip()}})

    @classmethod
    def typed(cls, base_url: str, model: str, key: str = "") -> "ModelSettings":
        """From a form: all three together, so that a key from the environment never goes to a typed address.

        Raises SettingsError naming the field and the remedy.
        """
        if not model.strip():
            raise SettingsError("Model is empty. Give the name that the server knows the model by.")
        address = api_address("Base URL", base_url.strip() or OPENAI, bool(key.strip()))
        if address == OPENAI and not key.strip():
            raise SettingsError(f"Key is empty, and {OPENAI} needs one. Give it, or the address of another server.")
        return cls(model=model_name("Model", model), base_url=address, key=secret("Key", key), given_in_app=True)

    def redacted(self) -> str:
        """For users: which model, where, and whether with a key."""
        return f"{self.model} at {self.base_url}, {'with' if self.key else 'without'} a key"

    @property
    def is_here(self) -> bool:
        """The server is on this computer: nothing leaves it."""
        return reach(urlsplit(self.base_url).hostname or "") == "here"


def may_be_typed(env: Mapping[str, str] | None = None) -> bool:
    """Whether a visitor may type a model into the page, as from_env reads INTERVIEWER_MODEL_FORM: `on` unless set.

    Whoever may, has this computer send requests to any address, inner networks included: to be switched `off` where
    others are served. Raises SettingsError.
    """
    env, below = _read(env)
    given = env.get(FORM, "").strip() or below.get(FORM, "").strip() or "on"
    if given not in ("on", "off"):
        raise SettingsError(f"{FORM} is '{given}'. Set it to on or off.")
    return given == "on"


def _read(env: Mapping[str, str] | None) -> tuple[Mapping[str, str], dict[str, str]]:
    """The environment, and what a file says below it."""
    below = read_dotenv(os.environ if env is None else env, DEFAULT_FILE if env is None else None)
    return os.environ if env is None else env, below


def _model_settings(env: Mapping[str, str]) -> ModelSettings | None:
    if not env.get(MODEL, "").strip():
        return None
    base_url = api_address(BASE_URL, env.get(BASE_URL, "").strip() or OPENAI, bool(env.get(KEY)))
    key = secret(KEY, env.get(KEY, ""))
    if key is None and base_url == OPENAI:
        raise SettingsError(f"{KEY} is not set, and {OPENAI} needs one. Set it, or name another server in {BASE_URL}.")
    numbers = Numbers(env)
    return ModelSettings(
        model=model_name(MODEL, env[MODEL]),
        base_url=base_url,
        key=key,
        temperature=numbers.real("INTERVIEWER_TEMPERATURE", 0.0, 0.0, 2.0),
        samples=numbers.whole("INTERVIEWER_SAMPLES", 1, 1, 15),
        seconds=numbers.real("INTERVIEWER_MODEL_SECONDS", 120.0, 1.0, 3600.0),
        try_seconds=numbers.real("INTERVIEWER_TRY_SECONDS", 60.0, 0.5, 3600.0),
        retries=numbers.whole("INTERVIEWER_MODEL_RETRIES", 3, 0, 10),
        call_caps=numbers.caps("CALL", NO_CAPS),
        interview_caps=numbers.caps("INTERVIEW", INTERVIEW_CAPS),
        run_caps=numbers.caps("RUN", NO_CAPS),
        transcription_model=model_name(TRANSCRIPTION, env.get(TRANSCRIPTION, "")) or None,
        speech_model=model_name(SPEECH, env.get(SPEECH, "")) or None,
        voice=model_name(VOICE, env.get(VOICE, "")) or "alloy",
    )
