"""The two answers of an evaluate page: turns, and the remarks that stand below them."""

import re

from interviewer.domain.calibration_pair import Name, PairAnswer, Said
from interviewer.domain.transcript import Speaker, Turn
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.page_words import first_person, unwrapped

_SPEAKER = re.compile(
    r"(?P<asks>interviewer|probe|follow[- ]?up(?: question)?|bar raiser)\s*[:\u2013\u2014]\s*(?P<question>.+)"
    r"|(?:candidate(?: [AB12])?|answer|reply|response)\s*[:\u2013\u2014]\s*(?P<reply>.+)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:seconds?|words?|sentences?|minutes?)\b.*\b(?:longer|shorter|more|fewer|less|long|total|in all)\b"
    r"|\b(?:longer|shorter) (?:than|by)\b|\b(?:seconds|words) of (?:each other|one another)\b|\bdifference in length\b"
    r"|\b(?:the same|equal) length\b|\bequally long\b"
    r"|\b(?:\d+|\w+ty(?:-\w+)?|\w+teen) (?:more|fewer|extra|additional) (?:words|seconds|sentences)\b"
    r"|\b\d+ (?:words|seconds) (?:against|to|versus|vs\.?) \d+\b"
    r"|^(?:word count|length|duration|timing)\b|^(?:about |~)?\d+ (?:words|sentences|seconds)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:(?:about|around|roughly|approx\.?|~|duration|length|word count|words|time)\W*)*\d[\w ,.:~-]{0,20}"
    r"(?:words?|seconds?|minutes?|mins?|secs?)\b[^.!?]{0,40}",
    re.IGNORECASE,
)
_DELIVERY = re.compile(
    r"\b(?:delivery|tone|fluent|polished|evaluators?|interviewers? score|signal-dense|hesitant|sounds?)\b",
    re.IGNORECASE,
)
_ABOUT_PAGE = re.compile(
    r"\b(?:scores?|scored|scoring|debrief|candidates?|answers?|evaluat\w+|(?:table|section|line|"
    r"notes?) (?:below|above)|"
    r"bar raisers?|graders?|(?:next|following) (?:table|section|part))\b",
    re.IGNORECASE,
)
LONGEST_REMARK = 30
"""Words of a line below an answer that speaks about it."""


def read_answer(name: Name, lines: list[PageLine], ledger: Ledger) -> PairAnswer | None:
    """One candidate's turns; None where nothing is said. What speaks about the answer below it is a remark."""
    said = [line for line in lines if line.text]
    end = len(said)
    while end > 1 and _is_remark(said[end - 1].text):
        end -= 1
    start = 0
    while start < end - 1 and _is_aside(said[start].text):
        start += 1
    turns: list[tuple[Speaker, str]] = []
    paragraphs: list[Said] = []
    for line in said[start:end]:
        speaker, text = _spoken(line.text)
        if speaker == "candidate":
            paragraphs.append(Said(text=text, line=line.number))
        if turns and speaker == turns[-1][0]:
            turns[-1] = (speaker, f"{turns[-1][1]}\n{text}")
        else:
            turns.append((speaker, text))
        ledger.take(line.number, f"answer {name}")
    if not paragraphs:
        return None
    about = [*said[:start], *said[end:]]
    for line in about:
        ledger.take(line.number, f"remark on answer {name}")
    return PairAnswer(
        name=name,
        turns=tuple(Turn(speaker=speaker, text=text) for speaker, text in turns),
        paragraphs=tuple(paragraphs),
        remarks=tuple(Said(text=line.text, line=line.number) for line in about),
    )


def _spoken(text: str) -> tuple[Speaker, str]:
    match = _SPEAKER.fullmatch(text)
    if not match:
        return "candidate", unwrapped(text)
    if match["asks"]:
        return "interviewer", unwrapped(match["question"])
    return "candidate", unwrapped(match["reply"])


def _is_remark(text: str) -> bool:
    if _SPEAKER.fullmatch(text) or len(text.split()) > LONGEST_REMARK:
        return False
    about = any(form.search(text) for form in (_LENGTH, _DELIVERY, _ABOUT_PAGE))
    bare = re.sub("[\"'\u201c\u2018][^\"'\u201d\u2019]*[\"'\u201d\u2019]", "", text)
    return not first_person(bare) and (about or not text.endswith((".", "!", "?")))


def _is_aside(text: str) -> bool:
    """Whether a line above an answer is about it: in brackets, or a length."""
    if first_person(text) or len(text.split()) > LONGEST_REMARK or _SPEAKER.fullmatch(text):
        return False
    return bool(re.fullmatch(r"[(\[].*[)\]]", text) or _ASIDE.fullmatch(text))
