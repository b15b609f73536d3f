"""A region as one HTML page: who waits, council by council, as chart and table; loans; posts; what was put in."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from caseload.planning.region.found import CouncilFound, RegionFound
from caseload.render.goal_words import say_goal
from caseload.render.page.chart import COLOURS, draw_chart
from caseload.render.page.parts import Chart, Page, Section, Table
from caseload.render.region.settings_words import list_settings
from caseload.render.region.words import (
    list_council_row,
    say_agreed,
    say_cool_off,
    say_fte,
    say_lending,
    say_managers,
    say_outcome,
    say_posts,
    say_saved,
    say_size,
    say_stop,
)
from caseload.render.words import say_number

FOOT = (
    "Every plan was made by the engine of the weekly allocation and audited. Nobody who has a worker changes them: "
    "only children who wait may go to another council's worker, who opted in, within the hours and the way agreed.",
    "Posts are what it would take beside the staff there is, however many can be had. With them every child whom posts "
    "can help has a worker, so that no council is worse for sharing them. Made by caseload; the page runs no script "
    "and loads nothing.",
)


def build_region_page(found: RegionFound) -> Page:
    """The page of a region."""
    says = (*say_stop(found), say_size(found), *say_outcome(found))
    sections = (
        build_waiting(found.councils),
        build_loans(found),
        build_posts(found),
        build_goals(found),
        build_put_in(found),
    )
    return Page("What sharing staff would do", says, sections, FOOT)


def build_waiting(councils: Sequence[CouncilFound]) -> Section:
    """Children without a worker in each council, alone and with sharing."""
    head = ("Council", "Cases", "Alone: may not wait / all", "Shared: may not wait / all", "Posts alone, FTE")
    table = Table("Children without a worker", head, tuple(map(list_council_row, councils)), frozenset({1, 2, 3, 4}))
    says = ("All children without a worker, those who may wait among them.",)
    return Section("Council by council", says, draw_waiting(councils), table)


def draw_waiting(councils: Sequence[CouncilFound]) -> Chart:
    """Two bars for each council."""
    rows = [
        {"council": each.name, "plan": plan, "children": waiting.all}
        for each in councils
        for plan, waiting in (("alone", each.alone), ("with sharing", each.shared))
    ]
    data: Any = alt.InlineData(values=rows)
    plans = ["alone", "with sharing"]
    names = [each.name for each in councils]
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            y=alt.Y("council:N", title=None, sort=names),
            yOffset=alt.YOffset("plan:N", sort=plans),
            x=alt.X("children:Q", title="Children without a worker", axis=alt.Axis(format="d", tickMinStep=1)),
            color=alt.Color("plan:N", title="Plan", scale=alt.Scale(domain=plans, range=list(COLOURS[:2]))),
        )
    )
    said = "; ".join(f"{each.name}: {each.alone.all:,} alone, {each.shared.all:,} with sharing" for each in councils)
    return draw_chart(bars, "Children without a worker, by council", f"{said}.")


def build_loans(found: RegionFound) -> Section:
    """Who lends to whom."""
    ranked = sorted(found.loans, key=lambda loan: (-loan.hours, loan.home, loan.host))
    rows = tuple(
        (one.home, one.host, f"{one.workers:,}", f"{one.families:,}", f"{one.cases:,}", say_number(one.hours))
        for one in ranked
    )
    head = ("From", "To", "Workers", "Families", "Cases", "Hours a week")
    says = tuple(say_lending(found)) if rows else (*say_lending(found), "Nobody is lent.")
    return Section("Who lends to whom", says, None, Table("Loans", head, rows, frozenset({2, 3, 4, 5})))


def build_posts(found: RegionFound) -> Section:
    """Agency posts alone and with sharing."""
    says = [text for one in found.posts for text in (say_posts(one), *say_agreed(one))]
    if found.cool_off is not None:
        says += say_cool_off(found.cool_off, found.supply, found.as_of)
    rows = tuple(
        (
            "who may not wait" if one.level == 1 else "every child",
            say_fte(one.alone),
            "-" if one.shared is None else say_fte(one.shared),
            "-" if one.shared is None else say_saved(one.alone, one.shared),
        )
        for one in found.posts
    )
    head = ("A worker for", "Alone", "With sharing", "Saved")
    return Section("Agency posts", tuple(says), None, Table("Posts", head, rows))


def build_goals(found: RegionFound) -> Section:
    """Each goal of each council alone and with sharing, where there is anything to tell; then in all."""
    rows = [
        (council.name, say_goal(each.goal), f"{each.alone:,}{'' if each.proven else f' (at least {each.bound:,})'}",
         f"{each.shared:,}", "")
        for council in found.councils
        for each in council.standings
        if each.alone or each.shared
    ]  # fmt: skip
    rows += [
        ("All", say_goal(alone.name), f"{alone.value:,}", f"{shared.value:,}", f"{free.value:,}")
        for alone, shared, free in zip(found.alone, found.shared, found.free, strict=True)
    ]
    head = ("Council", "Goal", "Alone", "With sharing", "Without the rule")
    says = ("In the order of the goals; a goal of nothing in both is left out. The rule: no council is worse in any.",)
    return Section("No council is worse", says, None, Table("Goals", head, tuple(rows), frozenset({2, 3, 4})))


def build_put_in(found: RegionFound) -> Section:
    """The settings, and managers."""
    rows = tuple(list_settings(found.settings))
    says = () if found.managers is None else tuple(say_managers(found.managers))
    return Section("What was put in", says, None, Table("Settings", ("Setting", "Value"), rows))
