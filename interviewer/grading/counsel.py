"""What a model may say to a candidate: plain, short, true to what was said; else the reason why it may not."""

import re

from interviewer.grading.cues import CueSet
from interviewer.grading.evidence import Finder
from interviewer.grading.said import Said
from interviewer.grading.segments import fold
from interviewer.grading.stems import is_number, plain, word_set, words
from interviewer.grading.suspicion import suspicion

MOST_WORDS = 40
LONGEST = 400
"""Characters."""
_SHOWN = 20
COUNTING = word_set("one two three four five half")
"""Advice may say 'in two steps'; of the candidate's facts no number is said that they did not say."""
_INDEFINITE = "one"
"""Less a number than an article: 'one cannot tell', 'one part'."""
_MARKUP = re.compile(r"[<>{}\[\]`*_#|\\~^]|!")
_ADDRESS = re.compile(r"https?:|www\.|@|\b[\w-]+\.(?:com|org|net|io|ai|dev|co|in|uk|de)\b", re.IGNORECASE)
_MACHINE = re.compile(
    r"\bas an? (?:ai|language model|llm|assistant)\b|\b(?:language model|chatbot|openai)\b", re.IGNORECASE
)
_PRAISE = re.compile(
    r"\b(?:great|excellent|amazing|awesome|fantastic|wonderful|brilliant|impressive|outstanding|superb|terrific|perfect"
    r"|remarkable|commendable|admirable|exceptional|congratulations|kudos|bravo|well done|well[- ]said|good job"
    r"|nice(?:ly)?"
    r"|(?:good|strong|solid|compelling|powerful) (?:answer|story|example|start|work|point|use|choice|response)"
    r"|you (?:did|handled|explained|told) (?:\w+ )?(?:really |very )?well)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:strong[ _]hire|no[ _]hire|lean[ _]no|(?:full|top|higher|maximum) (?:marks|score|points|grade))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"([^"]*)"')
_ENDS = ".!?"


def refusal(text: str, said: Said, finder: Finder, cues: CueSet, *, counting: bool = False) -> str | None:
    """Why a text is not shown, in words for a note behind 'it'; None where it may be.

    `counting` lets the numbers of COUNTING pass. Text between quotation marks must be the candidate's, word for word.
    """
    clear = plain(text).strip()
    found = clear.split()
    if not found:
        return "is empty"
    if len(found) > MOST_WORDS or len(clear) > LONGEST:
        return f"has more than {MOST_WORDS} words"
    if "\n" in text.strip() or _MARKUP.search(clear) or not clear.isprintable():
        return "has markup"
    if _ADDRESS.search(clear):
        return "has an address"
    if _MACHINE.search(clear) or _GRADE.search(clear) or suspicion(fold(text), cues.mask(fold(text)), cues):
        return "speaks to or of the grader"
    if _PRAISE.search(clear):
        return "praises"
    return _invented(found, said, counting) or _misquoted(clear, finder)


def _invented(chunks: list[str], said: Said, counting: bool) -> str | None:
    """The first number or name that the candidate did not say."""
    start = True
    for at, chunk in enumerate(chunks):
        bare = chunk.strip(".,;:!?()\"'")
        following = "".join(words(chunks[at + 1])[:1]) if at + 1 < len(chunks) else ""
        free = bare.casefold() == _INDEFINITE or (counting and bare.casefold() in COUNTING)
        if is_number(chunk) and not free and not said.number(chunk, following):
            return f"has a number you did not say ({bare[:_SHOWN]})"
        if bare[:1].isupper() and not start and words(bare)[:1] != ["i"] and not said.name(bare.removesuffix("'s")):
            return f"has a name you did not say ({bare[:_SHOWN]})"
        start = chunk.rstrip("\"')")[-1:] in _ENDS or chunk.endswith(":")
    return None


def _misquoted(text: str, finder: Finder) -> str | None:
    for quoted in _QUOTED.findall(text):
        bare = quoted.strip(" .,;:!?")
        if bare and len(bare.split()) > 1 and not finder.find(bare):
            return "quotes words you did not say"
    return None
