"""Wording a probe without a model: the candidate's own words, then one question."""

import hashlib
from collections.abc import Collection, Iterator, Sequence

from interviewer.domain.base import Value
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence
from interviewer.domain.phrasing import Phrasing
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import DEFAULT_COMPETENCY
from interviewer.interview.probing import ProbeChoice, how_to_ask
from interviewer.interview.quoting import clauses, holds

OWN_PROBE_SHARE = 4
"""One wording in so many is the competency's own probe, where it has one beside the shared wordings. `generic`, which
stands in for many principles, would be heard too often that way: there it is one wording among the shared."""

EFFECTS = frozenset({"result", "outcome", "measure", "baseline", "time", "meaning", "through"})
"""What is asked of a change: a clause that tells of one is quoted before any other evidence."""


class Worded(Value):
    """A probe as it is said. `wording` names its question and, after '+', its lead."""

    text: str
    wording: str
    quote: str | None
    """A verbatim span of a candidate's turn."""


def word(
    choice: ProbeChoice,
    scorecard: Scorecard,
    rubric: Rubric,
    phrasing: Phrasing,
    *,
    seed: str,
    used: Sequence[str] = (),
    said: Sequence[str] = (),
) -> Worded:
    """The probe for `choice`: at most two sentences, one question, quoting the evidence or the claim that lacks it.

    `used` are the wordings of the interview so far: no question of them is taken again while another is left, and
    the least used lead is taken. `said` are the probes so far, whose quotes are not taken again: where nothing else is
    there to quote, the question stands alone. Equal wordings are chosen among by a hash of `seed`, signal and quote.
    """
    quote = next(_quotes(choice, scorecard, phrasing, said), None)
    drawn = lot(seed, choice.signal, quote or "")
    ask_id, ask = _ask(choice, rubric, phrasing, {item.partition("+")[0] for item in used}, drawn, alone=quote is None)
    if quote is None:
        return Worded(text=ask, wording=ask_id, quote=None)
    leads = [item.partition("+")[2] for item in used]
    place = min(range(len(phrasing.leads)), key=lambda n: (leads.count(str(n)), lot(seed, quote, str(n))))
    lead = phrasing.leads[place].replace("{quote}", quote)
    asked = ask[0].lower() + ask[1:] if lead.endswith(":") else ask
    return Worded(text=f"{lead} {asked}", wording=f"{ask_id}+{place}", quote=quote)


def lot(*seed: str) -> int:
    """A number that looks drawn and is always the same for the same seed."""
    return int.from_bytes(hashlib.sha256("\0".join(seed).encode("utf-8", "replace")).digest()[:6])


def _ask(
    choice: ProbeChoice, rubric: Rubric, phrasing: Phrasing, used: Collection[str], drawn: int, *, alone: bool
) -> tuple[str, str]:
    """Id and text of the question; `alone`, without a quote before it, the competency's own reads better."""
    how = how_to_ask(choice, phrasing)
    owner = f"gate:{choice.gate}" if choice.gate else choice.signal
    shared = [(f"{owner}.{n}", ask) for n, ask in enumerate(how.asks)] if how else []
    own = [
        (f"{rubric.competency.id}:{probe.id}", probe.question)
        for probe in rubric.probes
        if probe.signal == choice.signal and not choice.gate
    ]
    if shared and not alone and rubric.competency.id == DEFAULT_COMPETENCY:
        shared, own = [*shared, *own], []
    fresh_own = [item for item in own if item[0] not in used]
    if fresh_own and (alone or not shared or drawn % OWN_PROBE_SHARE == 0):
        return fresh_own[drawn // OWN_PROBE_SHARE % len(fresh_own)]
    fresh = [item for item in shared if item[0] not in used] or shared or own
    return fresh[drawn // OWN_PROBE_SHARE % len(fresh)]


def _quotes(choice: ProbeChoice, scorecard: Scorecard, phrasing: Phrasing, said: Sequence[str]) -> Iterator[str]:
    """Clauses that may be quoted, the most fitting first: none that was quoted, or that answers the question."""
    how = how_to_ask(choice, phrasing)
    evidence = _evidence(scorecard)
    order = (choice.gate, choice.signal, *(how.quotes if how else _siblings(choice, scorecard)))
    found = [
        clauses(piece.quote, near=how.near if how else ())
        for owner in dict.fromkeys(item for item in order if item)
        for piece in evidence.get(owner, ())
    ]
    before = [text.lower() for text in said]
    spans = [*(spans[0] for spans in found if spans), *(span for spans in found for span in spans[1:])]
    if how and choice.signal in EFFECTS:
        spans.sort(key=lambda span: not holds(span, how.near))
    for span in spans:
        if not any(span.lower() in text for text in before) and not (how and holds(span, how.answered_by)):
            yield span


def _siblings(choice: ProbeChoice, scorecard: Scorecard) -> tuple[str, ...]:
    return tuple(signal.id for signal in scorecard.dimensions[choice.dimension].signals)


def _evidence(scorecard: Scorecard) -> dict[str, tuple[Evidence, ...]]:
    signals = {
        signal.id: signal.evidence for dimension in scorecard.dimensions.values() for signal in dimension.signals
    }
    marks = {mark.id: mark.evidence for mark in (*scorecard.gates, *scorecard.red_flags)}
    return {**signals, **marks}
