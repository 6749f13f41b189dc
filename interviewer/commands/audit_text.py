"""Audited pages as text for a terminal and as JSON Lines."""

import json
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from interviewer.domain.calibration_pair import CalibrationPair, Said
from interviewer.evaluation.audit.audit import Standing, audit, kept_out, standing, summary
from interviewer.evaluation.audit.finding import Finding
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.importers.page_text import BadPage

SHOWN = 240
"""Characters of an answer that a finding repeats on a terminal; all of it is in the JSON."""
_WIDTH = 100


def pages_in(files: Iterable[str]) -> Iterator[CalibrationPair | BadPage]:
    """The pair of each file, in order; `-` is standard input."""
    from interviewer.library.rubrics import load_framework

    principles = {item.name: item.id for item in load_framework().principles}
    for name in files:
        if name == "-":
            yield read_evaluate_page(sys.stdin.buffer.read(), "<stdin>", principles)
        else:
            yield read_evaluate_page(Path(name), name, principles)


def page_json(page: CalibrationPair | BadPage) -> str:
    """One page as a JSON object on one line: what was found, what still counts, and what could not be read."""
    if isinstance(page, BadPage):
        return json.dumps({"source": page.source, "status": "unread", "problems": page.problems}, ensure_ascii=False)
    findings = audit(page)
    stand = standing(page, findings)
    return json.dumps(
        {
            "source": page.source,
            "id": page.id,
            "status": _status(stand),
            "standing": stand.model_dump(mode="json", exclude={"pair"}),
            "findings": [finding.model_dump(mode="json") for finding in findings],
            "unread": [said.model_dump(mode="json") for said in page.unread],
        },
        ensure_ascii=False,
    )


def _status(stand: Standing) -> str:
    return "contradicted" if stand.contradicted else "doubtful" if stand.doubtful else "clean"


def page_text(page: CalibrationPair) -> Iterator[str]:
    """One page for a reader: each finding with both texts, then what still counts and what could not be read."""
    findings = audit(page)
    yield f"{page.source}: {_counted(findings)}"
    for finding in findings:
        yield ""
        yield from _wrapped(
            f"{finding.severity.capitalize()}, {finding.check.replace('_', ' ')}: {finding.reason}", "  ", "    "
        )
        yield from _places("page", finding.label)
        yield from _places("answer", finding.answer)
    if findings:
        yield ""
        yield from _wrapped(_left(page, standing(page, findings)), "  ", "  ")
    if page.unread:
        yield ""
        yield "  Not read, so that no sum was checked:"
        for said in page.unread:
            yield from _wrapped(f"line {said.line}: {said.text}", "    ", "      ")
    yield ""


def page_brief(page: CalibrationPair) -> Iterator[str]:
    """One page on its way in: a line a finding; `eval audit` has both texts."""
    findings = audit(page)
    yield f"  Its label, checked: {_counted(findings)}"
    for finding in findings:
        place = f"line {finding.label[0].line}: " if finding.label else ""
        yield from _wrapped(f"{finding.severity.capitalize()}, {place}{finding.reason}", "    ", "      ")
    if findings:
        yield from _wrapped(_left(page, standing(page, findings)), "    ", "      ")
        yield "    'interviewer eval audit' shows the words on both sides."
    yield ""


def _counted(findings: tuple[Finding, ...]) -> str:
    against = sum(item.severity == "contradicted" for item in findings)
    if not findings:
        return "nothing in its label is contradicted."
    return f"{against} contradicted, {len(findings) - against} doubtful."


def _places(what: str, said: Iterable[Said]) -> Iterator[str]:
    for place in said:
        text = place.text if len(place.text) <= SHOWN else place.text[:SHOWN].rstrip() + "..."
        yield from _wrapped(f"{what} line {place.line}: {text}", "    ", "      ")


def _left(page: CalibrationPair, stand: Standing) -> str:
    out = kept_out(page, stand)
    said = ", ".join(out).replace("_", " ")
    return f"Kept out of agreement figures: {said}." if out else "Nothing is kept out of agreement figures."


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), _WIDTH, initial_indent=first, subsequent_indent=rest)


def totals_text(pages: list[CalibrationPair]) -> str:
    """All pages in one sentence."""
    counts = summary(pages)
    return (
        f"{counts.pairs} read: {counts.contradicted} with contradictions, {counts.doubtful} with doubts alone, "
        f"{counts.clean} clean. Left out of agreement: {counts.totals_left_out} totals, "
        f"{counts.orders_left_out} orders."
    )
