"""How far a model's observations are believed: what quotes must contain, and what the rules find in them."""

from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

import re2

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import Floor, Signal
from interviewer.grading.ground import Ground
from interviewer.grading.judge_reply import Judgement
from interviewer.grading.lexicon_sets import expand, options
from interviewer.grading.reading import Reading

HELD: tuple[Strength, ...] = (Strength.STRONG, Strength.SHOWN)
"""The strengths that take something of their quote, from above; claimed takes nothing."""


class Checked(NamedTuple):
    """A judgement after its strengths were held to their quotes."""

    judgement: Judgement
    capped: tuple[str, ...]
    """Signals whose quote did not contain what their strength takes."""
    unbacked: float
    """Points claimed by quotes in which the rules find nothing of the signal."""
    strangers: frozenset[str]
    """The signals claimed so."""


def checked(judgement: Judgement, ground: Ground, rubric: Rubric, weights: dict[Strength, float]) -> Checked:
    """Each strength lowered to what its quotes can bear. `weights` are the observer's strength weights.

    Where the rules cannot read the language nothing is checked.
    """
    if ground.rules.unscored:
        return Checked(judgement, (), 0.0, frozenset())
    signals, capped, strangers = dict(judgement.signals), [], set()
    unbacked, uses = 0.0, Counter[int]()
    for rule in sorted(rubric.signals.values(), key=lambda item: -item.points):
        seen = signals[rule.id]
        if seen.strength is Strength.ABSENT or rule.whole:
            continue
        sentences = _sentences(seen, ground)
        strength = allowed(rule, seen.strength, sentences, ground)
        if strength is not seen.strength:
            capped.append(rule.id)
            signals[rule.id] = seen.model_copy(update={"strength": strength})
        first = sentences[0].at if sentences else -1
        uses[first] += 1
        if uses[first] > rubric.framework.trust.most_uses or not backed(rule.id, sentences, ground):
            unbacked += rule.points * weights[seen.strength]
            strangers.add(rule.id)
    return Checked(judgement._replace(signals=signals), tuple(capped), unbacked, frozenset(strangers))


def _sentences(seen: SignalObservation, ground: Ground) -> list[Reading]:
    found = {item.at: item for evidence in seen.evidence for item in ground.sentences(evidence)}
    return list(found.values())


def allowed(rule: Signal, strength: Strength, sentences: list[Reading], ground: Ground) -> Strength:
    """The highest strength up to `strength` whose floors, and those below it, the quoted sentences meet."""
    for level in HELD:
        floors = [floor for at, floor in rule.must.items() if at.rank <= level.rank]
        if level.rank <= strength.rank and all(_meets(floor, sentences, ground) for floor in floors):
            return level
    return Strength.CLAIMED


def _meets(floor: Floor, sentences: list[Reading], ground: Ground) -> bool:
    some, words = ground.cues.bits(*floor.any), _words(floor)
    fitting = [item for item in sentences if item.mask & some or (words and words.search(item.segment.text))]
    return len(fitting) >= floor.least


@lru_cache(maxsize=256)
def _words(floor: Floor) -> Any:
    """The floor's own patterns as one; None where it has none."""
    if not floor.words:
        return None
    return re2.compile("(?i)" + "|".join(expand(pattern, {}) for pattern in floor.words), options())


def backed(signal: str, sentences: list[Reading], ground: Ground) -> bool:
    """Whether the rules find anything of the signal in one of the sentences."""
    bit = 1 << ground.cues.places[signal]
    return any(item.evidenced.adding & bit or ground.cues.rank(signal, item.mask) for item in sentences)


def believable(check: Checked, total: int, rules_total: int, rubric: Rubric) -> bool:
    """Whether a report's strengths count as they are; `total` is what they would come to."""
    trust = rubric.framework.trust
    if check.unbacked > trust.most_unbacked or uniform(check.judgement, rubric):
        return False
    return not (total - rules_total > trust.most_above_rules and check.unbacked > trust.least_unbacked)


def uniform(judgement: Judgement, rubric: Rubric) -> bool:
    """Whether every signal that was found is strong, and there are many: nobody answers like that."""
    found = [item.strength for item in judgement.signals.values() if item.strength is not Strength.ABSENT]
    return len(found) >= rubric.framework.trust.least_uniform and set(found) == {Strength.STRONG}


def limited(check: Checked, rules: Observations) -> Judgement:
    """The judgement with no strength above what the rules see, and claimed at most where its quote is a stranger.

    A signal that is lowered stands on the rules' quotes.
    """
    seen = {item.id: item for item in rules.signals}
    signals = {}
    for name, item in check.judgement.signals.items():
        own = seen.get(name, item)
        if name in check.strangers and own.strength.rank > Strength.CLAIMED.rank:
            own = own.model_copy(update={"strength": Strength.CLAIMED})
        signals[name] = own if own.strength.rank < item.strength.rank else item
    return check.judgement._replace(signals=signals)
