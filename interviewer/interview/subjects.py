"""What a question is about: which signals its words ask for."""

import re
from collections.abc import Iterable

from interviewer.domain.coaching import Topic
from interviewer.domain.merged import Rubric
from interviewer.domain.phrasing import Phrasing, SignalPhrasing
from interviewer.interview.probing import ProbeChoice
from interviewer.interview.wording import telling, without_quotes

_BY_PLAIN_WORDS = {
    "time": re.compile(r"\b(?:when|how (?:long|soon|fast|quickly))\b"),
    "people": re.compile(r"\b(?:who|whom|get (?:him|her|them|the|your)\b.* to)\b"),
    "situation": re.compile(r"\b(?:when|where)\b"),
    "decision": re.compile(r"\bwhy\b|\belse did you\b|\bconsider\w*\b|\brather than\b"),
    "chose": re.compile(r"\b(?:why|up to you|made you|yourself)\b"),
    "unprompted": re.compile(r"\b(?:when|first|before|notic\w*|made you|prompted)\b"),
    "result": re.compile(r"\b(?:since|now|happened)\b"),
    "through": re.compile(r"\b(?:since|now|happened)\b"),
    "meaning": re.compile(r"\b(?:who|for (?:the|your|their|whom|what))\b"),
    "customer_evidence": re.compile(r"\b(?:hear|heard|tell|told|directly|from (?:a|the|your) customers?)\b"),
    "named": re.compile(r"\bwho (?:was|is) not\b|\bless\b|\bworse\b|\bnot work\b"),
    "acted": re.compile(r"\bdo about\b|\bmake up for\b"),
    "personal": re.compile(r"\b(?:yourself|your (?:own )?part|were you)\b"),
}
"""Questions that ask for a signal by their plainest words."""


class Subjects:
    """By the words that an interviewer asks with: those of the coach's topics and of the interviewer's own wordings."""

    def __init__(self, phrasing: Phrasing, topics: Iterable[Topic]) -> None:
        self._patterns = [
            (re.compile("|".join(topic.patterns), re.IGNORECASE), frozenset(topic.signals)) for topic in topics
        ]
        self._signals = {name: _vocabulary(how) for name, how in phrasing.signals.items()}
        self._gates = {name: _vocabulary(how) for name, how in phrasing.gates.items()}
        self._heard = {name: how.heard for name, how in phrasing.signals.items()}

    def asked(self, text: str) -> frozenset[str]:
        """The signals that `text` asks for in so many words; what it quotes asks for nothing."""
        bare = without_quotes(text).lower()
        by_topic = {name for pattern, names in self._patterns if pattern.search(bare) for name in names}
        by_wording = {name for name, heard in self._heard.items() if any(words in bare for words in heard)}
        return frozenset(by_topic | by_wording)

    def names(self, text: str, choice: ProbeChoice, rubric: Rubric) -> bool:
        """Whether `text` is about what was chosen: asks for it in so many words, or shares words with its wordings."""
        bare = without_quotes(text).lower()
        begins = _BY_PLAIN_WORDS.get(choice.signal)
        if choice.signal in self.asked(text) or (begins and begins.search(bare)):
            return True
        known = self._gates.get(choice.gate or "") or self._signals.get(choice.signal) or frozenset()
        signal = rubric.signals[choice.signal]
        own = (probe.question for probe in rubric.probes if probe.signal == choice.signal)
        return bool((known | telling(signal.name, signal.asks, *own)) & telling(bare))


def _vocabulary(how: SignalPhrasing) -> frozenset[str]:
    """Stems of the words its wordings have that questions about other things have not."""
    return telling(how.gap, how.clarify, *how.asks, *how.heard)
