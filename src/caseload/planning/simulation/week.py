"""One week of a simulation, and the next that follows from its plan: pure functions from values to values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from caseload.analysis.weeks_ahead.carry import carry_week
from caseload.domain.caseload import Case, Caseload
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.planning.simulation.draws import Draws
from caseload.planning.simulation.people import add_joiners, add_posts, climb, fall_ill, forget_gone, give_notice
from caseload.planning.simulation.referrals import Templates, draw_backlog, draw_referrals
from caseload.planning.simulation.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Week:
    """A Monday before its plan. `above` is how many weeks in a row each worker has ended above the cap; `helped` how
    many early-help families had a worker at the end of each week so far; `closed` the cases that closed last week."""

    number: int
    caseload: Caseload
    above: Mapping[str, int] = field(default_factory=dict)
    helped: tuple[int, ...] = ()
    referred: int = 0
    closed: int = 0


def begin(scenario: Scenario, caseload: Caseload, templates: Templates, draws: Draws) -> Week:
    """The first Monday: the caseload with the posts to come, the backlog, and the first week's referrals."""
    staffed = add_posts(scenario, caseload)
    waiting = draw_backlog(scenario, templates, caseload.as_of, draws)
    return refer(scenario, Week(0, add_cases(staffed, waiting)), templates, draws)


def follow(
    scenario: Scenario, week: Week, problem: Problem, plan: Plan, templates: Templates, draws: Draws
) -> Week:  # fmt: skip
    """The Monday after a week's plan: it is carried out, cases close and change, people leave, fall ill, climb and
    join, and families are referred."""
    above, helped = count_above(problem, plan, week.above), (*week.helped, count_helped(problem, plan))
    shares, number = measure_freed(problem, plan), week.number + 1
    carried = carry_week(problem, plan)
    worked = tuple(
        move_team(scenario, number, case, templates.teams, draws)
        for before in carried.cases
        if (case := move_on(scenario, number, before, shares.get(plan.lead.get(before.id) or ""), draws)) is not None
    )
    caseload = replace(carried, cases=worked)
    left = give_notice(scenario, forget_gone(caseload), number, above, draws)
    there = add_joiners(scenario, climb(fall_ill(scenario, left, number, draws)), number, draws)
    closed = len(problem.caseload.cases) - len(worked)
    return refer(scenario, Week(number, there, above, helped, closed=closed), templates, draws)


def refer(scenario: Scenario, week: Week, templates: Templates, draws: Draws) -> Week:
    """The week with its referrals, who wait from its Monday on."""
    families = draw_referrals(scenario, templates, week.number, week.caseload.as_of, week.helped, draws)
    caseload = add_cases(week.caseload, tuple(case for family in families for case in family))
    return replace(week, caseload=caseload, referred=len(families))


def add_cases(caseload: Caseload, cases: tuple[Case, ...]) -> Caseload:
    """The caseload with more cases, in the order of the ids."""
    return replace(caseload, cases=tuple(sorted((*caseload.cases, *cases), key=lambda case: case.id)))


def move_on(
    scenario: Scenario, number: int, case: Case, freed: Fraction | None, draws: Draws
) -> Case | None:  # fmt: skip
    """The case a week on: None where it closed, of another kind where it changed. A case that nobody works on
    (`freed` is None) stays as it is.

    `freed` is the share of its worker's hours that support officers took over; `close_faster` of that shortens the
    weeks it lasts: chance / (1 - link x freed).
    """
    flow = scenario.kinds.get(case.kind)
    if flow is None or freed is None:
        return case
    drawn = draws.draw("case", case.id, number)
    if drawn < speed_up(flow.closing, scenario.links.close_faster * freed):
        return None
    if not flow.becomes:
        return case
    above = 1 - Fraction(drawn)
    for kind, chance in flow.becomes:
        if above <= chance:
            return replace(case, kind=kind, hours=None, support_hours=None)
        above -= chance
    return case


def move_team(scenario: Scenario, number: int, case: Case, teams: Sequence[str], draws: Draws) -> Case:
    """The case, with its brothers and sisters of the same team, now of another team where they moved: to be handed on
    from its holder."""
    key = ("team", case.family or case.id, case.team, number)
    if not scenario.change_team or not draws.is_hit(scenario.change_team, *key):
        return case
    others = [team for team in teams if team != case.team]
    if not others:
        return case
    return replace(case, team=draws.pick_evenly(others, "to", *key), area=None, transfer=case.holder is not None)


def speed_up(closing: Fraction, shorter: Fraction) -> Fraction:
    """The chance a week to close once the weeks it takes are shorter by a share; at most 1."""
    return Fraction(1) if shorter >= 1 else min(Fraction(1), closing / (1 - shorter))


def count_led(plan: Plan) -> dict[str, int]:
    """How many cases each worker leads."""
    counts: dict[str, int] = {}
    for worker in plan.lead.values():
        if worker is not None:
            counts[worker] = counts.get(worker, 0) + 1
    return counts


def count_above(problem: Problem, plan: Plan, before: Mapping[str, int]) -> dict[str, int]:
    """How many weeks in a row each available worker has ended above their own cap, this one included."""
    led = count_led(plan)
    return {
        worker: before.get(worker, 0) + 1
        for worker, member in problem.staff.items()
        if member.is_available and member.cap is not None and led.get(worker, 0) > member.cap
    }


def count_helped(problem: Problem, plan: Plan) -> int:
    """How many families have an early-help case with a worker."""
    standings = problem.standings.values()
    return len({s.family for s in standings if s.case.kind == "early_help" and plan.lead.get(s.id) is not None})


def measure_freed(problem: Problem, plan: Plan) -> dict[str, Fraction]:
    """The share of each leading worker's case hours that the plan's support takes over, travel left out; at most 1."""
    hours: dict[str, int] = {}
    for case, worker in plan.lead.items():
        if worker is not None:
            hours[worker] = hours.get(worker, 0) + problem.measure_hours(case, worker)
    given: dict[str, int] = {}
    for (_, worker), units in plan.support.items():
        given[worker] = given.get(worker, 0) + units
    return {worker: min(Fraction(1), Fraction(given.get(worker, 0), max(1, total))) for worker, total in hours.items()}
