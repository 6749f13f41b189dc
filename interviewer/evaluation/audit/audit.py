"""All checks of one pair, and what of its label still counts."""

from collections import Counter
from collections.abc import Iterable

from interviewer.domain.base import Value
from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name
from interviewer.evaluation.audit.absences import absence_findings
from interviewer.evaluation.audit.arithmetic import table_findings, table_sum
from interviewer.evaluation.audit.counting import count_findings
from interviewer.evaluation.audit.finding import Check, Finding, Severity
from interviewer.evaluation.audit.gates import gate_findings
from interviewer.evaluation.audit.mended import mended_findings
from interviewer.evaluation.audit.points import point_findings
from interviewer.evaluation.audit.quotes import quote_findings
from interviewer.evaluation.audit.unsupported import unsupported_findings

_NOT_THE_LABEL = frozenset({Check.COUNT})
"""Contradicted remarks that no point, gate or verdict rests on."""
_OTHER_TEXT = frozenset({Check.MENDED, Check.QUOTE})
"""Signs that the label was put on another text than the one on the page: no dimension of it counts."""


def audit(pair: CalibrationPair) -> tuple[Finding, ...]:
    """Every contradiction and doubt, contradicted first, then by the line of the label. Changes nothing."""
    checks = (
        quote_findings,
        gate_findings,
        point_findings,
        absence_findings,
        unsupported_findings,
        mended_findings,
        table_findings,
        count_findings,
    )
    found: dict[str, Finding] = {}
    for finding in [finding for check in checks for finding in check(pair)]:
        number = 2
        ident = finding.id
        while ident in found:
            ident, number = f"{finding.id}:{number}", number + 1
        found[ident] = finding if ident == finding.id else finding.model_copy(update={"id": ident})
    return tuple(sorted(found.values(), key=_place))


def _place(finding: Finding) -> tuple[bool, int, str]:
    return finding.severity != "contradicted", finding.label[0].line if finding.label else 0, finding.id


class Standing(Value):
    """What of a pair's label an agreement figure may use; what is left out is counted, with the findings saying why."""

    pair: str
    order: bool
    """Whether the order of the two counts."""
    totals: tuple[Name, ...]
    """Candidates whose total, verdict and gates count."""
    dimensions: dict[Name, tuple[str, ...]]
    """Candidate to the dimensions whose points count."""
    contradicted: tuple[str, ...]
    """Ids of the findings that keep something out."""
    doubtful: tuple[str, ...]
    """Ids of those that keep nothing out."""

    @property
    def whole(self) -> bool:
        """Whether nothing is kept out."""
        return self.order and len(self.totals) == len(NAMES) and not self.contradicted


def standing(pair: CalibrationPair, findings: Iterable[Finding] | None = None) -> Standing:
    """What of the label counts after the audit: a contradicted dimension takes its candidate's total and verdict along.

    `findings` are those of `audit(pair)`, made here where they are not given. The order of the pair falls where it was
    found unsafe, or where the scores order the two differently from the totals that are stated.
    """
    said = tuple(audit(pair) if findings is None else findings)
    against = [item for item in said if item.severity == "contradicted"]
    deciding = [item for item in against if item.check not in _NOT_THE_LABEL]
    fallen = {name for name in NAMES for item in deciding if item.candidate in (name, None)}
    touched = {(name, item.dimension) for name in NAMES for item in deciding if item.candidate in (name, None)}
    whole = {item.candidate for item in deciding if item.check in _OTHER_TEXT and not item.dimension}
    return Standing(
        pair=pair.id,
        order=not any(item.check is Check.ORDER for item in deciding) and not _reversed(pair),
        totals=tuple(name for name in NAMES if name not in fallen),
        dimensions={
            name: tuple(d for d in pair.points(name) if name not in whole and (name, d) not in touched)
            for name in NAMES
        },
        contradicted=tuple(item.id for item in against),
        doubtful=tuple(item.id for item in said if item.severity == "doubtful"),
    )


def kept_out(pair: CalibrationPair, stand: Standing) -> tuple[str, ...]:
    """What of the label no agreement figure may use, in words; empty: all of it may be used."""
    found = ["the order of the two"] if not stand.order else []
    for name in NAMES:
        if name not in stand.totals:
            found.append(f"total, verdict and gates of Candidate {name}")
        given = [item for item in pair.points(name) if item not in stand.dimensions[name]]
        whole = bool(given) and len(given) == len(pair.points(name))
        parts = ["every dimension"] if whole else given
        found += [f"{part} of Candidate {name}" for part in parts]
    return tuple(found)


def _reversed(pair: CalibrationPair) -> bool:
    """Whether the scores order the two otherwise than the stated totals do."""
    stated = [total.given for name in NAMES if (total := pair.total(name)) and total.given is not None]
    if len(stated) < len(NAMES) or not pair.rows:
        return False
    summed = [table_sum(pair, name) for name in NAMES]
    return (stated[0] - stated[1]) * (summed[0] - summed[1]) < 0


class AuditSummary(Value):
    """How many labels were looked at and what became of them."""

    pairs: int
    clean: int
    """Pairs without a finding."""
    contradicted: int
    """Pairs with a contradiction."""
    doubtful: int
    """Pairs with doubts alone."""
    orders_left_out: int
    totals_left_out: int
    findings: dict[Severity, int]
    by_check: dict[str, int]


def summary(pairs: Iterable[CalibrationPair]) -> AuditSummary:
    """The counts of several pairs, contradicted ones apart."""
    looked = [(pair, audit(pair)) for pair in pairs]
    stand = [standing(pair, findings) for pair, findings in looked]
    every = [finding for _, findings in looked for finding in findings]
    return AuditSummary(
        pairs=len(looked),
        clean=sum(not findings for _, findings in looked),
        contradicted=sum(bool(item.contradicted) for item in stand),
        doubtful=sum(bool(item.doubtful) and not item.contradicted for item in stand),
        orders_left_out=sum(not item.order for item in stand),
        totals_left_out=sum(len(NAMES) - len(item.totals) for item in stand),
        findings={level: sum(item.severity == level for item in every) for level in ("contradicted", "doubtful")},
        by_check=dict(sorted(Counter(str(item.check) for item in every).items())),
    )
