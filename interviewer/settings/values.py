"""Single values of the environment, each refused by name where it is impossible."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from interviewer.errors import SettingsError

if TYPE_CHECKING:
    from pydantic import SecretStr

OPENAI = "https://api.openai.com/v1"
KEY = "OPENAI_API_KEY"
LOCAL_NAMES = (".local", ".internal", ".lan", ".home.arpa", ".test")
LONGEST_NAME = 200


@dataclass(frozen=True)
class Caps:
    """What may be consumed at most; None: no cap of that kind."""

    calls: int | None = None
    tokens: int | None = None
    usd: float | None = None


class Numbers:
    """Numbers of an environment, each within its bounds. Methods raise SettingsError naming the variable."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env

    def real(self, name: str, default: float, least: float, most: float) -> float:
        """A number, or the default where none is given."""
        given = self._env.get(name, "").strip()
        if not given:
            return default
        try:
            value = float(given)
        except ValueError:
            value = float("nan")
        if not least <= value <= most:
            raise SettingsError(f"{name} is '{given}'. Give a number from {least:g} to {most:g}.")
        return value

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number, or the default where none is given."""
        value = self.real(name, default, least, most)
        if value != int(value):
            raise SettingsError(f"{name} is '{self._env[name]}'. Give a whole number from {least} to {most}.")
        return int(value)

    def caps(self, whose: str, default: Caps) -> Caps:
        """The three caps of a call, an interview or a run; zero allows nothing."""
        calls, tokens = f"INTERVIEWER_{whose}_CALLS", f"INTERVIEWER_{whose}_TOKENS"
        usd = f"INTERVIEWER_{whose}_USD"
        return Caps(
            calls=self.whole(calls, 0, 0, 10**9) if self._has(calls) else default.calls,
            tokens=self.whole(tokens, 0, 0, 10**12) if self._has(tokens) else default.tokens,
            usd=self.real(usd, 0, 0, 10**6) if self._has(usd) else default.usd,
        )

    def _has(self, name: str) -> bool:
        return bool(self._env.get(name, "").strip())


def model_name(label: str, given: str) -> str:
    """A name that can stand on a line; may be empty. Raises SettingsError."""
    name = given.strip()
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise SettingsError(
            f"{label} is no name of a model: it is too long or not printable. Give it as the server has it."
        )
    return name


def secret(label: str, given: str) -> "SecretStr | None":
    """A key as a header can carry it; None where there is none. Raises SettingsError, without the key."""
    from pydantic import SecretStr

    key = given.strip()
    if not key:
        return None
    # Said without the key: what stands in a message ends up in logs.
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise SettingsError(
            f"{label} holds blanks or characters that no key has. Copy it again, without quotation marks."
        )
    return SecretStr(key)


def api_address(label: str, given: str, with_key: bool) -> str:
    """An address without anything secret in it, and not readable on the way where a key is sent. Raises SettingsError.

    Plain http:// with a key to another network is refused, not only warned of: a warning comes after the first leak.
    """
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise SettingsError(f"{label} is no address. Give one like {OPENAI}.") from None
    if parts.username is not None or parts.password is not None:
        raise SettingsError(f"{label} holds a name or password. Give the key by itself instead.")
    if not given.isprintable() or " " in given or parts.scheme not in ("http", "https") or not host:
        raise SettingsError(f"{label} is no address that begins with http:// or https://. Give one like {OPENAI}.")
    if parts.query or parts.fragment:
        raise SettingsError(f"{label} holds a '?' or '#'. Give the address of the API alone, like {OPENAI}.")
    if with_key and parts.scheme == "http" and reach(host) == "far":
        raise SettingsError(
            f"{label} is http://{host}, where everybody on the way could read the key and the answers. Use https://; "
            "http:// is for servers on this computer or in the local network."
        )
    return given.rstrip("/")


def reach(host: str) -> Literal["here", "near", "far"]:
    """How far away a host is, by its name alone; a name without a dot is one of the local network."""
    if host == "localhost" or host.endswith(".localhost"):
        return "here"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        named = "." not in host and not host[:1].isdigit()
        return "near" if named or host.endswith(LOCAL_NAMES) else "far"
    if address.is_loopback:
        return "here"
    return "near" if address.is_private or address.is_link_local else "far"
