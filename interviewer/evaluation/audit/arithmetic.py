"""What a page's table says against itself: sums, weights, ranges, verdicts, points that a gate promises."""

import re

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, Said
from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation.audit.claims import gate_owner, gate_said
from interviewer.evaluation.audit.finding import Check, Finding, Severity, found

ROUNDING = 0.5
"""Points by which a total may differ from its sum, and per cent by which weights may differ from 100."""
BANDS = (35.0, 64.0, 85.0)
"""GRADING: no_hire < 35 <= lean_no_hire < 64 <= hire < 85 <= strong_hire."""
FAR = 2
"""Bands between a verdict and its total that are a doubt, for a page may have bands of its own; more contradict."""
_PROMISED = re.compile(r"\bscores? (?:of |is |= ?)?(\d{1,3})\b(?: on| for| in)?(?: (?:the )?(\w+))?", re.IGNORECASE)


def table_findings(pair: CalibrationPair) -> list[Finding]:
    """All of them, the table as a whole first."""
    found_in = [*_weights(pair), *_ranges(pair)]
    for name in NAMES:
        found_in += [*_total(pair, name), *_verdict(pair, name), *_gate_points(pair, name)]
    return [*found_in, *_order(pair)]


def _weights(pair: CalibrationPair) -> list[Finding]:
    weights = [row.weight for row in pair.rows if row.weight is not None]
    total = sum(weights)
    if pair.unread or len(weights) < len(pair.rows) or not weights or abs(total - 100) <= ROUNDING:
        return []
    label = [Said(text=f"{row.name}: weight {row.weight:g}", line=row.line) for row in pair.rows]
    return [found(pair, Check.WEIGHTS, None, f"The weights add up to {total:g}, not to 100.", label, [])]


def _ranges(pair: CalibrationPair) -> list[Finding]:
    wrong = []
    for row in pair.rows:
        for score in row.scores:
            if score.share > 1.0 + 1e-9 or score.share < 0:
                said = Said(text=f"{row.name}: {score.given:g} for Candidate {score.candidate}", line=score.line)
                most = score.given / score.share if score.share else 0.0
                reason = f"{row.name} has {most:g} at most, and Candidate {score.candidate} is given {score.given:g}."
                wrong.append(found(pair, Check.RANGE, score.candidate, reason, [said], [], dimension=row.dimension))
    return wrong


def table_sum(pair: CalibrationPair, name: Name) -> float:
    """The sum of a candidate's scores as the page means it: of points, or of marks times weights."""
    scores = [(row, score) for row in pair.rows if (score := row.of(name))]
    if pair.scale == "points":
        return sum(score.given for _, score in scores)
    return sum(score.share * (row.weight or 0.0) for row, score in scores)


def _total(pair: CalibrationPair, name: Name) -> list[Finding]:
    stated = pair.total(name)
    lacking = any(row.of(name) is None and row.scores for row in pair.rows)
    if pair.unread or lacking or not pair.rows or not stated or stated.given is None:
        return []
    total = table_sum(pair, name)
    allowed = ROUNDING if pair.scale == "points" else ROUNDING * 2
    if abs(total - stated.given) <= allowed + 1e-9:
        return []
    label = [Said(text=f"Total of Candidate {name}: {stated.given:g}", line=stated.line)]
    label += [
        Said(text=f"{row.name}: {score.given:g} for Candidate {name}", line=score.line)
        for row in pair.rows
        if (score := row.of(name))
    ]
    reason = f"The scores of Candidate {name} add up to {total:g}, and the page states {stated.given:g}."
    return [found(pair, Check.TOTAL, name, reason, label, [])]


def _verdict(pair: CalibrationPair, name: Name) -> list[Finding]:
    stated = pair.total(name)
    if not stated or stated.given is None or stated.verdict is None:
        return []
    band = _band(pair, stated.given)
    at = VERDICTS.index(stated.verdict)
    gates = [gate for gate in pair.gates if gate_owner(pair, gate) == name]
    said = Said(text=f"Candidate {name}: {stated.given:g}, {stated.verdict.replace('_', ' ')}", line=stated.line)
    if gates and at >= 2:
        label = [said, *(line for gate in gates for line in gate_said(gate))]
        reason = (
            f"A disqualifier is claimed of Candidate {name}, and the verdict is {stated.verdict.replace('_', ' ')}."
        )
        return [found(pair, Check.VERDICT, name, reason, label, [])]
    if abs(band - at) < (1 if pair.bands else FAR) or (gates and at < band):
        return []
    reason = f"A total of {stated.given:g} does not go with {stated.verdict.replace('_', ' ')}"
    reason += f"; by the page's own scale it is {VERDICTS[band].replace('_', ' ')}." if pair.bands else "."
    severity: Severity = "doubtful" if abs(band - at) == FAR and not pair.bands else "contradicted"
    return [found(pair, Check.VERDICT, name, reason, [said], [], severity=severity)]


def _band(pair: CalibrationPair, total: float) -> int:
    """The verdict of a total by the page's own scale, else by ours, as an index of VERDICTS; halves are rounded up."""
    if not pair.bands:
        return sum(total >= least for least in BANDS)
    reached = [band.verdict for band in pair.bands if total + 0.5 >= band.least]
    return VERDICTS.index((reached or [pair.bands[0].verdict])[-1])


def _order(pair: CalibrationPair) -> list[Finding]:
    a, b = pair.total("A"), pair.total("B")
    if not (a and b and a.verdict and b.verdict and a.given is not None and b.given is not None):
        return []
    if (a.given - b.given) * (VERDICTS.index(a.verdict) - VERDICTS.index(b.verdict)) >= 0:
        return []
    if pair.gates:
        return []
    label = [Said(text=f"Candidate {t.candidate}: {t.given:g}, {t.verdict}", line=t.line) for t in (a, b)]
    reason = "The candidate with the higher total has the lower verdict, and no disqualifier is claimed."
    return [found(pair, Check.VERDICT, None, reason, label, [])]


def _gate_points(pair: CalibrationPair, name: Name) -> list[Finding]:
    """A gate that says which score it means, against the score in the table."""
    row = next((row for row in pair.rows if row.dimension == "ownership_signal"), None)
    score = row.of(name) if row else None
    if not row or not score:
        return []
    wrong = []
    for gate in pair.gates:
        promised = _PROMISED.search(gate.reason)
        if gate_owner(pair, gate) != name or not promised:
            continue
        named = promised[2] and promised[2].casefold().startswith(("own", "owner"))
        if not (named or (not promised[2] and gate.gate)) or float(promised[1]) == score.given:
            continue
        label = [Said(text=gate.reason, line=gate.line)]
        label.append(Said(text=f"{row.name}: {score.given:g} for Candidate {name}", line=score.line))
        reason = f"The disqualifier says score {promised[1]}, and the table gives Candidate {name} {score.given:g}."
        wrong.append(found(pair, Check.GATE_POINTS, name, reason, label, [], dimension="ownership_signal"))
    return wrong[:1]
