"""Phrases that carry nothing, taken out of a sentence."""

import re

from interviewer.domain.coaching import Phrases

EDGES = " \t\r\n,;:.!-"
"""What a trimmed sentence neither begins nor ends with."""
_LONGEST_PHRASE = 40
_NOT_BEFORE = r"(?!(?:far|that|much|many|few|long|of|over|enough|as|not)\b)"
"""'So far' and 'in the end of March' are no fillers."""


class Trimmer:
    """Takes phrases out of a sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self._leading = re.compile(f"(?:(?:{_either(phrases.leading)})(?:,? +){_NOT_BEFORE})+", re.IGNORECASE)
        self._inner = re.compile(f", (?:{_either(phrases.inner)})(?=,)", re.IGNORECASE) if phrases.inner else None
        self._trailing = tuple(f" {phrase}" for phrase in sorted(phrases.trailing, key=len, reverse=True))

    def cut(self, text: str) -> str:
        """`text` without the phrases that stand at its start, between commas or at its end."""
        lead = self._leading.match(text)
        if lead:
            text = text[lead.end() :]
        if self._inner and ", " in text:
            text = self._inner.sub("", text)
        end = text[-_LONGEST_PHRASE:].lower()
        if end.endswith(self._trailing):
            tail = next(phrase for phrase in self._trailing if end.endswith(phrase))
            text = text[: len(text) - len(tail)].rstrip(EDGES)
        return text


def _either(phrases: tuple[str, ...]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
