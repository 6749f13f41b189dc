"""Phrases that carry nothing, taken out of a sentence."""

import re

from interviewer.domain.coaching import Phrases

EDGES = " \t\r\n,;:.!-"
"""What a trimmed sentence neither begins nor ends with."""
_LONGEST_PHRASE = 40
_NOT_BEFORE = r"(?!(?:far|that|much|many|few|long|of|over|enough|as|not)\b)"
"""'So far' and 'in the end of March' are no fillers."""

_I = re.compile(r"\bi\b")


class Trimmer:
    """Takes phrases out of a sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self._openers = frozenset(phrase.split(" ", 1)[0] for phrase in phrases.leading)
        self._leading = re.compile(f"(?:(?:{_either(phrases.leading)})(?:,? +){_NOT_BEFORE})+", re.IGNORECASE)
        inside = tuple(_I.sub("I", phrase) for phrase in phrases.inner)
        either = _either(inside)
        self._inner = (
            re.compile(rf"(\b(?:and|but|so|that|because)), (?:{either}),|, (?:{either})(?=,)") if inside else None
        )
        self._trailing = tuple(f" {phrase}" for phrase in sorted(phrases.trailing, key=len, reverse=True))

    def cut(self, text: str) -> str:
        """`text` without the phrases that stand at its start, between commas or at its end."""
        if text.split(" ", 1)[0].rstrip(",").lower() in self._openers and (lead := self._leading.match(text)):
            text = text[lead.end() :]
        if self._inner and text.count(",") > 1:
            text = self._inner.sub(lambda found: found[1] or "", text)
        end = text[-_LONGEST_PHRASE:].lower()
        if end.endswith(self._trailing):
            tail = next(phrase for phrase in self._trailing if end.endswith(phrase))
            text = text[: len(text) - len(tail)].rstrip(EDGES)
        return text


def _either(phrases: tuple[str, ...]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
