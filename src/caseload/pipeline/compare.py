"""Compares two plans, two caseloads (each then allocated), or a plan and a caseload."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any, Final, Literal

from caseload.analysis.compare import Side, compare_plans
from caseload.audit.check import measure_goals
from caseload.domain.columns import CASES, WORKERS
from caseload.domain.comparison import Comparison
from caseload.domain.errors import Fault, UsageRefused
from caseload.domain.plan import GoalResult, Plan
from caseload.domain.problem import Problem
from caseload.intake.headers import find_table
from caseload.intake.json_file import load_object
from caseload.intake.plan_file import fit_plan, open_plan
from caseload.intake.plan_json import is_plan
from caseload.intake.plan_rows import PlanFile
from caseload.intake.plan_tables import is_proposal
from caseload.intake.workbook import read_workbook
from caseload.pipeline.audit import list_origins, settle_request
from caseload.pipeline.progress import OnStep, Step, ignore_step, tell_search
from caseload.pipeline.read_week import Week, read_week
from caseload.pipeline.request import Request
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

Form = Literal["plan", "caseload"]
PLANS_IN_FOLDER: Final = ("proposal.json", "proposal.xlsx")
NEEDED: Final = frozenset({CASES.name, WORKERS.name})


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
        read_plan(path, replace(share, path=basis))
        if form == "plan"
        else allocate(replace(share, path=path), on_step, stop)
        for path, form in found
    )
    comparison = compare_plans(*(Side(one.problem, one.plan, one.goals) for one in (first, second)))
    return CompareReport(first, second, comparison, stop.is_set())


def find_form(path: Path) -> tuple[Path, Form]:
    """What is at a path, a plan or a caseload; in a folder that `--out` wrote, the plan in it."""
    if path.is_dir():
        plans = [path / name for name in PLANS_IN_FOLDER if (path / name).is_file()]
        tables = {table.name for each in path.glob("*.csv") if (table := find_table(each.stem)) is not None}
        return (plans[0], "plan") if plans else (path, "caseload" if tables >= NEEDED or not tables else "plan")
    return path, "caseload" if is_caseload(path) else "plan"


def is_caseload(path: Path) -> bool:
    """Whether a file has a table of cases and one of workers, and is no plan that this program wrote."""
    if not path.is_file():
        return False
    suffix, content = path.suffix.lower(), {}
    if suffix == ".json":
        content = dict(load_object(path))
        return not is_plan(content) and has_tables(content)
    if suffix in (".xlsx", ".xlsm", ".xls", ".ods"):
        sheets = read_workbook(path)
        return not is_proposal(sheets) and has_tables(sheets)
    return False


def has_tables(named: Mapping[str, Any]) -> bool:
    """Whether the names are those of a caseload's tables."""
    return {table.name for name in named if (table := find_table(name)) is not None} >= NEEDED


def read_plan(path: Path, request: Request) -> Compared:
    """The plan in a file, for the caseload of the request, under what its own run changed."""
    file = open_plan(path)
    with TemporaryDirectory() as folder:
        week = read_week(settle_request(request, file.settings, Path(folder)))
    plan = fit_plan(file, week.problem)
    goals, is_weighed = weigh(week.problem, plan, file)
    return Compared(path.name, "plan", week.problem, plan, goals, is_weighed, tuple(list_origins(file, week)))


def weigh(problem: Problem, plan: Plan, file: PlanFile) -> tuple[tuple[GoalResult, ...], bool]:
    """Every goal of a plan, with the bound and proof that its file states where the value is the one it states."""
    stated = {goal.name: goal for goal in file.goals}
    values = measure_goals(problem, plan)
    if all(name in stated and stated[name].value == value for name, value in values.items()):
        return tuple(stated[name] for name in values), False
    return tuple(GoalResult(name, value, 0, False) for name, value in values.items()), True


def allocate(request: Request, on_step: OnStep, stop: Event) -> Compared:
    """The proposal for a caseload."""
    week: Week = read_week(request)
    solved = solve_problem(week.problem, Options(request.seconds, request.seed), tell_search(on_step, "compare"), stop)
    if solved.interrupted:
        stop.set()
    return Compared(request.path.name, "caseload", week.problem, solved.plan, solved.goals)
