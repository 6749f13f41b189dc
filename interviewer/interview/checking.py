"""Whether a probe that a model worded may be asked: checks of its text alone, each with what to do better."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.phrasing import Phrasing
from interviewer.interview.probing import ProbeChoice
from interviewer.interview.steps import Phrase
from interviewer.interview.subjects import Subjects
from interviewer.interview.wording import (
    PARTING,
    folded,
    open_quote,
    quotes,
    sentences,
    stands_in,
    telling,
    tidy,
    without_quotes,
    words,
)

MOST_WORDS = 45
MOST_SENTENCES = 2
MOST_PREAMBLE = 14
"""Words of one's own before the question: enough to lead to a quote, too few to sum up an answer."""
LEAST_ECHOED = 12
"""Words of a reply from which a probe has to take some up."""
MOST_CHARACTERS = 600
"""What 45 words never reach; a longer text is not looked at."""
SAME_WORDS = 0.7
"""Share of words in common from which two probes are one."""
LEAKED_WORDS = 5
"""So many words of the rubric in a row are its words."""
_POINTING = frozenset(("a", "an", "it", "its", "that", "the", "them", "then", "there", "these", "this", "those"))
"""Words that make no other question of one."""
_PRAISE = re.compile(
    r"\b(?:great|excellent|impress\w*|amazing|awesome|fantastic|wonderful|brilliant|perfect|outstanding|remarkabl[ey]"
    r"|terrific|superb|insightful|commendable|well done|good (?:job|work|answer|example|point|story|question|start)"
    r"|nice(?:ly)?|thanks?|thank you|appreciate|interesting\w*|fascinating|helpful|valuable|congrat\w*|kudos|glad"
    r"|love (?:that|this|it|how)|i like|admir\w+|clear (?:answer|example|picture)|(?:strong|solid) \w+"
    r"|that makes sense|fair enough)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^so\b|\b(?:to summari[sz]e|in summary|summing up|to sum up|to recap|in short|in other words|it sounds like"
    r"|sounds as (?:if|though)|if i understand|what i(?:'m| am) hearing|you(?:'re| are) saying|as i understand)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\b(?:for (?:example|instance)|such as|e\.?g\b|ideally|make sure (?:to|you)|be sure to|should include"
    r"|try to (?:include|give)|don't forget|remember to|it would help|own (?:initiative|idea|accord)"
    r"|self-?start\w*|proactiv\w*|without being (?:asked|told)|(?:nobody|no one) (?:had )?asked|unprompted"
    r"|off your own bat)\b",
    re.IGNORECASE,
)
_LEAK = re.compile(
    r"\b(?:rubrics?|signals?|criteri(?:a|on)|scor(?:e|es|ed|ing)|scorecard|grad(?:e|es|ed|er|ing)|full marks"
    r"|bar[ -]raiser|dimensions?|competenc(?:y|ies)|leadership principles?|situation, task|hiring"
    r"|interview(?:er|ers|ing)?|candidates?|prompts?|instructions?|language model|a\.?i\.? model|\d+ points)\b",
    re.IGNORECASE,
)
_STAR = re.compile(r"\bSTAR\b|\b\w+_\w+\b")
_MARKUP = re.compile(r"[<>{}\[\]|*_#`\\~^$]|https?:|www\.|://|\b\w+@\w+|^\W*\w+\s*:\s*\w|!")
_UNSEEN = re.compile(r"[^\x20-\x7e\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]")
_ENGLISH = re.compile(
    r"\b(?:how|what|when|where|who|whose|whom|which|why|did|do|does|was|were|is|are|can|could|would|had|have|has|will"
    r"|if)\b",
    re.IGNORECASE,
)
_ASKED_TOO = re.compile(r"(?:,|\band\b|\bor\b)\s+(?:how|what|when|where|who|whose|which|why)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Problem(NamedTuple):
    """Why a text may not be asked."""

    code: str
    """For counting."""
    what: str
    """For the candidate: follows 'the model's question'."""
    remedy: str
    """For the model: what to do instead."""


@dataclass(frozen=True)
class Checks:
    """Everything a probe is checked against."""

    request: Phrase
    rubric: Rubric
    phrasing: Phrasing
    subjects: Subjects

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The candidate's turns, folded."""
        return tuple(folded(text) for _, text in self.request.transcript.candidate_turns())

    @cached_property
    def _told(self) -> frozenset[str]:
        """Their words."""
        return frozenset(word for said in self.said for word in words(said))

    @cached_property
    def _told_runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(run for said in self.said for run in _runs(words(said)))

    def about(self, text: str, choice: ProbeChoice) -> ProbeChoice | None:
        """What a text asks for: `choice`, or another open gap that it asks for in so many words.

        Words that tell nothing of their subject are taken for what they were said to be about. None where they ask
        for something that is not open.
        """
        asked = self.subjects.asked(text)
        if not asked or self.subjects.names(text, choice, self.rubric):
            return choice
        return next((other for other in self.request.choices if other.signal in asked), None)

    def of(self, text: str, choice: ProbeChoice | None) -> tuple[Problem, ...]:
        """Everything wrong with a whole tidy text that asks for `choice`; None: for nothing that is open."""
        if len(text) > MOST_CHARACTERS:
            return (TOO_LONG,)
        found = [*self._of_beginning(text), *self._form(text), *self._content(text)]
        if choice is None:
            found.append(Problem("closed", "asked for something that is not open", "Choose a signal of the list."))
        elif self.about(text, choice) is None:
            gap = _gap(choice, self.phrasing)
            found.append(Problem("astray", "asked for something else than is missing", f"Ask for this: {gap}."))
        return tuple(found)

    def of_beginning(self, text: str) -> tuple[Problem, ...]:
        """What is wrong with a tidy text that is still being written, and no end of it can mend."""
        if len(text) > MOST_CHARACTERS:
            return (TOO_LONG,)
        quote = open_quote(text)
        if quote is not None:
            begun = folded(quote).strip(PARTING)
            if begun and not any(form in said for form in _begun(begun) for said in self.said):
                return (NOT_SAID,)
            return tuple(self._of_beginning(text[: len(text) - len(quote) - 1]))
        return tuple(self._of_beginning(text.rpartition(" ")[0]))

    def _of_beginning(self, text: str) -> list[Problem]:
        bare = without_quotes(text)
        patterns = (
            (_PRAISE, "praise", "praised", "No praise, no thanks, no judgement of the answer."),
            (_SUMMARY, "summary", "summed the answer up", "Do not sum up; quote a few words instead."),
            (_HINT, "hint", "gave a hint at the answer", "Give no example and no hint at what a good reply holds."),
            (_LEAK, "leak", "spoke of the grading", "Never speak of grading, signals or the interview itself."),
        )
        found = [
            Problem(code, what, remedy)
            for pattern, code, what, remedy in patterns
            if any(match.group().lower() not in self._told for match in pattern.finditer(bare))
        ]
        if _STAR.search(bare):
            found.append(Problem("leak", "spoke of the grading", "Never name a signal or a method of answering."))
        if leaked := self._leaked(bare):
            found.append(Problem("leak", "used the rubric's words", f"Put it in your own words, not '{leaked}'."))
        if _MARKUP.search(bare) or _UNSEEN.search(text):
            found.append(Problem("markup", "was not plain text", "Plain words only: no markup, address or role."))
        if len(words(text)) > MOST_WORDS:
            found.append(TOO_LONG)
        if len(sentences(text)) > MOST_SENTENCES or bare.count("?") > 1 or len(_ASKED_TOO.findall(bare)) > 1:
            found.append(Problem("several", "asked several things", "One question in at most two sentences."))
        if any(not stands_in(quote, self.said) for quote in quotes(text)):
            found.append(NOT_SAID)
        if {number for number in _NUMBER.findall(bare) if not any(number in said for said in self.said)}:
            found.append(Problem("invented", "held a number nobody had said", "No numbers but the candidate's own."))
        return found

    def _form(self, text: str) -> list[Problem]:
        bare = without_quotes(text)
        found = []
        if not text.endswith("?") or bare.count("?") != 1:
            found.append(Problem("no_question", "was not one question", "End with the one question mark."))
        elif not _ENGLISH.search(bare):
            found.append(Problem("language", "was not in English", "Ask in English."))
        if open_quote(text) is not None:
            found.append(NOT_SAID)
        before = [sentence for sentence in sentences(text) if not sentence.endswith("?")]
        if any(len(words(sentence)) > MOST_PREAMBLE for sentence in before):
            found.append(Problem("summary", "summed the answer up", "Before the question, only lead to a quote."))
        return found

    def _content(self, text: str) -> list[Problem]:
        found = []
        if any(similar(text, other) for other in (*self.request.asked, self.request.standing)):
            found.append(Problem("repeated", "had been asked before", "Ask what was not asked yet."))
        reply = self.said[-1] if self.said else ""
        taken_up = quotes(text) or telling(*self._told) & telling(text)
        if len(words(reply)) >= LEAST_ECHOED and not taken_up:
            found.append(Problem("general", "took up nothing that was said", "Quote a few of their words."))
        return found

    def _leaked(self, bare: str) -> str | None:
        secrets = _secrets(self.rubric) - self._told_runs
        return next((" ".join(run) for run in _runs(words(bare)) if run in secrets), None)


TOO_LONG: Final = Problem("long", "was too long", f"At most {MOST_WORDS} words; quote fewer.")
NOT_SAID: Final = Problem(
    "not_said", "quoted words that were not said", "Between quotation marks only words copied from a candidate turn."
)


def choice_of(request: Phrase, signal: str, why: str) -> ProbeChoice | None:
    """The choice that a model made; another than code's needs a reason. None where it is not open to it."""
    place = next((place for place, choice in enumerate(request.choices) if choice.signal == signal), None)
    return None if place is None or (place > 0 and not why.strip()) else request.choices[place]


def similar(one: str, other: str) -> bool:
    """Whether two probes ask the same in nearly the same words, whatever they quote."""
    first, second = ({*words(without_quotes(_question(tidy(text))))} - _POINTING for text in (one, other))
    both = first | second
    return bool(both) and len(first & second) >= SAME_WORDS * len(both)


def _question(text: str) -> str:
    """The last sentence, without what leads to it before a colon."""
    parts = sentences(text)
    return parts[-1].rpartition(":")[2] if parts else text


def _begun(quote: str) -> tuple[str, ...]:
    return quote, quote[0].lower() + quote[1:], quote[0].upper() + quote[1:]


def _gap(choice: ProbeChoice, phrasing: Phrasing) -> str:
    how = phrasing.gates[choice.gate] if choice.gate else phrasing.signals.get(choice.signal)
    return how.gap if how else choice.because


def _runs(said: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(said[start : start + LEAKED_WORDS]) for start in range(len(said) - LEAKED_WORDS + 1)]


@lru_cache(maxsize=32)
def _secrets(rubric: Rubric) -> frozenset[tuple[str, ...]]:
    """Runs of words that tell what counts: of the signals' strengths and of the replies shown after an attempt."""
    signals = [text for signal in rubric.signals.values() for text in (signal.claimed, signal.shown, signal.strong)]
    replies = [text for probe in rubric.probes for text in (probe.strong.text, probe.weak.text, probe.why)]
    gates = [text for gate in rubric.framework.gates for text in (gate.says, gate.remedy)]
    return frozenset(run for text in (*signals, *replies, *gates) for run in _runs(words(text)))
