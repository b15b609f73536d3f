"""Tries decisions: carries them out with everything else as planned, and audits what comes of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from caseload.analysis.plan_view import PlanView, narrow_plan, narrow_problem
from caseload.analysis.stops import list_helpers
from caseload.audit.after import summarise_plan
from caseload.audit.check import find_breaches, is_sound
from caseload.audit.goals.unallocated import measure as measure_unallocated
from caseload.audit.goals.unallocated_must import measure as count_must_left
from caseload.domain.caseload import Caseload, Decision
from caseload.domain.eligibility import is_co_worked, is_overseen
from caseload.domain.plan import Breach, Plan
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.intake.decisions import find_decision_faults

KEEP_ALL, KEEP_MUST, KEEP_NONE = "all", "must", "none"
KEEPS: Final = (KEEP_ALL, KEEP_MUST, KEEP_NONE)


@dataclass(frozen=True)
class Trial:
    """What decisions come to: the problem that states them, a sound plan of it, and what it changes.

    `must_saved` is by how much goal 1 falls, `urgency_lost` by how much goal 4 rises (negative: falls).
    """

    problem: Problem
    plan: Plan
    breaches: tuple[Breach, ...]
    must_saved: int
    urgency_lost: int


def give_cases(cases: Iterable[str], worker: str) -> tuple[Decision, ...]:
    """The decisions that give each case to one worker."""
    return tuple(Decision(case, "give", worker) for case in cases)


def state_decisions(caseload: Caseload, decisions: Iterable[Decision]) -> Caseload:
    """The caseload with more decisions, sorted, each once."""
    every = {(d.case, d.word, d.worker or ""): d for d in (*decisions, *caseload.decisions)}
    return replace(caseload, decisions=tuple(every[key] for key in sorted(every)))


def try_gives(view: PlanView, gives: tuple[Decision, ...]) -> Trial | None:
    """The trial of some gives; None if a check refuses them, the rule `decisions` is off, or no sound plan is
    at hand.

    Whoever is given a case keeps what the plan newly brings them if the rules still allow it; else only its
    must-allocate cases; else none of it. Cuts out what the workers named, and who may stand by them, touch.
    """
    if not view.problem.policy.has_rule("decisions"):
        return None
    units = cut_units(view, gives)
    cases = frozenset(case for unit in units for case in unit.cases)
    problem = prepare_problem(cut_caseload(view.problem.caseload, cases, gives), view.problem.settings)
    if find_decision_faults(problem):
        return None
    plan = narrow_plan(view.plan, cases, view.list_with_supported(list_involved(view, gives)))
    for tried in list_carried_out(problem, plan, gives):
        breaches = find_breaches(problem, tried)
        if is_sound(breaches):
            saved, lost = weigh(narrow_problem(view.problem, units), plan, problem, tried)
            return Trial(problem, tried, breaches, saved, lost)
    return None


def list_involved(view: PlanView, gives: Iterable[Decision]) -> frozenset[str]:
    """The workers given cases, and those who may stand by them."""
    given = {give.worker for give in gives if give.worker}
    return frozenset(given.union(*(find_helpers(view.problem, give) for give in gives)))


def find_helpers(problem: Problem, give: Decision) -> list[str]:
    """A few who might stand by a given case, where its new worker needs someone."""
    member, standing = problem.staff[give.worker or ""], problem.standings[give.case]
    if is_co_worked(standing, member, problem.policy) or is_overseen(member, problem.policy):
        return list_helpers(problem, [standing], member)
    return []


def cut_units(view: PlanView, gives: Iterable[Decision]) -> tuple[Unit, ...]:
    """The units the trial touches, with all units of their families, so that they form again as they were."""
    own = [view.after.unit_of[give.case].id for give in gives]
    near = view.list_near(view.list_with_supported(list_involved(view, gives)), own)
    families = {unit.family for unit in near}
    return tuple(unit for unit in view.problem.units if unit.family in families)


def cut_caseload(caseload: Caseload, cases: frozenset[str], gives: Iterable[Decision]) -> Caseload:
    """The caseload with some of its cases, and their decisions with the gives."""
    kept = replace(
        caseload,
        cases=tuple(case for case in caseload.cases if case.id in cases),
        decisions=tuple(decision for decision in caseload.decisions if decision.case in cases),
    )
    return state_decisions(kept, gives)


def list_carried_out(problem: Problem, plan: Plan, gives: tuple[Decision, ...]) -> Iterator[Plan]:
    """The plan with the gives carried out, in the order in which they had better be sound."""
    helpers = [helper for give in gives for helper in find_helpers(problem, give)]
    for keep in KEEPS:
        for helper in (*dict.fromkeys(helpers), None) if helpers else (None,):
            yield carry_out(problem, plan, gives, keep, helper)


def carry_out(problem: Problem, plan: Plan, gives: tuple[Decision, ...], keep: str, helper: str | None) -> Plan:
    """The plan with each given case with its worker, what they may not keep given back, and support made to fit."""
    lead = {**plan.lead, **{give.case: give.worker for give in gives}}
    workers = {give.worker for give in gives if give.worker}
    for unit in problem.units:
        if keep != KEEP_ALL and is_given_back(problem, unit, lead, workers, keep):
            lead.update({case: problem.standings[case].holder for case in unit.cases})
    given = {give.case for give in gives}
    alone = {case for case, worker in lead.items() if worker is None} | given
    led = [give for give in gives if lead[give.case]]
    named = {give.case: helper for give in led if helper and helper in find_helpers(problem, give)}
    co_worked = {c for c in named if is_co_worked(problem.standings[c], problem.staff[lead[c] or ""], problem.policy)}
    changed = replace(
        plan,
        lead=lead,
        co_worker={**leave_out(plan.co_worker, alone), **{c: w for c, w in named.items() if c in co_worked}},
        overseer={**leave_out(plan.overseer, alone), **{c: w for c, w in named.items() if c not in co_worked}},
        cover=leave_out(plan.cover, alone),
        discipline={key: worker for key, worker in plan.discipline.items() if key[0] not in alone},
    )
    return replace(changed, support=dict(fit_support(problem, changed, workers)))


def is_given_back(problem: Problem, unit: Unit, lead: Mapping[str, str | None], workers: set[str], keep: str) -> bool:
    """Whether a unit is received by one of the workers and they may not keep it."""
    received = [case for case in unit.cases if lead[case] in workers and lead[case] != problem.standings[case].holder]
    has_must = any(problem.standings[case].is_must for case in received)
    return bool(received) and not unit.is_waiting and not (keep == KEEP_MUST and has_must)


def leave_out(named: Mapping[str, str], cases: set[str]) -> dict[str, str]:
    """Who is named for each case, without some cases."""
    return {case: worker for case, worker in named.items() if case not in cases}


def fit_support(problem: Problem, plan: Plan, workers: set[str]) -> Iterator[tuple[tuple[str, str], int]]:
    """The support dealt, that of these workers no more than their cases still ask for."""
    left = dict.fromkeys(workers, 0)
    for case, worker in plan.lead.items():
        if worker in workers:
            left[worker] += problem.standings[case].support_hours
    for (officer, worker), hours in sorted(plan.support.items()):
        if worker in workers:
            hours = min(hours, left[worker])
            left[worker] -= hours
        if hours and officer not in workers:
            yield (officer, worker), hours


def weigh(before: Problem, plan: Plan, problem: Problem, tried: Plan) -> tuple[int, int]:
    """By how much goal 1 falls and goal 4 rises from one plan to another."""
    was, now = summarise_plan(before, plan), summarise_plan(problem, tried)
    saved = count_must_left(before, plan, was) - count_must_left(problem, tried, now)
    lost = measure_unallocated(problem, tried, now) - measure_unallocated(before, plan, was)
    return saved, lost
