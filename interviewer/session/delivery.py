"""How an answer was delivered: length, pace and fillers. Shown beside a grade; no grader knows of it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer.domain.base import Value
from interviewer.domain.rubric import Numbers

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+|[.,]\d+)*")
LEAST_KEPT = 0.5
"""Share of a recording's words that must stand in the answer, and of the answer's that must come from recordings:
below it the answer was typed, and the time of the recording says nothing about it."""
LEAST_SECONDS = 5.0
"""Too little to say a pace from."""
_START = r"(?:^|(?<=[.!?…;:,\u2013\u2014-])\s*|(?<=\n)\s*)"
"""Where a pause is written: a filler is told from a word of the sentence by the pauses around it."""
_PAUSE = r"(?=\s*[,.…\u2013\u2014-])"
FILLERS: dict[str, re.Pattern[str]] = {
    "um": re.compile(r"(?<![\w'\u2019-])[Uu]h?m+(?![\w'\u2019-])"),
    "uh": re.compile(r"(?<![\w'\u2019-])[Uu]h+(?![\w'\u2019-])"),
    "er": re.compile(r"(?<![\w'\u2019-])[Ee]rm?(?![\w'\u2019-])"),
    "like": re.compile(rf"{_START}like(?=\s*,)(?!\s*,\s*(?:say|for (?:example|instance))\b)", re.IGNORECASE),
    "you know": re.compile(rf"{_START}you know{_PAUSE}", re.IGNORECASE),
    "sort of": re.compile(
        r"(?:\b(?:I|we|he|she|it|they|you)|(?<=,))\s+(?:just\s+)?(?:sort|kind) of\b"
        r"|\b(?:am|is|are|was|were|['\u2019](?:s|m|re))\s+(?:just\s+)?(?:sort|kind) of"
        r"(?!\s+(?:you|him|her|them|me|us|the|my|our|your|his|their)\b)",
        re.IGNORECASE,
    ),
}
"""In English, each only where it can hardly be anything else: what is missed costs less than what is wrongly named.
Of 'like' only the one between pauses; of 'sort of' and 'kind of' the one before a verb or adjective, not the noun."""


class Said(NamedTuple):
    """What the candidate said in one turn."""

    text: str
    seconds: float | None = None
    """Of the recording; None: typed."""


class Delivery(Value):
    """Of one attempt. `words` and `seconds` are of the answer to the question, the rest of all that was spoken."""

    words: int
    seconds: float | None
    """None: the answer was typed."""
    at_usual_pace: int
    """Seconds that the answer takes at the rubric's pace."""
    usual_seconds: tuple[int, int]
    pace: int | None
    """Words a minute; None where nothing was spoken, or too little."""
    usual_pace: int
    fillers: tuple[tuple[str, int], ...] | None
    """Each with how often, the most frequent first; None where nothing was spoken."""
    spoken_words: int


def delivery_of(turns: Sequence[Said], numbers: Numbers) -> Delivery:
    """The delivery of an attempt: the answer first, then the replies to probes (at least one turn)."""
    answer, spoken = turns[0], [turn for turn in turns if turn.seconds is not None]
    words, seconds = words_in(turn.text for turn in spoken), sum(turn.seconds or 0.0 for turn in spoken)
    length = words_in([answer.text])
    return Delivery(
        words=length,
        seconds=answer.seconds,
        at_usual_pace=round(length * 60 / numbers.speech_words_per_minute),
        usual_seconds=usual_seconds(numbers),
        pace=round(words * 60 / seconds) if seconds >= LEAST_SECONDS else None,
        usual_pace=numbers.speech_words_per_minute,
        fillers=fillers_in(turn.text for turn in spoken) if spoken else None,
        spoken_words=words,
    )


def usual_seconds(numbers: Numbers) -> tuple[int, int]:
    """How long answers usually take: from the rubric's time to half as much again (two to three minutes)."""
    return numbers.answer_seconds, numbers.answer_seconds * 3 // 2


def words_in(texts: Iterable[str]) -> int:
    """How many words: letters and digits, with what joins them inside ('40-hour', 'didn't', '1,200')."""
    return sum(len(WORD.findall(text)) for text in texts)


def fillers_in(texts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Fillers with how often each, the most frequent first."""
    found: Counter[str] = Counter()
    for text in texts:
        for name, pattern in FILLERS.items():
            found[name] += len(pattern.findall(text))
    return tuple((name, count) for name, count in found.most_common() if count)


def seconds_spoken(recordings: Sequence[Said], sent: str) -> float | None:
    """How long the recordings were whose words still stand in what was sent; None: it is mostly typed."""
    left = _words(sent)
    length, covered, seconds = left.total(), 0, 0.0
    for recording in recordings:
        words = _words(recording.text)
        kept = words & left
        if kept.total() >= LEAST_KEPT * words.total():
            left -= kept
            covered += kept.total()
            seconds += recording.seconds or 0.0
    if not covered or covered < LEAST_KEPT * length:
        return None
    return round(seconds, 2)


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))
