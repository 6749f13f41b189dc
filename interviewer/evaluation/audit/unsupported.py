"""Points that no sentence of an answer supports, dimension by dimension.

Two readings that share no word list must both find nothing: the audit's own lists, and the rules that grade. Each
threshold was chosen on the 1,242 rated transcripts of `evals` (dev and written, one to three ratings each): of the
8,264 ratings at or above one none is accused. That is no forecast, for the lists were corrected on these transcripts:
of 640 answers that came later it had accused 14 until then.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, Said
from interviewer.domain.scorecard import Scorecard
from interviewer.evaluation.audit import lexicon, reflection_words
from interviewer.evaluation.audit.claims import given, noted
from interviewer.evaluation.audit.finding import Check, Finding, Severity, found
from interviewer.evaluation.audit.words import answer_sentences, matching, pattern, plain
from interviewer.grading.grader import grade
from interviewer.library.rubrics import load_rubric

MUCH = 0.45
"""From this share of a dimension, nearly the half of it, something must stand in the answer."""
REFLECTED = 0.5
"""From this share a fault, risk or limit is named (GRADING: 5 of 10)."""
MEASURED = 0.55
"""From this share an impact has a number or a firm magnitude (GRADING: 11 of 20)."""
SIZED = 0.7
"""From this share an impact whose size the rules merely suspect has one."""
OWNED = 0.6
"""From this share work counts as self-started (GRADING: 18 of 30)."""
FULL = 0.8
"""From this share a dimension's whole range is claimed (GRADING: 8 of 10, 26 of 30, 17 of 20)."""
WHOLE = 0.9
"""From this share all parts of a story are told, its result too (GRADING: 4 of 15 are for the result)."""
NO_RESULT = 0.05
"""The share of structure that the rules give where they suspect a result at most."""
UNMEASURED = 0.1
"""Up to this share of impact a page itself finds no result."""
LEAST_REPLY = 8
"""Words of a reply that may admit something."""
FEWEST_ACTS = 2
"""Own acts up to which a story may be somebody else's."""
TOLD_SHARE = 0.4
"""Of the sentences: where no more than these tell of the past, an answer may hold no event."""
EARLY = 0.5
"""Of the answer: where an assignment is the start and not a sequel."""
UNCOUNTED = 99
"""Stands for the number of own acts where they are told in a way that cannot be counted."""
_BY_RULES = {
    "structure_star": 0.3,
    "ownership_signal": 0.25,
    "action_specificity": 0.25,
    "quantified_impact": 0.15,
    "self_awareness": 0.1,
}
"""The share of a dimension up to which the rules have seen nothing that would earn many points."""
_HALF, _MOST = 0.5, 0.57
"""Likewise for self-awareness, where a page claims its range from `FULL`, and from `WHOLE` on.

The rules share out what an answer earns by its words among the signals, so that a well told one without reflection
comes somewhat above the half; of the ratings from `WHOLE` on without words of reflection none was below six tenths.
"""
_UNPROMPTED = 0.14
"""The share of ownership for a start of one's own up to which the rules have seen the half of one at most (4 of 30)."""
_SIZES = ("measure", "baseline", "time")
"""Signals that an impact with a size has."""
_CALLED = {
    "structure_star": "structure",
    "ownership_signal": "ownership",
    "action_specificity": "action specificity",
    "quantified_impact": "quantified impact",
    "self_awareness": "self-awareness",
}
_LOOKS_BACK = pattern(
    r"looks? back|looked back|reflects?|reflected|reflection|self-?aware\w*|(?:would|will) do differently|"
    r"insight|admits?|admitted|owns up|names? (?:a|an|the|his|her|their) (?:own )?(?:fault|mistake|limit|error|"
    r"weakness)|hindsight|second thoughts"
)
"""A page's words for a candidate who looks back ..."""
_NOT_SO = pattern(
    r"no|not|never|none|nothing|without|lacks?|lacking|missing|absent|little|hardly|barely|thin|weak|small|zero|"
    r"instead of|rather than|would be|should|could|needs?"
)
"""... unless one of these stands beside them."""


class _Label(NamedTuple):
    """What one candidate is given in one dimension."""

    pair: CalibrationPair
    name: Name
    dimension: str
    share: float
    label: Said
    sentences: list[Said]

    @property
    def text(self) -> str:
        return plain(self.pair.answer(self.name).text)

    @property
    def acts(self) -> int:
        """Own acts told."""
        return UNCOUNTED if lexicon.OTHER_ACT.search(self.text) else len(lexicon.OWN_ACT.findall(self.text))

    def is_little_by_rules(self, most: float | None = None) -> bool:
        """Whether the rules find too little for many points; never where they cannot read the answer."""
        scored = self._signals()
        return bool(scored) and sum(scored.values()) <= (_BY_RULES[self.dimension] if most is None else most) + 1e-9

    def by_rules(self, signal: str) -> float:
        """The share of the dimension that the rules give for one signal; all where they cannot read the answer."""
        return self._signals().get(signal, 0.0) if self._signals() else 1.0

    def is_assigned_by_rules(self) -> bool:
        """Whether the rules hold the work to be assigned, or see no clear start of the candidate's own."""
        fired = any(gate.id == "manager_assigned" for gate in self._graded().gates)
        return fired or self.by_rules("unprompted") <= _UNPROMPTED

    def _graded(self) -> Scorecard:
        return grade(self.pair.transcript(self.name), load_rubric(self.pair.competency))

    def _signals(self) -> dict[str, float]:
        """The share of the dimension that each signal earns, caps aside."""
        dimension = self._graded().dimensions.get(self.dimension)
        return {signal.id: signal.points / dimension.max for signal in dimension.signals} if dimension else {}

    def accused(
        self,
        what: str,
        *,
        notes: list[Said] | None = None,
        answer: list[Said] | None = None,
        severity: Severity = "contradicted",
    ) -> Finding:
        reason = f"Candidate {self.name} is given {self.share:.0%} of {_CALLED[self.dimension]} {what}."
        places = answer or list(self.pair.answer(self.name).paragraphs)
        lines = [self.label, *(notes or [])]
        dimension = self.dimension
        return found(self.pair, Check.POINTS, self.name, reason, lines, places, dimension=dimension, severity=severity)


def unsupported_findings(pair: CalibrationPair) -> list[Finding]:
    """All of them, candidate by candidate."""
    wrong = []
    for name in NAMES:
        said = answer_sentences(pair, name)
        for dimension, check in _CHECKS.items():
            score = given(pair, dimension, name)
            if score and (finding := check(_Label(pair, name, dimension, score[0].share, score[1], said))):
                wrong.append(finding)
    return wrong


def _structure(label: _Label) -> Finding | None:
    """Points for a story where no event is told, or all of them where none ends."""
    if label.share < MUCH:
        return None
    if label.share >= WHOLE and _is_endless(label):
        score = given(label.pair, "quantified_impact", label.name)
        none = score is not None and score[0].share <= UNMEASURED
        notes = [score[1]] if score and none else []
        return label.accused("and tells no result", notes=notes, severity="contradicted" if none else "doubtful")
    told = matching(lexicon.TOLD_PAST, label.sentences)
    few = len(told) <= TOLD_SHARE * len(label.sentences)
    if not few or not label.is_little_by_rules():
        return None
    return label.accused("and tells no event" if not told else "and hardly tells an event")


def _is_endless(label: _Label) -> bool:
    """Whether a story stops with an own act, and neither the rules nor any word of an ending show a result."""
    said = label.sentences
    if not said or label.by_rules("result") > NO_RESULT or any(lexicon.MAGNITUDE.search(item.text) for item in said):
        return False
    return bool(lexicon.OWN_ACT.search(said[-1].text)) and not any(lexicon.ENDED.search(item.text) for item in said)


def _ownership(label: _Label) -> Finding | None:
    """Self-started points for acts that are all 'we', for an assignment, or for what others did.

    An order in so many words may be refused, or be another part of the story: the rules must see no clear start either.
    """
    if label.share < MUCH:
        return None
    said, text = label.sentences, label.text
    if (
        label.share >= OWNED
        and not re.search(r"\bI\b|\bmy\b|\bmyself\b", text)
        and re.search(r"\bwe\b", text, re.IGNORECASE)
    ):
        return label.accused("and never says 'I'")
    own = matching(lexicon.NOTICED, said) or matching(lexicon.UNASKED, said)
    if not own and label.acts <= FEWEST_ACTS and label.is_little_by_rules():
        if label.share < OWNED and (label.acts or _is_delivery(label.pair)):
            return None
        return label.accused("without a start or a deed of their own")
    aside = matching(lexicon.UNASKED, said) or matching(lexicon.SET_ASIDE, said)
    told = matching(lexicon.TOLD, said[: max(1, round(len(said) * EARLY))])
    if label.share < OWNED or not told or aside or matching(lexicon.BACKGROUND, told):
        return None
    if _is_delivery(label.pair) or matching(lexicon.NOTICED, said[: said.index(told[0]) + 1]):
        return None
    return label.accused("for work that was assigned", answer=told) if label.is_assigned_by_rules() else None


def _is_delivery(pair: CalibrationPair) -> bool:
    """Whether the page asks for delivery, where an assignment does not count against the answer (GRADING)."""
    return pair.competency == "deliver_results" or "deliver results" in (pair.title or "").casefold()


def _action(label: _Label) -> Finding | None:
    """Points for steps where one own act or none is told."""
    if label.share < MUCH or label.acts > 1 or not label.is_little_by_rules():
        return None
    return label.accused(f"for {'one step' if label.acts else 'no step'} of their own")


def _impact(label: _Label) -> Finding | None:
    """Points for a measured impact without a size; doubtful where other numbers stand in the answer."""
    if label.share < MEASURED:
        return None
    said = label.sentences
    left = [lexicon.NOT_IMPACT.sub(" ", item.text) for item in said]
    sized = (re.compile(r"\d"), lexicon.MAGNITUDE, lexicon.SIZE)
    if any(form.search(text) for text in left for form in sized) or matching(lexicon.SIZE_TOLD, said):
        return None
    little = label.share >= SIZED and label.is_little_by_rules()
    if label.share < FULL and not little and any(map(label.by_rules, _SIZES)):
        return None
    if any(lexicon.NUMBER.search(item.text) for item in said):
        return label.accused("for dates, durations or small counts alone", severity="doubtful")
    return label.accused("without a number or a size in words")


def _reflection(label: _Label) -> Finding | None:
    """Points for looking back where no sentence does; doubtful where the answer goes on behind its result.

    Reflection has more wordings than a list: of 14 endings written to be unusual, half match none.
    """
    if label.share < REFLECTED or any(map(_reflects, label.sentences)):
        return None
    full = label.share >= FULL
    most = _MOST if label.share >= WHOLE else _HALF if full else None
    little = label.is_little_by_rules()
    if not little and (not label.is_little_by_rules(most) or _is_asked(label)):
        return None
    notes = [] if full else noted(label.pair, label.name, _LOOKS_BACK, _NOT_SO)
    ends_in_result = matching(lexicon.NUMBER, matching(lexicon.CHANGED, label.sentences[-1:]))
    sure = little or bool(ends_in_result)
    severity: Severity = "contradicted" if sure else "doubtful"
    return label.accused("without a sentence of reflection", notes=notes, severity=severity)


def _is_asked(label: _Label) -> bool:
    """Whether a reply of some length answers what it cost or what went wrong: it may admit a fault in any words."""
    turns = label.pair.answer(label.name).turns
    return any(
        asked.speaker == "interviewer"
        and reply.speaker == "candidate"
        and bool(reflection_words.ASKED.search(plain(asked.text)))
        and len(reply.text.split()) >= LEAST_REPLY
        for asked, reply in pairwise(turns)
    )


def _reflects(said: Said) -> bool:
    """Whether a sentence may be one of reflection, a preference told to somebody else set aside."""
    text = (
        said.text
        if reflection_words.LOOKS_BACK.search(said.text)
        else reflection_words.SAID_IN_DISPUTE.sub(" ", said.text)
    )
    return bool(reflection_words.REFLECTION_WIDE.search(text))


_CHECKS = {
    "structure_star": _structure,
    "ownership_signal": _ownership,
    "action_specificity": _action,
    "quantified_impact": _impact,
    "self_awareness": _reflection,
}
