"""Where things are drawn: a value, its interval and what it is held against stand at their places on the scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.evaluation.figures import Figure
from interviewer.evaluation.report.drawings import Marks, Scale, axis, interval, scale_of
from tests.evaluation.report.reports import Element, read


def drawn(figure: Figure, scale: Scale, marks: Marks) -> Element:
    return read(interval(figure, scale, marks)).inside[0]


@pytest.mark.parametrize(
    ("values", "share", "low", "high"),
    [
        pytest.param((0.3, 0.9), True, 0, 1, id="a share"),
        pytest.param((-0.3, 0.9), True, -0.5, 1, id="a kappa below chance"),
        pytest.param((5.7, 24.8), False, 0, 40, id="points"),
        pytest.param((-2.7, 2.0), False, -4, 4, id="a bias"),
        pytest.param((0.2, 30.0), True, 0, 40, id="no share after all"),
        pytest.param((), True, 0, 1, id="nothing"),
    ],
)
def test_scale(values: tuple[float, ...], share: bool, low: float, high: float) -> None:
    """Round numbers with nothing outside."""
    assert scale_of(values, share=share) == (low, high)


@given(st.lists(st.floats(-500, 500), min_size=1), st.booleans())
def test_everything_fits_on_its_scale(values: list[float], share: bool) -> None:
    """No value lies beyond an end."""
    scale = scale_of(values, share=share)

    assert scale.low <= min(values) <= max(values) <= scale.high
    assert len(set(scale.ticks)) == 5


@pytest.mark.parametrize(
    ("scale", "places"),
    [
        pytest.param(Scale(0, 1), (85.8, 78.2, 91.6, 77, 95.9, 39.2, 40), id="of one"),
        pytest.param(Scale(-1, 1), (92.9, 89.1, 95.8, 88.5, 97.95, 69.6, 70), id="from minus one"),
    ],
)
def test_an_interval_is_drawn_where_it_is(scale: Scale, places: tuple[float, ...]) -> None:
    """Dot, both ends of the bar, the threshold, the raters' ceiling, both floors."""
    figure = Figure(metric="verdict_qwk", value=0.858, low=0.782, high=0.916, n=86)
    svg = drawn(figure, scale, Marks(least=0.77, raters=0.959, length=0.392, constant=0.4))
    [bar], [dot], [limit] = (svg.all("rect", class_="bar"), svg.all("circle"), svg.all("line", class_="limit"))
    [forbidden] = svg.all("rect", class_="no")
    others = [svg.all("svg", class_=name)[0].at("x") for name in ("raters", "length", "constant")]

    found = (dot.at("cx"), bar.at("x"), bar.at("x") + bar.at("width"), limit.at("x1"), *others)
    assert found == pytest.approx(places, abs=0.02)
    assert (forbidden.at("x"), forbidden.at("width")) == pytest.approx((0, places[3]), abs=0.02)
    assert "must be at least 0.77; raters among themselves 0.959" in (svg.attributes["aria-label"] or "")


def test_above_a_most_nothing_may_lie() -> None:
    """The forbidden side is right of it."""
    figure = Figure(metric="total_error", value=7, low=6, high=9, n=86)
    [forbidden] = drawn(figure, Scale(0, 20), Marks(most=9.5)).all("rect", class_="no")

    assert (forbidden.at("x"), forbidden.at("width")) == pytest.approx((47.5, 52.5))


@pytest.mark.parametrize(
    ("figure", "bars", "dots", "said"),
    [
        pytest.param(Figure(metric="n", value=None, n=0), 0, 0, "not defined", id="undefined"),
        pytest.param(Figure(metric="n", value=0.5, n=3), 0, 1, "", id="without an interval"),
    ],
)
def test_what_is_not_known_is_not_drawn(figure: Figure, bars: int, dots: int, said: str) -> None:
    """No bar without an interval, nothing without a value."""
    root = read(interval(figure, Scale(0, 1)))

    assert (len(root.all("rect")), len(root.all("circle")), root.text) == (bars, dots, said)


def test_the_axis_is_labelled_where_it_is_drawn() -> None:
    """Ends and quarters."""
    labels = read(axis(Scale(0, 40))).all("text")

    assert [(label.text, label.at("x")) for label in labels] == [
        ("0", 0),
        ("10", 25),
        ("20", 50),
        ("30", 75),
        ("40", 100),
    ]
