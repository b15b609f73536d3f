"""An export of a case system's usual columns becomes the tables of a caseload."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from caseload.domain.errors import InputRefused
from caseload.domain.policy import Policy
from caseload.intake.export import ExportOptions, ExportTables, read_export
from caseload.intake.policy_read import read_policy

HEADS = ("Child Unique ID", "Allocated Team", "Allocated Worker", "Case Status")
STATUSES = ("a) Looked after child", "CLA&CP", "CP", "CIN Plan", "d) Open assessment")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return read_policy(None)


def write_sheets(path: Path, **sheets) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(at, column, value, day)
                    else:
                        sheet.write(at, column, value)
    return path


def read_rows(tmp_path: Path, policy: Policy, rows, heads=HEADS, **options) -> ExportTables:
    path = write_sheets(tmp_path / "export.xlsx", Sheet1=[heads, *rows])
    return read_export(path, policy, None, ExportOptions(**options))


def the_codes(export: ExportTables) -> set[str]:
    return {fault.code for fault in export.warnings}


def the_warning(export: ExportTables, code: str):
    return next(fault for fault in export.warnings if fault.code == code)


def refused_codes(tmp_path: Path, policy: Policy, rows, heads=HEADS) -> list[str]:
    with pytest.raises(InputRefused) as refusal:
        read_rows(tmp_path, policy, rows, heads)
    return [fault.code for fault in refusal.value.faults]


def test_160_rows_become_cases_and_a_worker_each(tmp_path, policy):
    rows = [
        (f"C{n:03}", ("North", "South")[n % 2], f"Worker {n % 8}" if n % 16 else "", STATUSES[n % 5])
        for n in range(160)
    ]

    export = read_rows(tmp_path, policy, rows)

    cases, workers = export.tables["cases"], export.tables["workers"]
    assert [case["case"] for case in cases] == [row[0] for row in rows]
    assert Counter(case["kind"] for case in cases) == {
        "looked_after": 64,
        "child_protection": 32,
        "child_in_need": 32,
        "assessment": 32,
    }
    assert sum("holder" not in case for case in cases) == 10
    assert [(row["team"], row["worker"]) for row in workers] == [
        *(("North", f"Worker {n}") for n in (0, 2, 4, 6)),
        *(("South", f"Worker {n}") for n in (1, 3, 5, 7)),
    ]
    assert export.to_fill == {("workers", row, column) for row in range(8) for column in ("role", "fte")}
    assert export.unknown_statuses == export.unused == export.warnings == ()


def test_headings_are_found_below_titles_and_on_another_sheet(tmp_path, policy):
    cover = [("Report run by the data team",), ("Confidential",)]
    listed = [("Open cases",), (), *[("as at 5 January",)] * 16, HEADS, ("C1", "North", "Ann Lee", "CP")]
    path = write_sheets(tmp_path / "export.xlsx", Cover=cover, Data=listed)

    export = read_export(path, policy)

    assert export.tables["cases"] == ({"case": "C1", "team": "North", "kind": "child_protection", "holder": "Ann Lee"},)


def test_headings_after_row_20_are_not_looked_for(tmp_path, policy):
    path = write_sheets(tmp_path / "export.xlsx", Data=[*[("title",)] * 20, HEADS, ("C1", "North", "Ann Lee", "CP")])

    with pytest.raises(InputRefused) as refusal:
        read_export(path, policy)

    assert {fault.code for fault in refusal.value.faults} == {"E702"}


def test_every_missing_column_is_named_at_once(tmp_path, policy):
    assert refused_codes(tmp_path, policy, [("C1", "North")], ("Child Unique ID", "Allocated Team")) == ["E702", "E702"]


def test_an_empty_workbook_and_one_of_closed_cases_are_refused(tmp_path, policy):
    assert refused_codes(tmp_path, policy, [("C1", "North", "Ann Lee", "e) Closed episode")]) == ["E703"]
    assert refused_codes(tmp_path, policy, [], heads=()) == ["E701"]


def test_closed_rows_are_left_out_and_counted(tmp_path, policy):
    rows = [("C1", "North", "Ann Lee", "CP"), *[(f"D{n}", "North", "Old Hand", "Closed - stepdown") for n in range(3)]]

    export = read_rows(tmp_path, policy, rows)

    assert len(export.tables["cases"]) == len(export.tables["workers"]) == 1
    assert the_warning(export, "W701").rows == 3


def test_a_closure_date_closes_a_row(tmp_path, policy):
    rows = [("C1", "Ann Lee", "CIN", ""), ("C2", "Ann Lee", "CIN", date(2025, 12, 1)), ("C3", "Ann Lee", "CIN", "n/a")]

    export = read_rows(tmp_path, policy, rows, ("Case ID", "Worker", "Status", "CIN Closure Date"))

    assert [case["case"] for case in export.tables["cases"]] == ["C1", "C3"]


def test_an_unknown_status_stays_yellow_and_is_listed_once(tmp_path, policy):
    rows = [
        ("C1", "North", "Ann Lee", "Short breaks"),
        ("C2", "North", "Ann Lee", "CP"),
        ("C3", "North", "Ann Lee", "Short breaks"),
        ("C4", "North", "Ann Lee", ""),
    ]

    export = read_rows(tmp_path, policy, rows)

    assert export.unknown_statuses == (("Short breaks", 2),)
    assert [case.get("kind") for case in export.tables["cases"]] == [
        "Short breaks",
        "child_protection",
        "Short breaks",
        None,
    ]
    assert {cell for cell in export.to_fill if cell[0] == "cases"} == {("cases", row, "kind") for row in (0, 2, 3)}


def test_not_available_and_trays_mean_no_holder_and_make_no_worker(tmp_path, policy):
    holders = ["#N/A", "-", "Duty", "North Tray", "Team Manager (North)", "North", "Unallocated", "Ann Lee"]
    rows = [(f"C{n}", "North", holder, "CP") for n, holder in enumerate(holders)]

    export = read_rows(tmp_path, policy, rows)

    assert [case.get("holder") for case in export.tables["cases"]] == [None] * 7 + ["Ann Lee"]
    assert [row["worker"] for row in export.tables["workers"]] == ["Ann Lee"]
    assert the_warning(export, "W709").got == "Duty; North; North Tray; Team Manager (North)"


def test_the_words_for_a_tray_may_be_set(tmp_path, policy):
    rows = [("C1", "North", "Rota", "CP"), ("C2", "North", "Duty", "CP")]

    export = read_rows(tmp_path, policy, rows, trays=("rota",))

    assert [case.get("holder") for case in export.tables["cases"]] == [None, "Duty"]


def test_spellings_of_one_worker_become_one_row(tmp_path, policy):
    holders = ["Lee, Ann", "Ann\xa0Lee", "ann  lee", "Ann Lee", "Lee, Anna"]
    rows = [(f"C{n}", "North", holder, "CP") for n, holder in enumerate(holders)]

    export = read_rows(tmp_path, policy, rows)

    assert [row["worker"] for row in export.tables["workers"]] == ["Ann Lee", "Lee, Anna"]
    assert [case["holder"] for case in export.tables["cases"]] == ["Ann Lee"] * 4 + ["Lee, Anna"]
    assert the_warning(export, "W707").rows == 2


def test_names_that_may_be_one_worker_are_kept_apart_and_named(tmp_path, policy):
    rows = [("C1", "North", "Ann Lee", "CP"), ("C2", "North", "Lee Ann (Agency)", "CP")]

    export = read_rows(tmp_path, policy, rows)

    assert len(export.tables["workers"]) == 2
    assert the_warning(export, "W708").got == "Ann Lee and Lee Ann (Agency)"


def test_the_status_of_highest_priority_wins_among_several_rows_of_a_child(tmp_path, policy):
    order = ["Open assessment", "CIN", "S47", "CP", "LAC"]
    for place in range(1, len(order)):
        rows = [("C1", "North", "Ann Lee", status) for status in order[: place + 1]]
        export = read_rows(tmp_path, policy, [*rows, rows[0]])

        kinds = ["assessment", "child_in_need", "section_47", "child_protection", "looked_after"]
        assert [case["kind"] for case in export.tables["cases"]] == [kinds[place]]
        assert the_warning(export, "W705").rows == 1


def test_a_child_on_rows_with_different_workers_keeps_that_of_the_row_kept(tmp_path, policy):
    rows = [("C1", "North", "Ann Lee", "CIN"), ("C1", "North", "Bob May", "CP")]

    export = read_rows(tmp_path, policy, rows)

    assert export.tables["cases"][0]["holder"] == "Bob May"
    assert [row["worker"] for row in export.tables["workers"]] == ["Bob May"]
    assert the_warning(export, "W706").where == "sheet Sheet1, row 3"


def test_blanks_of_the_row_kept_come_from_the_others(tmp_path, policy):
    export = read_rows(tmp_path, policy, [("C1", "North", "Ann Lee", "CIN"), ("C1", "", "#N/A", "CP")])

    assert export.tables["cases"] == ({"case": "C1", "team": "North", "kind": "child_protection", "holder": "Ann Lee"},)
    assert the_codes(export) == {"W705"}


def test_without_a_team_column_every_team_is_mine_and_yellow(tmp_path, policy):
    export = read_rows(tmp_path, policy, [("C1", "Ann Lee", "CP"), ("C2", "", "CP")], ("Case ID", "Worker", "Status"))

    assert [case["team"] for case in export.tables["cases"]] == ["My team"] * 2
    assert {("cases", 0, "team"), ("cases", 1, "team")} <= export.to_fill
    assert export.tables["workers"][0]["team"] == "My team"
    assert the_warning(export, "W703").rows == 2


def test_a_blank_team_is_that_of_the_holders_other_cases(tmp_path, policy):
    rows = [
        ("C1", "North", "Ann Lee", "CP"),
        ("C2", "", "Ann Lee", "CP"),
        ("C3", "South", "Bob May", "CP"),
        ("C4", "", "", "CP"),
    ]

    export = read_rows(tmp_path, policy, rows, team="West")

    assert [case["team"] for case in export.tables["cases"]] == ["North", "North", "South", "West"]
    assert {cell for cell in export.to_fill if cell[0] == "cases"} == {("cases", 1, "team"), ("cases", 3, "team")}


def test_a_worker_is_in_the_team_of_most_of_their_cases(tmp_path, policy):
    teams = ["North", "South", "south "]

    export = read_rows(tmp_path, policy, [(f"C{n}", team, "Ann Lee", "CP") for n, team in enumerate(teams)])

    assert export.tables["workers"][0]["team"] == "South"
    assert [case["team"] for case in export.tables["cases"]] == ["North", "South", "South"]


def test_a_team_with_cases_and_no_worker_is_named(tmp_path, policy):
    export = read_rows(tmp_path, policy, [("C1", "North", "Ann Lee", "CP"), ("C2", "Front Door", "", "CIN")])

    assert the_warning(export, "W711").got == "Front Door"


def test_personal_and_unknown_columns_are_not_copied(tmp_path, policy):
    heads = (
        *HEADS,
        "Name",
        "Date of Birth",
        "Gender",
        "Ethnicity",
        "Address",
        "Postcode",
        "NHS Number",
        "UPN",
        "Notes",
    )
    canary = [
        "Kit Canary",
        date(2015, 1, 2),
        "canary",
        "canary",
        "1 Canary Row",
        "CN1 1AA",
        "9434765919",
        "A1",
        "canary",
    ]

    export = read_rows(tmp_path, policy, [("C1", "North", "Ann Lee", "CP", *canary)], heads)

    assert export.unused == heads[4:]
    assert export.tables["cases"] == ({"case": "C1", "team": "North", "kind": "child_protection", "holder": "Ann Lee"},)
    assert "anary" not in f"{export.tables} {export.warnings}"


def test_ids_that_excel_holds_as_numbers_lose_no_digits_and_gain_no_point(tmp_path, policy):
    export = read_rows(tmp_path, policy, [(104523, "North", "Ann Lee", "CP"), ("00017", "North", "Ann Lee", "CP")])

    assert [case["case"] for case in export.tables["cases"]] == ["104523", "00017"]


def test_ids_that_excel_has_cut_short_are_refused(tmp_path, policy):
    assert refused_codes(tmp_path, policy, [(1234567890123456, "North", "Ann Lee", "CP")]) == ["E315"]


def test_dates_go_with_the_holder_or_with_the_waiting(tmp_path, policy):
    heads = (*HEADS, "Date of Referral", "Allocation Date")
    rows = [
        ("C1", "North", "Ann Lee", "CP", "01/12/2025", date(2025, 12, 3)),
        ("C2", "North", "", "CP", "01/12/2025", ""),
        ("C3", "North", "", "CP", "last week", ""),
    ]

    held, waiting, unread = read_rows(tmp_path, policy, rows, heads).tables["cases"]

    assert held["held_since"] == date(2025, 12, 3) and "waiting_since" not in held
    assert waiting["waiting_since"] == date(2025, 12, 1) and "held_since" not in waiting
    assert "waiting_since" not in unread


def test_a_date_that_cannot_be_read_is_left_blank_and_its_row_named(tmp_path, policy):
    rows = [("C1", "North", "", "CP", "01/12/2025"), ("C2", "North", "", "CP", "last week")]

    export = read_rows(tmp_path, policy, rows, (*HEADS, "Date of Referral"))

    assert the_warning(export, "W710").where == "sheet Sheet1, row 3"


def test_rows_without_an_id_such_as_totals_are_left_out_and_named(tmp_path, policy):
    export = read_rows(tmp_path, policy, [("C1", "North", "Ann Lee", "CP"), (), ("", "Total", "", "1 case")])

    assert len(export.tables["cases"]) == 1
    assert the_warning(export, "W702").where == "sheet Sheet1, row 4"


def test_an_interim_care_order_means_care_proceedings(tmp_path, policy):
    legal = ["C1 Interim care order", "PLO", "C2", "V2", "", "Wardship"]
    rows = [(f"C{n}", "North", "Ann Lee", "LAC", status) for n, status in enumerate(legal)]

    export = read_rows(tmp_path, policy, rows, (*HEADS, "Child's Legal Status"))

    assert [case.get("proceedings") for case in export.tables["cases"]] == ["care", "pre", None, None, None, None]
    assert the_warning(export, "W704").got == "Wardship"


def test_an_annex_a_list_without_a_status_is_known_by_its_headings(tmp_path, policy):
    heads = (
        "Child Unique ID",
        "Child Protection Plan Start Date",
        "Child Protection Plan End Date",
        "Allocated Team",
        "Allocated Worker",
    )
    rows = [
        ("C1", date(2025, 1, 1), "", "North", "Ann Lee"),
        ("C2", date(2025, 1, 1), date(2025, 6, 1), "North", "Ann Lee"),
    ]

    export = read_rows(tmp_path, policy, rows, heads)

    assert [(case["case"], case["kind"]) for case in export.tables["cases"]] == [("C1", "child_protection")]


def test_a_personal_adviser_stands_in_for_a_blank_worker(tmp_path, policy):
    rows = [("C1", "North", "", "Care leaver", "Pat Guide"), ("C2", "North", "Ann Lee", "LAC", "Pat Guide")]

    export = read_rows(tmp_path, policy, rows, (*HEADS, "Allocated Personal Advisor"))

    assert [case["holder"] for case in export.tables["cases"]] == ["Pat Guide", "Ann Lee"]


def test_of_two_columns_for_the_worker_a_blank_is_not_filled_from_the_less_certain(tmp_path, policy):
    export = read_rows(
        tmp_path,
        policy,
        [("C1", "North", "Ann Lee", "CP", "Kay Work"), ("C2", "North", "", "CP", "Kay Work")],
        (*HEADS, "Key Worker"),
    )

    assert [case.get("holder") for case in export.tables["cases"]] == ["Ann Lee", None]
    assert export.unused == ("Key Worker",)
