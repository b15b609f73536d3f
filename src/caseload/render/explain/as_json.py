"""An explanation as JSON, schema version 1; docs/explain.md describes it."""

from typing import Any

from caseload.domain.explanation import (
    Alternative,
    CaseExplanation,
    Counts,
    Difference,
    Given,
    Lifted,
    WorkerExplanation,
)
from caseload.domain.findings import Workload
from caseload.domain.names import GOAL_UNITS
from caseload.domain.policy import Policy
from caseload.pipeline.explain import ExplainReport
from caseload.render.explain.words import say_alternative
from caseload.render.plain_values import decision_to_json, make_plain, round_number
from caseload.render.plan_json import SCHEMA_VERSION, facts_to_json, goal_to_json, issue_to_json, workload_to_json
from caseload.render.reason_words import say_reason
from caseload.render.words import measure_hours

Json = dict[str, Any]
DIGITS = 6


def explanation_to_json(report: ExplainReport) -> Json:
    """The whole answer: about a case or about a worker, the plan's goals, and how it was run."""
    answer, problem = report.answer, report.problem
    if isinstance(answer, CaseExplanation):
        body = {"about": "case", "also_a_worker": report.is_also_worker, **case_to_json(answer)}
    else:
        body = {"about": "worker", **worker_to_json(answer, problem.policy)}
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": problem.caseload.as_of.isoformat(),
        **body,
        "goals": [goal_to_json(goal) for goal in report.solved.goals],
        "stopped": report.is_stopped,
        "issues": [issue_to_json(fault) for fault in report.warnings],
        "run": facts_to_json(report.facts),
    }


def case_to_json(case: CaseExplanation) -> Json:
    """A case with every choice, those who may not by rule, and a give where one was asked for."""
    return {
        "case": case.case,
        "team": case.team,
        "together": list(case.together),
        "footing": case.footing,
        "worker": case.worker,
        "holder": case.before,
        "because": case.because,
        "fixed": case.is_fixed,
        "cover": case.cover,
        "co_worker": case.co_worker,
        "overseer": case.overseer,
        "siblings_with_worker": list(case.siblings),
        "counts": counts_to_json(case.counts),
        "alternatives": [alternative_to_json(one, case.counts) for one in case.alternatives],
        "ties": [one.worker for one in case.ties],
        "barred": [{"rule": one.rule, "workers": list(one.workers)} for one in case.barred],
        "reasons": [
            {"code": one.code, "workers": one.workers, "of": one.of, "text": say_reason(one)} for one in case.reasons
        ],
        "why_not": case.why_not,
        "give": None if case.given is None else given_to_json(case.given, case.counts),
    }


def counts_to_json(counts: Counts | None) -> Json | None:
    """Children without a worker, and those who change or lose one."""
    return None if counts is None else {"without_worker": counts.left, "change_worker": counts.moved}


def alternative_to_json(one: Alternative, plan: Counts) -> Json:
    """One choice with its price goal by goal; no goals where it has none."""
    first = one.first
    is_priced = one.status == "priced"
    return {
        "worker": one.worker,
        "status": one.status,
        "exact": one.is_exact,
        "first_goal": None if first is None else first.goal,
        "rule": one.rule,
        "goals": [difference_to_json(difference) for difference in one.differences],
        "counts": counts_to_json(one.counts),
        "text": say_alternative(one, plan) if is_priced else None,
    }


def difference_to_json(one: Difference) -> Json:
    """One goal beside the plan's; `share` of the plan's value, null where that is 0."""
    return {
        "name": one.goal,
        "unit": GOAL_UNITS.get(one.goal, ""),
        "plan": one.before,
        "value": one.after,
        "difference": one.change,
        "at_least": one.least,
        "at_most": one.most,
        "exact": one.is_exact,
        "share": round_number(one.share, DIGITS),
    }


def given_to_json(given: Given, plan: Counts) -> Json:
    """What a give would come to; limits of `hours` and `lending` are in hour units of the policy."""
    return {
        "worker": given.worker,
        "refused_by": given.refused_by,
        "decisions": [decision_to_json(decision) for decision in given.decisions],
        "replaces": [decision_to_json(decision) for decision in given.replaces],
        "price": None if given.priced is None else alternative_to_json(given.priced, plan),
        "over": [{"rule": rule, "worker": who, "then": then, "limit": limit} for rule, who, then, limit in given.over],
    }


def worker_to_json(one: WorkerExplanation, policy: Policy) -> Json:
    """A worker's load, what binds it, and what would change it."""
    return {
        "worker": one.worker,
        "workload": workload_to_json(one.workload, policy),
        "kept": list(one.kept),
        "received": list(one.received),
        "given": list(one.given),
        "lost": list(one.lost),
        "standing_by": one.standing_by,
        "role_cap": one.role_cap,
        "protected_load": one.protected_load,
        "support_given_hours": measure_hours(one.support_given, policy),
        "new_families": {"recent": one.recent, "proposed": one.workload.new_families, "most": one.max_new},
        "binding": list(one.binding),
        "ahead": [
            {
                "from": ahead.day.isoformat(),
                "cap": ahead.cap,
                "availability": make_plain(ahead.availability),
                "protected_load": ahead.protected_step,
                "left": ahead.is_last_day,
            }
            for ahead in one.ahead
        ],
        "lifted": [lifted_to_json(lifted, policy) for lifted in one.lifted],
    }


def lifted_to_json(lifted: Lifted, policy: Policy) -> Json:
    """What lifting one limit would come to; no workload where it was not worked out."""
    load: Workload | None = lifted.workload
    return {
        "what": lifted.what,
        "number": lifted.number,
        "exact": lifted.is_exact,
        "workload": None if load is None else workload_to_json(load, policy),
    }
