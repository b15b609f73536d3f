"""Audits any plan against a caseload: what it breaks, what its goals come to, and the proposal's beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from caseload.audit.check import find_breaches, is_sound
from caseload.domain.errors import Fault
from caseload.domain.plan import Breach, GoalResult, Plan
from caseload.domain.problem import Problem
from caseload.domain.what_if import WhatIf
from caseload.pipeline.progress import OnStep, Step, ignore_step
from caseload.pipeline.read_plan import read_plan, weigh_plan
from caseload.pipeline.request import Request
from caseload.pipeline.solve_week import solve_week
from caseload.runs.best_beside import find_best_beside


@dataclass(frozen=True)
class AuditReport:
    """What was found of a plan. `beside` are the goals it is compared with: those of a new proposal, or those the
    plan itself states (`is_stated`); empty where there is neither. `what_ifs` are those the plan was made under.
    `best` are the best values known of the caseload by goal, where a table of them lies beside it."""

    problem: Problem
    plan: Plan
    breaches: tuple[Breach, ...]
    goals: tuple[GoalResult, ...]
    beside: tuple[GoalResult, ...] = ()
    is_stated: bool = False
    warnings: tuple[Fault, ...] = ()
    is_stopped: bool = False
    what_ifs: tuple[WhatIf, ...] = ()
    best: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether the plan itself breaks no rule, and its goals are what it states."""
        stated = {goal.name: goal.value for goal in self.beside} if self.is_stated else {}
        return is_sound(self.breaches) and all(stated.get(g.name, g.value) == g.value for g in self.goals)


def audit_plan(
    request: Request,
    plan_path: Path,
    is_solved: bool = True,
    on_step: OnStep = ignore_step,
    stop: Event | None = None,
) -> AuditReport:
    """The audit of the plan in a file against the caseload of a request.

    A plan this program made carries its date, moves, decisions, what-ifs and policy, which hold unless the request
    states its own. Where the plan states no goals and `is_solved`, the week is allocated to compare with. Raises
    InputRefused for a caseload or plan with faults.
    """
    on_step(Step("read"))
    stop, read = stop or Event(), read_plan(request, plan_path)
    problem, plan, beside = read.week.problem, read.plan, read.file.goals
    if not beside and is_solved:
        beside = solve_week(problem, request, on_step, stop, "compare").goals
    return AuditReport(
        problem=problem,
        plan=plan,
        breaches=find_breaches(problem, plan),
        goals=weigh_plan(problem, plan),
        beside=beside,
        is_stated=bool(read.file.goals),
        warnings=(*read.warnings, *read.week.warnings),
        is_stopped=stop.is_set(),
        what_ifs=read.week.what_ifs,
        best={} if read.week.what_ifs or read.week.decisions else find_best_beside(request.path, problem),
    )
