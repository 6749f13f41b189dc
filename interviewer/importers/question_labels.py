"""The words within a question page that say what a line is: 'Common Miss', 'Detection', 'Example Q'."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.transcript import Level
from interviewer.importers.rows import Row, folded

_OF = r"(?: (?:reply|answer|response|version|one|example))?"
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "miss",
        r"(?:common|usual|typical|frequent|near|easy) miss(?:es)?|(?:often|commonly|"
        r"usually) missed(?: (?:by|as))?|misse[sd](?: (?:by|as|when))?|weak wording",
    ),
    (
        "phrases",
        r"(?:sample |typical |key )?(?:phrases?|wording)|(?:it )?sounds like|you (?:may |will )?hear|"
        r"in words|hear",
    ),
    ("shows", r"(?:what it )?(?:shows|demonstrates|proves|tells us)"),
    (
        "detect",
        r"(?:how to )?(?:detect|detection|spot it|catch it|notice it)(?: it)?(?: in yourself)?|"
        r"self[ -]?(?:check|test)|check(?: yourself)?|ask yourself|test yourself",
    ),
    (
        "fix",
        r"(?:how to |the |quick )?(?:fix|mend|repair|remedy|cure|correction|solution)(?: it)?|(?:say|do|"
        r"try) (?:this )?instead|instead|rather",
    ),
    (
        "why",
        r"(?:why )?(?:it |this |that )?(?:is bad|hurts|costs(?: you)?|fails|matters|is weak)|why|"
        r"(?:the )?(?:problem|cost|damage|effect)",
    ),
    ("says", r"(?:how it sounds|says|(?:a )?candidates? says?|quote|heard as|said)"),
    (
        "after",
        r"(?:what (?:it|this) )?(?:probes?|tests?)(?: for)?|(?:is |what (?:it|they) (?:is|are) )?(?:after|"
        r"looking for)|(?:the )?(?:purpose|intent|aim)|why (?:they|it is|we) ask(?:ed)?|checks(?: for)?",
    ),
    ("weak", rf"(?:weak|poor|bad|flat|thin|vague){_OF}"),
    ("strong", rf"(?:strong|good|better|great|solid|concrete){_OF}"),
    (
        "lifts",
        r"(?:what )?(?:elevates?|lifts?|raises)(?: (?:it|an answer|your answer|the answer))?|"
        r"to stand out|(?:extra|bonus)(?: points?| credit)?|goes further",
    ),
    ("ask", r"(?:example|sample|typical|their) (?:q|question)|(?:they|it) (?:may |might |will )?asks?|asked as|q"),
    ("signal", r"(?:the )?signal(?: (?:phrase|line|wording))?"),
    ("stresses", r"(?:what (?:they|it) )?(?:stress(?:es)?|emphasi[sz]es?|values|weighs)|emphasis|focus|stress"),
    ("called", r"(?:(?:they|it) )?(?:calls? it|called|name(?: there)?|known as)"),
    (
        "anti",
        r"anti[ -]?patterns?|(?:falls|too) short(?: (?:of it|when|if))?|below (?:the )?bar|"
        r"not (?:yet )?enough|(?:the )?shortfall|misses the level",
    ),
    ("expects", r"(?:expect(?:s|ed|ation)s?|the bar|must show|looks like|shows? at this level)"),
    ("also", r"also (?:covers?|fits?|works for|shows?|counts for|good for|serves)|doubles as|other principles"),
    ("example", r"(?:for )?example|for instance|e\.?g\.?"),
)
_GLUED = re.compile(r"(.{1,40}?)(?=[A-Z\"\u201c'\u2018])")
_SPLIT = re.compile(r"([^:\u2013\u2014]{1,40}?)\s*(?::|\s[\u2013\u2014-]\s|\u2013|\u2014)\s*(.*)")
_COMPILED = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, pattern in _LABELS)
_SPACED = re.compile(
    r"(common miss|usual miss|anti[ -]?pattern|example q|what elevates|also covers|also fits|falls short)\s+(\S.*)",
    re.IGNORECASE,
)
"""Labels that no sentence starts with, so that a blank is enough behind them."""
_LONGEST_LABEL = 45
_REMEMBERED = 64
"""Lines whose label is kept: every line is asked for by the seven before it."""
LONGEST_LEVEL = 6
"""Words of a level's name."""
_PHRASES = re.compile(
    r"(?:[\"\u201c][^\"\u201c\u201d]{1,200}[\"\u201d][\s,;/|\u00b7\u2022]*(?:or |and )?){1,12}\.?"
    r"|(?:['\u2018][^'\u2018\u2019]{1,100}(?:['\u2019][a-z][^'\u2018\u2019]{0,80}){0,3}['\u2019][\s,;/|]*){2,12}"
)
_COMPANIES = re.compile(
    r"amazon|google|meta|facebook|flipkart|microsoft|apple|netflix|uber|stripe|airbnb|linkedin|salesforce|oracle|ibm|"
    r"shopify|spotify|bytedance|tiktok|walmart|atlassian|any (?:other )?company|(?:a )?startups?|generic|"
    r"other companies"
)
_LEVELS: tuple[tuple[Level, str], ...] = (
    (Level.SDE1, r"sde ?(?:1|i)|(?:entry|junior)(?: level| sde| engineer)?|new grad(?:uate)?|l4|graduate|associate"),
    (Level.SDE2, r"sde ?(?:2|ii)|mid(?: ?level)?(?: engineer| sde)?|intermediate|l5|engineer"),
    (Level.STAFF, r"staff(?: (?:sde|engineer|level))?|staff (?:and |& |/ ?|or )?principal|l7"),
    (Level.PRINCIPAL, r"principal(?: (?:sde|engineer|level|pm))?|l8|distinguished(?: engineer)?"),
    (Level.SENIOR, r"senior(?: (?:sde|engineer|level))?|sde ?(?:3|iii)|l6|lead(?: engineer)?|tech lead"),
    (
        Level.PM,
        r"(?:senior |group |lead )?(?:pm|pmt|pm t|product manager|program manager|product)(?: managers?)?|product lead",
    ),
)


class Label(NamedTuple):
    """What a line says it is, and the text behind the label."""

    key: str
    rest: str


@lru_cache(maxsize=_REMEMBERED)
def label_of(row: Row) -> Label | None:
    """The label that a line starts with or consists of."""
    words = row.words
    if key := _key(words.rstrip(":").rstrip()):
        return Label(key, "")
    if match := _SPACED.fullmatch(words):
        return Label(_key(match[1]) or "", match[2].lstrip(":\u2013\u2014- "))
    if (match := _SPLIT.fullmatch(words)) and (key := _key(match[1])):
        return Label(key, match[2])
    for match in _GLUED.finditer(words[:_LONGEST_LABEL]):
        head = words[: match.end()]
        if head and not head.endswith(" ") and (key := _key(head)):
            return Label(key, words[match.end() :])
    return None


def _key(text: str) -> str | None:
    plain = " ".join(re.sub(r"[*_()\[\]]", " ", text).split())
    if not plain or len(plain) > _LONGEST_LABEL:
        return None
    return next((key for key, pattern in _COMPILED if pattern.fullmatch(plain)), None)


def are_phrases(row: Row) -> bool:
    """Whether a line is nothing but words in quote marks."""
    return _PHRASES.fullmatch(row.words) is not None


def is_company(row: Row) -> bool:
    """Whether a line is a company's name."""
    return len(row.words) <= _LONGEST_LABEL and _COMPANIES.fullmatch(folded(row.words)) is not None


def level_of(words: str) -> Level | None:
    """Our level that a name means."""
    if len(words) > _LONGEST_LABEL or len(words.split()) > LONGEST_LEVEL:
        return None
    plain = re.sub(r"\([^()]*\)", " ", words)
    return _level(folded(plain)) or next(
        (found for part in re.split(r"[/,|(]", words) if (found := _level(folded(part)))), None
    )


def _level(plain: str) -> Level | None:
    plain = re.sub(r"^(?:at |the )|(?: level| role)$", "", plain)
    return next((level for level, pattern in _LEVELS if re.fullmatch(pattern, plain)), None)


def first_label(rows: Sequence[Row], most: int) -> str | None:
    """The first label among the next lines."""
    return next((label.key for row in rows[:most] if (label := label_of(row))), None)
