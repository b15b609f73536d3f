"""What came of a simulation as one HTML page: the chart with its table, every measure, differences, assumptions."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from caseload.planning.simulation.bands import Band, find_weekly_bands
from caseload.planning.simulation.scenario import Scenario
from caseload.planning.simulation.simulate import ArmResult, Simulation
from caseload.render.page.chart import COLOURS, draw_chart
from caseload.render.page.parts import Chart, Page, Section, Table
from caseload.render.simulation.words import (
    LABELS,
    say_band,
    say_difference,
    say_links,
    say_main,
    say_quality,
    say_scenario,
    say_tally,
    say_value,
)

SHOWN = "waiting"
FOOT = (
    "A band is the median over the repeated runs, and what 90% of them lie between. A difference is run by run, under "
    "the same chances in both, with a 95% t-interval; it is inconclusive where that holds 0, or where searching weeks "
    "in full changed as much.",
    "Every week was allocated by the engine of the weekly allocation. A simulation says what would follow from what "
    "was put in, no more. Made by caseload; the page runs no script and loads nothing.",
)


def build_simulation_page(simulation: Simulation) -> Page:
    """The page of a simulation."""
    first = simulation.arms[0]
    says = (
        say_scenario(first.arm.scenario, len(first.replications)),
        *map(say_main, simulation.arms),
        *say_tally(simulation.tally),
    )
    sections = [build_weeks(simulation.arms), build_measures(simulation.arms)]
    sections += [build_differences(simulation)] if simulation.differences else []
    return Page("A staffing model, week by week", says, (*sections, build_put_in(simulation.arms)), FOOT)


def build_weeks(arms: Sequence[ArmResult]) -> Section:
    """Children without a worker week by week, as chart and table."""
    series = [(result.arm.name, find_weekly_bands(SHOWN, result.replications)) for result in arms]
    rows = tuple(
        (str(week), *("-" if band is None else say_band(band) for band in bands))
        for week, bands in enumerate(zip(*(found for _, found in series), strict=False), 1)
    )
    table = Table("Children without a worker, by week", ("Week", *(name for name, _ in series)), rows, frozenset({0}))
    says = ("The line is the median of the runs; the lighter area is what 90% of them lie between.",)
    return Section("Children without a worker", says, draw_weeks(series, arms), table)


def draw_weeks(series: Sequence[tuple[str, Sequence[Band | None]]], arms: Sequence[ArmResult]) -> Chart:
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
    y = alt.Y("low:Q", title="Children without a worker")
    area = alt.Chart(data).mark_area(opacity=0.2).encode(x=x, y=y, y2="high:Q", color=colour)
    dash = alt.StrokeDash("arm:N", title="Run", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]][: len(names)]))
    line = alt.Chart(data).mark_line(strokeWidth=2).encode(x=x, y="median:Q", color=colour, strokeDash=dash)
    said = "; ".join(f"{result.arm.name}: {say_band(result.bands[SHOWN])} in a usual week" for result in arms)
    return draw_chart(alt.layer(area, line), "Children without a worker, by week", f"{said}.")


def build_measures(arms: Sequence[ArmResult]) -> Section:
    """Every measure of every arm."""
    rows = tuple(
        (label, *(say_band(r.bands[name]) if name in r.bands else "a rate is missing" for r in arms))
        for name, label in LABELS.items()
    )
    table = Table("Median (90% of runs between)", ("Measure", *(result.arm.name for result in arms)), rows)
    return Section("What came out", tuple(f"{r.arm.name}: {say_quality(r.quality)}" for r in arms), None, table)


def build_differences(simulation: Simulation) -> Section:
    """What the second arm differs in from the first."""
    one, other = (result.arm.name for result in simulation.arms)
    rows = tuple((LABELS[found.name], say_difference(found)) for found in simulation.differences)
    table = Table(f"{other} less {one}: mean (95% interval)", ("Measure", "Difference"), rows)
    return Section("What differs", (f"Each is {other} less {one}, run by run under the same chances.",), None, table)


def build_put_in(arms: Sequence[ArmResult]) -> Section:
    """What was put in: the kinds that are referred, and the links with their sources."""
    says = tuple(f"{result.arm.name}: {text}" for result in arms for text in say_links(result.arm.scenario.links))
    rows = tuple((result.arm.name, *row) for result in arms for row in list_flows(result.arm.scenario))
    head = ("Run", "What", "A week", "Lasts, weeks")
    return Section("What was put in", says or ("All four links are at 0.",), None, Table("Rates", head, rows))


def list_flows(scenario: Scenario) -> list[tuple[str, str, str]]:
    """The families of each kind and the people of each role that come, with how long they stay."""
    kinds = [
        (f"families, {kind}", say_value("referred", flow.families), say_value("open", 1 / flow.ending))
        for kind, flow in scenario.kinds.items()
        if flow.families and flow.ending
    ]
    people = [
        (f"people, {role}", say_value("workers", flow.join), say_value("open", 1 / flow.leave) if flow.leave else "-")
        for role, flow in scenario.staff.items()
    ]
    return kinds + people
