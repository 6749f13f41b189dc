"""Cutting a short, verbatim clause out of the candidate's words, fit to stand between quotation marks."""

import re
from collections.abc import Sequence
from itertools import pairwise

MOST_WORDS = 16
"""Of a quote in a question: what an interviewer would say back in one breath."""
LEAST_WORDS = 3
LEAST_CUT_WORDS = 6
"""Before a clause is cut where a preposition begins."""

_BREAK = re.compile(
    r"[.!?;:]+(?=\s|$)|,(?=\s)|\s[-\N{EN DASH}]+\s|\N{EM DASH}|[()\[\]\"\N{LEFT DOUBLE QUOTATION MARK}"
    r"\N{RIGHT DOUBLE QUOTATION MARK}\n\r\t]+|\.\.\.|\N{HORIZONTAL ELLIPSIS}"
)
_JOINT = re.compile(
    r"\s(?=(?:and|but|so|because|which|then|while|although|though|when|where|until|after|before|who|since|unless|or"
    r"|if|that (?:i|we|it|they|he|she|the))\s)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s(?=(?:of|to|in|on|at|for|with|by|from|into|over|under|across|through|during|without)\s)")
_WORD = re.compile(r"\S+")
_FRONT = re.compile(
    r"and|but|so|because|which|then|also|well|um|uh|like|okay|ok|yeah|anyway|basically|honestly|actually|though|or|nor"
    r"|plus|sure|that|who|just|still|however|finally"
)
"""Words a quote does not begin with."""
_PART = re.compile(rf"{_FRONT.pattern}|while|although|until|since|as|after|before|when|where")
"""The same for a part of what stands between two breaks."""
_BACK = re.compile(
    r"an?|the|of|to|in|on|at|for|with|by|from|into|onto|over|under|and|or|but|so|because|which|that|who|as|than|if|when"
    r"|where|while|my|our|your|his|her|its|their|this|these|those|is|was|were|are|be|been|had|have|has|would|could"
    r"|should|will|can|i|we|he|she|they|it's|i'm|very|really|about|not|no|some|any|each|every|both|such|what|how|just"
    r"|also|until|since|between|through|during|without|within|per|via|um|uh|didn't|don't|wasn't|couldn't|only|more"
    r"|and/or|put|get|got|say|said|says|make|made"
)
"""Words a quote does not end with."""
_BACK_OF_CLAUSE = re.compile(
    r"an?|the|and|or|but|so|because|which|than|if|while|my|our|your|their|very|really|um|uh|like|you know|just|also"
)
"""The same where a mark ends the clause: what was said there ends it, be it 'I put my own lists in'."""
_ASIDE = re.compile(
    r"(?:as|like) i (?:already )?(?:said|told|mentioned)|i (?:have |already )*(?:told you|said (?:so|that))"
    r"|(?:to be )?(?:honest|fair|frank)|as far as\b"
    r"|(?:i )?(?:can't|cannot|can not|don't|do not|won't|would|'d|i'd|couldn't|could not) "
    r"(?:really |rather |prefer |like |want |wish )*(?:not |to )*"
    r"(?:say|tell|discuss|disclose|remember|recall|know|talk)\b"
    r"|(?:i(?:'d|'m| would| am| will|'ll| have)? )?(?:going to |have to |need to |rather |prefer (?:not )?to )*"
    r"(?:pass on (?:that|this|it)|not (?:say|answer|go into))\b"
)
"""Said about the conversation and not of the story."""
_SUBJECT = re.compile(r"(?:i|we|it|they|he|she|this|there|the|my|our|people|customers|users|nobody|everyone)\b")
_RELATIVE = re.compile(r"(?:who|which|what|where|whose|that|how|why|if|unless)(?:'s)?\b")
_ACTOR = re.compile(r"\b(?:I|we)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d|\b(?:half|twice|double|third|percent|dozen|hundred|thousand|million)", re.IGNORECASE)

_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|half|twice|double\w*"
    r"|third|quarter|percent|dozens?|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)


def clause(text: str, *, near: Sequence[str] = ()) -> str | None:
    """The best clause of `text`, or None where there is none."""
    return next(iter(clauses(text, near=near)), None)


def clauses(text: str, *, near: Sequence[str] = ()) -> tuple[str, ...]:
    """Verbatim spans of 3 to 16 words of `text`, the best first.

    They hold no sentence end, line break or double quotation mark, and begin and end on whole words that can stand
    there. Better are those that hold one of the words `near`, name their actor or a number, and come early.
    """
    found = [span for piece in _pieces(text) for span in _fitted(text, *piece)]
    spans = [text[slice(*span)] for span in found if not _ASIDE.match(text[slice(*span)].lower())]
    wanted = tuple(word.lower() for word in near)
    order = sorted(range(len(spans)), key=lambda place: (0.2 * place - _worth(spans[place], wanted), place))
    return tuple(dict.fromkeys(spans[place] for place in order))


def holds(span: str, beginnings: Sequence[str]) -> bool:
    """Whether a word of `span` begins so; '#' stands for any number."""
    told = tuple(word for word in beginnings if word != "#")
    if "#" in beginnings and _FIGURE.search(span):
        return True
    return any(word.startswith(told) for word in span.lower().split()) if told else False


def _pieces(text: str) -> list[tuple[int, int]]:
    """Spans between hard breaks."""
    spans, start = [], 0
    for found in _BREAK.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(text))]


def _fitted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of a fitting length within a piece: the piece itself, else its parts between conjunctions, else a cut."""
    whole = _trimmed(text, start, end)
    if whole is None:
        return []
    if _length(text, whole) <= MOST_WORDS:
        return [whole]
    joints = [start, *(found.end() for found in _JOINT.finditer(text, start, end)), end]
    parts = [_trimmed(text, one, other, _PART) for one, other in pairwise(joints)]
    short = [part for part in parts if part and _length(text, part) <= MOST_WORDS]
    if any(_length(text, part) > LEAST_WORDS for part in short):
        return short
    ends = [found.end() for found in _WORD.finditer(text, *whole)][:MOST_WORDS]
    natural = [found.start() for found in _PREPOSITION.finditer(text, ends[LEAST_CUT_WORDS - 1], ends[-1])]
    cut = _trimmed(text, whole[0], natural[-1] if natural else ends[-1])
    return [cut] if cut else []


def _trimmed(text: str, start: int, end: int, front: re.Pattern[str] = _FRONT) -> tuple[int, int] | None:
    """The span without words and marks that a quote cannot begin or end with; None where too little is left."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text, start, end)]
    back = _BACK_OF_CLAUSE if _BREAK.match(text, end) else _BACK
    while words and front.fullmatch(_bare(text, words[0])):
        words.pop(0)
    while words and (not _bare(text, words[-1]) or back.fullmatch(_bare(text, words[-1]))):
        words.pop()
    if len(words) < LEAST_WORDS:
        return None
    last = words[-1][1]
    while not (text[last - 1].isalnum() or text[last - 1] in "%)'€$£"):
        last -= 1
    return words[0][0], last


def _bare(text: str, span: tuple[int, int]) -> str:
    return (
        text[slice(*span)]
        .strip(",.;:!?'()-\N{EN DASH}\N{RIGHT SINGLE QUOTATION MARK}")
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        .lower()
    )


def _length(text: str, span: tuple[int, int]) -> int:
    return len(_WORD.findall(text, *span))


def _worth(span: str, wanted: tuple[str, ...]) -> float:
    words = span.lower().split()
    worth = 1.5 if _SUBJECT.match(span.lower()) else -1.5 if _RELATIVE.match(span.lower()) else 0
    if wanted and any(word.startswith(wanted) for word in words):
        worth += 2
    if _ACTOR.search(span):
        worth += 0.6
    if _NUMBER.search(span):
        worth += 0.4
    return worth + 0.1 * min(len(words), 9) - 0.5 * (len(words) < 5)
