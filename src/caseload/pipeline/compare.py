"""Compares two plans, two caseloads (each then allocated), or a plan and a caseload."""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from caseload.analysis.compare import Side, compare_plans
from caseload.audit.check import measure_goals
from caseload.domain.comparison import Comparison
from caseload.domain.errors import Fault, UsageRefused
from caseload.domain.plan import GoalResult, Plan
from caseload.domain.problem import Problem
from caseload.intake.find_form import Form, find_form
from caseload.intake.plan_rows import PlanFile
from caseload.pipeline.progress import OnStep, Step, ignore_step
from caseload.pipeline.read_plan import read_plan, weigh_plan
from caseload.pipeline.request import Request
from caseload.pipeline.solve_week import read_to_solve, solve_week


@dataclass(frozen=True)
class Compared:
    """One of the two: its file's name, whether it is a plan or a caseload, and its goals.

    `is_weighed`: the goals have only values, no bound and no proof (a plan that somebody made, or one in a workbook).
    """

    name: str
    form: Form
    problem: Problem
    plan: Plan
    goals: tuple[GoalResult, ...]
    is_weighed: bool = False
    warnings: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class CompareReport:
    """Two plans and what differs between them. `is_stopped`: somebody stopped the run."""

    first: Compared
    second: Compared
    comparison: Comparison
    is_stopped: bool = False

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The warnings about both, each once."""
        return tuple(dict.fromkeys((*self.first.warnings, *self.second.warnings)))


def compare_paths(
    paths: tuple[Path, Path],
    request: Request,
    for_path: Path | None = None,
    on_step: OnStep = ignore_step,
    stop: Event | None = None,
) -> CompareReport:
    """What differs between what is at two paths.

    A plan is for the caseload at `for_path`, or for the other path where that is a caseload. A caseload is allocated
    under the request; two share its seconds. Raises UsageRefused where no caseload is named for a plan, InputRefused
    for a caseload or plan with faults.
    """
    stop = stop or Event()
    on_step(Step("read"))
    found = [find_form(path) for path in paths]
    forms = [form for _, form in found]
    basis = for_path or next((path for path, form in found if form == "caseload"), None)
    if basis is None:
        raise UsageRefused(
            f"{paths[0].name} and {paths[1].name} are plans: name the caseload they are for (--for PATH)."
        )
    share = replace(request, seconds=request.seconds / max(1, forms.count("caseload")))
    first, second = (
        open_compared(path, replace(share, path=basis))
        if form == "plan"
        else allocate(replace(share, path=path), on_step, stop)
        for path, form in found
    )
    comparison = compare_plans(*(Side(one.problem, one.plan, one.goals) for one in (first, second)))
    return CompareReport(first, second, comparison, stop.is_set())


def open_compared(path: Path, request: Request) -> Compared:
    """The plan in a file, for the caseload of the request, under what its own run changed."""
    read = read_plan(request, path)
    goals, is_weighed = weigh(read.week.problem, read.plan, read.file)
    return Compared(path.name, "plan", read.week.problem, read.plan, goals, is_weighed, read.warnings)


def weigh(problem: Problem, plan: Plan, file: PlanFile) -> tuple[tuple[GoalResult, ...], bool]:
    """Every goal of a plan, with the bound and proof that its file states where the value is the one it states."""
    stated = {goal.name: goal for goal in file.goals}
    values = measure_goals(problem, plan)
    if all(name in stated and stated[name].value == value for name, value in values.items()):
        return tuple(stated[name] for name in values), False
    return weigh_plan(problem, plan), True


def allocate(request: Request, on_step: OnStep, stop: Event) -> Compared:
    """The proposal for a caseload."""
    week = read_to_solve(request)
    solved = solve_week(week.problem, request, on_step, stop, "compare")
    return Compared(request.path.name, "caseload", week.problem, solved.plan, solved.goals)
