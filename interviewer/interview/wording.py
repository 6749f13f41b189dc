"""Taking a worded question apart: its sentences, what it quotes, the words that tell it from another."""

import re
import unicodedata
from typing import Final

LEAST_LETTERS = 3
STEM_LETTERS = 5
"""Words that agree so far are one word: 'measure' and 'measured'."""
_ASKING = (
    "about after again all and another any anything are around because been before being but can come could did does "
    "doing done else ever every first for from get goes got had happen happened has have having her here him his how "
    "into its just last like look made make many may mean more most much not now off one other others our out over own "
    "part put said saw say see she should some than that the their them then there these they thing things think this "
    "those through time too two use used very want was way were what when where which while who whom whose why will "
    "with would yet you your yourself talk talking tell told"
)
"""Words of questions and answers about anything."""
_DOUBLE = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'))
_SINGLE = str.maketrans(dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\uff07", "'"))
_QUOTED: Final = re.compile(r'"([^"]*)"' + r"|(?<![\w'])'(.+?)'(?!\w)")
_END = re.compile(r"[.!?]+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
PARTING = " \t\n,.;:?!-"


def tidy(text: str) -> str:
    """`text` on one line with straight quotation marks: as it is checked, shown and stored."""
    return " ".join(text.translate(_DOUBLE).translate(_SINGLE).split())


def folded(text: str) -> str:
    """`text` as quotes are compared: NFKC, white space and quotation marks made one, nothing fuzzier."""
    return tidy(unicodedata.normalize("NFKC", text).translate(_DOUBLE).translate(_SINGLE))


def quotes(text: str) -> tuple[str, ...]:
    """What stands between quotation marks in a tidy text; between single ones two words and more."""
    found = ((double, single) for double, single in _QUOTED.findall(text))
    return tuple(double or single for double, single in found if double or len(single.split()) > 1)


def open_quote(text: str) -> str | None:
    """What follows a double quotation mark that is not closed; None where all are."""
    return text.rpartition('"')[2] if text.count('"') % 2 else None


def without_quotes(text: str) -> str:
    """A tidy text with what it quotes left out."""
    return _QUOTED.sub(lambda found: '""' if found[1] is not None or " " in found[2] else found[0], text)


def stands_in(quote: str, said: tuple[str, ...]) -> bool:
    """Whether a quote is found word for word in one of the folded texts; its first letter may be small or capital."""
    bare = folded(quote).strip(PARTING)
    if not bare:
        return False
    forms = {bare, bare[0].lower() + bare[1:], bare[0].upper() + bare[1:]}
    return any(form in text for form in forms for text in said)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a tidy text; what is quoted ends none."""
    bare = without_quotes(text)
    parts = []
    start = 0
    for found in _END.finditer(bare):
        parts.append(bare[start : found.end()].strip())
        start = found.end()
    return tuple(part for part in (*parts, bare[start:].strip()) if part)


def words(text: str) -> list[str]:
    """Its words in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def telling(*texts: str) -> frozenset[str]:
    """The beginnings of the words that tell what texts are about."""
    return _stems(" ".join(texts)) - _stems(_ASKING)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM_LETTERS] for word in words(text) if len(word) >= LEAST_LETTERS)
