"""Reports made in memory, and a reader of their HTML that insists on its form."""

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from interviewer.domain.scorecard import Scorecard
from interviewer.evaluation.cases import Case, read_cases
from interviewer.evaluation.evaluate import graded
from interviewer.evaluation.figures import figures
from interviewer.evaluation.folders import Result
from interviewer.evaluation.gates import run_check, threshold_checks
from interviewer.evaluation.report.case_views import case_views
from interviewer.evaluation.report.contents import Contents, divided
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.suites import Suite
from interviewer.grading.grader import grade
from interviewer.library.rubrics import load_rubric
from tests.evaluation.made import suite

VOID = {"meta", "br"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "nav", "section", "h1", "h2", "h3", "h4", "p", "div",
    "span", "a", "b", "i", "bdi", "small", "sup", "mark", "data", "ul", "ol", "li", "dl", "dt", "dd", "pre", "details",
    "summary", "table", "thead", "tbody", "tr", "th", "td", "svg", "rect", "line", "path", "circle", "text",
}  # fmt: skip


class Element:
    """One element with what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes = tag, attributes
        self.text = ""
        self.inside: list[Element] = []
        """At any depth, in order."""

    def all(self, tag: str, **attributes: str) -> "list[Element]":
        """Elements inside of a kind; `class_` names one of the classes."""
        return [item for item in self.inside if item.tag == tag and all(item.has(*wish) for wish in attributes.items())]

    def has(self, name: str, value: str) -> bool:
        """Whether an attribute has that value."""
        given = self.attributes.get(name.rstrip("_")) or ""
        return value in given.split() if name == "class_" else given == value

    def at(self, name: str) -> float:
        """A place in per cent."""
        return float((self.attributes[name] or "").removesuffix("%"))


class Reader(HTMLParser):
    """Raises AssertionError where an element is not closed, or closed in the wrong place."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        assert len({name for name, _ in attributes}) == len(attributes), (tag, attributes)
        found = Element(tag, dict(attributes))
        for above in self.open:
            above.inside.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Words of everything that is open."""
        for above in self.open:
            above.text += data


def read(html: str) -> Element:
    """The document; every element is balanced and of the kinds that a report is made of."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root]
    assert {item.tag for item in reader.root.inside} <= TAGS | {"title"}
    return reader.root


def cases_of(evals: Path) -> tuple[Case, ...]:
    """Those of the folder's one file."""
    problems: list[str] = []
    found = tuple(read_cases(evals / "cases.jsonl", "cases.jsonl", problems))
    assert problems == []
    return found


def contents(
    cases: Sequence[Case],
    *,
    cards: Mapping[str, Scorecard | None] | None = None,
    replies: Sequence[str] = (),
    model: str | None = None,
    failed: str = "No grade within 1800 s.",
    **more: Any,
) -> Contents:
    """Of a run of these cases by the rules; `cards` names grades of one's own, None: it failed."""
    told = Suite.model_validate(suite(**more))
    keys = {case.id: (f"key-{place}",) for place, case in enumerate(cases)}
    results, failures = dict[str, Result](), dict[str, str]()
    for case in cases:
        [key] = keys[case.id]
        own = (cards or {}).get(case.id, ...)
        if own is None:
            failures[key] = failed
        else:
            card = grade(case.transcript, load_rubric(case.transcript.competency)) if own is ... else own
            results[key] = Result(key, case.id, 0, card, tuple(replies), 1.5, 1)
    manifest = Manifest(
        suite=told.id,
        grader="llm" if model else "rules",
        model=model,
        fingerprint="f" * 64,
        started="2026-11-20T10:00:00+00:00",
        rubrics={case.transcript.competency: "1" * 16 for case in cases},
        keys=keys,
    )
    done = graded(told, cases, results, keys)
    found = figures(told, cases, done.rows)
    return Contents(
        run="mine",
        manifest=manifest,
        graded=done,
        figures=found,
        checks=(run_check(len(failures), len(failures), None), *threshold_checks(told, found, manifest.grader)),
        parts=tuple(divided(told, done.rows)),
        views=case_views(done, keys, results, failures),
        changes=(),
        evals=None,
    )
