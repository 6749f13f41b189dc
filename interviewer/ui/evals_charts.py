"""Charts of the Evals page. Colours are the theme's: series take them in the order of `chartCategoricalColors`.

Each chart is drawn with a sentence for those who do not see it, and has a table beside or under it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation.figures import Figures
from interviewer.export.summary import VERDICT_NAMES
from interviewer.ui.evals_cases import OFF, Point, scatter_says
from interviewer.ui.evals_figures import Drawn, Scale, confusion_says
from interviewer.ui.evals_history import History
from interviewer.ui.evals_tables import metric_name, number

if TYPE_CHECKING:
    import altair as alt

ROW = 38
"""Pixels of a figure with its name above it."""
AXIS = 60
"""Pixels of the axis below."""
KEPT, MISSED, FREE = "keeps its threshold", "misses its threshold", "has no threshold"
HELD = [KEPT, "orange", MISSED, "green", "violet", "yellow", FREE]
"""In the order of the theme's colours: what is kept is blue, missed red, free gray; the others stand for no figure."""
NO_LEGEND = None
GREY = "#83817A"
"""Of what is only held against; seen on either paper."""
SVG = {"embedOptions": {"renderer": "svg"}}


def put(chart: "alt.LayerChart | alt.FacetChart", says: str, key: str) -> None:
    """The chart on the page, with its sentence."""
    st.altair_chart(chart.properties(usermeta=SVG), width="stretch", alt=says, key=key)


def draw_history(history: History) -> None:
    """The main figure of a suite over its runs: a line with intervals for each grader."""
    import altair as alt

    rows = [
        {**dot._asdict(), "order": place, "place": f"{place + 1}", "shown": number(dot.value, history.metric)}
        for place, dot in enumerate(history.dots)
    ]
    graders = list(history.graders)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("when:O", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelAlign="center", labelOverlap=True)),
        color=alt.Color("grader:N", sort=graders, scale=alt.Scale(domain=graders), legend=legend(graders)),
        tooltip=[alt.Tooltip("when:N", title="Run"), "grader:N", alt.Tooltip("shown:N", title="Value"), "cases:Q"],
    )
    values = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False))
    chart = alt.layer(
        base.mark_rule(strokeWidth=2, opacity=0.55).encode(y=alt.Y("low:Q", title=None), y2="high:Q"),
        base.mark_line(strokeWidth=1.5).encode(y=values, detail="grader:N", order="order:Q"),
        base.mark_point(filled=True, size=70, opacity=1).encode(
            y=values,
            shape=alt.Shape("grader:N", scale=alt.Scale(domain=graders), legend=legend(graders)),
        ),
    ).properties(height=190)
    first, last = history.dots[0], history.dots[-1]
    says = (
        f"{metric_name(history.metric)} of {history.suite} over {len(history.dots)} runs, by grader: "
        f"{number(first.value, history.metric)} in the first, {number(last.value, history.metric)} in the last."
    )
    put(chart, says, f"history-{history.suite}-{history.metric}")


def legend(names: Sequence[str]) -> Any:
    """One where there is something to tell apart."""
    import altair as alt

    return alt.Legend(title=None, orient="top", labelLimit=260) if len(names) > 1 else NO_LEGEND


def draw_figures(found: Sequence[Drawn], scale: Scale) -> None:
    """Each figure as a dot on its interval, its name above; the threshold a bar, the raters a diamond."""
    import altair as alt

    rows = [
        {
            **item._asdict(),
            "order": place,
            "held": FREE if item.passed is None else KEPT if item.passed else MISSED,
            "shown": f"{item.name}  {number(item.value, item.metric)}",
        }
        for place, item in enumerate(found)
    ]
    ends = [end for item in found for end in item[2:7] if end is not None]
    least, most = (min(0.0, *ends), max(1.0, *ends)) if scale == "share" else (min(0.0, *ends), max(ends))
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("order:O", axis=None, scale=alt.Scale(paddingInner=0.1))
    )
    x = alt.Scale(domain=[least, most], nice=False)
    axis = alt.Axis(title=None, tickCount=6)
    colour = alt.Color("held:N", scale=alt.Scale(domain=HELD), legend=NO_LEGEND)
    shapes = ["circle" if kind == KEPT else "triangle-down" if kind == MISSED else "square" for kind in HELD]
    shape = alt.Shape("held:N", scale=alt.Scale(domain=HELD, range=shapes), legend=NO_LEGEND)
    tips = [alt.Tooltip("shown:N", title="Figure"), "low:Q", "high:Q", alt.Tooltip("raters:Q")]
    chart = alt.layer(
        base.mark_text(align="left", baseline="bottom", dy=2, fontSize=12).encode(x=alt.value(0), text="shown:N"),
        *(
            base.mark_tick(thickness=3, size=16, yOffset=9, color=GREY).encode(x=alt.X(f"{end}:Q", scale=x))
            for end in ("least", "most")
        ),
        base.mark_rule(strokeWidth=3, opacity=0.65, yOffset=9).encode(
            x=alt.X("low:Q", scale=x, axis=axis), x2="high:Q", color=colour
        ),
        base.mark_point(shape="diamond", size=60, yOffset=9, strokeWidth=1.5, color=GREY).encode(
            x=alt.X("raters:Q", scale=x)
        ),
        base.mark_point(filled=True, size=75, opacity=1, yOffset=9).encode(
            x=alt.X("value:Q", scale=x), color=colour, shape=shape, tooltip=tips
        ),
    ).properties(height=ROW * len(rows) + AXIS)
    missed = sum(item.passed is False for item in found)
    says = f"{len(found)} figures with their 95 % intervals; {missed} miss their threshold. The table has all numbers."
    put(chart, says, f"figures-{scale}")


def draw_confusion(figures: Figures) -> None:
    """Verdicts of the raters by verdicts of the grader, darker where there are more."""
    import altair as alt

    names = [VERDICT_NAMES[verdict] for verdict in VERDICTS]
    rows = [
        {"wanted": names[row], "given": names[place], "count": count}
        for row, line in enumerate(figures.confusion)
        for place, count in enumerate(line)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("given:N", sort=names, title="Grader", axis=alt.Axis(labelAngle=0, orient="top", domain=False)),
        y=alt.Y("wanted:N", sort=names, title="Raters", axis=alt.Axis(domain=False)),
        tooltip=[alt.Tooltip("wanted:N", title="Raters"), alt.Tooltip("given:N", title="Grader"), "count:Q"],
    )
    chart = alt.layer(
        base.mark_rect(strokeWidth=1).encode(color=alt.Color("count:Q", legend=NO_LEGEND)),
        base.mark_text(fontSize=15).encode(text="count:Q"),
    ).properties(height=300)
    put(chart, confusion_says(figures), "confusion")


def draw_scatter(points: Sequence[Point]) -> None:
    """Each case: the reference across, the grade up, a line as wide as the raters' spread."""
    import altair as alt

    rows = [{**point._asdict(), "say": point.says} for point in points]
    full = alt.Scale(domain=[0, 100])
    colour = alt.Color("off:N", scale=alt.Scale(domain=list(OFF)), legend=alt.Legend(title=None, orient="top"))
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("given:Q", scale=full, title="Grader's total"))
    same = alt.Chart(alt.InlineData(values=[{"at": 0}, {"at": 100}]))
    chart = alt.layer(
        same.mark_line(strokeDash=[4, 4], color=GREY).encode(x=alt.X("at:Q", scale=full), y="at:Q"),
        base.mark_rule(strokeWidth=1.5, opacity=0.5).encode(
            x=alt.X("low:Q", scale=full, title="Reference total; the line is the raters' spread"),
            x2="high:Q",
            color=colour,
        ),
        base.mark_point(filled=True, size=45, opacity=0.9).encode(
            x="wanted:Q",
            color=colour,
            shape=alt.Shape("off:N", scale=alt.Scale(domain=list(OFF), range=["circle", "square", "triangle-up"])),
            tooltip=[alt.Tooltip("case:N", title="Case"), alt.Tooltip("say:N", title=" ")],
        ),
    ).properties(height=380)
    put(chart, scatter_says(points), "scatter")


def draw_parts(names: Sequence[str], values: Sequence[float], metric: str, by: str) -> None:
    """One figure of each part of the cases."""
    import altair as alt

    rows = [
        {"name": f"{name}  {number(value, metric)}", "value": value, "order": place}
        for place, (name, value) in enumerate(zip(names, values, strict=True))
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("order:O", axis=None))
    chart = alt.layer(
        base.mark_bar(height=8, yOffset=9).encode(x=alt.X("value:Q", title=None)),
        base.mark_text(align="left", baseline="bottom", dy=2, fontSize=12).encode(x=alt.value(0), text="name:N"),
    ).properties(height=ROW * len(rows) + AXIS)
    put(chart, f"{metric_name(metric)} of {len(rows)} parts of the cases; the table has the numbers.", f"parts-{by}")
