"""The two charts of a report on runs: proven by when, and time against the number of cases."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from caseload.render.bench_words import say_seconds
from caseload.render.page.chart import COLOURS, SHAPES, draw_chart
from caseload.render.page.parts import Chart
from caseload.runs.curves import Cactus, Scaling


def draw_cactus(curves: Sequence[Cactus]) -> Chart | None:
    """How many runs each configuration had proven by which second; None where none is proven."""
    rows = [
        {"runs": number, "seconds": max(seconds, 0.001), "configuration": curve.configuration}
        for curve in curves
        for number, seconds in enumerate(curve.seconds, 1)
    ]
    if not rows:
        return None
    chart = alt.Chart(hold(rows)).mark_line(point=alt.OverlayMarkDef(size=50), interpolate="step-before")
    chart = chart.encode(
        x=alt.X("runs:Q", title="Runs proven, quickest first", axis=alt.Axis(format="d", tickMinStep=1)),
        y=alt.Y("seconds:Q", title="Seconds, by powers of ten", scale=alt.Scale(type="log"), axis=power_axis()),
        **mark_apart([curve.configuration for curve in curves]),
    )
    said = "; ".join(
        f"{curve.configuration}: {len(curve.seconds)} of {curve.of} runs proven"
        + (f", the last in {say_seconds(curve.seconds[-1])}" if curve.seconds else "")
        for curve in curves
    )
    return draw_chart(chart, "Runs proven by when", f"{said}.")


def draw_scaling(curves: Sequence[Scaling]) -> Chart | None:
    """Seconds against cases for every proven run, and the fitted curve; None where nothing is proven."""
    rows = [
        {"cases": cases, "seconds": seconds, "configuration": curve.configuration}
        for curve in curves
        for cases, seconds in curve.points
    ]
    if not rows:
        return None
    fitted = [
        {"cases": cases, "seconds": curve.factor * cases**curve.exponent, "configuration": curve.configuration}
        for curve in curves
        if curve.exponent is not None and curve.factor is not None
        for cases in (curve.points[0][0], curve.points[-1][0])
    ]
    x = alt.X("cases:Q", title="Cases, by powers of ten", scale=alt.Scale(type="log"), axis=power_axis())
    y = alt.Y("seconds:Q", title="Seconds, by powers of ten", scale=alt.Scale(type="log"), axis=power_axis())
    marks = mark_apart([curve.configuration for curve in curves])
    points = alt.Chart(hold(rows)).mark_point(size=60, filled=True, opacity=1).encode(x=x, y=y, **marks)
    lines = alt.Chart(hold(fitted)).mark_line(strokeDash=[6, 4]).encode(x=x, y=y, color=marks["color"])
    return draw_chart(alt.layer(points, lines), "Time against cases", f"{'; '.join(map(say_growth, curves))}.")


def say_growth(curve: Scaling) -> str:
    """How a configuration's time grows."""
    if curve.exponent is None:
        return f"{curve.configuration}: too few sizes to say how time grows"
    return f"{curve.configuration}: time grows as cases to the power {curve.exponent:.2f}"


def hold(rows: Sequence[dict[str, object]]) -> Any:
    """Rows as the data of a chart, carried within it."""
    return alt.InlineData(values=list(rows))


def power_axis() -> Any:
    """An axis with a mark at each power of ten and a few between, in plain figures."""
    return alt.Axis(format="~g", tickCount=6)


def mark_apart(names: Sequence[str]) -> dict[str, Any]:
    """Configurations told apart by colour and by shape."""
    ordered = list(names)
    colours = [COLOURS[number % len(COLOURS)] for number in range(len(ordered))]
    shapes = [SHAPES[number % len(SHAPES)] for number in range(len(ordered))]
    legend = alt.Legend(title="Configuration")
    return {
        "color": alt.Color("configuration:N", scale=alt.Scale(domain=ordered, range=colours), legend=legend),
        "shape": alt.Shape("configuration:N", scale=alt.Scale(domain=ordered, range=shapes), legend=legend),
    }
