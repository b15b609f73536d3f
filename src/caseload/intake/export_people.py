"""Takes last week's workers, with their reductions and travel times, from last week's caseload."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from caseload.domain.columns import REDUCTIONS, TRAVEL, WORKERS, Column
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook, look_up
from caseload.intake.any_file import read_raw
from caseload.intake.export_names import clean_text
from caseload.intake.tables import RawTable
from caseload.intake.workbook import UncalculatedFormula

Row = dict[str, object]
KEPT: Final = (WORKERS, REDUCTIONS, TRAVEL)


@dataclass(frozen=True, slots=True)
class People:
    """Last week's rows of the tables that are about workers, by table, and the names whose role was a tray."""

    tables: Mapping[str, tuple[Row, ...]]
    trays: tuple[str, ...] = ()

    @property
    def workers(self) -> tuple[Row, ...]:
        """Last week's rows of the table `workers`, each with a worker."""
        return self.tables["workers"]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of last week's workers who are people, in their order."""
        return tuple(str(row["worker"]) for row in self.workers if row["worker"] not in self.trays)


def read_people(path: Path | None, policy: Policy) -> People:
    """Last week's workers, reductions (without their reasons) and travel; nothing without a path.

    Raises InputRefused where the workbook has no workers, or their headings cannot be told.
    """
    if path is None:
        return People({table.name: () for table in KEPT})
    raw = read_raw(path)
    labels = {raw.tables[table.name].label for table in KEPT if table.name in raw.tables}
    faults = tuple(fault for fault in raw.faults.list_faults() if fault.where in labels)
    if faults:
        raise InputRefused(faults)
    tables = {table.name: tuple(read_table(raw.tables.get(table.name))) for table in KEPT}
    workers = tuple(row for row in tables["workers"] if row.get("worker"))
    if not workers:
        fix = "Give last week's caseload, the one that template wrote."
        raise InputRefused((Fault("E704", path.name, "it has no sheet workers with a worker in it", fix),))
    roles = CodeBook(policy).roles
    found = {str(row["worker"]): look_up(str(row.get("role", "")), roles) for row in workers}
    trays = tuple(name for name, role in found.items() if role and policy.roles[role].tray)
    return People({**tables, "workers": workers}, trays)


def read_table(raw: RawTable | None) -> Iterable[Row]:
    """The rows of one table by column name; blank cells and the reasons of reductions are left out."""
    if raw is None:
        return
    places = raw.headings.columns
    columns = [
        (column, places[column.name])
        for column in raw.table.columns
        if column.name in places and column.name != "reason"
    ]
    for _, cells in raw.rows:
        values = {column.name: clean_cell(column, cells[at]) for column, at in columns if at < len(cells)}
        yield {name: value for name, value in values.items() if value not in ("", None)}


def clean_cell(column: Column, cell: object) -> object:
    """A number or date as it is, anything else as tidy text; a formula that was never calculated is blank."""
    if isinstance(cell, UncalculatedFormula):
        return None
    if isinstance(cell, list) or (column.form in ("number", "whole", "date") and not isinstance(cell, str)):
        return cell
    return clean_text(cell)
