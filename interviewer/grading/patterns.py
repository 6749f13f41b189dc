"""A vocabulary as a maintainer left it: which of its patterns can be used, why others cannot, what stands in a text."""

from typing import Any

import re2
from pydantic import ValidationError

from interviewer.domain.rubric import Lexicon
from interviewer.errors import RubricError
from interviewer.grading.lexicon_sets import TOO_LONG, expand, options, single_spaced
from interviewer.grading.segments import fold
from interviewer.library.fields import Place, each
from interviewer.library.vocabularies import pattern_names, unsound

MEMORY = 8 << 20
"""Bytes that RE2 may use for one pattern, its own default; counts of counted parts and of long lexicons need more."""
RUNAWAY = (
    "a runaway: too large once its lexicons are filled in and its counts written out. Count less, or refer to fewer."
)
_TOO_LARGE = ("too large", "invalid repetition size")
"""How RE2 says so."""
_NEUTRAL = ("", "qqq qqq")
"""A pattern that stands in these stands in everything."""


class Vocabulary:
    """The usable lexicons of a file that need not be right; `problems` says where and why others are not.

    What is wrong with references is left to `library.vocabularies`.
    """

    def __init__(self, data: Any) -> None:
        self.lexicons: dict[str, Lexicon] = {}
        """By id, those of which every pattern can be used."""
        self.problems: list[tuple[Place, str]] = []
        self._owners: list[str] = []
        self._set = re2.Set.SearchSet(options())
        broken = unsound(data)
        models = [(path, model) for path, item in each(data, "*") if (model := _model(item)) and model.id not in broken]
        waiting = {model.id: (path, model) for path, model in models}
        while ready := [name for name, (_, model) in waiting.items() if _needs(model) <= self.lexicons.keys()]:
            for name in ready:
                self._take(*waiting.pop(name))
        self._set.Compile()

    def found(self, text: str) -> frozenset[str]:
        """The lexicons that stand in `text`, parts among them."""
        return frozenset(self._owners[index] for index in self._set.Match(single_spaced(fold(text))) or ())

    def _take(self, path: Place, lexicon: Lexicon) -> None:
        there = {**self.lexicons, lexicon.id: lexicon}
        usable = []
        for number, pattern in enumerate(lexicon.patterns):
            try:
                expanded = "(?i)" + expand(pattern, there, (lexicon.id,))
                why = pattern_problem(expanded)
            except RubricError:
                why = TOO_LONG
            if why:
                self.problems.append(((*path, "patterns", number), f"{pattern[:80]!r}: {why}"))
            else:
                usable.append(expanded)
        if len(usable) == len(lexicon.patterns):
            self.lexicons[lexicon.id] = lexicon
            for expanded in usable:
                self._set.Add(expanded)
                self._owners.append(lexicon.id)


def pattern_problem(expanded: str) -> str | None:
    """Why a pattern, its lexicons filled in, cannot be used, with the remedy; None where it can."""
    chosen = options()
    chosen.max_mem = MEMORY
    try:
        compiled = re2.compile(expanded, chosen)
    except re2.error as error:
        said = error.args[0] if error.args else b"not a pattern"
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return RUNAWAY if any(sign in text for sign in _TOO_LARGE) else f"{text}. Mend it; RE2 knows no look-around."
    if any(compiled.search(text) for text in _NEUTRAL):
        return "it stands in every text. Take out the alternative that is empty."
    return None


def _model(item: Any) -> Lexicon | None:
    """The lexicon; None where it has not the right shape, which the models report."""
    try:
        return Lexicon.model_validate(item)
    except ValidationError:
        return None


def _needs(lexicon: Lexicon) -> set[str]:
    return {name for pattern in lexicon.patterns for name in pattern_names(pattern)}
