"""A comparison as JSON: `first` and `second` are A and B."""

from typing import Any

from caseload.domain.comparison import (
    Comparison,
    FieldChange,
    GoalPair,
    InputComparison,
    MovedCases,
    TableChange,
    WorkerPair,
    WorkerState,
)
from caseload.pipeline.compare import Compared, CompareReport
from caseload.render.compare.words import say_input
from caseload.render.plain_values import make_plain, round_number
from caseload.render.plan_json import SCHEMA_VERSION, goal_to_json, issue_to_json

Json = dict[str, Any]


def compare_to_json(report: CompareReport) -> Json:
    """`status` is `same` or `different`; `better` is `first`, `second` or null, by the goal `decided_by`."""
    comparison = report.comparison
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "same" if comparison.is_same else "different",
        "first": side_to_json(report.first),
        "second": side_to_json(report.second),
        "better": comparison.better,
        "decided_by": comparison.decided_by,
        "goals": [pair_to_json(pair) for pair in comparison.goals],
        **cases_to_json(comparison),
        "workers": [worker_to_json(pair) for pair in comparison.workers],
        "input": input_to_json(comparison.input),
        "stopped": report.is_stopped,
        "issues": [issue_to_json(fault) for fault in report.warnings],
    }


def side_to_json(one: Compared) -> Json:
    """One of the two: `bounds` says whether its goals have bounds and proofs."""
    caseload = one.problem.caseload
    return {
        "name": one.name,
        "form": one.form,
        "as_of": caseload.as_of.isoformat(),
        "input_hash": caseload.input_hash,
        "policy_hash": caseload.policy.text_hash,
        "bounds": not one.is_weighed,
    }


def pair_to_json(pair: GoalPair) -> Json:
    """One goal in both; null where a policy leaves it out."""
    first, second = (goal_to_json(goal) if goal else None for goal in (pair.first, pair.second))
    return {"name": pair.name, "first": first, "second": second, "better": pair.better}


def cases_to_json(comparison: Comparison) -> Json:
    """Who is with another worker, allocated in one alone, and what differs beside the cases."""
    return {
        "moved": [moved_to_json(one) for one in comparison.moved],
        "only_first": [moved_to_json(one) for one in comparison.only_first],
        "only_second": [moved_to_json(one) for one in comparison.only_second],
        "beside": [make_plain(one) for one in comparison.beside],
        "support": [make_plain(one) for one in comparison.support],
    }


def moved_to_json(one: MovedCases) -> Json:
    """The cases of one family that go the same way; null: nobody, or no reason because it stays."""
    return {
        "cases": list(one.cases),
        "family": one.family,
        "team": one.team,
        "kinds": list(one.kinds),
        "must_allocate": one.is_must,
        "first": one.first,
        "second": one.second,
        "why_first": one.why_first,
        "why_second": one.why_second,
    }


def worker_to_json(pair: WorkerPair) -> Json:
    """One worker in both; null where not in that caseload."""
    return {
        "worker": pair.worker,
        "team": pair.team,
        "differs": pair.differs,
        "first": state_to_json(pair.first),
        "second": state_to_json(pair.second),
    }


def state_to_json(state: WorkerState | None) -> Json | None:
    """One worker in one plan; hours a week, the workload a share of 1."""
    if state is None:
        return None
    return {
        "available": state.available,
        "cases_before": state.cases_before,
        "cases": state.cases,
        "cap": state.cap,
        "hours": float(state.hours),
        "workload": round_number(state.share),
    }


def input_to_json(found: InputComparison) -> Json:
    """What differs between the inputs; values as text, null where blank."""
    return {
        "same": found.is_same,
        "settings": [field_to_json(change) for change in found.settings],
        "policy": [field_to_json(change) for change in found.policy],
        "tables": {table.table: table_to_json(table) for table in found.tables},
    }


def table_to_json(table: TableChange) -> Json:
    """One table: rows in one alone, and rows that changed."""
    return {
        "only_first": list(table.gone),
        "only_second": list(table.new),
        "changed": [{"id": row.id, "fields": [field_to_json(one) for one in row.fields]} for row in table.changed],
    }


def field_to_json(change: FieldChange) -> Json:
    """One value that differs."""
    first, second = (None if value is None else say_input(value) for value in (change.first, change.second))
    return {"name": change.name, "first": first, "second": second}
