"""Texts changed by rule: added to, put in another order, disguised, swapped, with slips. Pure and deterministic."""

import re
from collections.abc import Callable, Sequence
from itertools import cycle, islice

from interviewer.evaluation.variation_data import PairFile, SlipFile

_TOKEN = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*")
_BEHIND = re.compile(r" ([A-Za-z']+)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+")


def sentences(text: str) -> list[str]:
    """Cut behind full stops, question and exclamation marks that a blank follows."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [part for part in (*found, text[start:].strip()) if part]


def spread(text: str, added: Sequence[str]) -> str:
    """`added`, each behind a sentence of the text, as evenly as they go."""
    told = sentences(text)
    if not told:
        return " ".join(added)
    parts = []
    for number, sentence in enumerate(told):
        begin, end = (at * len(added) // len(told) for at in (number, number + 1))
        parts += [sentence, *added[begin:end]]
    return " ".join(parts)


def from_list(items: Sequence[str], start: int, count: int) -> list[str]:
    """`count` of them, from the one with the number `start` on, round and round."""
    return list(islice(cycle(items), start % len(items), start % len(items) + count))


def reordered(text: str, how: str) -> str:
    """The same sentences; `how` as Ordered has it."""
    told = sentences(text)
    half = len(told) // 2
    orders = {
        "reversed": told[::-1],
        "halves": [*told[half:], *told[:half]],
        "alternate": [*told[::2], *told[1::2]],
    }
    return " ".join(orders[how])


def doubled(text: str, what: str) -> str:
    """Everything twice; `what` as Repeated has it."""
    if what == "turns":
        return f"{text} {text}" if text else text
    return " ".join(part for sentence in sentences(text) for part in (sentence, sentence))


def disguised(text: str, letters: dict[str, str], behind: str, every: int) -> str:
    """Every so manieth letter that can be disguised; any letter can where only something is put behind it."""
    made, seen = [], 0
    for letter in text:
        known = letter in letters if letters else letter.isalpha() and letter.isascii()
        seen += known
        made.append(letters.get(letter, letter) + behind if known and seen % every == 0 else letter)
    return "".join(made)


def swapped(text: str, table: PairFile) -> str:
    """Each word of the pairs for its partner, names by their capital; him, his, her and hers by the word behind."""
    partners = {word: other for pair in table.pairs for word, other in (pair, pair[::-1])}
    objects = frozenset(table.objects)

    def partner(match: re.Match[str]) -> str:
        word, mark, rest = match[0].partition("'")
        low, behind = word.lower(), _BEHIND.match(text, match.end())
        noun = behind is not None and behind[1].lower() not in objects
        found = (
            partners.get(word)
            or partners.get(low)
            or {
                "him": "her",
                "his": "her" if noun else "hers",
                "her": "his" if noun else "him",
                "hers": "his",
            }.get(low)
        )
        return match[0] if found is None else _like(word, found) + mark + rest

    return _TOKEN.sub(partner, text)


def _like(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def slipped(text: str, file: SlipFile) -> str:
    """The slips one after another, then fillers, then what is left out."""
    for slip in file.slips:
        text = _replaced(text, slip.find, slip.put, slip.every)
    if file.fillers:
        text = _filled(text, file.fillers, file.filler_every)
    if file.marks_dropped:
        text = re.sub(rf"[{re.escape(file.marks_dropped)}]+(?=[\s\"')]|$)", "", text)
    return text.lower() if file.lower else text


def _replaced(text: str, find: str, put: str, every: int) -> str:
    pattern = re.compile(rf"\b{re.escape(find)}\b(?: ?)" if not put else rf"\b{re.escape(find)}\b", re.I)
    return pattern.sub(_every(every, lambda match: _like(match[0], put)), text)


def _every(every: int, make: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    seen = 0

    def one(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return match[0] if seen % every else make(match)

    return one


def _filled(text: str, fillers: Sequence[str], every: int) -> str:
    words, supply, made = text.split(" "), cycle(fillers), list[str]()
    for number, word in enumerate(words, start=1):
        made.append(word)
        if number % every == 0 and number < len(words):
            made.append(next(supply))
    return " ".join(made)
