"""Writes a caseload as tables: a folder of CSV files, or one JSON file, that read back as the same caseload."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Case, Caseload, Decision, Pair, Reduction, Worker
from caseload.domain.columns import TABLES, Table

Cell = str | int | Fraction | date
Row = Mapping[str, Cell | None]
FORMULA_SIGNS: Final = ("=", "+", "-", "@")
TEN: Final = 10
MOST_DECIMALS: Final = 40


def write_folder(caseload: Caseload, folder: Path, policy_lines: str = "") -> None:
    """Write the tables as CSV files (UTF-8, lines end in a line feed), and `policy.toml` with the date and the lines.

    Optional columns and tables that no row uses are left out; a table's file of an earlier writing is then removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = list_rows(caseload)
    for table in TABLES:
        file = folder / f"{table.name}.csv"
        if rows[table.name] or table.required:
            write_text(file, render_csv(table, rows[table.name]))
        else:
            file.unlink(missing_ok=True)
    write_text(folder / "policy.toml", render_policy(caseload, policy_lines))


def write_json(caseload: Caseload, path: Path, policy_lines: str = "") -> None:
    """Write the tables as one JSON object; `policy` is the text that `policy.toml` would have."""
    content: dict[str, object] = {**caseload_tables(caseload), "policy": render_policy(caseload, policy_lines)}
    write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def caseload_tables(caseload: Caseload) -> dict[str, list[dict[str, object]]]:
    """The rows of every table that has some, as JSON carries them: dates as text, lists joined by semicolons."""
    return {
        name: [{column: as_json(cell) for column, cell in row.items() if cell is not None} for row in rows]
        for name, rows in list_rows(caseload).items()
        if rows
    }


def render_policy(caseload: Caseload, lines: str) -> str:
    """The text of `policy.toml`: the date, then the lines."""
    return f"as_of = {caseload.as_of.isoformat()}\n{lines}"


def render_csv(table: Table, rows: Iterable[Row]) -> str:
    """A table's heading and rows, with the required columns and those that some row uses."""
    filled = list(rows)
    used = {name for row in filled for name, cell in row.items() if cell is not None}
    names = [column.name for column in table.columns if column.required or column.name in used]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([show_cell(row[name]) for name in names] for row in filled)
    return text.getvalue()


def write_text(file: Path, text: str) -> None:
    """Write a file as UTF-8 with the line ends as they are, on every system."""
    file.write_bytes(text.encode())


def list_rows(caseload: Caseload) -> dict[str, list[Row]]:
    """The rows of every table, by the names of their columns; None where a cell is blank or its default."""
    return {
        "workers": [list_worker(worker) for worker in caseload.workers],
        "cases": [list_case(case) for case in caseload.cases],
        "decisions": [list_decision(decision) for decision in caseload.decisions],
        "reductions": [list_reduction(reduction) for reduction in caseload.reductions],
        "travel": list_travel(caseload.travel),
        "pairs": [list_pair(*key, pair) for key, pair in sorted(caseload.pairs.items())],
    }


def list_worker(worker: Worker) -> Row:
    """One row of the table `workers`."""
    return {
        "worker": worker.id,
        "team": worker.team,
        "role": worker.role,
        "fte": worker.fte if worker.fte != 1 else None,
        "authority": worker.authority,
        "skills": join(sorted(worker.skills)),
        "area": worker.area,
        "capacity": worker.capacity,
        "start_date": worker.start_date,
        "first_day": worker.first_day,
        "last_day": worker.last_day,
        "lend_to": join(worker.lend_to),
        "max_new": worker.max_new,
    }


def list_case(case: Case) -> Row:
    """One row of the table `cases`; `changes` is blank where it is the number of earlier workers."""
    return {
        "case": case.id,
        "team": case.team,
        "kind": case.kind,
        "family": case.family,
        "holder": case.holder,
        "held_since": case.held_since,
        "earlier": join(case.earlier),
        "changes": case.changes if case.changes != len(case.earlier) else None,
        "skills": join(sorted(case.skills)),
        "area": case.area,
        "waiting_since": case.waiting_since,
        "proceedings": case.proceedings if case.proceedings != "none" else None,
        "hours": case.hours,
        "support_hours": case.support_hours,
        "discipline": join(f"{name}={show_number(hours)}" for name, hours in case.discipline),
        "co_worker": case.co_worker,
        "overseer": case.overseer,
        "cover": case.cover,
        "transfer": "yes" if case.transfer else None,
        "hold_until": case.hold_until,
        "ends": case.ends,
    }


def list_decision(decision: Decision) -> Row:
    """One row of the table `decisions`."""
    return {
        "case": decision.case,
        "decision": decision.word,
        "worker": decision.worker,
        "penalty": decision.penalty or None,
        "reason": decision.reason,
        "review": decision.review,
    }


def list_reduction(reduction: Reduction) -> Row:
    """One row of the table `reductions`, without its reason, which is written nowhere."""
    return {
        "worker": reduction.worker,
        "percent": reduction.percent,
        "from": reduction.start,
        "to": reduction.end,
    }


def list_travel(travel: Mapping[tuple[str, str], int]) -> list[Row]:
    """The rows of the table `travel`: one for both ways where they take as long."""
    return [
        {"from": start, "to": end, "minutes": minutes}
        for (start, end), minutes in sorted(travel.items())
        if start <= end or travel.get((end, start)) != minutes
    ]


def list_pair(case: str, worker: str, pair: Pair) -> Row:
    """One row of the table `pairs`."""
    return {"case": case, "worker": worker, "hours": pair.hours, "cost": pair.cost or None}


def join(words: Iterable[str]) -> str | None:
    """The words separated by semicolons; None without any."""
    return ";".join(words) or None


def show_cell(cell: Cell | None) -> str:
    """A cell as a CSV file has it. A text that a spreadsheet would take for a formula begins with an apostrophe, which
    reading takes off again."""
    if isinstance(cell, Fraction):
        return show_number(cell)
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS):
        return f"'{cell}"
    return "" if cell is None else str(cell)


def show_number(number: Fraction) -> str:
    """The shortest decimal that is exactly the number: 3/4 is 0.75. Raises ValueError where there is none (1/3)."""
    for decimals in range(MOST_DECIMALS):
        scaled = number * TEN**decimals
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(decimals + 1, "0")
            sign = "-" if number < 0 else ""
            return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)
    raise ValueError("a number has no exact decimal")


def as_json(cell: Cell | None) -> object:
    """A cell as JSON has it: whole numbers and short decimals as numbers, all else as text."""
    if isinstance(cell, Fraction):
        shown = show_number(cell)
        if cell.denominator == 1:
            return cell.numerator
        return float(shown) if repr(float(shown)) == shown else shown
    return cell if isinstance(cell, int) or cell is None else str(cell)
