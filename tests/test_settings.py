"""What the environment decides."""

import os
import re
from pathlib import Path

import pytest

from interviewer.errors import SettingsError
from interviewer.settings import INTERVIEW_CAPS, Caps, ModelSettings, Settings, may_be_typed


def test_home_holds_the_database() -> None:
    """With a home alone the database is a file in it."""
    settings = Settings.from_env({"INTERVIEWER_HOME": "/data/me"})

    assert settings == Settings(home=Path("/data/me"), database_url="sqlite:////data/me/interviews.db")


def test_platforms_folder_by_default() -> None:
    """Without a home it is the user's data folder for this program, an absolute path; blanks count as nothing."""
    settings = Settings.from_env({"INTERVIEWER_HOME": " ", "INTERVIEWER_DATABASE_URL": ""})

    assert settings.home.is_absolute()
    assert settings.home.name == "mock-interviewer"
    assert settings.database_url == f"sqlite:///{settings.home}/interviews.db"


def test_reads_the_environment_of_the_process(home: Path) -> None:
    """Without a mapping it reads the environment itself."""
    assert Settings.from_env().home == home


def test_tilde_is_the_users_home() -> None:
    """`~` is understood, as shells leave it in quotes."""
    assert Settings.from_env({"INTERVIEWER_HOME": "~/interviews"}).home == Path.home() / "interviews"


@pytest.mark.parametrize("home", ["data", "./data", "../data", "~nobody-of-that-name/data"])
def test_home_must_not_depend_on_the_folder(home: str) -> None:
    """Started from another folder the program would seem to have lost everything: refused, by name."""
    with pytest.raises(SettingsError, match="INTERVIEWER_HOME is"):
        Settings.from_env({"INTERVIEWER_HOME": home})


def test_password_is_not_in_the_repr() -> None:
    """A database URL may hold a password; logs and tracebacks show reprs."""
    settings = Settings.from_env({"INTERVIEWER_DATABASE_URL": "postgresql://me:hush@host/db"})

    assert settings.database_url == "postgresql://me:hush@host/db"
    assert "hush" not in repr(settings)


MODEL = {"INTERVIEWER_MODEL": "m", "OPENAI_API_KEY": "sk-canary"}
LOCAL = {"INTERVIEWER_MODEL": "m", "OPENAI_BASE_URL": "http://127.0.0.1:11434/v1"}


def model_settings(env: dict[str, str]) -> ModelSettings:
    """Of an environment that sets a model up."""
    settings = ModelSettings.from_env(env)
    assert settings is not None
    return settings


@pytest.mark.parametrize(
    "env", [{}, {"OPENAI_API_KEY": "sk"}, {"INTERVIEWER_MODEL": " "}, LOCAL | {"INTERVIEWER_MODEL": ""}]
)
def test_a_key_alone_uses_no_model(env: dict[str, str]) -> None:
    """It may be there for other programs: what somebody says is sent nowhere unless a model was named."""
    assert ModelSettings.from_env(env) is None


def test_everything_about_a_model_can_be_set() -> None:
    """Each variable has its field."""
    settings = model_settings(
        MODEL
        | {
            "OPENAI_BASE_URL": "https://models.example/v1/",
            "INTERVIEWER_TEMPERATURE": "0.5",
            "INTERVIEWER_SAMPLES": "3",
            "INTERVIEWER_MODEL_SECONDS": "30",
            "INTERVIEWER_TRY_SECONDS": "10",
            "INTERVIEWER_MODEL_RETRIES": "0",
            "INTERVIEWER_CALL_TOKENS": "9000",
            "INTERVIEWER_INTERVIEW_USD": "0.25",
            "INTERVIEWER_RUN_CALLS": "0",
            "INTERVIEWER_TRANSCRIPTION_MODEL": "hear",
            "INTERVIEWER_SPEECH_MODEL": "say",
            "INTERVIEWER_VOICE": "verse",
        }
    )

    assert settings.base_url == "https://models.example/v1"
    assert settings.key is not None
    assert settings.key.get_secret_value() == "sk-canary"
    assert (settings.temperature, settings.samples) == (0.5, 3)
    assert (settings.seconds, settings.try_seconds, settings.retries) == (30.0, 10.0, 0)
    assert settings.call_caps == Caps(tokens=9000)
    assert settings.interview_caps == Caps(INTERVIEW_CAPS.calls, INTERVIEW_CAPS.tokens, 0.25)
    assert settings.run_caps == Caps(calls=0)
    assert (settings.transcription_model, settings.speech_model, settings.voice) == ("hear", "say", "verse")
    assert not settings.given_in_app


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"OPENAI_API_KEY": ""}, "OPENAI_API_KEY is not set", id="no key for OpenAI"),
        pytest.param({"OPENAI_API_KEY": "sk two"}, "OPENAI_API_KEY holds blanks", id="blank in the key"),
        pytest.param({"OPENAI_BASE_URL": "localhost:8000"}, "OPENAI_BASE_URL is no address", id="no scheme"),
        pytest.param({"OPENAI_BASE_URL": "ftp://a/v1"}, "http:// or https://", id="another scheme"),
        pytest.param({"OPENAI_BASE_URL": "https://me:pw@a/v1"}, "holds a name or password", id="password in it"),
        pytest.param({"OPENAI_BASE_URL": "https://a/v1?key=1"}, r"holds a '\?'", id="query in it"),
        pytest.param({"OPENAI_BASE_URL": "https://a:99999/v1"}, "is no address", id="no port"),
        pytest.param({"OPENAI_BASE_URL": "https://a b/v1"}, "is no address", id="blank in it"),
        pytest.param({"OPENAI_BASE_URL": "http://models.example/v1"}, "Use https://", id="readable on the way"),
        pytest.param({"OPENAI_BASE_URL": "http://8.8.8.8/v1"}, "Use https://", id="address of another network"),
        pytest.param({"OPENAI_BASE_URL": "http://134744072/v1"}, "Use https://", id="the same as a number"),
        pytest.param({"INTERVIEWER_TEMPERATURE": "warm"}, "TEMPERATURE is 'warm'. .* from 0 to 2", id="a word"),
        pytest.param({"INTERVIEWER_TEMPERATURE": "nan"}, "INTERVIEWER_TEMPERATURE", id="no number"),
        pytest.param({"INTERVIEWER_SAMPLES": "0"}, "from 1 to 15", id="too few samples"),
        pytest.param({"INTERVIEWER_SAMPLES": "1.5"}, "whole number", id="half a sample"),
        pytest.param({"INTERVIEWER_MODEL_SECONDS": "-1"}, "INTERVIEWER_MODEL_SECONDS", id="negative"),
        pytest.param({"INTERVIEWER_RUN_USD": "inf"}, "INTERVIEWER_RUN_USD", id="without an end"),
        pytest.param({"INTERVIEWER_MODEL": "m\x1b[31m"}, "INTERVIEWER_MODEL is no name", id="control characters"),
        pytest.param({"INTERVIEWER_MODEL": "m" * 201}, "too long", id="endless name"),
    ],
)
def test_impossible_values_are_named_with_their_remedy(changes: dict[str, str], says: str) -> None:
    """The variable, what is wrong, what to do; never the key."""
    with pytest.raises(SettingsError, match=says) as raised:
        ModelSettings.from_env(MODEL | changes)

    assert "sk" not in str(raised.value)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "192.168.1.7:8000", "10.0.0.2", "gpu-box", "models.local", "ollama.internal"],
)
def test_plain_http_is_for_the_own_network(host: str) -> None:
    """There a key may be sent without TLS."""
    assert model_settings(MODEL | {"OPENAI_BASE_URL": f"http://{host}/v1"}).key is not None


def test_a_server_of_ones_own_needs_no_key() -> None:
    """Many have none; without one even a far one may be spoken to plainly."""
    assert model_settings(LOCAL).key is None
    assert model_settings(LOCAL).is_here
    assert not model_settings(LOCAL | {"OPENAI_BASE_URL": "http://models.example/v1"}).is_here


def test_dotenv_is_read_below_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the current folder counts where the environment is silent, and the environment stays as it is."""
    monkeypatch.delenv("INTERVIEWER_ENV_FILE")
    monkeypatch.chdir(tmp_path)
    assert ModelSettings.from_env() is None
    Path(".env").write_text("# mine\nexport INTERVIEWER_MODEL='file'\nOPENAI_API_KEY=sk-$HOME\nINTERVIEWER_SAMPLES=5\n")
    monkeypatch.setenv("INTERVIEWER_SAMPLES", "2")

    settings = ModelSettings.from_env()

    assert settings is not None
    assert (settings.model, settings.samples) == ("file", 2)
    assert settings.key is not None
    assert settings.key.get_secret_value() == "sk-$HOME"
    assert "INTERVIEWER_MODEL" not in os.environ


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("A=1\n\nINTERVIEWER_MODEL\n", "line 3 is not 'NAME=value'", id="no value"),
        pytest.param("A=1\nB='x\nC=2\n", "line 2 is not", id="open quotation mark"),
        pytest.param("A=1\n=x\n", "line 2 is not", id="no name"),
        pytest.param(b"A=\xff", "is not UTF-8", id="other bytes"),
        pytest.param(None, "cannot be read|that file is not there", id="a folder"),
    ],
)
def test_a_broken_dotenv_names_the_line(tmp_path: Path, text: str | bytes | None, says: str) -> None:
    """Without showing what stands on it: it may be the key."""
    file = tmp_path / "mine.env"
    if text is None:
        file.mkdir()
    else:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(SettingsError, match=says):
        ModelSettings.from_env({"INTERVIEWER_ENV_FILE": str(file)})


def test_a_dotenv_that_was_named_has_to_be_there(tmp_path: Path) -> None:
    """The usual one need not."""
    with pytest.raises(SettingsError, match=r"INTERVIEWER_ENV_FILE is .* not there"):
        ModelSettings.from_env({"INTERVIEWER_ENV_FILE": str(tmp_path / "none")})


@pytest.mark.parametrize(
    ("file", "env", "key"),
    [
        pytest.param(
            "OPENAI_BASE_URL=https://evil.example/v1", {"OPENAI_API_KEY": "sk-env"}, None, id="file leads away"
        ),
        pytest.param(
            "OPENAI_BASE_URL=https://a/v1\nOPENAI_API_KEY=sk-file",
            {"OPENAI_API_KEY": "sk-env"},
            "sk-file",
            id="both in the file",
        ),
        pytest.param(
            "OPENAI_API_KEY=sk-file", {"OPENAI_BASE_URL": "https://a/v1"}, "sk-file", id="key alone in the file"
        ),
        pytest.param(
            "OPENAI_BASE_URL=https://b/v1",
            {"OPENAI_BASE_URL": "https://a/v1", "OPENAI_API_KEY": "sk-env"},
            "sk-env",
            id="both in the environment",
        ),
    ],
)
def test_a_folders_file_cannot_lead_a_key_away(tmp_path: Path, file: str, env: dict[str, str], key: str | None) -> None:
    """A folder from a stranger may hold a `.env`: an address in it never gets the key of the environment."""
    (tmp_path / "env").write_text(file)

    settings = model_settings(env | {"INTERVIEWER_MODEL": "m", "INTERVIEWER_ENV_FILE": str(tmp_path / "env")})

    assert (settings.key.get_secret_value() if settings.key else None) == key


def test_what_is_typed_goes_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Address, model and key come from the form alone; an empty address is OpenAI's."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-env")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://env.example/v1")

    typed = ModelSettings.typed(" ", " m ", "sk-typed")

    assert (typed.base_url, typed.model, typed.given_in_app) == ("https://api.openai.com/v1", "m", True)
    assert ModelSettings.typed("http://127.0.0.1/v1", "m").key is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param(("", " ", ""), "Model is empty", id="no model"),
        pytest.param(("nowhere", "m", ""), "Base URL is no address", id="no address"),
        pytest.param(("http://far.example", "m", "sk"), "Base URL is http://far.example", id="readable"),
        pytest.param(("", "m", "s k"), "Key holds blanks", id="no key"),
        pytest.param(("", "m", ""), "Key is empty", id="OpenAI without a key"),
    ],
)
def test_typed_values_are_checked_by_their_labels(typed: tuple[str, str, str], says: str) -> None:
    """The message names the field of the form."""
    with pytest.raises(SettingsError, match=says):
        ModelSettings.typed(*typed)


@pytest.mark.parametrize(
    ("file", "given", "may"),
    [("", "", True), ("", "off", False), ("off", "", False), ("off", "on", True)],
    ids=["unless said otherwise", "environment", "file", "environment first"],
)
def test_the_form_can_be_switched_off(tmp_path: Path, file: str, given: str, may: bool) -> None:
    """Where others are served, nobody is to type in where this computer sends requests."""
    (tmp_path / "env").write_text(f"INTERVIEWER_MODEL_FORM={file}")
    env = {"INTERVIEWER_ENV_FILE": str(tmp_path / "env"), "INTERVIEWER_MODEL_FORM": given}

    assert may_be_typed(env) is may


def test_neither_on_nor_off_is_named() -> None:
    """So that 'no' is not taken for 'on'."""
    with pytest.raises(SettingsError, match="INTERVIEWER_MODEL_FORM is 'no'"):
        may_be_typed({"INTERVIEWER_MODEL_FORM": "no"})


def test_no_settings_show_the_key() -> None:
    """Neither to a log nor to a user."""
    settings = model_settings(MODEL)

    assert settings.redacted() == "m at https://api.openai.com/v1, with a key"
    assert "canary" not in f"{settings!r} {settings} {settings.redacted()}"


def test_the_example_file_sets_nothing_and_names_everything() -> None:
    """`.env.example` can be copied as it is; every variable that is read stands in it, and no other."""
    text = (Path(__file__).parent.parent / ".env.example").read_text()
    source = "".join(file.read_text() for file in (Path(__file__).parent.parent / "interviewer/settings").glob("*.py"))

    named = set(re.findall(r"^#([A-Z_]+)=", text, re.MULTILINE))
    assert not re.search(r"^[^#\s]", text, re.MULTILINE)
    read = set(re.findall(r'"((?:INTERVIEWER|OPENAI)_[A-Z_]+)"', source)) - {
        "INTERVIEWER_HOME", "INTERVIEWER_DATABASE_URL", "INTERVIEWER_ENV_FILE",
    }  # fmt: skip
    caps = {
        f"INTERVIEWER_{whose}_{what}" for whose in ("CALL", "INTERVIEW", "RUN") for what in ("CALLS", "TOKENS", "USD")
    }
    assert named - caps == read
    assert named & caps
