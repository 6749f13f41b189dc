"""The connection to an OpenAI-compatible server: the library's client without its retries, redirects and surprises."""

import logging
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from interviewer.settings import ModelSettings

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

NO_KEY = "none"
"""Sent where no key is set: the library insists on one, servers without keys ignore it."""
CONNECT_SECONDS = 10.0
OUR_HEADERS = {
    "accept", "accept-encoding", "authorization", "connection", "content-length", "content-type", "host",
    "transfer-encoding", "user-agent",
}  # fmt: skip
"""All that goes to an address typed into the page."""


LOGGERS = (
    "httpcore2.connection",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
    "httpx2",
    "openai._base_client",
)
"""They write down headers of answers, where some servers echo what they were sent."""


class _KeptOut(logging.Filter):
    """Takes keys out of what the libraries log."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: WeakKeyDictionary[AsyncOpenAI, str] = WeakKeyDictionary()
        self._lock = Lock()

    def keep_out(self, key: str, client: "AsyncOpenAI") -> None:
        """For as long as that client is there: a key that was typed in must not outlive its use."""
        with self._lock:
            self._keys[client] = key

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets everything through, without the keys."""
        with self._lock:
            keys = set(self._keys.values())
        message = record.getMessage()
        if any(key in message for key in keys):
            for key in keys:
                message = message.replace(key, "[key]")
            record.msg, record.args = message, ()
        return True


_KEPT_OUT = _KeptOut()


def key_of(settings: ModelSettings) -> str:
    """The key in clear, empty where there is none: for a header, and for taking it out of texts."""
    return settings.key.get_secret_value() if settings.key else ""


def open_client(settings: ModelSettings) -> "AsyncOpenAI":
    """A client for the running event loop; close it there.

    Organisation, project and further headers of the environment go along, as everywhere with this library, unless the
    address was typed. Redirects are not followed: they would carry what was said, if not the key, somewhere else.
    """
    import ssl

    import openai

    key = key_of(settings)
    plain = settings.base_url.startswith("http://")
    hooks = {"request": [_only_ours]} if settings.given_in_app else {"request": []}
    client = openai.AsyncOpenAI(
        api_key=key or NO_KEY,
        admin_api_key="",
        webhook_secret="",
        base_url=settings.base_url,
        max_retries=0,
        # The caller has a deadline of its own; one of the library's would be for each read.
        timeout=openai.Timeout(None, connect=CONNECT_SECONDS),
        http_client=openai.DefaultAsyncHttpxClient(
            follow_redirects=False,
            event_hooks=hooks,
            # Loading certificates takes 0.05 s; without TLS nobody has to be trusted, and this context trusts nobody.
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else True,
        ),
    )
    if key:
        _KEPT_OUT.keep_out(key, client)
        for name in LOGGERS:
            logging.getLogger(name).addFilter(_KEPT_OUT)
    return client


async def _only_ours(request: "httpx2.Request") -> None:
    for name in [name for name in request.headers if name.lower() not in OUR_HEADERS]:
        del request.headers[name]
