"""The bands by which a page turns a total into a verdict, where it says them."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from interviewer.domain.calibration_pair import Band
from interviewer.domain.scorecard import VERDICTS
from interviewer.importers.page_text import PageLine
from interviewer.importers.page_words import verdict_in

_VERDICT = r"(?:(?:strong|lean(?:ing)?|weak|borderline)[ -])?(?:no[ -])?hire"
_TOKEN = re.compile(
    r"(?P<below>\b(?:under|below|less than|fewer than|up to|at most)\s+(?:\d{1,3}(?:\.\d+)?|that|this)|"
    r"[<\u2264]\s*\d{1,3})"
    r"|(?P<range>(?<![\w.])(?P<least>\d{1,3}(?:\.\d+)?)\s*(?:[\u2013\u2014-]|to)\s*\d{1,3}(?:\.\d+)?)"
    r"|(?P<number>(?<![\w.])(?P<from>\d{1,3}(?:\.\d+)?)(?![\w.]*\d))"
    rf"|(?P<verdict>\b{_VERDICT}\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:candidate|answer|response|speaker)s? [ab12]\b|\bweights?\b|%", re.IGNORECASE)
_BOUND = re.compile(
    r"\d\s*(?:[\u2013\u2014-]|to)\s*\d"
    r"|\b(?:under|below|less|fewer|up to|at most|from|above|over|more|upwards?)\b|[<>\u2264\u2265+]",
    re.IGNORECASE,
)
"""What a line with a single band says, and a total does not."""
LEAST = 3
"""Bands that are a scale."""
_SHORT = 8
"""Words of a line with one band."""
_LONGEST = 60
"""Words of a line with all of a scale."""


def bands_in(lines: Iterable[PageLine]) -> tuple[list[PageLine], tuple[Band, ...]]:
    """The lines that say the page's scale, and its bands from the lowest; nothing where it has none that is whole."""
    single: list[tuple[PageLine, list[Band]]] = []
    for line in lines:
        if not line.text:
            continue
        found = [] if _OTHER.search(line.text) or len(line.text.split()) > _LONGEST else list(_bands(line.text))
        if len(found) >= LEAST and _rises(found):
            return [line], _sorted(found)
        if len(found) == 1 and len(line.text.split()) <= _SHORT and _BOUND.search(line.text):
            single.append((line, found))
            continue
        if _is_scale(single):
            break
        single = []
    return ([line for line, _ in single], _sorted([one[0] for _, one in single])) if _is_scale(single) else ([], ())


def _is_scale(single: list[tuple[PageLine, list[Band]]]) -> bool:
    return len(single) >= LEAST and _rises([one[0] for _, one in single])


def _sorted(found: list[Band]) -> tuple[Band, ...]:
    return tuple(sorted(found, key=lambda band: band.least))


def _rises(found: list[Band]) -> bool:
    """Whether better verdicts need more points, each with a number of its own."""
    bands = _sorted(found)
    return all(
        low.least < high.least and VERDICTS.index(low.verdict) < VERDICTS.index(high.verdict)
        for low, high in pairwise(bands)
    )


def _bands(text: str) -> Iterator[Band]:
    """Numbers and verdicts by turns, whichever comes first; a text in which they do not alternate has none."""
    tokens = list(_TOKEN.finditer(text))
    if len(tokens) < 2 or (len(tokens) % 2 and tokens[-1].lastgroup != "verdict"):
        return
    for first, second in zip(tokens[::2], tokens[1::2], strict=False):
        number, verdict = (second, first) if first["verdict"] else (first, second)
        meant = verdict_in(verdict[0]) if verdict["verdict"] and not number["verdict"] else None
        if meant is None:
            return
        least = 0.0 if number["below"] else float(number["least"] or number["from"])
        yield Band(least=least, verdict=meant)
