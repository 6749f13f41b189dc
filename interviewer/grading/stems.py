"""Words by their stems and numbers by their value, so that what was said is found again in another form."""

import re
import unicodedata
from typing import NamedTuple

from interviewer.grading.segments import fold


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which blanks and line ends divide."""
    return frozenset(text.split())


_IRREGULAR = """
be am is are was were been being|begin began begun|break broke broken|bring brought|build built|buy bought
|catch caught|choose chose chosen|come came|cut cut|deal dealt|do did done does|draw drew drawn
|drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought|find found|fly flew flown
|forget forgot forgotten|get got gotten|give gave given|go went gone|grow grew grown|have had has|hear heard
|hide hid hidden|hold held|keep kept|know knew known|lead led|learn learnt|leave left|lend lent|lose lost
|make made|mean meant|meet met|pay paid|read read|ride rode ridden|ring rang|rise rose risen|run ran
|say said says|see saw seen|sell sold|send sent|set set|shake shook|show shown|shut shut|sit sat|sleep slept
|speak spoke spoken|speed sped|spend spent|split split|stand stood|steal stole|stick stuck|strike struck
|take took taken|teach taught|tell told|think thought|throw threw thrown|understand understood|use used using
|wear wore worn|win won|write wrote written|rewrite rewrote rewritten|overcome overcame
|withdraw withdrew withdrawn|child children|person people|man men|woman women"""
_BASE = {form: line.split()[0] for line in _IRREGULAR.replace("\n", " ").split("|") for form in line.split()}
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: str(value) for value, word in enumerate(_ONES.split())} | {
    word: str(10 * value) for value, word in enumerate(_TENS.split(), 2)
}
_SIZES = word_set(
    """hundred hundreds thousand thousands million millions billion billions dozen dozens half halved third quarter
    double doubled twice thrice triple tripled couple pair lakh crore"""
)
_UNITS = {"percent": "%", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£"}
_CURRENCIES = "$€£¥₹"
_PERCENT = re.compile(r"(?<=[\w%])\s*(?:%|\bper ?cent\b)", re.IGNORECASE)
_PART = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CLITICS = {"n't": "not", "'m": "", "'ve": "", "'re": "", "'s": "", "'d": "", "'ll": "will"}
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ying", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
SHORTEST_STEM = 3


class Number(NamedTuple):
    """A number as it is compared: figures without separators, and what it counts where a sign says it."""

    value: str
    unit: str


def plain(text: str) -> str:
    """`text` with full-width and other variants as usual letters and figures, nothing invisible, percent as '%'."""
    visible = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFKC", text)
        if letter.isspace() or unicodedata.category(letter)[0] != "C"
    )
    return _PERCENT.sub("%", fold(visible))


def words(chunk: str) -> list[str]:
    """The words of a chunk in lower case; contractions as two words, possessives as one."""
    lower = chunk.casefold()
    for ending, full in _CLITICS.items():
        bare = lower.rstrip(".,;:!?\"')")
        if bare.endswith(ending):
            head = {"ca": "can", "wo": "will"}.get(bare[: -len(ending)], bare[: -len(ending)])
            return [*_PART.findall(head), *([full] if full else [])]
    return _PART.findall(lower.replace("'", ""))


def stem(word: str) -> str:
    """One form for `fix`, `fixes`, `fixed`, `fixing`; irregular verbs by their base."""
    word = _BASE.get(word, word)
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not word.endswith("ss"):
            word = word[: -len(ending)] + put
            break
    if word.endswith("ly") and len(word) > SHORTEST_STEM + 1:
        word = word[:-2]
    if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST_STEM else word


def is_number(chunk: str) -> bool:
    """Whether a chunk is or holds a number, in figures of any script or in words."""
    return any(letter.isnumeric() for letter in chunk) or any(
        word in _VALUES or word in _SIZES for word in _PART.findall(chunk.casefold())
    )


def numbers(chunk: str, following: str = "") -> list[Number]:
    """The number a chunk is, first; then the numbers within it (40 in 'top-40'). `following` may name the unit."""
    core = chunk.casefold().strip(".,;:!?\"'()").replace(",", "")
    sign = next((letter for letter in core if letter in _CURRENCIES or letter == "%"), "")
    unit = sign or _UNITS.get(following, "")
    bare = core.strip(_CURRENCIES + "%")
    whole = Number(_valued(bare), unit)
    inner = [Number(match.replace(",", ""), unit) for match in _DIGITS.findall(bare)]
    spelled = [Number(_valued(word), unit) for word in _PART.findall(bare) if word in _VALUES or word in _SIZES]
    return [whole, *(item for item in (*inner, *spelled) if item != whole)]


def _valued(word: str) -> str:
    """Figures for a number word: 3, 25 for 'twenty-five', a size by itself."""
    if word in _VALUES:
        return _VALUES[word]
    tens, _, ones = word.partition("-")
    if tens in _VALUES and ones in _VALUES and len(_VALUES[tens]) == 2 and len(_VALUES[ones]) == 1:
        return str(int(_VALUES[tens]) + int(_VALUES[ones]))
    return word
