"""What a failed request means: which of the library's errors is which fault, in words without anything secret."""

import math
import re
import time
from collections.abc import Callable, Iterable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from interviewer.domain.model import Way
from interviewer.llm.faults import Adapted, Fault, Hopeless, Nonsense, Rejected, Transient, Unsupported
from interviewer.llm.openai_request import Dialect

LONGEST_SAID = 200
LEAST_SECRET = 16
"""Characters; shorter keys are names that servers without keys are given ('ollama', 'x'), and words of replies too."""
DEEPEST = 20
"""Levels of JSON that are read; a reply has six."""
QUOTA = re.compile(r"insufficient_quota|quota_exceeded|billing|insufficient.balance|insufficient.credit|out of credit")
TOO_LONG = re.compile(r"context.length|context.window|too (?:long|large|many tokens)|maximum context")
WAYS: dict[Way, re.Pattern[str]] = {
    "schema": re.compile(r"response_format|json_schema|structured.?output|guided|grammar|\bschema\b"),
    "tool": re.compile(r"\btools?\b|tool_choice|function.?call"),
}
BUSY = (408, 409, 425, 429)


class Reading:
    """Reads failures of one server; keys that it echoes are taken out."""

    def __init__(self, *keys: str, given_in_app: bool = False, now: Callable[[], float] = time.time) -> None:
        self._keys = [key for key in keys if key]
        self._secrets = [key for key in self._keys if len(key) >= LEAST_SECRET]
        self._now = now
        self._where = "in the form" if given_in_app else "in OPENAI_API_KEY"

    def status(self, code: int, headers: Mapping[str, str], body: object) -> Fault:
        """What an answer with this status means, whatever was asked."""
        said = self.said(body)
        detail = f": {said}" if said else ""
        if code == 402 or (code in (403, 429) and QUOTA.search(described(body))):
            return Hopeless(f"the quota is used up ({code}{detail})", "Raise it with the provider, or use another key.")
        if code == 401:
            return Hopeless(f"the server does not accept the key ({code}{detail})", f"Check the key {self._where}.")
        if code == 403:
            return Hopeless(f"the server refuses access ({code}{detail})", "Check what the key may be used for.")
        if code in (404, 405, 410):
            remedy = (
                "Check the name of the model and the address, which mostly ends in /v1; `interviewer doctor` helps."
            )
            return Hopeless(f"the server does not know the model or the address ({code}{detail})", remedy, status=code)
        if 300 <= code < 400:
            target = self.line(headers.get("location", "elsewhere"))
            says = f"the server redirects to {target}, where the key is not sent"
            return Hopeless(says, "Set the base URL to the address it should have.")
        if code in BUSY or code >= 500:
            reason = "is too busy" if code == 429 else "failed"
            return Transient(
                f"the server {reason} ({code}{detail})", retry_after=self._pause(headers), busy=code == 429
            )
        return Rejected(f"the server will not take this request ({code}{detail})")

    def refusal(self, code: int, body: object, sent: dict[str, Any], way: Way, dialect: Dialect) -> Fault | None:
        """What a 4xx says about the way of asking; None: nothing."""
        described_ = described(body)
        if code not in (400, 404, 422) or TOO_LONG.search(described_):
            return None
        detail = self.said(body)
        if way != "text" and (pattern := WAYS.get(way)) and pattern.search(described_):
            return Unsupported(f"the server does not support the demanded form ({code}: {detail})", way)
        if name := dialect.learn(described_, sent, way):
            return Adapted(f"the server does not know {name} ({code}: {detail})")
        return None

    def event(self, body: object) -> Fault:
        """An error in the middle of a stream."""
        if QUOTA.search(described(body)):
            return self.status(429, {}, body)
        return Transient(f"the server broke off: {self.said(body) or 'without a reason'}", billed=True)

    def connection(self, cause: BaseException | None, *, sent: bool) -> Fault:
        """No answer came, or not all of it."""
        reason = self.line(str(cause)) if cause is not None else ""
        if not sent:
            return Transient(f"the server could not be reached{f' ({reason})' if reason else ''}")
        return Transient("the connection broke before the reply was whole", billed=True)

    def garbled(self) -> Nonsense:
        """What came could not be read as a stream of a reply."""
        return Nonsense("the server sent something that is no reply")

    def said(self, body: object) -> str:
        """The server's own words on one line, without the key."""
        return self.line(_message(self.cleaned(body)))

    def cleaned(self, data: Any, depth: int = DEEPEST) -> Any:
        """JSON data without the key, which a server may echo anywhere; what is nested deeper is nobody's reply."""
        if isinstance(data, str):
            return _without(data, self._secrets)
        if not isinstance(data, dict | list):
            return data
        if depth == 0:
            return None
        if isinstance(data, list):
            return [self.cleaned(item, depth - 1) for item in data]
        return {_without(name, self._secrets): self.cleaned(item, depth - 1) for name, item in data.items()}

    def line(self, text: str) -> str:
        """Untrusted text on one line: shortened, printable, without the key."""
        text = _without(text, self._keys)
        shown = "".join(char if char.isprintable() else " " for char in text)
        return " ".join(shown.split())[:LONGEST_SAID]

    def _pause(self, headers: Mapping[str, str]) -> float | None:
        given = headers.get("retry-after-ms")
        if given is not None and (milliseconds := _number(given)) is not None:
            return max(0.0, milliseconds / 1000)
        given = headers.get("retry-after", "").strip()
        if not given:
            return None
        seconds = _number(given)
        if seconds is None:
            try:
                seconds = parsedate_to_datetime(given).timestamp() - self._now()
            except (ValueError, OverflowError):
                return None
        return max(0.0, seconds)


def described(body: object) -> str:
    """Everything in an error that may name its cause, in lower case; never what was sent and is echoed."""
    error = body.get("error", body) if isinstance(body, dict) else body
    parts = [_message(body)]
    if isinstance(error, dict):
        parts += [str(error.get(name, "")) for name in ("code", "type", "param")]
    if isinstance(body, dict) and isinstance(body.get("detail"), list):
        parts += [str(item.get("loc", "")) for item in body["detail"] if isinstance(item, dict)]
    return " ".join(parts).lower()[:4000]


def _without(text: str, keys: Iterable[str]) -> str:
    for key in keys:
        text = text.replace(key, "[key]")
    return text


def _message(body: object) -> str:
    if isinstance(body, str):
        return "" if body.lstrip().startswith("<") else body[:2000]
    if not isinstance(body, dict):
        return ""
    for name in ("error", "message", "detail", "msg"):
        value = body.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if value:
            return value[:2000] if isinstance(value, str) else _message(value)
    return ""


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
