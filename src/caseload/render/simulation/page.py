"""What came of a simulation as one HTML page: the chart with its table, every measure, differences, assumptions."""

from collections.abc import Sequence

from caseload.planning.simulation.scenario import Scenario
from caseload.planning.simulation.simulate import ArmResult, Simulation
from caseload.render.page.parts import Page, Section, Table
from caseload.render.simulation.weeks import build_weeks
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
    waiting, *others = build_weeks(simulation.arms)
    sections = [waiting, build_measures(simulation.arms)]
    sections += [build_differences(simulation)] if simulation.differences else []
    return Page("A staffing model, week by week", says, (*sections, *others, build_put_in(simulation.arms)), FOOT)


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
