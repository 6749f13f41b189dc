"""Short phrases found in sentences: neighbouring words, told apart by nothing but their letters."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from interviewer.domain.gate_words import LONGEST_PHRASE
from interviewer.grading.memo import Memo

NUMBER = "#"
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[.,;:?!]")
MARKS = frozenset(".,;:?!")
ALIKE = {
    other: word
    for word, others in {
        "he": "she",
        "his": "him her hers",
        "himself": "herself",
        "he'd": "she'd",
        "he's": "she's",
        "he'll": "she'll",
        "man": "woman",
        "men": "women",
        "guy": "lady",
        "guys": "ladies",
        "boy": "girl",
        "boys": "girls",
        "son": "daughter",
        "father": "mother",
        "dad": "mum mom",
        "brother": "sister",
        "husband": "wife",
        "mr": "ms mrs",
        "sir": "madam",
    }.items()
    for other in others.split()
}
"""Words of gender that are read as one: whether somebody is a man or a woman moves no grade."""
SUPERIOR = "manager"
SUPERIORS = frozenset(
    {"boss", "supervisor", "director", "head", "lead", "leader", "vp", "chief", "cto", "ceo", "coo", "cfo", "ciso"}
    | {"principal", "matron", "foreman", "superintendent", "headteacher", "dean", "owner", "senior", "mentor"}
    | {"professor", "architect"}
)
"""Words for those who can hand out work; which of them it is tells nothing."""
_REMEMBERED = 20_000
"""Sentences whose phrases are remembered."""


def words_as_said(text: str) -> list[str]:
    """The words and marks of folded `text` in small letters, each number as NUMBER."""
    return [NUMBER if token[0].isdigit() else token for token in _TOKEN.findall(text.lower())]


def tokens(text: str) -> list[str]:
    """Likewise, words of gender as one."""
    return [ALIKE.get(token, token) for token in words_as_said(text)]


def tokens_by_rank(text: str) -> list[str]:
    """Likewise, whoever can hand out work as one word."""
    return [SUPERIOR if token in SUPERIORS else token for token in tokens(text)]


class Phrases:
    """A set of phrases, looked up together."""

    def __init__(self, phrases: Iterable[str], read: Callable[[str], list[str]] = tokens) -> None:
        """`read` cuts a sentence into what phrases are made of."""
        self.all = tuple(sorted(phrases))
        """The phrases; their places are what `standing` gives."""
        self._begun: dict[str, int] = {}
        """A phrase to its place, the beginning of one to -1."""
        for number, phrase in enumerate(self.all):
            for at, letter in enumerate(phrase):
                if letter == " ":
                    self._begun.setdefault(phrase[:at], -1)
            self._begun[phrase] = number
        self._read = read
        self._memo = Memo[str, tuple[int, ...]](_REMEMBERED)

    def standing(self, text: str) -> tuple[int, ...]:
        """The places in `all` of the phrases in one folded sentence; remembered."""
        known = self._memo.get(text)
        return self._memo.keep(text, tuple(self._found(self._read(text)))) if known is None else known

    def _found(self, said: list[str]) -> set[int]:
        begun, found = self._begun, set[int]()
        for at, phrase in enumerate(said):
            number = begun.get(phrase)
            for token in said[at + 1 : at + LONGEST_PHRASE]:
                if number is None:
                    break
                found.add(number)
                phrase = f"{phrase} {token}"
                number = begun.get(phrase)
            if number is not None:
                found.add(number)
        found.discard(-1)
        return found


@lru_cache(maxsize=8)
def shared_phrases(phrases: frozenset[str]) -> Phrases:
    """The phrases in a set of them; what weighs the same phrases shares what it remembers of sentences."""
    return Phrases(phrases)
