"""One table of the dataset as it was read: its rows, what was made of each, and what is wrong with its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from caseload.intake.fault_list import CellFault, FaultList
from caseload.intake.outside.day_text import parse_day
from caseload.intake.outside.extract import Account, LeftOut, Place
from caseload.intake.outside.ssd_columns import TableSpec

NOT_NEEDED = "nothing in it was needed"


@dataclass(slots=True, eq=False)
class Table:
    """A table's rows by number (the headings are row 1), each a tuple of texts in the order of the spec's fields.

    `label` is its file's name. A row that is neither used nor left for a reason counts as not needed.
    """

    spec: TableSpec
    label: str
    rows: list["Row"] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    left: dict[int, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the fields."""
        self.places = {name: place for place, name in enumerate(self.spec.fields)}

    def name_place(self, rows: Sequence[int], column: str | None, more: int) -> str:
        """`ssd_family.csv, rows 3, 4 and 9 more, column fami_family_id`."""
        noun = "rows" if len(rows) + more > 1 else "row"
        numbers = ", ".join(map(str, rows)) + (f" and {more:,} more" if more else "")
        head = f", column {self.spec.prefix}_{self.spec.fields[column].names[0]}" if column else ""
        return f"{self.label}, {noun} {numbers}{head}"

    def tell_rows(self, rows: Sequence[int]) -> str:
        """Where some rows are, the first three named."""
        return self.name_place(rows[:3], None, max(0, len(rows) - 3))

    def account(self) -> Account:
        """What became of every row: used, or left for its reason; the reasons in the order of their first rows."""
        reasons: dict[str, list[int]] = {}
        for row in self.rows:
            if row.number not in self.used:
                reasons.setdefault(self.left.get(row.number, NOT_NEEDED), []).append(row.number)
        left = tuple(LeftOut(reason, tuple(rows)) for reason, rows in reasons.items())
        return Account("ssd", self.spec.name, len(self.rows), len(self.used), left)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a table, asked by the words of its spec."""

    table: Table
    number: int
    cells: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        """The tidy text of a column, "" where it is blank or not there."""
        return self.cells[self.table.places[name]]

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return Place("ssd", self.table.spec.name, self.number)

    def use(self) -> None:
        """The row gave something."""
        self.table.used.add(self.number)

    def leave(self, reason: str) -> None:
        """The row gave nothing, for this reason."""
        self.table.left[self.number] = reason


@dataclass(slots=True)
class Tables:
    """Every table that was found, by name, the faults so far, and the rows with dates that stand for none."""

    found: dict[str, Table]
    faults: FaultList = field(default_factory=FaultList)
    no_days: dict[str, list[int]] = field(default_factory=dict)
    doubted: set[tuple[str, int, str]] = field(default_factory=set)

    def list_rows(self, name: str) -> Sequence[Row]:
        """The rows of a table that have not been left out yet, none where it is not there."""
        table = self.found.get(name)
        return [row for row in table.rows if row.number not in table.left] if table else ()

    def read_day(self, row: Row, name: str) -> date | None:
        """A date, None where it is blank or stands for none (noted); one that cannot be read is refused, once."""
        text = row[name]
        if not text:
            return None
        try:
            day, fault = parse_day(text, "Y108"), None
        except CellFault as found:
            day, fault = None, found
        cell = (row.table.spec.name, row.number, name)
        if day is None and cell not in self.doubted:
            self.doubted.add(cell)
            if fault is not None:
                self.refuse(row, name, fault)
            else:
                self.no_days.setdefault(row.table.spec.name, []).append(row.number)
        return day

    def refuse(self, row: Row, column: str, fault: CellFault) -> None:
        """Note that a cell cannot stand."""
        self.faults.add_cell(row.table, row.number, column, fault)
