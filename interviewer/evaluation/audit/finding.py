"""What an audit says of one label: which claim, against which words, how surely."""

from enum import StrEnum
from typing import Literal

from interviewer.domain.base import Value
from interviewer.domain.calibration_pair import CalibrationPair, Name, Said

Severity = Literal["contradicted", "doubtful"]


class Check(StrEnum):
    """What a label can be contradicted by."""

    QUOTE = "quoted_words_absent"
    GATE = "gate_without_words"
    GATE_POINTS = "gate_against_scores"
    IMPACT = "stated_number_denied"
    REFLECTION = "stated_reflection_denied"
    OWNERSHIP = "stated_ownership_denied"
    ABSENCE = "stated_part_denied"
    POINTS = "points_without_words"
    COUNT = "count_denied"
    MENDED = "already_mended"
    ORDER = "order_unsafe"
    TOTAL = "total_does_not_add_up"
    WEIGHTS = "weights_not_100"
    RANGE = "score_above_its_weight"
    VERDICT = "verdict_against_total"


class Finding(Value):
    """One contradiction or doubt."""

    id: str
    """'<pair>:<check>:<first line of the label>[:<candidate>]'; the same page gives the same ids."""
    check: Check
    pair: str
    source: str
    candidate: Name | None
    """Whose label; None for the page's table as a whole."""
    dimension: str | None
    """The dimension that is touched; None where it is the whole label."""
    severity: Severity
    reason: str
    """One sentence."""
    label: tuple[Said, ...]
    """What the page claims."""
    answer: tuple[Said, ...]
    """What the answer says; empty where it says nothing of the kind."""


def found(
    pair: CalibrationPair,
    check: Check,
    candidate: Name | None,
    reason: str,
    label: list[Said],
    answer: list[Said],
    *,
    dimension: str | None = None,
    severity: Severity = "contradicted",
) -> Finding:
    """A finding with its id; the label's places in the order of the page, each once."""
    places = sorted({(said.line, said.text) for said in label})
    ident = f"{pair.id}:{check}:{places[0][0] if places else 0}"
    return Finding(
        id=f"{ident}:{candidate}" if candidate else ident,
        check=check,
        pair=pair.id,
        source=pair.source,
        candidate=candidate,
        dimension=dimension,
        severity=severity,
        reason=reason,
        label=tuple(Said(text=text, line=line) for line, text in places),
        answer=tuple(answer),
    )
