"""The two charts of a brief: what each staffing model has for its money, and how it changes along an axis."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from caseload.planning.design.findings import Findings
from caseload.planning.design.outcomes import YEARLY_COST, Outcome
from caseload.planning.design.sweep import Axis
from caseload.render.design.words import is_small, name_measure, say_mean, say_money
from caseload.render.page.chart import COLOURS, SHAPES, draw_chart
from caseload.render.page.parts import Chart
from caseload.render.simulation.words import SCALES


def draw_money(findings: Findings, is_public: bool) -> Chart | None:
    """Each point by its cost a year and its first measure, the frontier filled; None where nothing is priced."""
    name = findings.sweep.measures[0]
    best = {one.point for one in findings.frontier}
    shown = [one for one in list_shown(findings, name, is_public) if YEARLY_COST in one.means]
    if not shown or name == YEARLY_COST:
        return None
    rows = [
        {
            "cost": float(one.means[YEARLY_COST]) / 1000,
            "value": scale(one, name),
            "model": findings.sweep.models[one.point.model].name,
            "unbeaten": "yes" if one.point in best else "no",
            "name": one.name,
        }
        for one in shown
    ]
    chart = alt.Chart(alt.InlineData(values=rows)).mark_point(size=110, filled=True, opacity=0.85)
    chart = chart.encode(
        x=alt.X("cost:Q", title="Cost a year, thousand pounds", scale=alt.Scale(zero=False)),
        y=alt.Y("value:Q", title=name_measure(name), scale=alt.Scale(zero=False)),
        **mark_models(findings),
    )
    said = "; ".join(f"{one.name}: {say_mean(one, name)} for {say_money(one.means[YEARLY_COST])}" for one in shown)
    return draw_chart(chart, f"{name_measure(name)} by cost a year", f"{said}.")


def draw_axis(findings: Findings, is_public: bool) -> Chart | None:
    """The first measure of each model along the first axis of numbers; None where there is none."""
    found = find_axis(findings)
    if found is None:
        return None
    number, axis = found
    name = findings.sweep.measures[0]
    shown = [
        one
        for one in list_shown(findings, name, is_public)
        if not any(place for at, place in enumerate(one.point.places) if at != number)
    ]
    assert axis.amounts is not None
    rows = [
        {
            "at": float(axis.amounts[one.point.places[number]]),
            "value": scale(one, name),
            "model": findings.sweep.models[one.point.model].name,
        }
        for one in shown
    ]
    chart = alt.Chart(alt.InlineData(values=rows)).mark_line(point=alt.OverlayMarkDef(size=70, filled=True))
    chart = chart.encode(
        x=alt.X("at:Q", title=axis.name, scale=alt.Scale(zero=False)),
        y=alt.Y("value:Q", title=name_measure(name), scale=alt.Scale(zero=False)),
        **mark_models(findings),
    )
    said = "; ".join(f"{one.name}: {say_mean(one, name)}" for one in shown)
    return draw_chart(chart, f"{name_measure(name)} by {axis.name}", f"{said}.") if rows else None


def find_axis(findings: Findings) -> tuple[int, Axis] | None:
    """The first axis of at least two numbers, with its place."""
    for number, axis in enumerate(findings.sweep.axes):
        if axis.amounts is not None and len(axis.amounts) > 1:
            return number, axis
    return None


def list_shown(findings: Findings, name: str, is_public: bool) -> Sequence[Outcome]:
    """The outcomes that have a measure, those with a small count left out of a public brief."""
    there = [one for one in findings.outcomes if name in one.means]
    return [one for one in there if not (is_public and is_small(name, one.means[name]))]


def scale(outcome: Outcome, name: str) -> float:
    """A mean as it is shown."""
    return float(outcome.means[name] * SCALES.get(name, 1))


def mark_models(findings: Findings) -> dict[str, Any]:
    """Models told apart by colour and by shape."""
    names = [model.name for model in findings.sweep.models]
    legend = alt.Legend(title="Staffing model", columns=2, labelLimit=300)
    colours = [COLOURS[number % len(COLOURS)] for number in range(len(names))]
    shapes = [SHAPES[number % len(SHAPES)] for number in range(len(names))]
    return {
        "color": alt.Color("model:N", scale=alt.Scale(domain=names, range=colours), legend=legend),
        "shape": alt.Shape("model:N", scale=alt.Scale(domain=names, range=shapes), legend=legend),
    }
