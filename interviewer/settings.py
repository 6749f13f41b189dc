"""What the environment decides: where the data live. Read once, at the entry point, and handed down."""

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
    database_url: str | None = field(default=None, repr=False)
    """Where interviews are kept instead of `database_file`; may hold a password, hence not shown."""

    @property
    def database_file(self) -> Path:
        """The SQLite file that is used where no database URL is given."""
        return self.home / DATABASE_FILE

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment (`os.environ` unless given); an empty variable counts as not set.

        Raises SettingsError where INTERVIEWER_HOME is not an absolute path (`~` is understood).
        """
        env = os.environ if env is None else env
        return cls(home=_home(env.get(HOME, "").strip()), database_url=env.get(DATABASE_URL, "").strip() or None)


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
