"""Lexicons compiled: RE2 sets over their patterns that tell which lexicons stand in a sentence."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import re2

from interviewer.domain.rubric import Lexicon
from interviewer.errors import RubricError
from interviewer.grading.alternatives import in_order

SET_CHARACTERS = 6_000
"""About so many characters of patterns make one set: many small ones build fewer states for new words than few large.

Measured over 516 transcripts with 270 patterns, ms to look for everything in a new one: 2.4 with eight sets, 2.0 with
twelve and 1.7 with twenty-four, which keep their states in three quarters of the memory.
"""
SET_MEM = 4 << 20
"""Bytes RE2 may use for one set's states; it begins anew when they are used up."""
MAX_MEM = 256 << 20
"""Likewise where all patterns are looked for together."""
LONGEST_PATTERN = 20_000
"""Characters of one expanded pattern; longer is refused as a runaway."""
TOO_LONG = f"a pattern is longer than {LONGEST_PATTERN:,} characters once its lexicons are filled in. Refer to fewer."
AS_IT_STANDS = "="
"""What a pattern begins with that need not stand for whole words."""
_REFERENCE = re.compile(r"\{([a-z_]{2,})\}")


def single_spaced(text: str) -> str:
    """Folded `text` with one blank for any white space: patterns with plain blanks compile in half the time."""
    return " ".join(text.split()) if "  " in text or "\n" in text else text


def expand(pattern: str, lexicons: dict[str, Lexicon], within: tuple[str, ...] = ()) -> str:
    """`pattern` as RE2 reads it, over `single_spaced` text: whole words, each `{name}` filled in.

    Raises RubricError for a name in a circle, one that no lexicon has, or a pattern that grows too long.
    """

    def filled(match: "re.Match[str]") -> str:
        name = match[1]
        if name in within or name not in lexicons:
            problem = "refers to itself" if name in within else "no lexicon has that name"
            raise RubricError([f"lexicons.json: {' -> '.join((*within, name))}: {problem}."])
        inner = "|".join(expand(other, lexicons, (*within, name)) for other in lexicons[name].patterns)
        return f"(?:{inner})"

    whole = pattern[1:] if pattern.startswith(AS_IT_STANDS) else rf"\b(?:{pattern})\b"
    expanded = _REFERENCE.sub(filled, whole)
    if len(expanded) > LONGEST_PATTERN:
        raise RubricError([f"lexicons.json: {within[0] if within else pattern[:80]}: {TOO_LONG}"])
    return expanded


def options(memory: int = MAX_MEM) -> "re2.Options":
    """RE2 options of every pattern here: silent about bad patterns, bytes for a large set."""
    chosen = re2.Options()
    chosen.max_mem = memory
    chosen.log_errors = False
    return chosen


def refusal(pattern: str, chosen: "re2.Options") -> str | None:
    """Why RE2 refuses an expanded pattern, or None."""
    try:
        re2.compile(pattern, chosen)
    except re2.error as error:
        detail = error.args[0] if error.args else "not a pattern"
        return detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
    return None


class _Pattern(NamedTuple):
    """One pattern of a lexicon on its way into a set."""

    lexicon: str
    written: str
    expanded: str
    bit: int


Sets = tuple[tuple["re2.Set", list[int]], ...]
"""RE2 sets, each with the bit of the lexicon by a pattern's index in it."""
Choice = Callable[[Lexicon], bool]


def compile_sets(lexicons: tuple[Lexicon, ...], *choices: Choice) -> tuple[Sets, ...]:
    """For each choice sets over the patterns of the lexicons that it takes. The n-th lexicon has the bit `1 << n`.

    Raises RubricError with every pattern that cannot be used.
    """
    ordered, problems = {lexicon.id: _ordered(lexicon) for lexicon in lexicons}, list[str]()
    chosen: list[list[_Pattern]] = [[] for _ in choices]
    for number, lexicon in enumerate(lexicons):
        for place, choice in enumerate(choices):
            if not lexicon.part and choice(lexicon):
                chosen[place] += _expanded(lexicon, ordered, 1 << number, problems)
    found = [tuple([_filled(part, problems) for part in _parts(patterns)]) for patterns in chosen]
    try:
        for part, _ in () if problems else chain(*found):
            part.Compile()
    except re2.error:
        problems.append(f"lexicons.json: some patterns need more than {SET_MEM >> 20} MB together. Count less in them.")
    if problems:
        raise RubricError(problems)
    return tuple(found)


def _expanded(lexicon: Lexicon, ordered: dict[str, Lexicon], bit: int, problems: list[str]) -> Iterator[_Pattern]:
    for written, pattern in zip(lexicon.patterns, ordered[lexicon.id].patterns, strict=True):
        try:
            yield _Pattern(lexicon.id, written, expand(pattern, ordered, (lexicon.id,)), bit)
        except RubricError as error:
            problems += error.problems


@lru_cache(maxsize=512)
def _ordered(lexicon: Lexicon) -> Lexicon:
    """The lexicon with its alternatives in order; before references are filled in, which is a fifth of the work."""
    mark = AS_IT_STANDS
    patterns = [mark + in_order(text[1:]) if text.startswith(mark) else in_order(text) for text in lexicon.patterns]
    return lexicon.model_copy(update={"patterns": tuple(patterns)})


def _parts(patterns: list[_Pattern]) -> list[list[_Pattern]]:
    """The patterns in order, cut into parts of about the same length in characters."""
    whole, before = sum(len(pattern.expanded) for pattern in patterns), 0
    parts: list[list[_Pattern]] = [[] for _ in range(whole // SET_CHARACTERS + 1)]
    for pattern in patterns:
        parts[len(parts) * before // (whole + 1)].append(pattern)
        before += len(pattern.expanded)
    return [part for part in parts if part]


def _filled(patterns: list[_Pattern], problems: list[str]) -> tuple["re2.Set", list[int]]:
    """A set over the patterns, not compiled yet; those that RE2 refuses are added to `problems`."""
    chosen, bits = re2.Set.SearchSet(options(SET_MEM)), list[int]()
    for name, written, expanded, bit in patterns:
        if problem := _added(chosen, expanded):
            problems.append(f"lexicons.json: {name}: {written[:80]!r}: {problem}. Mend it.")
        else:
            bits.append(bit)
    return chosen, bits


def _added(chosen: "re2.Set", expanded: str) -> str | None:
    """Adds a pattern, or says why it cannot be: compiling each by itself would cost half of a cold start."""
    try:
        chosen.Add("(?i)" + expanded)
    except re2.error:
        return refusal("(?i)" + expanded, options()) or "is not a pattern"
    return None
