"""Finds out what is at a path: a plan, or a caseload to allocate."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from caseload.domain.columns import CASES, WORKERS
from caseload.intake.headers import find_table
from caseload.intake.json_file import load_object
from caseload.intake.plan_json import is_plan
from caseload.intake.plan_tables import is_proposal
from caseload.intake.workbook import read_workbook

Form = Literal["plan", "caseload"]
PLANS_IN_FOLDER: Final = ("proposal.json", "proposal.xlsx")
NEEDED: Final = frozenset({CASES.name, WORKERS.name})


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
