"""An audit as JSON: what a plan breaks, its goals, and those it is compared with."""

from typing import Any

from caseload.intake.what_if_asked import state_what_if
from caseload.pipeline.audit import AuditReport
from caseload.render.plan_json import SCHEMA_VERSION, breach_to_json, goal_to_json, issue_to_json


def audit_to_json(report: AuditReport) -> dict[str, Any]:
    """`status` is `sound` or `broken`; `beside` are the proposal's goals or, in `stated`, the plan's own claim;
    `best_known` the best values known of the caseload, empty where none are."""
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "sound" if report.is_sound else "broken",
        "as_of": report.problem.caseload.as_of.isoformat(),
        "what_if": [state_what_if(one) for one in report.what_ifs],
        "goals": [{"name": goal.name, "value": goal.value} for goal in report.goals],
        "beside": [goal_to_json(goal) for goal in report.beside if not report.is_stated],
        "best_known": [{"name": name, "value": value} for name, value in report.best.items()],
        "stated": [goal_to_json(goal) for goal in report.beside if report.is_stated],
        "breaches": [breach_to_json(breach) for breach in report.breaches],
        "issues": [issue_to_json(fault) for fault in report.warnings],
    }
