"""Column types that give back exactly what was put in, on SQLite and on PostgreSQL."""

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

ESCAPE = "\x1a"
"""Stands before a text that is kept as a JSON string."""


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC to the microsecond. SQLite has no time zones: there the zone is left out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Raises ValueError for a time without a zone, which could mean any moment of a day."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class ExactText(TypeDecorator[str]):
    """Any text a candidate may send, code point for code point.

    PostgreSQL has no place for U+0000 and neither database for a lone surrogate; offsets of quotes must stay true,
    so a text with such characters is kept as a JSON string instead of being cleaned.
    """

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text, escaped where it has to be."""
        if value is None or (_storable(value) and not value.startswith(ESCAPE)):
            return value
        return ESCAPE + json.dumps(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it was given."""
        if value is None or not value.startswith(ESCAPE):
            return value
        text: str = json.loads(value.removeprefix(ESCAPE))
        return text


def _storable(text: str) -> bool:
    try:
        return b"\x00" not in text.encode()
    except UnicodeEncodeError:
        return False
