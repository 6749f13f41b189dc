"""Where the data live."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from interviewer.errors import SettingsError

HOME = "INTERVIEWER_HOME"
DATABASE_URL = "INTERVIEWER_DATABASE_URL"
DATABASE_FILE = "interviews.db"


@dataclass(frozen=True)
class Settings:
    """The environment, validated."""

    home: Path
    """Folder of the data; absolute. It need not be there yet."""
    database_url: str = field(repr=False)
    """`sqlite:///` with a file's path, or a PostgreSQL URL, which may hold a password and hence is not shown."""

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment (`os.environ` unless given); an empty variable counts as not set.

        Raises SettingsError where INTERVIEWER_HOME is not an absolute path (`~` is understood).
        """
        env = os.environ if env is None else env
        home = _home(env.get(HOME, "").strip())
        url = env.get(DATABASE_URL, "").strip()
        return cls(home=home, database_url=url or f"sqlite:///{home / DATABASE_FILE}")


def _home(given: str) -> Path:
    if not given:
        from platformdirs import user_data_path

        return user_data_path("mock-interviewer", appauthor=False)
    try:
        home = Path(given).expanduser()
    except RuntimeError as error:
        raise SettingsError(f"{HOME} is '{given}', but that user has no home folder. Give the full path.") from error
    if not home.is_absolute():
        raise SettingsError(f"{HOME} is '{given}', which depends on the current folder. Give the full path.")
    return home
