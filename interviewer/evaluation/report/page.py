"""The page as a whole: one file that needs nothing else, runs nothing and asks nobody."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from interviewer.errors import RunError
from interviewer.evaluation.report.case_views import CaseView, worst
from interviewer.evaluation.report.cases import folded, row, with_replies
from interviewer.evaluation.report.contents import Contents
from interviewer.evaluation.report.drawings import legend, scatter
from interviewer.evaluation.report.markup import Child, Html, joined, number, tag
from interviewer.evaluation.report.measures import confusion, dimensions, metrics, parts, unseen
from interviewer.evaluation.report.names import Names
from interviewer.evaluation.report.opening import Link, checks, labels, opening, provenance, title

WORST = 12
"""Disagreements shown by themselves; the first of them unfolded."""
POINT_SIGNS = (
    ("same", "same verdict"),
    ("one", "one verdict apart"),
    ("more", "further apart"),
    ("spread", "from the lowest to the highest rater"),
)
SECTIONS = (
    ("figures", "Figures"),
    ("verdicts", "Verdicts"),
    ("scatter", "Score against reference"),
    ("dimensions", "Dimensions"),
    ("parts", "Agreement by part"),
    ("labels", "Labels"),
    ("worst", "Worst disagreements"),
    ("all", "All cases"),
    ("run", "What was run"),
)


def page(contents: Contents) -> str:
    """The HTML of a run's report. The same contents give the same bytes."""
    names = Names(view.case.transcript.competency for view in contents.views)
    found = worst(contents.views, WORST)
    targets = {view.case.id: f"c{place}" for place, view in enumerate(contents.views)}
    links = [Link(view, targets[view.case.id]) for view in found]
    ungraded = [Link(view, targets[view.case.id]) for view in contents.views if view.why_none]
    carried = with_replies(contents.views, found)
    bodies: dict[str, list[Html]] = {
        "figures": [*metrics(contents, names), *unseen(contents, names), *_caveats(contents)],
        "verdicts": [*confusion(contents, names)],
        "scatter": [*_scatter(contents, names, targets)],
        "dimensions": [body for body in [dimensions(contents, names)] if body],
        "parts": [*parts(contents, names)],
        "labels": [*labels(contents)],
        "worst": [
            *_readers(found),
            *(
                folded(link.view, link.target, names, replies=link.view.case.id in carried, opened=not place)
                for place, link in enumerate(links)
            ),
        ],
        "all": [*_all(contents.views, found, targets, carried, names)],
        "run": [*provenance(contents, names)],
    }
    shown = [(id_, name, bodies[id_]) for id_, name in SECTIONS if bodies[id_]]
    body = tag(
        "main",
        *opening(contents, names, links, ungraded),
        checks(contents),
        tag("nav", *(tag("a", name, href=f"#{id_}") for id_, name, _ in shown), aria_label="Sections"),
        *(tag("section", tag("h2", name), *inside, id=id_) for id_, name, inside in shown),
    )
    return f"<!doctype html>\n{tag('html', _head(title(contents)), tag('body', body), lang='en')}\n"


def write_report(path: Path, contents: Contents) -> None:
    """The whole file, which is there in full or not at all. Raises RunError where it cannot be written."""
    text, half = page(contents), path.with_name(f"{path.name}.new")
    try:
        half.write_text(text, encoding="utf-8")
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise RunError(
            f"{path}: the report cannot be written: {error.strerror}. The run is safe. Name another file."
        ) from error


def _head(name: str) -> Html:
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", name),
        tag("style", Html(style())),
    )


@cache
def style() -> str:
    """The style sheet, shipped beside this module; it holds no data."""
    return files("interviewer.evaluation.report").joinpath("report.css").read_text(encoding="utf-8")


def _caveats(contents: Contents) -> Iterator[Html]:
    if contents.figures.caveats:
        yield tag("h3", "What the intervals cannot show")
        yield tag("ul", *(tag("li", said) for said in contents.figures.caveats))


def _scatter(contents: Contents, names: Names, targets: dict[str, str]) -> Iterator[Html]:
    apart = [abs(view.off) for view in contents.views if view.off is not None]
    if not apart:
        return
    yield legend(POINT_SIGNS)
    yield scatter(contents.views, names.bands, [targets[view.case.id] for view in contents.views])
    within = [f"{sum(off <= most for off in apart)} within {most}" for most in (5, 10, 20)]
    said = f"Of {len(apart)} cases, points from the reference: {', '.join(within)}."
    spreads = [high - low for low, high in (view.spread for view in contents.views if view.spread)]
    if spreads:
        mean = number(sum(spreads) / len(spreads), 1)
        said += f" From a case's lowest rater to its highest: {mean} points on average."
    yield tag("p", said)


def _readers(found: Sequence[CaseView]) -> Iterator[Html]:
    if any(view.case.seen for view in found):
        said = (
            "Verdict and points of the reference are the raters' middle, beside them their lowest and highest; "
            "strengths and quotes are one reader's. Dots: steps between the two strengths."
        )
        yield tag("p", said, class_="q")


def _all(
    views: Sequence[CaseView], above: Sequence[CaseView], targets: dict[str, str], carried: set[str], names: Names
) -> Iterator[Html]:
    """Every case in the order of the suite; those shown above are led to, so that nothing is there twice."""
    shown = {view.case.id for view in above}
    lines: list[Child] = [
        tag("p", tag("a", *row(view, names), href=f"#{targets[view.case.id]}"), class_="above")
        if view.case.id in shown
        else folded(view, targets[view.case.id], names, replies=view.case.id in carried)
        for view in views
    ]
    yield tag("details", tag("summary", f"{len(views)} cases in the order of the suite"), joined(*lines), class_="list")
