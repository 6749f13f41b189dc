"""Drawings: an interval on its scale, in per cent of the width, and grades against the reference."""

from collections.abc import Iterator, Sequence
from itertools import cycle
from math import floor
from typing import NamedTuple

from interviewer.evaluation.figures import Figure
from interviewer.evaluation.report.case_views import CaseView
from interviewer.evaluation.report.markup import Html, joined, number, plain, tag

TRIANGLE_DOWN, TRIANGLE_UP, DIAMOND = "M-5-10H5L0-3Z", "M-5 10H5L0 3Z", "M0 3 4 7 0 11-4 7Z"
SIZE = 520
"""Of the square that the scatter is drawn in, in its own units."""
EDGE = 46


class Scale(NamedTuple):
    """From where to where an axis goes."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Per cent from the left, never outside."""
        return round(100 * (min(self.high, max(self.low, value)) - self.low) / (self.high - self.low), 2)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where the axis is labelled: its ends, the middle and the quarters."""
        return tuple(self.low + (self.high - self.low) * part / 4 for part in range(5))


class Marks(NamedTuple):
    """What an interval is held against; None: there is nothing of the sort."""

    least: float | None = None
    most: float | None = None
    raters: float | None = None
    length: float | None = None
    constant: float | None = None


NONE = Marks()


def scale_of(values: Sequence[float], *, share: bool) -> Scale:
    """One axis for all of `values`. `share`: they are of 1, and the axis ends there."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if share and low >= -1 and high <= 1:
        return Scale(floor(low * 4) / 4 if low < 0 else 0.0, 1.0)
    step, times = 1, cycle((2, 2.5, 2))
    while (bottom := step * floor(min(low, 0) / step)) + 4 * step < high:
        step = int(step * next(times))
    return Scale(bottom, bottom + 4 * step)


def interval(figure: Figure, scale: Scale, marks: Marks = NONE) -> Html:
    """A dot at the value, a bar over its interval, what is not allowed shaded, and what others reach beside it."""
    if figure.value is None:
        return tag("span", "not defined", class_="q")
    parts = [*_forbidden(scale, marks), _rule(scale.at(min(scale.high, max(scale.low, 0))), "zero")]
    if figure.low is not None and figure.high is not None:
        left, right = scale.at(figure.low), scale.at(figure.high)
        parts.append(
            tag("rect", class_="bar", x=f"{left}%", width=f"{max(right - left, 0.4):.2f}%", y="10", height="6", rx="3")
        )
    for value, shape, name in (
        (marks.raters, TRIANGLE_DOWN, "raters"),
        (marks.length, TRIANGLE_UP, "length"),
        (marks.constant, DIAMOND, "constant"),
    ):
        if value is not None:
            parts.append(
                tag("svg", tag("path", d=shape), class_=name, x=f"{scale.at(value)}%", y="13", overflow="visible")
            )
    parts.append(tag("circle", class_="dot", cx=f"{scale.at(figure.value)}%", cy="13", r="4.5"))
    return tag("svg", *parts, class_="iv", role="img", aria_label=told(figure, marks), height="26", width="100%")


def told(figure: Figure, marks: Marks) -> str:
    """The drawing in words."""
    said = [number(figure.value or 0, 3)]
    if figure.low is not None and figure.high is not None:
        said.append(f"95 % interval {number(figure.low, 3)} to {number(figure.high, 3)}")
    for value, name in (
        (marks.least, "must be at least"),
        (marks.most, "must be at most"),
        (marks.raters, "raters among themselves"),
        (marks.length, "by length alone"),
        (marks.constant, "always the most frequent"),
    ):
        if value is not None:
            said.append(f"{name} {number(value, 3)}")
    return "; ".join(said)


def axis(scale: Scale) -> Html:
    """The labels of a scale, at the places where drawings under it have them."""
    anchors = ("start", "middle", "middle", "middle", "end")
    labels = [
        tag("text", number(value), x=f"{scale.at(value)}%", y="11", text_anchor=anchor)
        for value, anchor in zip(scale.ticks, anchors, strict=True)
    ]
    said = f"drawn from {number(scale.low)} to {number(scale.high)}"
    return tag("svg", *labels, class_="ax", role="img", aria_label=said, height="14", width="100%")


def _forbidden(scale: Scale, marks: Marks) -> Iterator[Html]:
    if marks.least is not None:
        yield _shade(0, scale.at(marks.least))
        yield _rule(scale.at(marks.least), "limit")
    if marks.most is not None:
        yield _shade(scale.at(marks.most), 100)
        yield _rule(scale.at(marks.most), "limit")


def _shade(left: float, right: float) -> Html:
    return tag("rect", class_="no", x=f"{left}%", width=f"{right - left:.2f}%", y="9", height="8")


def _rule(at: float, name: str) -> Html:
    return tag("line", class_=name, x1=f"{at}%", x2=f"{at}%", y1="2", y2="24")


def scatter(views: Sequence[CaseView], bands: Sequence[tuple[int, str]], targets: Sequence[str]) -> Html:
    """Grade over reference, both from 0 to 100. `bands`: where each verdict begins; `targets`: ids to lead to.

    A point leads to its case. Its shape tells how far the verdicts are apart; a bar over it is the raters' spread.
    """
    parts = [*_frame(bands), tag("line", class_="diagonal", x1=_x(0), y1=_y(0), x2=_x(100), y2=_y(100))]
    known = [(view, target) for view, target in zip(views, targets, strict=True) if view.off is not None]
    known.sort(key=lambda item: abs(item[0].steps or 0))
    parts += [_point(view, target) for view, target in known]
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {SIZE} {SIZE}",
        class_="scatter",
        role="group",
        aria_label="Total of the grader over total of the reference, a point for each case",
    )


def _frame(bands: Sequence[tuple[int, str]]) -> Iterator[Html]:
    for least, name in bands:
        if least > 0:
            yield tag("line", class_="band", x1=_x(least), x2=_x(least), y1=_y(0), y2=_y(100))
            yield tag("line", class_="band", x1=_x(0), x2=_x(100), y1=_y(least), y2=_y(least))
        yield tag("text", name, class_="band-name", x=_x(least + 1), y=_y(100) - 5)
    yield tag("rect", class_="frame", x=_x(0), y=_y(100), width=_x(100) - _x(0), height=_y(0) - _y(100))
    for value in (0, 25, 50, 75, 100):
        yield tag("text", value, x=_x(value), y=_y(0) + 16, text_anchor="middle")
        yield tag("text", value, x=_x(0) - 6, y=_y(value) + 4, text_anchor="end")
    yield tag("text", "reference", x=_x(50), y=SIZE - 8, text_anchor="middle")
    middle = (_y(0) + _y(100)) / 2
    yield tag("text", "grader", transform=f"translate(12 {middle:g}) rotate(-90)", text_anchor="middle")


def _point(view: CaseView, target: str) -> Html:
    given, wanted, spread = view.grader.total or 0, view.reference.total or 0, view.spread
    x, y = _x(wanted), _y(given)
    steps = abs(view.steps or 0)
    parts = [tag("title", f"{plain(view.case.id)}: reference {number(wanted)}, grader {number(given)}")]
    if spread and spread[0] < spread[1]:
        parts.append(tag("line", class_="spread", x1=_x(spread[0]), x2=_x(spread[1]), y1=y, y2=y))
    if steps == 0:
        parts.append(tag("circle", cx=x, cy=y, r="4", class_="same"))
    elif steps == 1:
        parts.append(tag("rect", x=round(x - 4, 1), y=round(y - 4, 1), width="8", height="8", class_="one"))
    else:
        parts.append(tag("path", d="M-6 5H6L0-6Z", transform=f"translate({x:g} {y:g})", class_="more"))
    return tag("a", *parts, href=f"#{target}", tabindex="-1")


def _x(total: float) -> float:
    return round(EDGE + total / 100 * (SIZE - EDGE - 10), 1)


def _y(total: float) -> float:
    return round(SIZE - EDGE + 4 - total / 100 * (SIZE - EDGE - 24), 1)


def legend(entries: Sequence[tuple[str, str]]) -> Html:
    """What the signs mean: (sign, words)."""
    return tag(
        "p",
        joined(*(tag("span", sign_of(sign), f" {words} ", class_="lg") for sign, words in entries)),
        class_="legend",
    )


def sign_of(sign: str) -> Html:
    """A sign of the drawings by itself."""
    shapes = {
        "value": tag("circle", class_="dot", cx="9", cy="13", r="4.5"),
        "interval": tag("rect", class_="bar", x="0", y="10", width="18", height="6", rx="3"),
        "no": joined(
            tag("rect", class_="no", x="0", y="9", width="12", height="8"),
            tag("line", class_="limit", x1="12", x2="12", y1="4", y2="22"),
        ),
        "raters": tag("path", class_="raters", d=TRIANGLE_DOWN, transform="translate(9 20)"),
        "length": tag("path", class_="length", d=TRIANGLE_UP, transform="translate(9 6)"),
        "constant": tag("path", class_="constant", d=DIAMOND, transform="translate(9 6)"),
        "same": tag("circle", class_="same", cx="9", cy="13", r="4"),
        "one": tag("rect", class_="one", x="5", y="9", width="8", height="8"),
        "more": tag("path", class_="more", d="M-6 5H6L0-6Z", transform="translate(9 13)"),
        "spread": tag("line", class_="spread", x1="0", x2="18", y1="13", y2="13"),
    }
    return tag("svg", shapes[sign], class_="sign", width="18", height="26", aria_hidden="true")
