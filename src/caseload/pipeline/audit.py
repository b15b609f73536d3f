"""Audits any plan against a caseload: what it breaks, what its goals come to, and the proposal's beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.errors import Fault
from caseload.domain.plan import Breach, GoalResult, Plan
from caseload.domain.problem import Problem, Settings
from caseload.domain.what_if import WhatIf
from caseload.intake.plan_file import fit_plan, open_plan
from caseload.intake.plan_rows import PlanFile, PlanSettings
from caseload.pipeline.progress import OnStep, Step, ignore_step, tell_search
from caseload.pipeline.read_week import Week, read_week
from caseload.pipeline.request import Request
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem


@dataclass(frozen=True)
class AuditReport:
    """What was found of a plan. `beside` are the goals it is compared with: those of a new proposal, or those the
    plan itself states (`is_stated`); empty where there is neither. `what_ifs` are those the plan was made under."""

    problem: Problem
    plan: Plan
    breaches: tuple[Breach, ...]
    goals: tuple[GoalResult, ...]
    beside: tuple[GoalResult, ...] = ()
    is_stated: bool = False
    warnings: tuple[Fault, ...] = ()
    is_stopped: bool = False
    what_ifs: tuple[WhatIf, ...] = ()

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
    file, stop = open_plan(plan_path), stop or Event()
    with TemporaryDirectory() as folder:
        week = read_week(settle_request(request, file.settings, Path(folder)))
    problem = week.problem
    plan = fit_plan(file, problem)
    goals = weigh_plan(problem, plan)
    beside = file.goals or (allocate_beside(week, request, on_step, stop) if is_solved else ())
    return AuditReport(
        problem=problem,
        plan=plan,
        breaches=find_breaches(problem, plan),
        goals=goals,
        beside=beside,
        is_stated=bool(file.goals),
        warnings=(*list_origins(file, week), *week.warnings),
        is_stopped=stop.is_set(),
        what_ifs=week.what_ifs,
    )


def settle_request(request: Request, settings: PlanSettings | None, folder: Path) -> Request:
    """The request with what the plan's own run changed; its policy is laid in `folder` to be read."""
    if settings is None:
        return request
    policy = request.policy
    if policy is None and settings.policy_text is not None:
        policy = folder / "policy.toml"
        policy.write_text(settings.policy_text, encoding="utf-8")
    return replace(
        request,
        policy=policy,
        as_of=request.as_of or settings.as_of,
        settings=Settings(settings.moves, settings.hand_over),
        decisions=(*settings.decisions, *request.decisions),
        what_ifs=(*settings.what_ifs, *request.what_ifs),
    )


def weigh_plan(problem: Problem, plan: Plan) -> tuple[GoalResult, ...]:
    """The value of every goal; nothing is proven of a plan that was only read."""
    return tuple(GoalResult(name, value, 0, False) for name, value in measure_goals(problem, plan).items())


def allocate_beside(week: Week, request: Request, on_step: OnStep, stop: Event) -> tuple[GoalResult, ...]:
    """The goals of a proposal for the same week."""
    options = Options(request.seconds, request.seed)
    solved = solve_problem(week.problem, options, tell_search(on_step, "compare"), stop)
    if solved.interrupted:
        stop.set()
    return solved.goals


def list_origins(file: PlanFile, week: Week) -> Iterator[Fault]:
    """Warnings where the plan says that it was made from another caseload or under another policy."""
    caseload = week.problem.caseload
    if file.input_hash not in (None, "", caseload.input_hash):
        fix = "Give the caseload it was made from, or take the audit as one against this caseload."
        yield Fault("W901", file.name, "the plan was made from another caseload", fix, None, "warning")
    if file.policy_hash not in (None, "", caseload.policy.text_hash):
        fix = "Give the same --policy as then, or take the audit as one under this policy."
        yield Fault("W902", file.name, "the plan was made under another policy", fix, None, "warning")
