"""From a case system's list to an allocation in three commands and no hand-made column."""

import json
from pathlib import Path

import xlsxwriter

from tests.journeys.commands import run_caseload

STATUSES = ("CIN Plan", "CPP", "CLA", "C&F Assessment", "S47", "CIN", "CLA", "CIN Plan")
PEOPLE = [f"{name} {letter}" for letter in ("Ahmed", "Baker") for name in ("Ann", "Bob", "Cath", "Dan", "Eve")]
HEADINGS = ("Child Unique ID", "Gender", "Date of Birth", "Case Status", "Allocated Team", "Allocated Worker")


def write_export(path: Path) -> None:
    """160 rows as a case system prints them, below two lines of title; ten of them allocated to nobody."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Report")
    sheet.write(0, 0, "Open cases by allocated worker")
    sheet.write_row(2, 0, HEADINGS)
    for row in range(160):
        worker = "Duty" if row >= 150 else PEOPLE[row % len(PEOPLE)]
        values = (f"10{row:04}", "a) Male", "01/02/2015", STATUSES[row % len(STATUSES)], "North Locality", worker)
        sheet.write_row(3 + row, 0, values)
    book.close()


def write_people(path: Path) -> None:
    """Last week's workers, with their roles."""
    book = xlsxwriter.Workbook(str(path))
    workers, cases = book.add_worksheet("workers"), book.add_worksheet("cases")
    workers.write_row(0, 0, ("worker", "team", "role", "fte"))
    for row, name in enumerate(PEOPLE, start=1):
        workers.write_row(row, 0, (name, "North Locality", "SW", 1))
    cases.write_row(0, 0, ("case", "team", "kind"))
    book.close()


def test_an_export_of_160_rows_is_allocated_in_three_commands(tmp_path: Path) -> None:
    write_export(tmp_path / "export.xlsx")
    write_people(tmp_path / "last.xlsx")
    day = ("--as-of", "2026-01-05")

    made = ("template", "--from", "export.xlsx", "--people", "last.xlsx", "--out", "team.xlsx")
    run_caseload(*made, cwd=tmp_path)
    run_caseload("check", "team.xlsx", *day, cwd=tmp_path)
    plan = json.loads(run_caseload("allocate", "team.xlsx", "--json", "--no-advice", *day, cwd=tmp_path))

    assert plan["status"] == "optimal"
    assert len(plan["assignments"]) + len(plan["unallocated"]) == 160
    assert {row["worker"] for row in plan["assignments"]} == set(PEOPLE)
    assert sum(not row["kept"] for row in plan["assignments"]) == 10
