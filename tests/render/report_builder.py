"""Reports for the tests of render: findings worked out plainly from a plan, or stated by the test."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from caseload.audit.after import After, summarise_plan
from caseload.audit.check import find_breaches, measure_goals
from caseload.domain.calendar import ONE_DAY
from caseload.domain.eligibility import find_bar
from caseload.domain.findings import Because, Change, Findings, Reason, ToHandOver, Unallocated, Workload
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from caseload.domain.standing import may_lead
from caseload.pipeline.report import Report, RunFacts
from caseload.render.fates import find_fate, find_named_holder
from tests.builders import a_plan, a_problem

FACTS = RunFacts(
    input_hash="1a2b3c4d5e6f7788",
    policy_hash="99aabbccddeeff00",
    proposal="5f0e1d2c",
    versions={"caseload": "0.1.0", "ortools": "9.15.6755"},
    settings={"moves": 0, "hand_over": False, "what_if": [], "decisions": []},
)


def a_solved(problem: Problem, plan: Plan, proven: bool = True, **changes: Any) -> Solved:
    """A solved problem with the goals and breaches that the audit finds; every goal proven unless told."""
    goals = tuple(
        GoalResult(name, value, value if proven else 0, proven) for name, value in measure_goals(problem, plan).items()
    )
    return Solved(plan, changes.pop("goals", goals), find_breaches(problem, plan), 0.41, **changes)


def a_report(
    problem: Problem | None = None, plan: Plan | None = None, solved: Solved | None = None, **parts: Any
) -> Report:
    """A report of a plan (the base plan unless told); `findings` are worked out, single ones replaced by name."""
    problem = problem or a_problem()
    solved = solved or a_solved(problem, plan or a_plan(problem))
    names = ("workload", "changes", "unallocated", "to_hand_over", "apart", "shortfall", "moves_options")
    stated = {name: parts.pop(name) for name in names if name in parts}
    findings = replace(work_out_findings(problem, solved.plan), **stated)
    return Report(problem, solved, findings, parts.pop("facts", FACTS), **parts)


def work_out_findings(problem: Problem, plan: Plan) -> Findings:
    """Workloads, changes and unallocated cases of a plan; no ways out, no shortfall, no options."""
    after = summarise_plan(problem, plan)
    leaving = sorted(member.id for member in problem.staff.values() if member.leaving and after.list_led(member.id))
    return Findings(
        workload=tuple(find_workload(problem, plan, after, worker) for worker in problem.staff),
        changes=tuple(find_changes(problem, plan)),
        unallocated=tuple(find_unallocated(problem, plan, after)),
        to_hand_over=tuple(
            ToHandOver(worker, problem.staff[worker].leaving or problem.caseload.as_of, after.list_led(worker))
            for worker in leaving
        ),
    )


def find_workload(problem: Problem, plan: Plan, after: After, worker: str) -> Workload:
    member, led = problem.staff[worker], after.list_led(worker)
    before = [s for s in problem.standings.values() if worker in (s.before, s.waits_for)]
    hours, capacity = after.measure_hours(worker), after.measure_capacity_left(worker)
    shares: Mapping[str, Fraction] = {
        name: Fraction(value, limit)
        for name, value, limit in (("cases", len(led), member.cap), ("hours", hours, capacity))
        if limit
    }
    bound = max(shares, key=lambda name: shares[name]) if shares and member.is_available else None
    families = after.list_families(worker) - problem.held.get(worker, frozenset())
    waiting = [case for case in led if problem.standings[case].waits_for == worker]
    return Workload(
        worker=worker,
        team=member.team,
        role=member.role.name,
        available=member.is_available,
        cases_before=len(before),
        cases=len(led),
        cap=member.cap,
        hours=hours,
        capacity=capacity if member.is_available else None,
        support=after.support_received.get(worker, 0),
        share=shares[bound] if bound else None,
        bound_by=bound,  # type: ignore[arg-type]
        new_families=len(families),
        protected_months=member.months if member.is_protected else None,
        back_on=member.absence.end + ONE_DAY if member.absence and member.absence.end else None,
        leaves_on=member.leaving,
        waiting=len(waiting),
        covered=sum(case in plan.cover for case in waiting),
    )


def find_changes(problem: Problem, plan: Plan) -> list[Change]:
    unit_of = {case: unit.id for unit in problem.units for case in unit.cases}
    changes = []
    for case, standing in problem.standings.items():
        fate = find_fate(problem, plan, case)
        if fate in ("new", "moves"):
            before = find_named_holder(problem, standing.case)
            because = find_because(problem, case, before)
            team = standing.case.team
            changes.append(Change(case, unit_of[case], team, before, plan.lead[case], because, fate == "new"))
    return changes


def find_because(problem: Problem, case: str, before: str | None) -> Because:
    standing = problem.standings[case]
    if standing.is_decided:
        return "decision"
    if standing.is_handed_on:
        return "handed_on"
    if before and not problem.staff[before].is_available:
        last = problem.staff[before].worker.last_day
        return "holder_left" if last and last < problem.caseload.as_of else "holder_absent"
    return "better"


def find_unallocated(problem: Problem, plan: Plan, after: After) -> list[Unallocated]:
    found = []
    for unit in problem.units:
        for case in unit.cases:
            standing = problem.standings[case]
            uncovered = standing.needs_cover and case not in plan.cover
            if plan.lead.get(case) is None or uncovered:
                found.append(
                    Unallocated(
                        case=case,
                        unit=unit.id,
                        kind=standing.case.kind,
                        team=standing.case.team,
                        is_must=standing.is_must,
                        weeks=standing.weeks,
                        holder=standing.waits_for or standing.before,
                        is_displaced=standing.before is not None and not uncovered,
                        is_waiting_for_cover=uncovered,
                        reasons=find_reasons(problem, after, case),
                    )
                )
    return found


def find_reasons(problem: Problem, after: After, case: str) -> tuple[Reason, ...]:
    standing = problem.standings[case]
    leaders = [
        member
        for member in problem.staff.values()
        if may_lead(member, standing.case, problem.policy) and standing.case.team in member.serves and member.role_cap
    ]
    stops = Counter(find_bar(standing, member, problem.policy) or "cap" for member in leaders)
    return tuple(Reason(code, number, len(leaders)) for code, number in sorted(stops.items()))
