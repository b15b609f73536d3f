"""A workbook's own columns are carried along, but not those that look personal."""

from datetime import date
from pathlib import Path

import pytest

from caseload.intake.columns_kept import looks_personal
from caseload.intake.read import read_caseload
from tests.intake.caseload_files import TODAY, some_cases, some_tables, tell, write_folder, write_workbook

OWN = {"case": "7", "Next review": date(2026, 2, 1), "RAG": "amber", "Days open": 12, "Blank": "", "Child's name": "Zz"}


def test_own_columns_of_a_workbook_are_kept_by_case_and_heading(tmp_path: Path) -> None:
    reading = read_caseload(write_workbook(tmp_path / "a.xlsx", some_tables(cases=some_cases(OWN))), TODAY)

    assert reading.extra["7"] == {"Next review": date(2026, 2, 1), "RAG": "amber", "Days open": 12.0}
    assert tell(reading.warnings) == [
        "W201 sheet cases: the column looks personal and is left out of what is written (got Child's name). "
        "Use `--keep-columns` to copy it all the same."
    ]


def test_personal_columns_are_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables(cases=some_cases(OWN)))

    reading = read_caseload(path, TODAY, keep_columns=True)

    assert (reading.extra["7"]["Child's name"], reading.warnings) == ("Zz", ())


def test_own_columns_of_csv_files_are_not_kept(tmp_path: Path) -> None:
    assert read_caseload(write_folder(tmp_path / "f", some_tables(cases=some_cases(OWN))), TODAY).extra == {}


@pytest.mark.parametrize(
    "head",
    [
        *("Name", "First name", "Surname", "Forename(s)", "DOB", "D.O.B.", "Date of Birth", "birth_date", "Address"),
        *("Home address", "Postcode", "Post code", "NHS number", "NHS_no", "UPN", "Unique Pupil Number", "Known as"),
        "Mother's name",
    ],
)
def test_headings_that_look_personal_are_known(head: str) -> None:
    assert looks_personal(head, [])


@pytest.mark.parametrize("head", ["RAG", "Next review", "Legal status date", "Notes", "Visits", "Supervision"])
def test_other_headings_are_not_taken_for_personal(head: str) -> None:
    assert not looks_personal(head, ["amber", 3.0, date(2026, 1, 1), None])


@pytest.mark.parametrize("value", ["SW1A 1AA", "sw1a1aa", "943 476 5919", 9434765919.0, "A123456789012"])
def test_columns_full_of_personal_numbers_are_known_whatever_their_heading(value: object) -> None:
    assert looks_personal("Ref", [value, value, ""])
