"""What a reply is, by small closed patterns: an answer, a request, a refusal, or something that cannot count.

A sentence that matches no pattern speaks for an answer, and enough words in such sentences make the reply one,
whatever else it says. So a long real answer that contains 'give me a moment' stays an answer.
"""

import re
from typing import Final

from interviewer.domain.interview import Intent

LEAST_WORDS = 12
"""Of an answer to a question; nothing can be told from fewer."""
LEAST_PROBE_WORDS = 2
"""Of an answer to a probe that names no number."""
REAL_ANSWER_WORDS = 40
"""Words outside every pattern that make a reply an answer at once."""

_SENTENCE = re.compile(r"[^.!?\n;]+[.!?;]*")
_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_FILLER = r"\W*(?:(?:sorry|ok|okay|well|uh+|um+|hm+|so|and|but|please|honestly|actually|oh|hey|right|yes|no|maybe)\W+)*"
_POLITE = r"(?:i think |i'm afraid |i guess |perhaps )?(?:i )?(?:really |honestly |just |simply )?"
_ASK = r"(?:can|could|would|will|may) (?:you|we|i)(?: please| just)* "


def _opening(*patterns: str) -> str:
    """A sentence that begins with one of these, fillers aside."""
    return rf"^{_FILLER}{_POLITE}(?:{'|'.join(patterns)})"


def _whole(*patterns: str) -> str:
    """A sentence that is nothing but one of these, fillers aside."""
    return rf"^{_FILLER}(?:{'|'.join(patterns)})(?:,? please)?\W*$"


def _anywhere(*patterns: str) -> str:
    return rf"\b(?:{'|'.join(patterns)})"


_PATTERNS: Final[dict[Intent, tuple[str, ...]]] = {
    "instructing": (
        _anywhere(
            r"(?:ignore|disregard|forget|override|bypass) (?:\w+ ){0,4}"
            r"(?:instructions?|prompts?|rules|rubric|guidelines)\b",
            r"(?:ignore|disregard|forget) everything (?:above|before)\b",
            r"(?:give|award|assign|grant) (?:me|this|it|(?:the|my) answer) (?:\w+ ){0,4}"
            r"(?:marks?|points?|scores?|grade|hire|100|full)\b",
            r"(?:rate|grade|score|mark) (?:me|this|it|(?:my|the) (?:answer|candidate)) "
            r"(?:(?:as|at|a|an|with) ){0,2}(?:\d|full|perfect|strong|hire|max|excellent|highest|top)",
            r"(?:show|reveal|print|tell) (?:me )?(?:your|the) (?:system )?(?:prompt|instructions|rubric|scoring)\b",
            r"what (?:should|must|do) i (?:need to |have to )?(?:say|answer|write) to (?:get|pass|score|be)\b",
        ),
        r"^\W*(?:system|developer|assistant|grader|admin)(?: (?:prompt|message|note|override))?\s*[:\]>]",
        _opening(r"you are (?:now|no longer) ", r"(?:act|behave|pretend) (?:as|like|to be) "),
    ),
    "abusive": (
        _anywhere(
            r"(?:fuck|screw) (?:you|this|off)\b",
            r"you(?:'re| are) (?:(?:a|an|so|such|just|really|fucking|bloody|total|complete) ){0,3}"
            r"(?:stupid|idiots?|morons?|dumb|useless|pathetic|trash|garbage|joke|worthless)\b",
            r"(?:stupid|dumb|idiotic|fucking|bloody) (?:bot|machine|program|question|interview|app)\b",
        ),
        _opening(
            r"(?:this|that|it)(?:'s| is) (?:\w+ ){0,2}(?:bullshit|crap|bollocks|garbage|stupid|idiotic)\b",
            r"(?:total |what )?bullshit\b",
            r"(?:what|why) the (?:hell|fuck|heck) (?:do|are|should|is)\b",
            r"(?:shut up|go to hell|piss off|stfu|gtfo|idiot|asshole|bastard|wanker)\b",
        ),
    ),
    "repeat": (
        _opening(
            _ASK + r"(?:repeat|restate|re-?ask|say (?:it|that) again|ask (?:it|that|me) again)\b",
            r"(?:what (?:was|is)|what's) (?:the|that|your) question\b",
            r"repeat (?:that|it|this|the question)\b",
            r"i (?:didn't|did not|couldn't|could not) (?:quite )?(?:catch|hear|get) (?:that|the question|you|it)\W*$",
        ),
        _whole("repeat", "again", "pardon(?: me)?", "come again", "say (?:that )?again", "one more time", "what"),
    ),
    "clarify": (
        _opening(
            r"what (?:exactly )?(?:do|did) you mean\b",
            _ASK + r"(?:clarify|explain|rephrase|elaborate|be more specific|give (?:me )?an example)\b",
            r"(?:do|did) you (?:mean|want)\b.*\?",
            r"i (?:don't|do not|didn't|did not) (?:quite |really |fully )?understand\b",
            r"(?:does|can|could|may|should|must|do) (?:it|this|that|i|the (?:story|example|answer))\b.*\?",
            r"what (?:kind|sort|type) of\b.*\?",
            r"(?:are you|is (?:that|this|it)) (?:asking|about|meant|ok|okay|all right|fine)\b.*\?",
            r"i'?m? ?(?:am )?(?:not sure|unsure) what you(?:'re| are)? (?:mean|asking|after|looking)",
        ),
        _whole("clarify", "rephrase", "explain", "meaning", "how so", "in what sense", "such as"),
    ),
    "skip": (
        _opening(
            r"(?:can|could|may|shall) (?:we|i) (?:please )?(?:just )?(?:skip|pass|move on|go on|go to the next)\b",
            r"(?:let's|let us|let me|i want to|i'd like to|i'll|i will) (?:just )?(?:skip|pass|move on)\b",
            r"skip (?:this|that|it|the|to)\b",
        ),
        _whole("skip", "pass", "next(?: one| question)?", "move on", "go on", "let's go on"),
    ),
    "cannot": (
        _opening(
            r"(?:i )?(?:can't|cannot|can not|couldn't) (?:really |honestly )?"
            r"(?:think of|come up with|remember|recall|name|answer)\b",
            r"(?:i )?(?:don't|do not) (?:really |honestly )?(?:remember|recall|know)\b",
            r"(?:i )?(?:don't|do not) (?:really )?have (?:a|an|any|one|such|that|anything|something)\b",
            r"(?:nothing|no (?:example|story)) (?:comes|springs) to mind\b",
            r"i(?:'ve| have)? (?:never|haven't|not) (?:really )?(?:had|done|been|experienced|faced|dealt)\b",
            r"(?:i have|i've got|i got|got) (?:nothing|no (?:example|story|idea|experience|answer))\b",
            r"(?:i'm |i am )?(?:drawing a|totally|completely) blank\b",
            r"(?:i )?(?:would|'d|i'd) (?:rather|prefer) not\b",
            r"(?:that's |that is )?none of your business\b",
            r"(?:i )?(?:don't|do not|won't|will not|can't|cannot) (?:want to |wish to |like to )?"
            r"(?:say|answer|talk about|discuss|share|disclose|go into)\b",
            r"(?:i )?(?:signed|am under|'m under|have) (?:a|an) (?:nda|agreement|non-disclosure)\b",
            r"(?:i'll|i will|let me|we can) leave it (?:there|at that)\b",
        ),
        _whole("nothing", "none", "idk", "dunno", "n/a", "not sure", "no (?:idea|clue|comment|examples?)", "i'm stuck"),
    ),
    "moment": (
        _opening(
            r"(?:can you |could you )?(?:give|allow) me (?:just )?(?:a|one|another|some|two) "
            r"(?:few )?(?:moment|minute|second|sec|time)",
            r"(?:i |can i |could i |may i )?(?:need|take|have|want) (?:just )?(?:a|one|some) (?:few )?"
            r"(?:moment|minute|second|sec|time)",
            r"let me (?:just )?(?:think|see|collect|gather|have a think)\b",
            r"(?:i'm|i am|still) thinking\b",
        ),
        _whole("(?:just )?(?:one|a|1) (?:moment|second|sec|minute|min)", "hold on", "wait", "hm+", "um+", "uh+"),
    ),
    "off_topic": (
        _opening(
            r"(?:tell|sing|write|make|give) me (?:a|an|some) (?:joke|poem|song|recipe|riddle)\b",
            r"(?:what|how)(?:'s| is) (?:the |your )?(?:weather|time|capital|meaning of life|name|favou?rite)\b",
            r"(?:who|what) (?:are|made|built|created) you\b",
            r"are you (?:a|an|real|human|chatgpt|gpt|alive|sentient)\b",
            r"(?:let's|can we|could we) talk about (?:something|anything) else\b",
            r"(?:what|how much) (?:is|does|are|would) (?:the |this )?(?:salary|pay|compensation|role|job|benefits)\b",
            r"(?:did|do|have) you (?:see|seen|watch|like|know|prefer|have)\b.*\?",
        ),
        _whole(
            "how are you(?: doing| today)*",
            "good (?:morning|afternoon|evening)",
            "hello|hi|hey|hi there",
            "test(?:ing)?",
            "(?:lol|ha(?:ha)+|blah|bla|asdf|qwerty|foo|bar|lorem ipsum)(?: \\w+)?",
        ),
    ),
}
_CLASSES: Final = tuple(
    (intent, re.compile("|".join(patterns), re.IGNORECASE)) for intent, patterns in _PATTERNS.items()
)
"""In order of precedence, where sentences of one reply fall under several."""
_RANK: Final = {intent: place for place, intent in enumerate(_PATTERNS)}
_MOST_WORDS: Final[dict[Intent, int]] = {"instructing": 24, "cannot": 16, "clarify": 22}
"""A longer sentence is mostly something else; 12 for the others."""
_MOST_CANNOT_PROBE_WORDS: Final = 7
"""'I don't remember the exact figure but about half' answers a probe."""
_MOST_DECLINED_WORDS: Final = 16
"""Of a refusal that says why: 'I can't discuss the figures, I signed an agreement'."""
_DECLINES = re.compile(
    _opening(
        r"(?:would|'d|i'd) (?:rather|prefer) not\b",
        r"(?:that's |that is )?none of your business\b",
        r"(?:don't|do not) (?:want|wish|like) to say\b",
        r"(?:don't|do not|won't|will not|can't|cannot|am not able to|'m not able to|i'm not able to) "
        r"(?:want to |wish to |like to )?(?:talk about|discuss|share|disclose|go into)\b",
        r"(?:signed|am under|'m under|i'm under) (?:a|an) (?:nda|agreement|non-disclosure)\b",
    ),
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(
    r"\d|\b(?:half|halved|twice|double|doubled|tripled|third|quarter|percent|dozens?|hundreds?|thousands?|millions?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)\b",
    re.IGNORECASE,
)
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUNS: Final = [
    row[start:end]
    for keys in _ROWS
    for row in (keys, keys[::-1])
    for start in range(len(row) - 3)
    for end in range(start + 4, len(row) + 1)
]
_MASHED: Final = re.compile(
    "|".join((r"[bcdfghjklmnpqrstvwxz]{3,}", r"(\w)\1{3,}", *sorted(_RUNS, key=len, reverse=True)))
)
"""A word of keys in a row, without a vowel, or of one letter."""
_OF_FIGURES: Final = frozenset(".,:/%+-~$\N{EURO SIGN}\N{POUND SIGN}\N{RUPEE SIGN}\N{INDIAN RUPEE SIGN}\N{EN DASH}")
_YES_OR_NO = re.compile(r"\W*(?:yes|no|yeah|nope|yep|never|nobody|me|everyone)\b[^.!?]*\W*", re.IGNORECASE)


def classify(text: str, *, probe: bool) -> Intent:
    """What `text` is, said to a question or (`probe`) to a probe."""
    found: list[Intent] = []
    rest, number = 0, False
    for sentence in _SENTENCE.findall(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        words = len(_WORD.findall(sentence))
        intent = _taken_for(sentence.strip(), words, probe=probe)
        if intent:
            found.append(intent)
            continue
        rest += words
        number = number or bool(_MAGNITUDE.search(sentence))
        if rest >= REAL_ANSWER_WORDS:
            return "off_topic" if _is_noise(text, probe=probe) else "answer"
    if found and rest < LEAST_WORDS and not (probe and number and rest >= LEAST_PROBE_WORDS):
        return min(found, key=_RANK.__getitem__)
    if _is_noise(text, probe=probe):
        return "off_topic"
    if probe:
        enough = rest >= LEAST_PROBE_WORDS or number or bool(_YES_OR_NO.fullmatch(text.strip()))
    else:
        enough = rest >= LEAST_WORDS
    return "answer" if enough else "too_short"


def _taken_for(sentence: str, words: int, *, probe: bool) -> Intent | None:
    intent = next((intent for intent, pattern in _CLASSES if pattern.search(sentence)), None)
    if intent is None:
        return None
    most = _MOST_WORDS.get(intent, 12)
    if probe and intent == "cannot":
        declined = _DECLINES.search(sentence) and not _MAGNITUDE.search(sentence)
        most = _MOST_DECLINED_WORDS if declined else _MOST_CANNOT_PROBE_WORDS
    return intent if words <= most else None


def _is_noise(text: str, *, probe: bool) -> bool:
    """Few words over and over, keys in a row, or hardly any letters. To a probe figures are as good as letters."""
    words = [word.lower() for word in _WORD.findall(text[:2_000])]
    if len(words) >= 8 and len(set(words)) <= len(words) // 6:
        return True
    if sum(bool(_MASHED.fullmatch(word)) for word in _WORD.findall(text[:2_000])) * 2 > len(words) > 1:
        return True
    signs = [sign for sign in text[:2_000] if not sign.isspace()]
    if len(signs) < 12 or sum(map(str.isalpha, signs)) >= len(signs) * 0.4:
        return False
    odd = sum(not (sign.isalnum() or sign in _OF_FIGURES) for sign in signs)
    return not probe or odd >= len(signs) * 0.2
