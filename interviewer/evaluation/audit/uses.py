"""Claims of how often a word is used or begins a sentence, counted; 'we' and 'I' with all their forms."""

import re
from collections.abc import Callable

from interviewer.domain.calibration_pair import PairAnswer
from interviewer.evaluation.audit.words import NUMBER_WORDS, plain, sentences

N = rf"(\d+|{'|'.join(NUMBER_WORDS)}|no|not one|not a single)"
"""A number as pages write it."""
VAGUE = (
    r"(?P<vague>about |around |roughly |some |nearly |almost |(?:well )?over |at least |more than |(?:well )?under |"
    r"at most |fewer than |less than |no more than |not even |up to |upwards of |no (?:fewer|less) than |barely "
    r"|hardly |scarcely |approximately |close to |a mere |a bare |only |just |~)?"
)
"""How roughly a number is meant."""
ABOVE = ("over", "well over", "at least", "more than", "upwards of", "no fewer than", "no less than")
BELOW = ("under", "well under", "at most", "fewer than", "less than", "no more than", "not even", "up to")
_WORD = r"(?:the word |the pronoun )?[\"'](?P<word>\w+)[\"']"
_REST = r"(?=(?P<rest>(?:[^\w]+\w+){0,3}))"
_WHOSE = r"(?:(?:candidate |answer )?[AB12]'s|the|his|her|its|their|these|all)"
_OF_WHOM = r"(?: (?:of|in|by) (?:candidate |answer |response )?[AB12](?:'s (?:answer|story|reply))?)?"
_BEGIN = r"(?:starts?|started|starting|begins?|began|beginning|opens?|opened|opening)"
_STARTS = re.compile(
    rf"{VAGUE}{N} (?:of {_WHOSE} )?(?:\w+ )?sentences?{_OF_WHOM} (?:that |which |all )?{_BEGIN}(?: with)? "
    rf"(?:{_WORD}|(?-i:(?P<bare>I)\b)){_REST}"
    rf"|\bof {_WHOSE} (?:\w+ )?sentences{_OF_WHOM},? {VAGUE.replace('vague', 'vague2')}{N} {_BEGIN}(?: with)? "
    rf"(?:[\"'](?P<word2>\w+)[\"']|(?-i:(?P<bare2>I)\b)){_REST.replace('rest', 'rest2')}"
    rf"|(?<=[\"'] and ){VAGUE.replace('vague', 'vague3')}{N} (?:of them )?{_BEGIN} with "
    rf"(?:[\"'](?P<word3>\w+)[\"']|(?-i:(?P<bare3>I)\b)){_REST.replace('rest', 'rest3')}",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    rf"{VAGUE}{N} sentences? (?:that |which )?(?:says?|saying|contains?|containing|uses?|using|has|have|holds?|with)"
    rf"(?: an?)? (?:{_WORD}|(?-i:(?P<bare>I)\b)|(?P<first>(?:in )?(?:the )?first person)){_REST}"
    rf"|{VAGUE.replace('vague', 'vague2')}{N} sentences? (?:is |are |stands? )?in the (?P<first2>first person)\b"
    rf"{_REST.replace('rest', 'rest2')}",
    re.IGNORECASE,
)
_USES = re.compile(
    rf"[\"'](?P<word>\w+)[\"'] (?:is |was )?(?:used |said |appears |occurs |stands |comes )?{VAGUE}{N} times?{_REST}"
    rf"|{VAGUE.replace('vague', 'vague2')}{N} (?:uses|mentions|counts) of [\"'](?P<word2>\w+)[\"']"
    rf"{_REST.replace('rest', 'rest2')}",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\bnever (?:once )?(?:says|uses|said|used|speaks as|spoke as) (?:[\"'](?P<word>\w+)[\"']|(?-i:(?P<bare>I)\b))"
    r"|[\"'](?P<word2>I|we)[\"'] (?:never (?:appears|occurs|stands|comes)|(?:is|stands) nowhere|does not (?:appear|"
    r"occur)|is (?:missing|absent))"
    r"|\b(?:no|without(?: an?| one| a single)?|not one|not a single) [\"'](?P<word3>I|we)[\"'](?= anywhere| at all|"
    r" in the (?:whole |entire )?(?:answer|story)|\W*$)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\b(?:opens?|opened|begins?|began|starts?|started)\s+$", re.IGNORECASE)
"""What stands before 'six sentences with I' where the word begins them."""
_TIED = re.compile(
    r"\W*(?:or|and(?= [\"'])|before|after|in (?!the answer|total|all)|of (?!the answer)|about|where|while|"
    r"until|when|by|for|to|within)\b",
    re.IGNORECASE,
)
"""A count of only a part of the answer is not checked."""
_FAMILY = {"we": r"\b(?:we|us|our|ours|ourselves)\b", "i": r"\b(?:I|me|my|mine|myself)\b"}
UseCheck = Callable[[PairAnswer, re.Match[str]], str | None]
"""The reason why an answer denies what was matched; None where it may hold."""
USES = (_STARTS, _HOLDS, _USES, _NEVER)
"""The forms that are read here; what they match is no length."""


def use_claims(text: str) -> list[tuple[re.Match[str], UseCheck]]:
    """The counts of words that `text` claims, each with what says how counting denies it of an answer."""
    checks: tuple[tuple[re.Pattern[str], UseCheck], ...] = (
        (_STARTS, _started),
        (_HOLDS, _held),
        (_USES, _used),
        (_NEVER, _never),
    )
    return [(match, check) for form, check in checks for match in form.finditer(text)]


def numbers_in(match: re.Match[str]) -> list[float]:
    """The numbers that a match of `N` holds."""
    given = [text.lower() for text in match.groups() if text and re.fullmatch(N, text, re.IGNORECASE)]
    return [
        float(text)
        if text.isdigit()
        else 0.0
        if text in ("no", "not one", "not a single")
        else NUMBER_WORDS[re.sub(r"[ -]+", "-", text)]
        for text in given
    ]


def group(match: re.Match[str], *names: str) -> str:
    """The first of these groups that took part; '' where none did."""
    return next((match[name] for name in names if name in match.re.groupindex and match[name]), "")


def vague(match: re.Match[str]) -> str:
    """How roughly a matched number is meant."""
    return group(match, "vague", "vague2", "vague3").strip().lower()


def unequal(least: int, most: int, match: re.Match[str], what: str) -> str | None:
    """The reason why a claimed count does not lie between what two ways of counting give."""
    claimed = numbers_in(match)[0]
    said = vague(match)
    if said in ABOVE:
        fits = claimed <= most
    elif said in BELOW:
        fits = least <= claimed
    else:
        fits = least <= claimed <= most
    before = f"{said} " if said else ""
    return None if fits else f"{least} {what}, where the page says {before}{claimed:g}"


def _word(match: re.Match[str]) -> str:
    return group(match, "word", "word2", "word3", "bare", "bare2", "bare3") or "I"


def _sentences(answer: PairAnswer) -> list[str]:
    return [sentence for paragraph in answer.paragraphs for sentence in sentences(paragraph.text)]


def _started(answer: PairAnswer, match: re.Match[str]) -> str | None:
    if _TIED.match(group(match, "rest", "rest2", "rest3")):
        return None
    word = _word(match)
    starts = [re.match(r"\W*([\w']+)", sentence) for sentence in _sentences(answer)]
    count = sum(bool(start and start[1].casefold().split("'")[0] == word.casefold()) for start in starts)
    return unequal(count, count, match, f"sentences of Candidate {answer.name} start with {word!r}")


def _held(answer: PairAnswer, match: re.Match[str]) -> str | None:
    if _OPENING.search(match.string, 0, match.start()):
        return _started(answer, match)
    if _TIED.match(group(match, "rest", "rest2", "rest3")):
        return None
    word = _word(match)
    exact = sum(bool(re.search(rf"\b{re.escape(word)}\b", one, re.IGNORECASE)) for one in _sentences(answer))
    family = _FAMILY.get(word.casefold(), rf"\b{re.escape(word)}\b")
    wide = sum(bool(re.search(family, one, re.IGNORECASE)) for one in _sentences(answer))
    return unequal(exact, wide, match, f"sentences of Candidate {answer.name} say {word!r}")


def _used(answer: PairAnswer, match: re.Match[str]) -> str | None:
    if _TIED.match(group(match, "rest", "rest2", "rest3")):
        return None
    word = _word(match)
    exact = _count(answer, rf"\b{re.escape(word)}\b")
    family = _count(answer, _FAMILY.get(word.casefold(), rf"\b{re.escape(word)}\b"))
    what = f"uses of {word!r} stand in the answer of Candidate {answer.name}"
    return unequal(exact, max(exact, family), match, what)


def _never(answer: PairAnswer, match: re.Match[str]) -> str | None:
    word = _word(match)
    exact = _count(answer, rf"\b{re.escape(word)}\b")
    return f"Candidate {answer.name} says {word!r} {exact} times" if exact else None


def _count(answer: PairAnswer, form: str) -> int:
    return len(re.findall(form, plain(answer.text), re.IGNORECASE))
