"""The chart of a workforce projection: who is in post year by year, the posts there are, and what came to pass."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

import altair as alt

from caseload.planning.workforce.council import Council
from caseload.planning.workforce.findings import CouncilFound, Course, Projection
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.render.page.chart import COLOURS, INK, SHAPES, draw_chart
from caseload.render.page.parts import Chart
from caseload.render.workforce.words import name_reading, say_fte, say_month, say_range, say_year

POSTS: Final = "posts"
OUT_TURN: Final = "what came to pass"


def draw_council(found: CouncilFound) -> Chart:
    """Every reading of a council, the posts of each where they differ, and the out-turn."""
    plan = found.council.readings[0].plan
    courses = {name_reading(one): one.steps for one in found.projections}
    said = "; ".join(describe(one) for one in found.projections)
    names = {one.years.rows: name_reading(one) for one in found.projections}
    is_alike = len({tuple(row.established for row in rows) for rows in names}) == 1
    posts = {POSTS: found.projections[0].steps}
    if not is_alike:
        posts = {f"{POSTS}, {name}": course for name, course in courses.items()}
    points = list(list_actual(found.council))
    return draw([plan], courses, posts, points, (f"In post, {found.council.name}", f"{said}."))


def draw_joint(plans: Sequence[WorkforcePlan], joint: Course) -> Chart:
    """All councils together, by year, from the sum of their starts."""
    said = "; ".join(f"{say_year(plans[0], row.step)}: {say_fte(row.in_post)}" for row in joint.rows)
    courses, posts = {"all councils": joint}, {POSTS: joint}
    return draw(plans, courses, posts, [], ("In post, all councils together", f"{said}."))


def draw(
    plans: Sequence[WorkforcePlan],
    courses: Mapping[str, Course],
    posts: Mapping[str, Course],
    points: Sequence[Mapping[str, Any]],
    titles: tuple[str, str],
) -> Chart:
    """The layers: bands, lines, the posts dashed, and points for what came to pass; `titles` are title and words."""
    names = [*courses, *posts, *([OUT_TURN] if points else [])]
    lines = [row for name, course in courses.items() for row in list_points(plans, name, course)]
    dashes = [row for name, course in posts.items() for row in list_points(plans, name, course, "established")]
    axis = alt.Axis(values=list(range(plans[0].years + 1)), format="d")
    x = alt.X("year:Q", title=f"Years from the start of {say_month(plans[0].start)}", axis=axis)
    y = alt.Y("fte:Q", title="FTE", scale=alt.Scale(zero=False))
    shared = {"x": x, **mark_series(names, len(courses))}
    layers = [
        alt.Chart(alt.InlineData(values=[row for row in lines if "low" in row]))
        .mark_area(opacity=0.15)
        .encode(y=alt.Y("low:Q", title="FTE"), y2="high:Q", x=x, color=shared["color"]),
        alt.Chart(alt.InlineData(values=dashes))
        .mark_line(strokeDash=[6, 4], interpolate="step-before")
        .encode(x=x, y=y, color=shared["color"]),
        alt.Chart(alt.InlineData(values=lines)).mark_line().encode(x=x, y=y, color=shared["color"]),
        alt.Chart(alt.InlineData(values=[row for row in lines if row["year"] == int(row["year"])]))
        .mark_point(size=70, filled=True, opacity=1)
        .encode(y=y, **shared),
        alt.Chart(alt.InlineData(values=list(points)))
        .mark_point(size=90, filled=True, opacity=1)
        .encode(y=y, **shared),
    ]
    return draw_chart(alt.layer(*(layer for layer in layers if layer.data.values)), *titles)


def list_points(
    plans: Sequence[WorkforcePlan], name: str, course: Course, measure: str = "in_post"
) -> Iterator[dict[str, Any]]:
    """The values of a course as rows of a chart, the start of its plans first."""
    a_year = len(course.rows) // plans[0].years
    start = float(sum(getattr(role, measure) for plan in plans for role in plan.roles))
    there = {"year": 0, "fte": start, "series": name}
    yield {**there, "low": start, "high": start} if course.bands else there
    for row, bands in zip_longest(course.rows, course.bands):
        point = {"year": row.step / a_year, "fte": float(getattr(row, measure)), "series": name}
        band = (bands or {}).get(measure)
        yield point if band is None else {**point, "low": float(band.low), "high": float(band.high)}


def list_actual(council: Council) -> Iterator[dict[str, Any]]:
    """What came to pass, at the year it is set beside."""
    for one in council.actual:
        if one.year is not None and one.in_post is not None:
            yield {"year": one.year, "fte": float(one.in_post), "series": OUT_TURN}


def mark_series(names: Sequence[str], readings: int) -> dict[str, Any]:
    """Series told apart by colour and by shape, the posts and the out-turn in ink."""
    colours = [COLOURS[at % len(COLOURS)] if at < readings else INK for at in range(len(names))]
    shapes = [SHAPES[at % len(SHAPES)] if at < readings else "cross" for at in range(len(names))]
    shapes = ["stroke" if name.startswith(POSTS) else shape for name, shape in zip(names, shapes, strict=True)]
    legend = alt.Legend(title=None, columns=4, labelLimit=300, symbolOpacity=1)
    return {
        "color": alt.Color("series:N", scale=alt.Scale(domain=list(names), range=colours), legend=legend),
        "shape": alt.Shape("series:N", scale=alt.Scale(domain=list(names), range=shapes), legend=legend),
    }


def describe(one: Projection) -> str:
    """A reading in words, for who cannot see the chart."""
    plan = one.reading.plan
    told = ", ".join(f"{say_fte(row.in_post)} in {say_year(plan, row.step)}" for row in one.years.rows)
    last = one.years.bands[-1].get("in_post") if one.years.bands else None
    return f"{name_reading(one)}: {told}" + (f" ({say_range(last)} in 90% of the draws)" if last else "")
