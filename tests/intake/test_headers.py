"""Headings are matched without case, spaces and underscores, by their names and aliases."""

from pathlib import Path

import pytest

from caseload.domain.columns import TABLES, Column, Table
from caseload.intake.headers import find_table, match_heading
from tests.intake.caseload_files import (
    TODAY,
    read_caseload,
    refuse,
    refuse_tables,
    some_cases,
    some_tables,
    some_workers,
    tell,
    write_folder,
    write_workbook,
)

COLUMNS = [(table, column) for table in TABLES for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{t.name}.{c.name}" for t, c in COLUMNS])
def test_every_alias_of_a_column_means_it(table: Table, column: Column) -> None:
    own = {other.name for other in table.columns}
    aliases = [alias for alias in column.aliases if alias.replace(" ", "_") not in own]

    for heading in (column.name, column.name.upper().replace("_", " "), *aliases):
        match = match_heading(table, f" {heading}\n")
        assert match is not None and match[0] == column.name, heading


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_alias_of_a_table_means_it(table: Table) -> None:
    assert {find_table(name) for name in (table.name, table.name.title(), *table.aliases)} == {table}


def test_an_export_of_a_case_system_needs_no_renaming(tmp_path: Path) -> None:
    cases = [
        {"Child Unique ID": 7, "Case Status": "LAC", "Allocated Team": "North", "Allocated Worker": "smith,\u00a0AMY "}
    ]
    path = write_workbook(tmp_path / "a.xlsx", some_tables(workers=some_workers({"worker": "Smith, Amy"}), cases=cases))

    (case,) = read_caseload(path, TODAY).caseload.cases

    assert (case.id, case.kind, case.team, case.holder) == ("7", "looked_after", "North", "Smith, Amy")


def test_a_title_above_the_headings_does_no_harm_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "cases.csv").write_text("Caseload of North,,\n,,\ncase,team,kind (status)\nc1,North,CIN\nc2,North,zzz\n")

    assert tell(refuse(folder))[0].startswith("E402 cases.csv row 5, column kind:")


def test_a_missing_column_is_named_with_those_found(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, cases=[{"case": "c1", "team": "North", "knd": "CIN"}])

    assert tell(faults)[0] == (
        "E203 cases.csv: the required column kind is missing (got columns case, team, knd). "
        "Add a column headed kind (or case status, status, case type or type); is it the one headed knd?"
    )


def test_two_columns_with_one_meaning_are_refused(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, cases=[{"case": "c1", "team": "North", "Status": "CIN", "Category": "Neglect"}])

    assert tell(faults)[0].startswith(
        "E204 cases.csv: several columns could be the column kind (got Status, Category)."
    )


def test_a_columns_own_name_comes_before_an_alias(tmp_path: Path) -> None:
    cases = [{"case": "c1", "team": "North", "Category": "Neglect", "kind": "CIN"}]

    reading = read_caseload(write_folder(tmp_path / "f", some_tables(cases=cases)), TODAY)

    assert reading.caseload.cases[0].kind == "child_in_need"
    assert "(got Category)" in str(reading.warnings[0])


def test_of_two_aliases_the_one_with_content_counts(tmp_path: Path) -> None:
    cases = [{"case": "c1", "team": "North", "kind": "CIN", "Allocated Worker": "w1", "Key worker": ""}]

    assert read_caseload(write_folder(tmp_path / "f", some_tables(cases=cases)), TODAY).caseload.cases[0].holder == "w1"


def test_a_heading_that_looks_mistyped_is_warned_of(tmp_path: Path) -> None:
    cases = some_cases({"case": "c2", "famly": "f1", "colour": "red"})

    warnings = read_caseload(write_folder(tmp_path / "f", some_tables(cases=cases)), TODAY).warnings

    assert tell(warnings) == [
        "W202 cases.csv: a column is not read (got famly). Did you mean family?",
        "W202 cases.csv: some columns are not read (got colour). "
        "Nothing to do, unless one of them should count; docs/columns.md lists the headings.",
    ]


def test_an_empty_required_table_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "workers.csv").write_text("worker,team,role\n")

    assert [fault.code for fault in refuse(folder)] == ["E205"]


def test_a_row_with_more_cells_than_headings_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "cases.csv").write_text("case,team,kind\nSmith, Amy,North,CIN\n")

    assert "E206" in [fault.code for fault in refuse(folder)]


def test_a_row_without_an_id_is_refused(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, cases=some_cases({"case": ""}, {"case": "#N/A"}))

    assert tell(faults) == [
        "E207 cases.csv row 3, column case: the row has no case. Write the case, or delete the row.",
        "E207 cases.csv row 4, column case: the row has no case (got #N/A). Write the case, or delete the row.",
    ]
