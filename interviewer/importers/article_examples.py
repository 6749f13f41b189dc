"""What an article gives as bad and good examples: those it labels, and those it quotes within its sentences."""

import re
from typing import NamedTuple

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import Example, FollowUp

_QUOTE = re.compile(r"[\"\u201c]([^\"\u201c\u201d]{3,4000})[\"\u201d]")
_BAD = r"(?:bad|weak|poor|wrong|vague|flat|before|don'?t(?: say)?|avoid|instead of|not this|\u2717|\u2718)"
_GOOD = r"(?:good|strong|better|great|right|improved|after|do(?: say)?|say instead|this|\u2713|\u2714)"
_NOUN = r"(?: (?:example|answer|version|story|response|one|candidate|reply|sample))?(?: ?#?\d)?"
_LABEL = re.compile(
    rf"\W*(?:an? |the )?(?:(?P<bad>{_BAD})|(?P<good>{_GOOD})){_NOUN}\W*?(?:\s*(?::|\s[\u2013\u2014-]\s|\u2013|"
    rf"\u2014)\s*(?P<text>.*)|\W*)",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\bwhy (?:it|this|that)(?:['\u2019]s| is| was)? ?(?:so )?(?:bad|good|weak|strong|wrong|better|works?|"
    r"fails?|worked|"
    r"failed|falls flat|lands|does not work|doesn['\u2019]t work|hurts|helps)\s*(?::|\u2013|\u2014|\s-\s)\s*|"
    r"(?:^|(?<=[.\"\u201d)] ))why\s*:\s*",
    re.IGNORECASE,
)
_SAID_BADLY = re.compile(
    r"\b(?:weak(?:er)?|bad|poor(?:ly)?|vague|generic|simply (?:stat|say|claim)\w*|(?:just|merely|only) (?:say|"
    r"stat|claim)\w*|instead of|"
    r"rather than|(?:might|may|will|would) say|saying|like|such as|mindset)\b",
    re.IGNORECASE,
)
_SAID_WELL = re.compile(
    r"\b(?:strong(?:er)?|better|best|good|credible|convincing|ideal|excellent|winning|outstanding|for example|"
    r"for instance|"
    r"instead,? (?:say|try)|say instead|try)\b",
    re.IGNORECASE,
)
_COSTS = re.compile(
    r"\W{0,3}(?:is|are|was|sounds?|remains?)? ?(?:insufficient|not enough|too (?:vague|thin)|weak|vague|"
    r"meaningless|worthless)"
    r"|\W{0,3}(?:provides|gives|tells|says|proves|shows)\b[\w ]{0,20}\b(?:no|nothing|little)\b"
    r"|\W{0,3}(?:this|that|it) (?:is a failure|fails|tells|says nothing|shows (?:no|nothing))",
    re.IGNORECASE,
)
_EARNS = re.compile(
    r"\W{0,3}(?:(?:this|that|it) )?(?:shows|demonstrates|reveals|highlights|signals|proves|tells them|works)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:ask(?:s|ed|ing)?|question(?:s|ed)|prob(?:e|es|ed|ing)|wonder(?:s|ed)|follow[- ]?up)\W{0,4}$", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?][\"\u201d')]?(?=\s|$)")
LEAST_GOOD = 5
"""Words of a quote that is an example of how to say it."""
LEAST_BAD = 2
_LONGEST_REASON = 400
"""Characters behind the next quote in which a sentence may end."""
_NEAR = 120
"""Characters before a quote in which it is introduced."""


class Labelled(NamedTuple):
    """A line that is labelled as a bad or a good example."""

    is_bad: bool
    text: str
    why: str


def labelled(words: str) -> Labelled | None:
    """The example that a line is labelled to be; None for other lines."""
    match = _LABEL.fullmatch(words) if _LABEL.match(words[:_NEAR]) else None
    if not match:
        return None
    text = match["text"] or ""
    why = _WHY.search(text)
    if match["good"] and match["good"].casefold() in ("this", "do", "right", "after") and not text:
        return None
    return Labelled(bool(match["bad"]), text[: why.start()].strip() if why else text, text[why.end() :] if why else "")


def why_of(words: str) -> str | None:
    """The reason that a line gives for the example before it."""
    match = _WHY.match(words)
    return words[match.end() :] if match else None


class Quoted(NamedTuple):
    """The examples and the questions that a paragraph quotes."""

    examples: list[Example]
    asked: list[FollowUp]


def quoted_examples(text: str, line: int, about: str | None) -> Quoted:
    """What stands in quote marks in one paragraph and is said to be weak, strong or asked."""
    quotes = list(_QUOTE.finditer(text))
    found: list[Example] = []
    asked: list[FollowUp] = []
    for at, quote in enumerate(quotes):
        before = text[quotes[at - 1].end() if at else 0 : quote.start()][-_NEAR:]
        after = text[quote.end() : quotes[at + 1].start() if at + 1 < len(quotes) else len(text)]
        words = quote[1].strip().rstrip(",")
        if words.endswith("?") and _ASKED.search(before):
            asked.append(FollowUp(question=Said(text=words, line=line)))
            continue
        side = _side(before, after, len(words.split()))
        if side is None:
            continue
        said = Said(text=words, line=line)
        judged = _COSTS.match(after) or _EARNS.match(after)
        why = Said(text=_reason(text, quote.end(), len(after)), line=line) if judged else None
        last = found[-1] if found else None
        if side == "bad":
            found.append(Example(about=about, bad=said, bad_why=why))
        elif last and last.good is None:
            found[-1] = last.model_copy(update={"good": said, "good_why": why})
        else:
            found.append(Example(about=about, good=said, good_why=why))
    return Quoted(found, asked)


def _reason(text: str, start: int, length: int) -> str:
    """The whole sentences behind a quote; the first one even where it goes on behind the next quote."""
    ends = [match.end() for match in _ENDS.finditer(text, start + 1, start + length + _LONGEST_REASON)]
    within = [end for end in ends if end <= start + length]
    end = within[-1] if within else next(iter(ends), start + length)
    return text[start:end].strip(" ,;\u2014\u2013-\u201d")


def _side(before: str, after: str, words: int) -> str | None:
    """Whether a quote is told as bad or good: by what follows it, else by the nearest word before it."""
    badly = max((match.start() for match in _SAID_BADLY.finditer(before)), default=-1)
    well = max((match.start() for match in _SAID_WELL.finditer(before)), default=-1)
    if _COSTS.match(after) and words >= LEAST_BAD and well < badly + 1:
        return "bad"
    if well > badly and words >= LEAST_GOOD:
        return "good"
    if badly >= 0 and badly > well and words >= LEAST_BAD and _is_told(before):
        return "bad"
    return "good" if _EARNS.match(after) and words > LEAST_GOOD * 2 else None


def _is_told(before: str) -> bool:
    """Whether the introduction of a bad example stands right before it."""
    return (
        re.search(r"(?:say|says|saying|state\w*|claim\w*|they|instead of|rather than|be|is|as|like)\W{0,3}$", before)
        is not None
    )
