"""The plan to start a variant from: near the plan known, and under every rule."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Event
from typing import Final

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import GOALS
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.formulation import Formulation
from caseload.model.outcome import Outcome
from caseload.model.scope import Part
from caseload.solve.child import keep_part
from caseload.solve.messages import VariantResult
from caseload.solve.part_search import narrow
from caseload.solve.run_solver import Limits, run_briefly, run_solver, set_hints

MOMENT_SECONDS: Final = 0.5
FIRM_GOALS: Final = GOALS[: GOALS.index("changes")]


@dataclass(frozen=True)
class Near:
    """A problem and its plan known, and one part of a variant of it."""

    base: Problem
    known: Plan
    variant: Problem
    part: Part

    @cached_property
    def problem(self) -> Problem:
        """The variant's problem of this part."""
        return narrow(self.variant, self.part)

    def measure_firm(self) -> dict[str, int]:
        """What the plan known comes to in the goals before `changes`, of this part's cases; none where it lacks one."""
        mine = keep_part(self.known, self.part)
        if len(mine.lead) < len(self.problem.standings):
            return {}
        values = measure_goals(narrow(self.base, self.part), mine)
        return {goal: value for goal, value in values.items() if goal in FIRM_GOALS}


def find_start(near: Near, limits: Limits, stop: Event) -> Plan | VariantResult:
    """The plan known, changed to the choices forced, where it obeys the rules and loses nothing in the firm goals; else
    the best of it, of the base plan and of the plan nearest to it that loses nothing; else any plan at all."""
    part, problem, firm = near.part, near.problem, near.measure_firm()
    base = keep_part(build_base_plan(near.variant), part)
    suggested = suggest(problem, part, near.known, base)
    plain = replace(suggested, support={}, discipline={})
    sound: list[tuple[tuple[int, ...], Plan]] = []
    for plan in (suggested, plain, base):
        if is_fitting(part, plan) and is_sound(find_breaches(problem, plan)):
            values = measure_goals(problem, plan)
            if firm and all(values.get(goal, 0) <= most for goal, most in firm.items()):
                return plan
            sound.append((tuple(values.values()), plan))
    if not sound:
        return find_any_plan(problem, part, suggested, limits, stop)
    nearest = find_nearest_plan(near, suggested, firm, limits, stop) if firm else []
    sound += [(tuple(measure_goals(problem, plan).values()), plan) for plan in nearest]
    return min(sound, key=lambda each: each[0])[1]


def find_nearest_plan(near: Near, suggested: Plan, firm: Mapping[str, int], limits: Limits, stop: Event) -> list[Plan]:
    """The plan that obeys the rules, comes to no more than said in the firm goals, and departs from the one suggested
    in the fewest units, as far as a moment goes; empty where none is found."""
    formulation = Formulation(near.problem, near.part)
    model = formulation.model
    for goal, value in firm.items():
        expression = formulation.express(goal)
        if not isinstance(expression, int):
            model.add(expression <= value)
    model.minimize(sum(o for each, o in formulation.decisions.all_outcomes() if not carries_out(suggested.lead, each)))
    set_hints(model, formulation.list_hints(suggested))
    values, _ = run_briefly(model, limits, min(limits.seconds, MOMENT_SECONDS), stop)
    return [] if values is None else [formulation.read_plan(lambda variable: values[variable.index])]


def is_fitting(part: Part, plan: Plan) -> bool:
    """Whether a plan is one of a part's outcomes, unit by unit."""
    return all(any(carries_out(plan.lead, outcome) for outcome in listed) for listed in part.outcomes.values())


def carries_out(lead: Mapping[str, str | None], outcome: Outcome) -> bool:
    """Whether leads are those of an outcome."""
    return all(lead.get(c) == outcome.worker for c in outcome.led) and all(lead.get(c) is None for c in outcome.left)


def suggest(problem: Problem, part: Part, plan: Plan, base: Plan) -> Plan:
    """The plan known, fitted to a part: each unit as it was if that may still be, else as the base plan has it, else
    in the first way that may be. Whether it obeys the rules is for the caller to ask."""
    lead: dict[str, str | None] = {}
    for listed in part.outcomes.values():
        ways = (next((o for o in listed if carries_out(each.lead, o)), None) for each in (plan, base))
        outcome = next((way for way in ways if way is not None), listed[0])
        lead.update(dict.fromkeys(outcome.led, outcome.worker))
        lead.update(dict.fromkeys(outcome.left, None))
    there = {worker for worker in part.workers if problem.staff[worker].is_available}
    same = {case for case, worker in lead.items() if plan.lead.get(case) == worker}
    return Plan(
        lead=lead,
        co_worker=keep_duty(plan.co_worker, base.co_worker, same, there),
        overseer=keep_duty(plan.overseer, base.overseer, same, there),
        cover=keep_duty(plan.cover, base.cover, same, there),
        support={pair: hours for pair, hours in plan.support.items() if there.issuperset(pair)},
        discipline={key: worker for key, worker in plan.discipline.items() if key[0] in same and worker in there},
    )


def keep_duty(plan: Mapping[str, str], base: Mapping[str, str], same: set[str], there: set[str]) -> dict[str, str]:
    """Who stands by in the plan known where the case's worker is the same, else in the base plan."""
    kept = {case: worker for case, worker in plan.items() if case in same and worker in there}
    return {**{case: worker for case, worker in base.items() if case not in same}, **kept}


def find_any_plan(problem: Problem, part: Part, suggested: Plan, limits: Limits, stop: Event) -> Plan | VariantResult:
    """A plan that obeys the rules with the choices forced; or that there is none, or no time to tell."""
    formulation = Formulation(problem, part)
    set_hints(formulation.model, formulation.list_hints(suggested))
    answer = run_solver(formulation.model, limits, stop, lambda value, bound: None)
    if answer.has_solution:
        return formulation.read_plan(answer.read)
    return VariantResult(None, is_impossible=answer.is_refused, is_reached=answer.is_refused)
