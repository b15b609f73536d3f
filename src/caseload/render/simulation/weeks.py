"""The weeks of a simulation as charts, each with its table: who waits, who of them may not, and changes of worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from caseload.planning.simulation.bands import Band, find_weekly_bands
from caseload.planning.simulation.simulate import ArmResult
from caseload.render.page.chart import COLOURS, HEIGHT, draw_chart
from caseload.render.page.parts import Chart, Section, Table
from caseload.render.simulation.words import say_band

LOW: Final = 180


@dataclass(frozen=True, slots=True)
class Weekly:
    """A measure that is shown week by week: its title, what its mean or sum is of, what its axis counts, and how high
    its chart is."""

    measure: str
    title: str
    of: str
    axis: str
    height: int


SHOWN: Final = (
    Weekly("waiting", "Children without a worker", "in a usual week", "Children without a worker", HEIGHT),
    Weekly("must_waiting", "Children who may not wait, without a worker", "in a usual week", "Children", LOW),
    Weekly("changes", "Changes of a child's worker", "in all", "Changes", LOW),
)
Series = Sequence[tuple[str, Sequence[Band | None]]]


def build_weeks(arms: Sequence[ArmResult]) -> tuple[Section, ...]:
    """Each measure that is shown week by week, as chart and table."""
    return tuple(build_one(weekly, arms) for weekly in SHOWN)


def build_one(weekly: Weekly, arms: Sequence[ArmResult]) -> Section:
    """One measure week by week."""
    series = [(result.arm.name, find_weekly_bands(weekly.measure, result.replications)) for result in arms]
    rows = tuple(
        (str(week), *("-" if band is None else say_band(band) for band in bands))
        for week, bands in enumerate(zip(*(found for _, found in series), strict=False), 1)
    )
    title = f"{weekly.title}, by week"
    table = Table(title, ("Week", *(name for name, _ in series)), rows, frozenset({0}))
    says = ("The line is the median of the runs; the lighter area is what 90% of them lie between.",)
    told = "; ".join(f"{one.arm.name}: {say_band(one.bands[weekly.measure])} {weekly.of}" for one in arms)
    return Section(weekly.title, says, draw_weeks(weekly, title, series, f"{told}."), table)


def draw_weeks(weekly: Weekly, title: str, series: Series, told: str) -> Chart:
    """The median and the band of each arm by week."""
    rows = [
        {"week": week, "arm": name, "median": float(band.median), "low": float(band.low), "high": float(band.high)}
        for name, bands in series
        for week, band in enumerate(bands, 1)
        if band is not None
    ]
    names = [name for name, _ in series]
    data: Any = alt.InlineData(values=rows)
    x = alt.X("week:Q", title="Week", axis=alt.Axis(format="d", tickMinStep=1))
    colour = alt.Color("arm:N", title="Run", scale=alt.Scale(domain=names, range=list(COLOURS[: len(names)])))
    y = alt.Y("low:Q", title=weekly.axis)
    area = alt.Chart(data).mark_area(opacity=0.2).encode(x=x, y=y, y2="high:Q", color=colour)
    dash = alt.StrokeDash("arm:N", title="Run", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]][: len(names)]))
    line = alt.Chart(data).mark_line(strokeWidth=2).encode(x=x, y="median:Q", color=colour, strokeDash=dash)
    return draw_chart(alt.layer(area, line), title, told, weekly.height)
