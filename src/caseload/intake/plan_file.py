"""Reads a plan from a file of any form, and looks up its cases and workers in the caseload it is for."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

from caseload.domain.base_plan import build_base_plan
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.intake.csv_files import MOST_BYTES
from caseload.intake.json_file import load_object
from caseload.intake.name_book import IdBook
from caseload.intake.plan_json import is_plan, read_plan_json
from caseload.intake.plan_rows import PlanFile, PlanRow, refuse_plan
from caseload.intake.plan_tables import is_proposal, read_csv_list, read_list, read_proposal_plan
from caseload.intake.workbook import read_workbook

BESIDE: Final = ("co_worker", "overseer", "cover")
FORMS: Final = "Give a plan as .json or .xlsx, or a list (.xlsx, .csv, or a caseload) with a column for the worker."


def open_plan(path: Path) -> PlanFile:
    """The plan in a file: our JSON, a proposal workbook, or any list of cases with the worker of each.

    Raises InputRefused where it is none of them.
    """
    if path.is_dir():
        path = path / "cases.csv"
    if not path.is_file():
        raise refuse_plan("E101", path.name, "there is no such file", FORMS)
    suffix = path.suffix.lower()
    if suffix == ".json":
        content = load_object(path)
        return read_plan_json(path.name, content) if is_plan(content) else read_json_list(path.name, content)
    if suffix == ".csv":
        return read_list(path.name, read_csv_list(path, read_bytes(path)))
    if suffix in (".xlsx", ".xlsm", ".xls", ".ods"):
        sheets = read_workbook(path)
        return read_proposal_plan(path.name, sheets) if is_proposal(sheets) else read_list(path.name, sheets)
    raise refuse_plan("E103", path.name, "this form of file is not read", FORMS, suffix or "no suffix")


def read_bytes(path: Path) -> bytes:
    """The content of a file of at most 200 MB."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        fix = "Close it in Excel, and try again."
        raise refuse_plan("E101", path.name, "the file cannot be opened", fix) from error
    if len(data) > MOST_BYTES:
        raise refuse_plan("E107", path.name, "the file is too large", "Leave out the columns that are not needed.")
    return data


def read_json_list(name: str, content: Mapping[str, object]) -> PlanFile:
    """The holders of a caseload in JSON, as a manager's own plan."""
    rows = content.get("cases")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise refuse_plan("E905", name, "the JSON holds neither a plan nor a table `cases`", FORMS)
    heads = list(dict.fromkeys(str(head) for row in rows for head in row))
    return read_list(name, {"cases": [heads, *([row.get(head, "") for head in heads] for row in rows)]})


def read_plan(path: Path, problem: Problem) -> Plan:
    """The plan in a file, for a problem; raises InputRefused with every name that is not known."""
    return fit_plan(open_plan(path), problem)


def fit_plan(file: PlanFile, problem: Problem) -> Plan:
    """The plan a file states, its names those of the problem; raises InputRefused with every fault.

    In a plan this program did not make, a case that stays has beside it whom the caseload names, unless the file
    names others; and a holder who counts as none (a tray, someone who has left) is nobody.
    """
    book = NameBook(problem)
    lead: dict[str, str | None] = {}
    beside: dict[str, dict[str, str]] = {part: {} for part in BESIDE}
    for row in file.rows:
        case = book.find_case(row, lead)
        if case is not None:
            lead[case] = book.find_worker(row.worker, row.where)
            for part, worker in row.beside.items():
                beside[part][case] = book.find_worker(worker, row.where) or ""
    book.faults += list_missing(file, problem, lead)
    support = {
        (book.find_worker(row.officer, "support") or "", book.find_worker(row.worker, "support") or ""): round_units(
            row.hours, problem
        )
        for row in file.support
    }
    if book.faults:
        raise InputRefused(tuple(dict.fromkeys(book.faults)))
    plan = Plan(dict(sorted(lead.items())), **beside, support=support, discipline=dict(file.disciplines or {}))
    return plan if file.settings is not None else settle_own_plan(plan, problem)


class NameBook:
    """The cases and workers a plan may name, and the faults of those it should not."""

    def __init__(self, problem: Problem) -> None:
        """Take the names of the problem."""
        self.cases, self.workers = IdBook(problem.standings), IdBook(problem.staff)
        self.faults: list[Fault] = []

    def find_case(self, row: PlanRow, known: Mapping[str, object]) -> str | None:
        """The case of a row, None with a fault where it is not there or was there before."""
        case = self.cases.find(row.case)
        if case is None:
            fix = self.cases.advise(row.case, "leave the row out")
            self.faults.append(Fault("E901", row.where, "this case is not in the caseload", f"{fix}.", row.case))
        elif case in known:
            self.faults.append(Fault("E904", row.where, "this case is there twice", "Keep one of them.", row.case))
        return None if case in known else case

    def find_worker(self, name: str | None, where: str) -> str | None:
        """The worker of a name; None for none, or with a fault where nobody has it."""
        worker = self.workers.find(name) if name is not None else None
        if name is not None and worker is None:
            fix = self.workers.advise(name, "add a row to the table of workers")
            self.faults.append(Fault("E902", where, "this is not one of the workers", f"{fix}.", name))
        return worker


def list_missing(file: PlanFile, problem: Problem, lead: Mapping[str, object]) -> Iterator[Fault]:
    """One fault for all the cases of the caseload that the plan leaves out."""
    missing = sorted(problem.standings.keys() - lead.keys())
    if missing:
        named = ", ".join(missing[:3]) + (f" and {len(missing) - 3:,} more" if len(missing) > 3 else "")
        what, fix = "the plan leaves out cases of the caseload", "Add each with its worker, or with a blank."
        yield Fault("E903", file.name, what, fix, named, rows=len(missing))


def round_units(hours: Fraction, problem: Problem) -> int:
    """Hours a week as whole hour units."""
    return round(hours / problem.policy.hours_unit)


def settle_own_plan(plan: Plan, problem: Problem) -> Plan:
    """A manager's own plan, completed with what the caseload says of the cases that stay."""
    base = build_base_plan(problem)
    lead = {case: settle_lead(case, worker, problem) for case, worker in plan.lead.items()}
    stays = {case for case, worker in lead.items() if worker is not None and worker == base.lead[case]}

    def complete(own: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
        return {**{case: worker for case, worker in kept.items() if case in stays}, **own}

    return Plan(
        lead=lead,
        co_worker=complete(plan.co_worker, base.co_worker),
        overseer=complete(plan.overseer, base.overseer),
        cover=complete(plan.cover, base.cover),
    )


def settle_lead(case: str, worker: str | None, problem: Problem) -> str | None:
    """The worker of a case; nobody where it is the holder of the caseload and counts as none."""
    standing = problem.standings[case]
    counts_as_none = standing.holder is None and standing.waits_for is None
    return None if counts_as_none and worker == standing.case.holder else worker
