"""What becomes of the work of a worker who leaves, case by case."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from caseload.domain.findings import Change, Findings, Unallocated
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem

Duty = Literal["leads", "co_works", "oversees", "covers"]


@dataclass(frozen=True, slots=True)
class LeftCase:
    """One case that the leaver leads, co-works, oversees or covers. `to` does so after them; None: nobody, or nobody
    has to any more. `change` says why another leads it, `missing` why nobody does."""

    case: str
    unit: str
    duty: Duty
    to: str | None
    change: Change | None = None
    missing: Unallocated | None = None


def list_left(problem: Problem, plan: Plan, findings: Findings, worker: str) -> tuple[LeftCase, ...]:
    """Everything the worker has, by duty and case, and who has it in a plan made as if they had left."""
    changes = {change.case: change for change in findings.changes}
    missing = {one.case: one for one in findings.unallocated}
    units = {case: unit.id for unit in problem.units for case in unit.cases}
    return tuple(
        LeftCase(
            case,
            units.get(case, case),
            duty,
            to,
            changes.get(case) if duty == "leads" else None,
            missing.get(case) if duty == "leads" else None,
        )
        for case, duty, to in find_duties(problem, plan, worker)
    )


def find_duties(problem: Problem, plan: Plan, worker: str) -> Iterator[tuple[str, Duty, str | None]]:
    """Each case of the worker with their duty, and who has that duty in the plan."""
    for row in sorted(problem.caseload.cases, key=lambda case: case.id):
        if row.holder == worker:
            yield row.id, "leads", plan.lead.get(row.id)
        if row.co_worker == worker:
            yield row.id, "co_works", plan.co_worker.get(row.id)
        if row.overseer == worker:
            yield row.id, "oversees", plan.overseer.get(row.id)
        if row.cover == worker:
            yield row.id, "covers", plan.cover.get(row.id)
