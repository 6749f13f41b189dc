"""Whether the rules can read the language an answer is in; they read English."""

import re

from interviewer.domain.transcript import Transcript

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    """
    the a an and to of in i it is was that for on with we my as at this but so be have had not they he she you are
    were from by or what when there if then because them their our your do did how no can just me his her out up about
    """.split()  # noqa: SIM905 - a block reads better than sixty quoted words
)
LEAST_WORDS = 12
"""Shorter answers are read as English, unless half of their words are in other letters: they say too little to tell."""
NOT_LATIN = "\u0370"
"""The first letter of Greek; Cyrillic, Arabic, Chinese and the others come behind it."""
MOST_WORDS = 60
MOST_CHARACTERS = 400
"""So much of the candidate's words is looked at: enough to tell, and quick."""
LEAST_COMMON = 0.12
"""English answers in the calibration set have 0.35 and more of their words among the common ones."""
ENOUGH_COMMON = 8
"""So many common words are a share above the least however many the others are."""
UNSUPPORTED = "The rules read English only, and this answer seems to be in another language. Grade it with a model."


def unsupported_language(transcript: Transcript) -> str | None:
    """Why the rules cannot grade this, or None. Looks at the candidate's first words only."""
    words: list[str] = []
    first = next((turn.text for turn in transcript.turns if turn.speaker == "candidate"), "")
    if sum(map(_COMMON.__contains__, first[:MOST_CHARACTERS].lower().split()[:MOST_WORDS])) >= ENOUGH_COMMON:
        return None
    for _, text in transcript.candidate_turns():
        if len(words) < MOST_WORDS:
            words += _WORD.findall(text[:MOST_CHARACTERS].lower())[: MOST_WORDS - len(words)]
    if len(words) < LEAST_WORDS:
        foreign = sum(1 for word in words if max(word) >= NOT_LATIN)
        return UNSUPPORTED if words and 2 * foreign >= len(words) else None
    common = sum(1 for word in words if word in _COMMON)
    return UNSUPPORTED if common < LEAST_COMMON * len(words) else None
