"""A merged rubric as lines to read."""

from collections.abc import Iterator

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import Dimension
from interviewer.export.summary import number


def rubric_text(rubric: Rubric) -> Iterator[str]:
    """Name, dimensions with signals, gates, red flags, bands, questions, probes."""
    yield f"{rubric.name} ({rubric.id}), version {rubric.version}, {rubric.hash}"
    yield rubric.competency.definition
    yield from (f"Note: {note}" for note in rubric.notes)
    for dimension in rubric.dimensions:
        yield ""
        yield from _dimension(dimension)
    yield from _block("Strengths, by rules", _strengths(rubric))
    off = [
        f"{gate} is off: {rubric.competency.gates_off_why or 'see the principle'}" for gate in sorted(rubric.gates_off)
    ]
    gates = [
        f"{gate.name} ({gate.id}): {gate.remedy}" for gate in rubric.framework.gates if gate.id not in rubric.gates_off
    ]
    yield from _block("Gates", gates + off)
    yield from _block("Red flags", [f"{flag.name}: {flag.why}" for flag in rubric.framework.red_flags])
    yield from _block("Bands", [f"from {band.least}: {band.name}. {band.means}" for band in rubric.framework.bands])
    yield from _block("Levels", [f"{level.name}: {level.expects}" for level in rubric.framework.levels])
    questions = [f"{item.id} ({item.form}, {item.kind}): {item.text}" for item in rubric.competency.questions]
    yield from _block("Questions", questions)
    yield from _block("Probes", [f"{probe.id} (after {probe.signal}): {probe.question}" for probe in rubric.probes])


def _dimension(dimension: Dimension) -> Iterator[str]:
    yield f"{dimension.name} ({dimension.id}), {number(dimension.points)} points: {dimension.question}"
    for signal in dimension.signals:
        yield f"  {signal.name} ({signal.id}), {number(signal.points)}: {signal.asks}"


def _strengths(rubric: Rubric) -> list[str]:
    weights = rubric.framework.strengths["rules"]
    return [
        f"{strength}: {number(weights[strength])} of a signal's points" for strength in Strength if strength in weights
    ]


def _block(title: str, rows: list[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {row}" for row in rows)
