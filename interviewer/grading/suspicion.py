"""Words that address the grader, in plain letters or disguised, and lists of phrases: recognised by the sentence."""

import re
import unicodedata

from interviewer.grading.cues import CueSet
from interviewer.grading.segments import fold

_GREEK, _AS_LATIN = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b1"
    "\u03b9\u03bd\u03bf\u03c1\u03c4\u03c5\u03ba",
    "ABEZHIKMNOPTYXaivoptuk",
)
_CYRILLIC, _TOO = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440"
    "\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf",
    "ABEKMHOPCTXaeopcyxijsdhl",
)
_LOOK_ALIKES = str.maketrans(_GREEK + _CYRILLIC, _AS_LATIN + _TOO)
_LATIN_LIKE = f"\u0400-\u04ff{_GREEK}"
_UNSEEN = "\u200b-\u200d\u2060\ufeff"
_DISGUISE = re.compile(
    f"[A-Za-z][{_UNSEEN}]|(?<=.)[{_UNSEEN}][A-Za-z]|[A-Za-z][{_LATIN_LIKE}]|[{_LATIN_LIKE}][A-Za-z]"
    "|[\u202a-\u202e\u2066-\u2069\U000e0020-\U000e007e]|[\uff21-\uff5a]{3}|[\U0001d400-\U0001d7ff]"
)
"""Words with something invisible or a look-alike in them, characters that reorder, letters in other widths and faces.

Emoji are joined by such a character too, files begin with one, and the Greek letter of 'μs' looks like no other.
"""
_ODD = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u0370-\u04ff\uff01-\uff5e]")
HIDDEN = "hidden"
MOST_WORDS_A_COMMA = 3.5
LEAST_COMMAS = 6
"""A sentence with this many commas and so few words between them is a list of phrases, not an account."""


def suspicion(text: str, mask: int, cues: CueSet) -> str | None:
    """Why a folded sentence is no evidence: `to_grader`, `hidden` (the same in disguise), `stuffed`; else None."""
    if mask & cues.to_grader:
        return "to_grader"
    if not text.isascii() and (_DISGUISE.search(text) or (_ODD.search(text) and _addressed(revealed(text), cues))):
        return HIDDEN
    commas = text.count(",")
    return "stuffed" if commas >= LEAST_COMMAS and text.count(" ") < MOST_WORDS_A_COMMA * commas else None


def _addressed(text: str, cues: CueSet) -> bool:
    return bool(cues.mask(text) & cues.to_grader)


def revealed(text: str) -> str:
    """`text` as a reader sees it: plain letters for those of other widths, faces and scripts, nothing invisible."""
    plain = unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES)
    return fold("".join(letter for letter in plain if unicodedata.category(letter) != "Cf"))
