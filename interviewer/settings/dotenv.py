"""The file `.env`, read without a change to the environment."""

from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from interviewer.errors import SettingsError

DOTENV = "INTERVIEWER_ENV_FILE"
DEFAULT_FILE = Path(".env")


def read_dotenv(env: Mapping[str, str], default: Path | None) -> dict[str, str]:
    """The variables of the file that INTERVIEWER_ENV_FILE names, or of the default one where that is there.

    Nothing is filled in, and nothing is put into the environment. Raises SettingsError naming file and line.
    """
    named = env.get(DOTENV, "").strip()
    file = Path(named) if named else default
    if file is None:
        return {}
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        if named:
            raise SettingsError(f"{DOTENV} is '{named}', but that file is not there. Make it, or unset it.") from None
        return {}
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}. Mend its permissions, or remove it.") from error
    except UnicodeDecodeError:
        raise SettingsError(f"{file} is not UTF-8. Save it as UTF-8.") from None
    from dotenv.parser import parse_stream

    found: dict[str, str] = {}
    for binding in parse_stream(StringIO(text)):
        if binding.error or (binding.key is not None and binding.value is None):
            line = binding.original.line + binding.original.string.count("\n", 0, _lead(binding.original.string))
            raise SettingsError(f"{file}: line {line} is not 'NAME=value'. Mend it, or begin it with '#'.")
        if binding.key is not None and binding.value:
            found[binding.key] = binding.value
    return found


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())
