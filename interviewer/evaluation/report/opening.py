"""The top of the report: did it pass, how good, where worst; the checks; what was run and how to run it again."""

import shlex
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer.evaluation.figures import Figure
from interviewer.evaluation.gates import loose
from interviewer.evaluation.report.case_views import CaseView
from interviewer.evaluation.report.contents import Contents
from interviewer.evaluation.report.drawings import axis, interval, scale_of
from interviewer.evaluation.report.markup import Child, Html, joined, number, plain, tag
from interviewer.evaluation.report.measures import COUNTS, in_points, marks_of, metric_name
from interviewer.evaluation.report.names import Names

HEADLINES = ("verdict_qwk", "total_error", "pair_order", "verdict_exact", "total_spearman", "gate_recall")
"""What answers 'how good', as far as the suite measures it, in this order."""
SHOWN = 3


class Link(NamedTuple):
    """A case and where it stands in the page."""

    view: CaseView
    target: str


def title(contents: Contents) -> str:
    """Of the page."""
    manifest = contents.manifest
    return plain(f"{manifest.suite}, {_grader(contents)}, {_day(contents)}: {_state(contents)}")


def opening(contents: Contents, names: Names, worst: Sequence[Link], ungraded: Sequence[Link]) -> Iterator[Html]:
    """Everything that a hurried reader needs."""
    failed = [check for check in contents.checks if not check.passed]
    state = tag("span", _state(contents), class_="badge bad" if failed else "badge good")
    yield tag("h1", f"{contents.manifest.suite} ", tag("small", f"graded by {_grader(contents)}"))
    told = f" {len(contents.checks) - len(failed)} of {len(contents.checks)} checks passed. "
    cases = f"{contents.figures.n} cases in {contents.figures.pairs} groups, {_day(contents)}."
    yield tag("p", state, told, cases, class_="state")
    yield tag("p", contents.suite.about, class_="about")
    for change in contents.changes:
        yield tag("p", tag("b", "Changed since the run. "), change, class_="note")
    if failed:
        yield tag("ul", *(tag("li", check.says) for check in failed), class_="failed")
    yield tag("div", *_tiles(contents, names), class_="tiles")
    yield from _unseen(contents, names)
    said = [*_where(contents, names, worst, ungraded)]
    if said:
        yield tag("section", tag("h2", "Where it is worst"), tag("ul", *(tag("li", item) for item in said)))


def _grader(contents: Contents) -> str:
    manifest = contents.manifest
    return f"a model, {manifest.model}" if manifest.model else "the rules" if manifest.grader == "rules" else "a model"


def _day(contents: Contents) -> str:
    return f"{contents.manifest.started[:16].replace('T', ' ')} UTC"


def _state(contents: Contents) -> str:
    return "passed" if all(check.passed for check in contents.checks) else "not passed"


def _tiles(contents: Contents, names: Names) -> Iterator[Html]:
    known = {figure.metric: figure for figure in contents.figures.overall if figure.value is not None}
    wanted = [name for name in HEADLINES if name in known]
    wanted += [name for name in known if name not in (*COUNTS, *wanted)]
    for name in wanted[:SHOWN]:
        yield tag("div", *_tile(known[name], contents, names), class_="tile")


def _tile(figure: Figure, contents: Contents, names: Names) -> Iterator[Html]:
    marks = marks_of(figure, contents.figures, contents.suite, contents.manifest.grader)
    values = [value for value in (figure.value, figure.low, figure.high, *marks) if value is not None]
    scale = scale_of(values, share=not in_points(figure.metric))
    yield tag("h2", metric_name(figure.metric, names))
    against = (
        ("must be at least", marks.least),
        ("must be at most", marks.most),
        ("raters", marks.raters),
        ("length alone", marks.length),
        ("most frequent", marks.constant),
    )
    said = [f"{name} {number(value)}" for name, value in against if value is not None]
    interval_ = ""
    if figure.low is not None and figure.high is not None:
        interval_ = f" {number(figure.low)} to {number(figure.high)}"
    yield tag("p", tag("b", number(figure.value or 0)), tag("span", interval_), class_="big")
    yield interval(figure, scale, marks)
    yield axis(scale)
    yield tag("p", "; ".join(said), class_="q")


def _unseen(contents: Contents, names: Names) -> Iterator[Html]:
    """The same of the cases alone that nothing was learned from."""
    if (apart := contents.figures.unseen) is None:
        return
    known = {figure.metric: figure for figure in apart.figures if figure.value is not None}
    told = [known[name] for name in HEADLINES if name in known][:SHOWN]
    said = "; ".join(f"{metric_name(item.metric, names)} {number(item.value or 0)}{_ends(item)}" for item in told)
    yield tag("p", tag("b", f"Of the {apart.n} cases that nothing was learned from: "), f"{said}.")


def _where(contents: Contents, names: Names, worst: Sequence[Link], ungraded: Sequence[Link]) -> Iterator[Html]:
    if ungraded:
        said = f"{len(ungraded)} {'case' if len(ungraded) == 1 else 'cases'} without a grade. "
        yield joined(tag("b", said), _listed(ungraded), ". First: ", ungraded[0].view.why_none)
    kappas = [f for f in contents.figures.overall if f.metric.startswith("qwk_") and f.value is not None]
    if kappas:
        least = min(kappas, key=lambda figure: figure.value or 0)
        said = f"{metric_name(least.metric, names)} {number(least.value or 0)}{_ends(least)}"
        yield joined(tag("b", "Dimension. "), said)
    for by in dict.fromkeys(part.by for part in contents.parts):
        known = [part for part in contents.parts if part.by == by and part.figures[0].low is not None]
        if len(known) > 1:
            furthest = max(known, key=lambda part: part.figures[0].value or 0)
            error = furthest.figures[0]
            said = f"{names.part(by, furthest.name)}: {number(error.value or 0, 1)} points off on average"
            yield joined(tag("b", f"{by.capitalize()}. "), f"{said}{_ends(error, 1)}, {error.n} cases")
    yield from _gates(contents.views)
    if worst:
        yield joined(tag("b", "Cases. "), _listed(worst))


def _listed(links: Sequence[Link]) -> Html:
    """The first of them."""
    parts: list[Child] = []
    for link in links[:SHOWN]:
        off = "" if link.view.off is None else f" {number(link.view.off, sign=True)}"
        parts += [", " if parts else None, tag("a", tag("bdi", link.view.case.id), href=f"#{link.target}"), off]
    return joined(*parts)


def _ends(figure: Figure, places: int = 2) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f" ({number(figure.low, places)} to {number(figure.high, places)})"


def _gates(views: Sequence[CaseView]) -> Iterator[Html]:
    missed = wrong = 0
    for view in views:
        if view.reference.gates is not None and view.grader.gates is not None:
            missed += len(set(view.reference.gates) - set(view.grader.gates))
            wrong += len(set(view.grader.gates) - set(view.reference.gates))
    if missed or wrong:
        yield joined(tag("b", "Gates. "), f"{missed} missed, {wrong} fired that should not have.")


def checks(contents: Contents) -> Html:
    """All of them, those that failed first."""
    ordered = sorted(contents.checks, key=lambda check: check.passed)
    lines = [
        tag(
            "li",
            tag("b", "passed" if check.passed else "failed", class_=None if check.passed else "missed"),
            " ",
            check.says,
        )
        for check in ordered
    ]
    loosely = [*loose(contents.suite, contents.figures, contents.manifest.grader)]
    lines += [tag("li", tag("b", "loose"), " ", said) for said in loosely]
    return tag("details", tag("summary", f"All {len(ordered)} checks"), tag("ul", *lines, class_="checks"))


def labels(contents: Contents) -> Iterator[Html]:
    """What an audit found against the labels of pages, which is in no figure."""
    found = contents.figures.contradicted
    if not contents.figures.pages:
        return
    yield tag("p", f"Labels audited: {contents.figures.pages}; contradicted by their own page: {len(found)}.")
    for label in found:
        out = ", ".join(label.kept_out) or "nothing, as no point or verdict rests on it"
        yield tag("h3", label.page)
        yield tag("ul", *(tag("li", reason) for reason in label.reasons))
        yield tag("p", f"Kept out of the figures: {out}.", class_="q")


def command(contents: Contents) -> str:
    """What runs it again."""
    manifest = contents.manifest
    words = ["interviewer", "eval", "run", manifest.suite, "--grader", manifest.grader, "--gate", "--fresh"]
    if contents.evals is not None:
        words += ["--evals", str(contents.evals)]
    name = f"INTERVIEWER_MODEL={shlex.quote(manifest.model)} " if manifest.model else ""
    return plain(f"{name}{shlex.join(words)}")


def provenance(contents: Contents, names: Names) -> Iterator[Html]:
    """What was run, in full, and the command."""
    manifest, suite = contents.manifest, contents.suite
    yield tag("p", "To run it again:")
    yield tag("pre", command(contents), tabindex="0", class_="command")
    files = ", ".join(file.cases or file.pages or "" for file in suite.files)
    asked = f"repeats {suite.grader.repeats}"
    if manifest.grader != "rules":
        asked += f", samples {suite.grader.samples}, calls: {suite.grader.calls}"
        asked += f", temperature {number(suite.grader.temperature)}"
    by_hash: dict[str, list[str]] = {}
    for name, hash_ in sorted(manifest.rubrics.items()):
        by_hash.setdefault(hash_, []).append(names.competency(name))
    rubrics = "\n".join(f"{hash_}: {', '.join(found)}" for hash_, found in by_hash.items())
    facts: list[tuple[str, Child]] = [
        ("Run", contents.run),
        ("Begun", manifest.started),
        ("Grader", f"{manifest.grader}{f', {manifest.model}' if manifest.model else ''}; {asked}"),
        ("Cases", f"{contents.figures.n} of {files}"),
        ("Intervals", f"{suite.resamples} resamples of whole groups, seed {suite.seed}"),
        ("Fingerprint", manifest.fingerprint),
        ("Rubrics", rubrics),
        *_spent(contents),
    ]
    yield tag("dl", *(joined(tag("dt", name), tag("dd", said)) for name, said in facts))


def _spent(contents: Contents) -> Iterator[tuple[str, Child]]:
    """What a model took, as far as the grades tell."""
    results = [result for view in contents.views for result in view.results]
    stamps = [result.card.provenance for result in results if result.card.provenance]
    prompts = sorted({f"{s.prompt.id} version {s.prompt.version} ({s.prompt.hash})" for s in stamps if s.prompt})
    if prompts:
        yield "Prompt", "; ".join(prompts)
    if not any(result.replies for result in results):
        return
    replies = sum(len(result.replies) for result in results)
    said = [f"{replies} replies to {len(results)} grades"]
    tokens = [stamp.tokens for stamp in stamps if stamp.tokens is not None]
    costs = [stamp.cost_usd for stamp in stamps if stamp.cost_usd is not None]
    said += [f"{sum(tokens):,} tokens"] if any(tokens) else []
    said += [f"${sum(costs):.4f} (price known for {len(costs)})"] if costs else ["price not known"]
    ordered = sorted(result.seconds for result in results)
    said.append(f"{number(ordered[len(ordered) // 2], 1)} s a grade in the middle")
    yield "Spent", ", ".join(said)
