"""The cases of a folder of evaluate pages: each label audited, what is contradicted in it kept out and told."""

from collections.abc import Iterator
from pathlib import Path

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name
from interviewer.evaluation.audit.arithmetic import table_sum
from interviewer.evaluation.audit.audit import Standing, audit, kept_out, standing
from interviewer.evaluation.audit.claims import gate_owner
from interviewer.evaluation.cases import Case, Label, Reference
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.importers.page_text import BadPage
from interviewer.library.rubrics import load_framework

PAGES = "*.txt"
MOST = 100.0
"""Of a total on our scale; a page that adds up to more has a scale of its own, which only tells the order."""


def read_pages(folder: Path, name: str, problems: list[str]) -> Iterator[Case]:
    """Two cases a page, in the order of the files' names; what cannot be read is added to `problems`.

    A file is read where its name ends with `.txt`; others may lie beside it.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.match(PAGES))
    except OSError as error:
        problems.append(
            f"{name}: cannot be read: {error.strerror}. Make that folder, or take it off the suite's files."
        )
        return
    if not files:
        problems.append(f"{name}: no page is in this folder. Save evaluate pages there as text, {PAGES}.")
    principles = {item.name: item.id for item in load_framework().principles}
    for file in files:
        page = read_evaluate_page(file, f"{name}/{file.name}", principles)
        if isinstance(page, BadPage):
            problems += page.problems
        else:
            yield from page_cases(page)


def page_cases(pair: CalibrationPair) -> tuple[Case, Case]:
    """Both answers of a page with as much of its label as nothing contradicts."""
    findings = audit(pair)
    stand = standing(pair, findings)
    label = Label(
        page=pair.source,
        contradicted=tuple(
            f"line {item.label[0].line if item.label else 0}: {item.reason}"
            for item in findings
            if item.severity == "contradicted"
        ),
        kept_out=kept_out(pair, stand),
    )
    first, second = (Case(pair.transcript(name), pair.id, _reference(pair, stand, name), label=label) for name in NAMES)
    return first, second


def _reference(pair: CalibrationPair, stand: Standing, name: Name) -> Reference:
    """What of one answer's label counts. A gate that has no name here makes all gates of that answer unknown."""
    stated = pair.total(name)
    total = stated.given if stated and stated.given is not None else table_sum(pair, name) if pair.rows else None
    points = {key: value for key, value in pair.points(name).items() if key in stand.dimensions[name]}
    if name not in stand.totals or total is None or not 0 <= total <= MOST:
        return Reference(points=points, order=total if stand.order else None)
    gates = [gate.gate for gate in pair.gates if gate_owner(pair, gate) == name]
    return Reference(
        points=points,
        total=total,
        verdict=stated.verdict if stated else None,
        gates=None if None in gates else tuple(sorted({gate for gate in gates if gate})),
    )
