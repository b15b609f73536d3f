"""Finds the heading row of a table and which of its columns is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from caseload.domain.columns import TABLES, Table
from caseload.domain.errors import Fault
from caseload.intake.codes import make_fault
from caseload.intake.words import clean, drop_brackets, find_nearest, fold, join_words

ROWS_SEARCHED: Final = 11
Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Headings:
    """Which cell of a row holds which column; `unknown` are headings that no column has, with their index."""

    columns: Mapping[str, int]
    unknown: tuple[tuple[str, int], ...]


def find_table(name: str) -> Table | None:
    """The table that a file or sheet of this name holds, by its name or an alias."""
    return next(
        (table for table in TABLES if fold(name) in {fold(known) for known in (table.name, *table.aliases)}), None
    )


@lru_cache
def list_known(table: Table) -> Mapping[str, tuple[str, bool]]:
    """Each folded heading a table knows, with its column and whether that is the column's own name."""
    known = {fold(alias): (column.name, False) for column in reversed(table.columns) for alias in column.aliases}
    return known | {fold(column.name): (column.name, True) for column in table.columns}


def match_heading(table: Table, heading: object) -> tuple[str, bool] | None:
    """The column a heading means and whether it is its own name; a unit in brackets is passed over."""
    text, known = clean(str(heading)), list_known(table)
    return known.get(fold(text)) or known.get(fold(drop_brackets(text)))


def find_heading_row(table: Table, rows: Sequence[Cells]) -> int | None:
    """The index of the row with the most headings among the first rows, so that titles above do no harm."""
    scores = [
        (len({match[0] for cell in row if (match := match_heading(table, cell))}), -index)
        for index, row in enumerate(rows[:ROWS_SEARCHED])
        if any(str(cell).strip() for cell in row)
    ]
    return -max(scores)[1] if scores else None


def match_columns(table: Table, label: str, heads: Cells, rows: Sequence[Cells]) -> tuple[Headings, list[Fault]]:
    """Which heading is which column, and what is wrong with them."""
    found: dict[str, list[tuple[bool, int]]] = {}
    unknown: list[tuple[str, int]] = []
    for index, head in enumerate(heads):
        match = match_heading(table, head)
        if match:
            found.setdefault(match[0], []).append((match[1], index))
        elif clean(str(head)):
            unknown.append((clean(str(head)), index))
    faults: list[Fault] = []
    columns: dict[str, int] = {}
    for name, places in found.items():
        chosen = choose_heading(places, rows)
        columns[name] = chosen[0]
        unknown += [(clean(str(heads[index])), index) for _, index in places if index not in chosen]
        if len(chosen) > 1:
            faults.append(refuse_twice(label, name, [str(heads[index]) for index in chosen]))
    faults += [refuse_missing(table, label, name, heads) for name in list_missing(table, columns)]
    return Headings(columns, tuple(sorted(unknown, key=lambda item: item[1]))), faults


def choose_heading(places: Sequence[tuple[bool, int]], rows: Sequence[Cells]) -> list[int]:
    """The index of the column meant; several where a person must say which.

    A column's own name comes before an alias, and a column with content before an empty one.
    """
    own = [index for is_own, index in places if is_own]
    several = own or [index for _, index in places]
    if len(several) == 1:
        return several
    filled = [index for index in several if any(index < len(row) and str(row[index]).strip() for row in rows)]
    return filled if filled else several[:1]


def list_missing(table: Table, columns: Mapping[str, int]) -> list[str]:
    """The required columns that no heading means."""
    return [column.name for column in table.columns if column.required and column.name not in columns]


def refuse_twice(label: str, name: str, heads: Sequence[str]) -> Fault:
    """The fault of several columns for one."""
    fix = f"Rename the right one to {name}, and give the others another heading"
    return make_fault("E204", label, f"several columns could be the column {name}", fix, ", ".join(map(clean, heads)))


def refuse_missing(table: Table, label: str, name: str, heads: Cells) -> Fault:
    """The fault of a required column that is not there, with the headings that are."""
    texts = [clean(str(head)) for head in heads if clean(str(head))]
    aliases = next(column.aliases for column in table.columns if column.name == name)
    near = find_nearest(name, texts)
    fix = f"Add a column headed {name}" + (f" (or {join_words(aliases[:4])})" if aliases else "")
    if near:
        fix += f"; is it the one headed {join_words(near)}?"
    return make_fault(
        "E203", label, f"the required column {name} is missing", fix, f"columns {', '.join(texts) or 'none'}"
    )
