"""Whether two answers tell one story: how many of their rare words they share."""

import re
from collections.abc import Collection, Sequence

LEAST_SHARED = 6
"""Rare words in common before two answers are taken for one story."""
LEAST_SHARE = 0.3
"""Of the shorter answer's rare words. In the calibration's dev part two different stories share 0.25 at most."""
LEAST_LETTERS = 4
STEM_LETTERS = 6
"""Words that agree so far are one word: 'migrated' and 'migration'."""
MOST_NAMED = 5
_WORD = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*")


def rare_words(text: str, common: Collection[str]) -> dict[str, str]:
    """Stem to word of what is said here and not in every answer: content words and numbers."""
    stems = {word[:STEM_LETTERS] for word in common}
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        stem = word.lower()[:STEM_LETTERS]
        if (len(word) >= LEAST_LETTERS or word.isdigit()) and stem not in stems:
            found.setdefault(stem, word)
    return found


def shared_story(one: str, other: str, common: Collection[str]) -> tuple[str, ...]:
    """The longest words that two answers share where they look like one story; empty where they do not."""
    first, second = rare_words(one, common), rare_words(other, common)
    both = first.keys() & second.keys()
    least = min(len(first), len(second))
    if len(both) < LEAST_SHARED or len(both) < LEAST_SHARE * least:
        return ()
    return tuple(sorted((first[stem] for stem in both), key=lambda word: (-len(word), word))[:MOST_NAMED])


def reused(answers: Sequence[tuple[int, str]], common: Collection[str]) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Of answers by question: pairs of questions with one story, and the words they share."""
    return tuple(
        (first, second, words)
        for place, (first, one) in enumerate(answers)
        for second, other in answers[place + 1 :]
        if (words := shared_story(one, other, common))
    )
