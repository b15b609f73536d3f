"""Reads a plan from a file and the week it is for, under what the plan's own run changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from caseload.audit.check import measure_goals
from caseload.domain.errors import Fault
from caseload.domain.plan import GoalResult, Plan
from caseload.domain.problem import Problem, Settings
from caseload.intake.plan_file import fit_plan, open_plan
from caseload.intake.plan_rows import PlanFile, PlanSettings
from caseload.pipeline.read_week import Week, read_week
from caseload.pipeline.request import Request


@dataclass(frozen=True)
class PlannedWeek:
    """A plan that was read, what its file says of it, and the week it is for; `warnings` are about its origin."""

    week: Week
    plan: Plan
    file: PlanFile
    warnings: tuple[Fault, ...] = ()


def read_plan(request: Request, path: Path) -> PlannedWeek:
    """The plan in a file, for the caseload of the request.

    A plan this program made carries its date, moves, decisions, what-ifs and policy, which hold unless the request
    states its own. Raises InputRefused for a caseload or plan with faults.
    """
    file = open_plan(path)
    with TemporaryDirectory() as folder:
        week = read_week(settle_request(request, file.settings, Path(folder)))
    return PlannedWeek(week, fit_plan(file, week.problem), file, tuple(list_origins(file, week)))


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


def list_origins(file: PlanFile, week: Week) -> Iterator[Fault]:
    """Warnings where the plan says that it was made from another caseload or under another policy."""
    caseload = week.problem.caseload
    if file.input_hash not in (None, "", caseload.input_hash):
        fix = "Give the caseload it was made from, or take the audit as one against this caseload."
        yield Fault("W901", file.name, "the plan was made from another caseload", fix, None, "warning")
    if file.policy_hash not in (None, "", caseload.policy.text_hash):
        fix = "Give the same --policy as then, or take the audit as one under this policy."
        yield Fault("W902", file.name, "the plan was made under another policy", fix, None, "warning")


def weigh_plan(problem: Problem, plan: Plan) -> tuple[GoalResult, ...]:
    """The value of every goal; nothing is proven of a plan that was only read."""
    return tuple(GoalResult(name, value, 0, False) for name, value in measure_goals(problem, plan).items())
