"""What the environment decides."""

from pathlib import Path

import pytest

from interviewer.errors import SettingsError
from interviewer.settings import Settings


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
