"""How a page names its two candidates: counted, lettered, ordered or by name; each is read as Candidate A or B."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, Name
from interviewer.importers.evaluate_headings import Part, heading_of
from interviewer.importers.page_text import PageLine
from interviewer.importers.page_words import first_person, quoted_out

_NOUN = (
    r"candidate|answer|response|reply|speaker|applicant|interviewee|respondent|person|participant|transcript|sample|"
    r"contender|story|option|version"
)
_LETTER = r"[ab12]|one|two|ii?"
_ORDINAL = r"first|1st|second|2nd"
_COUNTED = rf"(?:{_NOUN})\s*(?:no\.?|number|nr\.?|#)?\s*(?P<count>{_LETTER})(?![\w'])"
_ORDERED = rf"(?:the )?(?P<order>{_ORDINAL})(?: (?:{_NOUN}))"
_BEHIND = rf"(?:(?:'s|:)? (?:{_NOUN}|said|says|answered|speaking))?"
_LABEL = re.compile(
    rf"[^\w\"'\u201c\u2018]*(?:(?:\d{{1,2}}|[ivx]{{1,4}})[.):] )?(?:(?:{_NOUN}) (?:from|by|of) )?"
    rf"(?:{_COUNTED}|{_ORDERED}|(?P<bare>[ab])|(?P<alone>{_ORDINAL}))"
    r"(?:'s)?"
    rf"{_BEHIND}\s*(?P<rest>\W*|[(\[][^)\]]{{1,60}}[)\]]\W*|[,\u2013\u2014-] ?[^.!?]{{1,60}}:?|"
    r"(?:[(\[][^)\]]{1,60}[)\]] ?)?[:\u2013\u2014-] ?(?P<inline>\S.*))",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<name>[^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,3})\W*")
_NAMED_INLINE = re.compile(
    r"(?P<name>[^\W\d_][\w.'\u2019-]*(?: [\w.'\u2019()-]+){0,3}) ?[:\u2013\u2014] ?(?P<inline>\S.*)"
)
_PERSON = re.compile(r"[A-Z][a-z\u00e0-\u00ff'\u2019-]+(?: [A-Z][\w.'\u2019-]*){0,2}")
_GENERIC = re.compile(rf"\b(?:{_NOUN}|from|of|by|the|our|s|said|says)\b", re.IGNORECASE)
_WHO = "candidate|applicant|interviewee|speaker|respondent"
_KNOWN = re.compile(r"(?:candidate|answer|response|speaker) [ab12]", re.IGNORECASE)
"""Said as every reader of pages knows it."""
_LEAST = 15
"""Words of a paragraph that is surely told by somebody."""
_LONGEST_LABEL = 8


class Label(NamedTuple):
    """A line that says whose words follow."""

    candidate: Name
    aside: str
    """What stands beside the name: a description, or a person's name."""
    inline: str
    """What is said on the same line."""


def label_in(text: str) -> Label | None:
    """The label that all of a line is, or that it starts with ('Candidate B: I saw ...')."""
    match = _LABEL.fullmatch(text)
    if not match:
        return None
    inline = (match["inline"] or "").strip()
    if (match["bare"] or match["alone"]) and not inline and match["rest"].strip(" :.)]*") and "(" not in match["rest"]:
        return None
    said = (match["count"] or match["order"] or match["bare"] or match["alone"]).lower()
    aside = match["rest"].removesuffix(inline) if inline else match["rest"]
    return Label(
        "A" if said in ("a", "1", "one", "i", "first", "1st") else "B", aside.strip(" ()[]:,-\u2013\u2014"), inline
    )


def is_told(text: str) -> bool:
    """Whether a line is a paragraph in which somebody speaks of themself."""
    return len(text.split()) >= _LEAST and first_person(quoted_out(text))


def renamed(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines, with every way to name a candidate outside the answers read as 'Candidate A' or 'Candidate B'."""
    said = [line for line in lines if line.text]
    labels = {line.number: label for line in said if (label := label_in(line.text))}
    people: dict[str, Name] = {}
    named: dict[int, str] = {}
    if not _tell(said, labels) and any(heading_of(line.text, marked=line.heading) is Part.TABLE for line in said):
        named, people = _by_prose(said, labels)
    for label in labels.values():
        if _PERSON.fullmatch(label.aside) and len(label.aside.split()) <= 2:
            people.setdefault(label.aside, label.candidate)
    if len(people) != len(NAMES) or len(set(people.values())) != len(NAMES):
        people = {}
    forms = _mentions({line.text for line in said if line.number in labels}, people)
    return [line._replace(text=named.get(line.number) or _renamed(line.text, forms)) for line in lines]


def _mentions(labels: set[str], people: dict[str, Name]) -> list[tuple[re.Pattern[str], Name]]:
    """The ways in which this page's labels name the two, each with whom it means."""
    found = [
        (re.compile(rf"\b(?:the )?(?:{order}) (?:{_WHO})\b", re.IGNORECASE), name)
        for order, name in zip(("first|1st", "second|2nd"), NAMES, strict=True)
    ]
    nouns = {match[1].lower() for text in labels if (match := re.search(rf"\b({_NOUN})s?\b", text, re.IGNORECASE))}
    for noun in sorted(nouns):
        for count, name in zip(("a|1|one|i", "b|2|two|ii"), NAMES, strict=True):
            form = rf"\b{noun}\s*(?:no\.?|number|nr\.?|#)?\s*(?:{count})(?![\w'])"
            found.append((re.compile(form, re.IGNORECASE), name))
        if any(re.search(rf"\b(?:{_ORDINAL}) {noun}", text, re.IGNORECASE) for text in labels):
            for order, name in zip(("first|1st", "second|2nd"), NAMES, strict=True):
                found.append((re.compile(rf"\b(?:the )?(?:{order}) {noun}\b", re.IGNORECASE), name))
    for person, name in people.items():
        found.append((re.compile(rf"(?<![\w(]){re.escape(person)}(?!\w)"), name))
    return found


def _tell(said: list[PageLine], labels: dict[int, Label]) -> bool:
    """Whether each candidate's label has words of somebody behind it."""
    told: set[Name] = set()
    for at, line in enumerate(said):
        label = labels.get(line.number)
        below = said[at + 1].text if at + 1 < len(said) else ""
        if label and (label.inline or (below and not label_in(below))):
            told.add(label.candidate)
    return told == set(NAMES)


def _by_prose(said: list[PageLine], labels: dict[int, Label]) -> tuple[dict[int, str], dict[str, Name]]:
    """The lines above the first two stories, read as labels; and the names that they give."""
    found: list[tuple[PageLine, str, str]] = []
    for at, line in enumerate(said):
        inline = _NAMED_INLINE.fullmatch(line.text)
        above = said[at - 1] if at else None
        if inline and is_told(inline["inline"]) and not heading_of(inline["name"]):
            found.append((line, inline["name"], inline["inline"]))
        elif is_told(line.text) and above and _may_name(above.text) and above.number not in labels:
            found.append((above, above.text.strip(" :*"), ""))
    if len(found) < len(NAMES) or found[0][1].casefold() == found[1][1].casefold():
        return {}, {}
    lines, people = dict[int, str](), dict[str, Name]()
    for name, (line, called, inline_text) in zip(NAMES, found, strict=False):
        lines[line.number] = f"Candidate {name}: {inline_text}" if inline_text else f"Candidate {name}"
        person = _person(called)
        if person:
            people[person] = name
    return lines, people


def _may_name(text: str) -> bool:
    return (
        len(text.split()) <= _LONGEST_LABEL
        and not text.endswith((".", "?", "!", ",", '"', "\u201d"))
        and heading_of(text) is None
    )


def _person(called: str) -> str:
    """The name in a label ('Answer from Priya', 'Priya (teacher)'); nothing where it has none."""
    bare = re.sub(r"\([^)]*\)|,.*|\s[\u2013\u2014-]\s.*", " ", called.replace("'s", " ").replace("\u2019s", " "))
    bare = " ".join(_GENERIC.sub(" ", bare).split())
    return bare if _PERSON.fullmatch(bare) else ""


def _renamed(text: str, forms: list[tuple[re.Pattern[str], Name]]) -> str:
    if is_told(text):
        return text
    for form, name in forms:
        text = form.sub(partial(_as_letter, name), text)
    return text


def _as_letter(name: Name, found: re.Match[str]) -> str:
    return found[0] if _KNOWN.fullmatch(found[0]) else f"Candidate {name}"
