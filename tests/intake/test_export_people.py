"""Last week's workers are kept with what was typed about them, and newcomers are left to fill in."""

from datetime import date

import pytest
import xlsxwriter

from caseload.domain.errors import InputRefused
from caseload.intake.export import read_export
from caseload.intake.policy_read import read_policy

HEADS = ["Child Unique ID", "Allocated Team", "Allocated Worker", "Case Status"]


def write_workbook(path, **sheets):
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(at, column, value)
    return path


@pytest.fixture
def export_path(tmp_path):
    holders = ["Lee, Ann", "Bob May", "Night Cover", "New Person"]
    return write_workbook(
        tmp_path / "export.xlsx", Sheet1=[HEADS, *([f"C{n}", "north", name, "CP"] for n, name in enumerate(holders))]
    )


@pytest.fixture
def people_path(tmp_path):
    workers = [
        ["worker", "team", "role", "fte", "skills", "start_date"],
        ["Ann Lee", "North", "nqsw", 0.6, "court;asylum", date(2025, 9, 1)],
        ["Bob May", "North", "", "", "", ""],
        ["Cy Quiet", "North", "social_worker", 1, "", ""],
        ["Night Cover", "North", "tray", "", "", ""],
    ]
    reductions = [["worker", "percent", "to", "reason"], ["Cy Quiet", 50, date(2026, 2, 1), "phased return"]]
    travel = [["from", "to", "minutes"], ["East", "West", 25]]
    return write_workbook(tmp_path / "last.xlsx", workers=workers, reductions=reductions, travel=travel)


def test_last_weeks_workers_are_kept_and_newcomers_come_after(export_path, people_path):
    export = read_export(export_path, read_policy(None), people_path)

    workers = export.tables["workers"]
    assert [row["worker"] for row in workers] == ["Ann Lee", "Bob May", "Cy Quiet", "Night Cover", "New Person"]
    assert workers[0] == {
        "worker": "Ann Lee", "team": "North", "role": "nqsw", "fte": 0.6, "skills": "court;asylum",
        "start_date": date(2025, 9, 1),
    }  # fmt: skip
    assert export.to_fill == {("workers", 1, "role"), ("workers", 4, "role"), ("workers", 4, "fte")}


def test_holders_are_spelt_as_last_week_and_last_weeks_trays_hold_nothing(export_path, people_path):
    export = read_export(export_path, read_policy(None), people_path)

    assert [case.get("holder") for case in export.tables["cases"]] == ["Ann Lee", "Bob May", None, "New Person"]
    assert {case["team"] for case in export.tables["cases"]} == {"North"}


def test_reductions_without_their_reasons_and_travel_are_kept(export_path, people_path):
    export = read_export(export_path, read_policy(None), people_path)

    assert export.tables["reductions"] == ({"worker": "Cy Quiet", "percent": 50.0, "to": date(2026, 2, 1)},)
    assert export.tables["travel"] == ({"from": "East", "to": "West", "minutes": 25.0},)


def test_a_workbook_without_workers_is_refused(export_path, tmp_path):
    other = write_workbook(tmp_path / "other.xlsx", cases=[["case", "team", "kind"], ["C1", "North", "CP"]])

    with pytest.raises(InputRefused) as refusal:
        read_export(export_path, read_policy(None), other)

    assert [fault.code for fault in refusal.value.faults] == ["E704"]
