"""A proposal as JSON, schema version 1: keys are only ever added. `plan.schema.json` describes it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any, Final

from caseload.domain.errors import Fault
from caseload.domain.fates import find_named_holder
from caseload.domain.findings import Change, Post, ShortfallLevel, Workload
from caseload.domain.names import GOAL_UNITS
from caseload.domain.plan import Breach, GoalResult
from caseload.domain.policy import Policy
from caseload.domain.standing import Standing
from caseload.pipeline.report import Report, RunFacts
from caseload.render.decided_cells import decisions_to_json
from caseload.render.fairness.as_json import fairness_to_json
from caseload.render.plain_values import make_plain, round_number
from caseload.render.unallocated_json import unallocated_to_json
from caseload.render.words import measure_hours, natural_key

SCHEMA_VERSION: Final = 1
DIGITS: Final = 4
Json = dict[str, Any]


def plan_to_json(report: Report) -> Json:
    """The whole proposal. Hours are hours a week, shares are of 1, dates are text as 2026-01-31."""
    problem, solved, findings = report.problem, report.solved, report.findings
    policy = problem.policy
    tell = partial(unallocated_to_json, problem)
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "optimal" if solved.is_optimal else "feasible",
        "as_of": problem.caseload.as_of.isoformat(),
        "goals": [goal_to_json(goal) for goal in solved.goals],
        "assignments": list_assignments(report),
        "unallocated": [tell(one) for one in findings.unallocated if not one.is_waiting_for_cover],
        "without_cover": [tell(one) for one in findings.unallocated if one.is_waiting_for_cover],
        "support": [
            {"officer": officer, "worker": worker, "hours": measure_hours(units, policy)}
            for (officer, worker), units in sorted(solved.plan.support.items())
            if units
        ],
        "workload": [workload_to_json(one, policy) for one in findings.workload],
        "breaches": [breach_to_json(breach) for breach in solved.breaches],
        "shortfall": [shortfall_to_json(level) for level in findings.shortfall],
        "to_hand_over": [
            {"worker": one.worker, "by": one.by.isoformat(), "cases": list(one.cases)} for one in findings.to_hand_over
        ],
        "apart": list(findings.apart),
        "decisions": decisions_to_json(problem),
        "moves_options": [
            {"moves": option.moves, "goals": [goal_to_json(goal) for goal in option.goals]}
            for option in findings.moves_options
        ],
        "fairness": fairness_to_json(findings.fairness) if findings.fairness is not None else None,
        "issues": [issue_to_json(fault) for fault in report.warnings],
        "run": run_to_json(report),
    }


def failure_to_json(faults: Iterable[Fault], exit_code: int) -> Json:
    """What `--json` prints when the input is refused: every fault, and nothing of a plan."""
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "refused",
        "exit_code": exit_code,
        "issues": [issue_to_json(fault) for fault in faults],
    }


def issue_to_json(fault: Fault) -> Json:
    """One fault or warning, its parts apart."""
    return {
        "code": fault.code,
        "severity": fault.severity,
        "where": fault.where,
        "what": fault.what,
        "got": fault.got,
        "fix": fault.fix,
        "rows": fault.rows,
    }


def goal_to_json(goal: GoalResult) -> Json:
    """One goal with its value, bound, proof and unit."""
    unit = GOAL_UNITS.get(goal.name, "")
    return {"name": goal.name, "value": goal.value, "bound": goal.bound, "proven": goal.proven, "unit": unit}


def list_assignments(report: Report) -> list[Json]:
    """Every case that has a worker or waits for one, in the order of the ids."""
    unit_of = {case: unit.id for unit in report.problem.units for case in unit.cases}
    changes = {change.case: change for change in report.findings.changes}
    return [
        assignment_to_json(report, standing, unit_of[case], changes.get(case))
        for case, standing in sorted(report.problem.standings.items(), key=lambda item: natural_key(item[0]))
        if report.solved.plan.lead.get(case) is not None
    ]


def assignment_to_json(report: Report, standing: Standing, unit: str, change: Change | None) -> Json:
    """One case with its worker; `kept` with the worker it has or waits for, `changed` from another one it had."""
    plan, case = report.solved.plan, standing.id
    worker, holder = plan.lead[case], find_named_holder(report.problem, standing.case)
    changed = holder is not None and worker != holder
    return {
        "case": case,
        "unit": unit,
        "worker": worker,
        "holder": holder,
        "kept": worker in (standing.holder, standing.waits_for),
        "changed": changed,
        "waiting": worker == standing.waits_for,
        "co_worker": plan.co_worker.get(case),
        "overseer": plan.overseer.get(case),
        "cover": plan.cover.get(case),
        "discipline": list_disciplines(report, standing),
        "moved_because": change.because if change is not None and changed else None,
    }


def list_disciplines(report: Report, standing: Standing) -> list[Json] | None:
    """Who does each discipline's hours of a case, the practitioner's hours; None where it has none."""
    done = [
        {"discipline": name, "worker": worker, "hours": measure_hours(units, report.problem.policy)}
        for name, _ in standing.case.discipline
        if (worker := report.solved.plan.discipline.get((standing.id, name))) is not None
        for units in [report.problem.measure_discipline(standing.id, name)]
    ]
    return done or None


def workload_to_json(one: Workload, policy: Policy) -> Json:
    """One worker before and after; null where not available or without a limit."""
    return {
        "worker": one.worker,
        "team": one.team,
        "role": one.role,
        "available": one.available,
        "cases_before": one.cases_before,
        "cases": one.cases,
        "cap": one.cap,
        "hours": measure_hours(one.hours, policy),
        "capacity_hours": None if one.capacity is None or not one.available else measure_hours(one.capacity, policy),
        "support_hours": measure_hours(one.support, policy),
        "workload": round_number(one.share),
        "bound_by": one.bound_by,
        "new_families": one.new_families,
        "protected_months": one.protected_months,
        "back_on": make_plain(one.back_on),
        "leaves_on": make_plain(one.leaves_on),
        "waiting": one.waiting,
        "covered": one.covered,
    }


def breach_to_json(breach: Breach) -> Json:
    """One thing above a limit or against a rule that the input or a decision explains."""
    return {
        "worker": breach.worker,
        "case": breach.case,
        "rule": breach.rule,
        "since": breach.since,
        "detail": breach.detail,
    }


def shortfall_to_json(level: ShortfallLevel) -> Json:
    """The agency need at one level; money is null where a rate is missing."""
    return {
        "level": level.level,
        "posts": [post_to_json(post) for post in level.posts],
        "fte": float(level.fte),
        "at_least_fte": round_down(level.at_least_fte),
        "weekly_cost": round_number(level.weekly_cost, 2),
        "left": list(level.left),
        "queue": list(level.queue),
        "queue_weeks": level.queue_weeks,
        "start": level.start,
        "proven": level.proven,
    }


def round_down(fte: Fraction) -> float:
    """A bound to four decimal places, never more than it is."""
    return int(fte * 10**DIGITS) / 10**DIGITS


def post_to_json(post: Post) -> Json:
    """Posts of one kind; without a team they are floating."""
    skills = list(post.skills)
    return {"role": post.role, "team": post.team, "skills": skills, "fte": float(post.fte), "count": post.count}


def run_to_json(report: Report) -> Json:
    """How the run was made; with the caseload, `settings` is enough to audit it."""
    solved, facts = report.solved, report.facts
    asked = report.problem.settings
    usual: Mapping[str, object] = {"moves": asked.moves, "hand_over": asked.hand_over, "what_if": [], "decisions": []}
    return {
        "seconds": round(solved.seconds, 2),
        "seed": solved.seed,
        **facts_to_json(facts),
        "interrupted": solved.interrupted,
        "timed_out": solved.timed_out,
        "crashed": solved.crashed,
        "settings": make_plain({**usual, **facts.settings}),
    }


def facts_to_json(facts: RunFacts) -> Json:
    """What a run was made from and with: versions, hashes, the proposal's id and the settings."""
    return {
        "versions": dict(facts.versions),
        "input_hash": facts.input_hash,
        "policy_hash": facts.policy_hash,
        "proposal": facts.proposal,
        "settings": make_plain(facts.settings),
    }
