"""The figures as tables with their intervals drawn: metrics, dimensions, verdicts crossed, parts of the cases."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation import statistics as stats
from interviewer.evaluation.figures import LENGTHS as SHORTER
from interviewer.evaluation.figures import LONGER, Figure, Figures
from interviewer.evaluation.metrics import DIMENSIONS, GATES, METRICS
from interviewer.evaluation.report.contents import LEAST_GROUPS, Contents
from interviewer.evaluation.report.drawings import NONE, Marks, axis, interval, legend, scale_of
from interviewer.evaluation.report.markup import Child, Html, fixed, joined, number, tag
from interviewer.evaluation.report.names import Names
from interviewer.evaluation.rows import Row
from interviewer.evaluation.suites import Suite, Threshold

LENGTHS = (*(name for _, name in SHORTER), LONGER)
COUNTS = ("n", "abstained")
"""Said in words: a count has no interval."""
SIGNS = (
    ("value", "value"),
    ("interval", "95 % interval"),
    ("no", "where no end of it may lie"),
    ("raters", "raters among themselves"),
    ("length", "by the answer's length alone"),
    ("constant", "always the most frequent"),
)


class Group(NamedTuple):
    """Metrics that stand under one heading on one scale."""

    name: str
    begins: tuple[str, ...] = ()
    """Their ids begin so; empty: whatever no group before it took."""
    points: bool = False
    """Their scale is points; else they are shares of 1."""

    def takes(self, metric: str) -> bool:
        """Whether a metric that no group before it took stands here."""
        return metric.startswith(self.begins) if self.begins else self.points == in_points(metric)


GROUPS = (
    Group("Verdict and total, of 1", ("verdict_", "total_qwk", "total_alpha", "total_spearman", "pair_order")),
    Group("Dimensions, of 1", ("qwk_", "shape")),
    Group("Gates, of 1", ("gate_", "precision_", "recall_")),
    Group("Bias in points", ("total_bias", "bias_"), points=True),
    Group("Error in points", points=True),
    Group("Probes, evidence, signals and the rest, of 1"),
)


def in_points(metric: str) -> bool:
    """Whether a metric is counted in points."""
    return metric in METRICS and METRICS[metric].in_points


def metric_name(metric: str, names: Names) -> str:
    """For people, dimensions and gates by their names."""
    name = METRICS[metric].name if metric in METRICS else metric
    for known, said in ((DIMENSIONS, names.dimension), (GATES, names.finding)):
        for item in known:
            if name.startswith(f"{item},"):
                return f"{said(item)}{name.removeprefix(item)}"
    return name


def metrics(contents: Contents, names: Names) -> Iterator[Html]:
    """Every metric of the suite by groups, each group on one scale."""
    left = [figure for figure in contents.figures.overall if figure.metric not in COUNTS]
    if left:
        yield legend(SIGNS)
    for group in GROUPS:
        inside = [figure for figure in left if group.takes(figure.metric)]
        left = [figure for figure in left if figure not in inside]
        if inside:
            told = contents.figures, contents.suite, contents.manifest.grader
            yield _metric_table(group, inside, [marks_of(figure, *told) for figure in inside], names)


def marks_of(figure: Figure, figures: Figures, suite: Suite, grader: str) -> Marks:
    """What one of the overall figures is held against."""
    held = held_to(suite, figure.metric, grader)
    floors = list(figures.floor.values())
    return Marks(
        least=held.least if held else None,
        most=held.most if held else None,
        raters=figures.ceiling.get(figure.metric),
        length=floors[0].get(figure.metric) if floors else None,
        constant=floors[1].get(figure.metric) if len(floors) > 1 else None,
    )


def held_to(suite: Suite, metric: str, grader: str) -> Threshold | None:
    """The threshold of a metric over all cases."""
    found = (item for item in suite.thresholds if (item.metric, item.grader, item.case) == (metric, grader, None))
    return next(found, None)


def unseen(contents: Contents, names: Names) -> Iterator[Html]:
    """The figures of the cases alone that nothing was learned from: what is to be expected of new answers."""
    if (apart := contents.figures.unseen) is None:
        return
    yield tag("h3", f"The {apart.n} cases that nothing was learned from, by themselves")
    for group in (Group("Of 1"), Group("In points", points=True)):
        inside = [figure for figure in apart.figures if group.points == in_points(figure.metric)]
        if inside:
            yield _metric_table(group, inside, [NONE] * len(inside), names, "unseen")


def _metric_table(group: Group, inside: Sequence[Figure], marks: Sequence[Marks], names: Names, ids: str = "m") -> Html:
    values = [value for figure in inside for value in (figure.value, figure.low, figure.high) if value is not None]
    values += [value for mark in marks for value in mark if value is not None]
    scale = scale_of(values, share=not group.points)
    rows = [
        _folding_row(
            metric_name(figure.metric, names),
            (
                exactly(figure.value),
                interval(figure, scale, mark),
                between(figure),
                _must(figure, mark),
            ),
            id_=f"{ids}-{figure.metric}",
        )
        for figure, mark in zip(inside, marks, strict=True)
    ]
    return _folding((group.name, "value", axis(scale), "95 % interval", "must be"), rows, "metrics")


def _folding(head: Sequence[Child], rows: Sequence[Html], class_: str) -> Html:
    """A table whose rows fold on a narrow page; told to be one, which its looks there would hide."""
    cells = [tag("th", name, scope="col", role="columnheader") for name in head]
    return tag(
        "table",
        tag("thead", tag("tr", *cells, role="row"), role="rowgroup"),
        tag("tbody", *rows, role="rowgroup"),
        class_=class_,
        role="table",
    )


def _folding_row(name: str, cells: Sequence[Child], id_: str | None = None) -> Html:
    head = tag("th", name, scope="row", role="rowheader")
    return tag("tr", head, *(tag("td", cell, role="cell") for cell in cells), role="row", id=id_)


def exactly(value: float | None, places: int = 3, *, sign: bool = False) -> Child:
    """As it is read, and in full for a program."""
    if value is None:
        return "\N{EN DASH}"
    return tag("data", fixed(value, places, sign=sign), value=repr(float(value)))


def between(figure: Figure) -> Child:
    """Both ends."""
    if figure.low is None or figure.high is None:
        return "\N{EN DASH}"
    return joined(exactly(figure.low), " to ", exactly(figure.high))


def _must(figure: Figure, marks: Marks) -> Child:
    wishes = []
    if marks.least is not None:
        wishes.append(f"\N{GREATER-THAN OR EQUAL TO} {number(marks.least)}")
    if marks.most is not None:
        wishes.append(f"\N{LESS-THAN OR EQUAL TO} {number(marks.most)}")
    if not wishes:
        return None
    kept = figure.low is not None and figure.high is not None
    if kept and marks.least is not None:
        kept = (figure.low or 0) >= marks.least
    if kept and marks.most is not None:
        kept = (figure.high or 0) <= marks.most
    told = " and ".join(wishes)
    return told if kept else tag("b", f"{told}: missed", class_="missed")


def dimensions(contents: Contents, names: Names) -> Html | None:
    """Each dimension: full range, means, how far off; with its kappa where the suite measures it."""
    rows = [row for row in contents.graded.rows if row.scored and row.points and row.wanted_points]
    kappas = {figure.metric.removeprefix("qwk_"): figure for figure in contents.figures.overall}
    scale = scale_of([figure.low or 0 for name, figure in kappas.items() if name in DIMENSIONS], share=True)
    lines = []
    for dimension in names.framework.dimensions:
        wanted, given = _points(rows, dimension.id)
        if wanted:
            kappa = kappas.get(dimension.id)
            cells = [stats.mean(wanted), stats.mean(given)]
            lines.append(
                tag(
                    "tr",
                    tag("th", dimension.name, tag("small", f" of {number(dimension.points)}"), scope="row"),
                    *(tag("td", exactly(value, 1)) for value in cells),
                    tag("td", exactly(stats.bias(wanted, given), 1, sign=True)),
                    tag("td", exactly(stats.mean_error(wanted, given), 1)),
                    tag("td", interval(kappa, scale) if kappa else None),
                )
            )
    if not lines:
        return None
    head: list[Child] = ["dimension", "reference, mean", "grader, mean", "bias", "mean error"]
    head.append(joined("weighted kappa", axis(scale)) if any(name in kappas for name in DIMENSIONS) else None)
    return boxed("Dimensions in points", _table(head, lines, class_="dimensions"))


def _points(rows: Sequence[Row], dimension: str) -> tuple[list[float], list[float]]:
    known = [row for row in rows if dimension in row.wanted_points and dimension in (row.points or {})]
    return [row.wanted_points[dimension] for row in known], [(row.points or {})[dimension] for row in known]


def confusion(contents: Contents, names: Names) -> Iterator[Html]:
    """Verdict of the reference down, of the grader across; then what became of each."""
    counts = contents.figures.confusion
    most = max((count for line in counts for count in line), default=0)
    if not most:
        return
    head = ("reference, down; grader, across", *(names.verdict(verdict) for verdict in VERDICTS), "equal", "one off")
    lines = []
    for place, (verdict, line) in enumerate(zip(VERDICTS, counts, strict=True)):
        near = sum(count for at, count in enumerate(line) if abs(at - place) == 1)
        lines.append(
            tag(
                "tr",
                tag("th", names.verdict(verdict), tag("small", f" {sum(line)}"), scope="row"),
                *(
                    tag("td", count, class_=f"h{_heat(count, most)}{' eq' if at == place else ''}")
                    for at, count in enumerate(line)
                ),
                tag("td", _share(line[place], sum(line))),
                tag("td", _share(near, sum(line))),
            )
        )
    given = [sum(line[at] for line in counts) for at in range(len(VERDICTS))]
    lines.append(
        tag("tr", tag("th", "given", scope="row"), *(tag("td", count) for count in given), tag("td"), tag("td"))
    )
    yield boxed("Verdicts crossed", _table(head, lines, class_="heat"))


def _heat(count: int, most: int) -> int:
    """0 for none, 1 to 5 by the share of the largest."""
    return -(-5 * count // most)


def _share(part: int, of: int) -> str:
    return f"{100 * part / of:.0f} %" if of else "\N{EN DASH}"


def parts(contents: Contents, names: Names) -> Iterator[Html]:
    """How far off the total is in each part of each division, on one scale, those furthest off first."""
    errors = [part.figures[0] for part in contents.parts]
    values = [value for figure in errors for value in (figure.value, figure.high) if value is not None]
    scale = scale_of(values, share=False)
    for by in dict.fromkeys(part.by for part in contents.parts):
        inside = [part for part in contents.parts if part.by == by]
        if by == "length":
            inside.sort(key=lambda part: LENGTHS.index(part.name))
        else:
            inside.sort(key=lambda part: -(part.figures[0].value or 0))
        lines = []
        for part in inside:
            error, bias, exact, order = part.figures
            cells = (
                exactly(error.value, 1),
                interval(error, scale),
                error.n,
                exactly(bias.value, 1, sign=True),
                exactly(exact.value, 2),
                exactly(order.value, 2),
            )
            lines.append(_folding_row(names.part(by, part.name), cells))
        head = (f"by {by}", "mean error", axis(scale), "cases", "bias", "verdict equal", "better answer above")
        yield _folding(head, lines, "parts")
    if any(figure.low is None for figure in errors):
        yield tag("p", f"Fewer than {LEAST_GROUPS} groups of cases have no interval.", class_="q")


def boxed(name: str, table: Html) -> Html:
    """A table that scrolls by itself where it is wider than the page."""
    return tag("div", table, class_="wide", role="region", aria_label=name, tabindex="0")


def _table(head: Sequence[Child], rows: Sequence[Html], class_: str) -> Html:
    cells = [tag("th", name, scope="col") for name in head]
    return tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *rows), class_=class_)
