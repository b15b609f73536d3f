"""Files that are broken, dangerous or simply the wrong ones are refused with a sentence that helps."""

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from caseload.intake import workbook
from caseload.intake.read import read_caseload
from tests.intake.caseload_files import (
    TODAY,
    refuse,
    rewrite_member,
    some_cases,
    some_tables,
    some_workers,
    tell,
    write_folder,
    write_json,
    write_workbook,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize("name", ["empty.xlsx", "empty.json"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")

    assert tell(refuse(tmp_path / name))[0].startswith(f"E102 {name}: the file is empty. ")


def test_an_empty_csv_file_is_refused_and_not_called_missing(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "cases.csv").write_bytes(b"\xef\xbb\xbf\r\n")

    assert [fault.code for fault in refuse(folder)] == ["E102"]


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert tell(refuse(tmp_path / "gone.xlsx"))[0].startswith("E101 gone.xlsx: there is no such file or folder.")


def test_a_password_is_named_as_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))

    assert tell(refuse(tmp_path / "a.xlsx")) == [
        "E104 a.xlsx: the workbook is protected by a password. "
        "Open it in Excel, remove the password (File, Info, Protect Workbook), and save it."
    ]


def test_an_old_workbook_is_to_be_saved_as_xlsx(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(OLE + b"\0" * 600)

    assert tell(refuse(tmp_path / "a.xls")) == [
        "E105 a.xls: this is an old Excel workbook (.xls). "
        "Open it in Excel, choose Save As, type Excel Workbook (*.xlsx), and give that file."
    ]


@pytest.mark.parametrize("how", ["part", "type"])
def test_a_workbook_with_macros_is_never_opened(tmp_path: Path, how: str) -> None:
    path = write_workbook(tmp_path / "a.xlsm", some_tables())
    if how == "part":
        rewrite_member(path, "xl/vbaProject.bin", lambda _: b"x")
    else:
        rewrite_member(
            path, "[Content_Types].xml", lambda text: text.replace(b"</Types>", b"<!-- macroEnabled --></Types>")
        )

    assert tell(refuse(path))[0].startswith(
        "E106 a.xlsm: the workbook can hold macros (.xlsm), which are never opened."
    )


@pytest.mark.parametrize("data", [b"case,team\n1,2\n" * 9, b"%PDF-1.7" * 9])
def test_a_file_that_only_claims_to_be_a_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)

    assert [fault.code for fault in refuse(tmp_path / "a.xlsx")] == ["E103"]


def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")

    assert [fault.code for fault in refuse(tmp_path / "a.xlsx")] == ["E103"]


def test_a_cut_off_workbook_is_called_damaged(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    path.write_bytes(path.read_bytes()[:-400])

    assert tell(refuse(path))[0].startswith("E110 a.xlsx: the workbook is damaged and cannot be read.")


def test_a_sheet_that_breaks_off_is_called_damaged(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    rewrite_member(path, SHEET, lambda text: text[: text.index(b"</row>")])

    assert [fault.code for fault in refuse(path)] == ["E110"]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'
    rewrite_member(path, SHEET, lambda text: text.replace(b"<worksheet", laughs).replace(b"<v>0</v>", b"<v>&b;</v>"))

    assert [fault.code for fault in refuse(path)] == ["E110"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    rewrite_member(path, "xl/media/image1.png", lambda _: b"\0" * (32 << 20))

    assert tell(refuse(path))[0].startswith(
        "E107 a.xlsx: the workbook unpacks to more than a caseload can need (at most 128 MB) (got 32 MB in "
    )


def test_a_workbook_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"xl/media/{number}", "")

    assert [fault.code for fault in refuse(path)] == ["E107"]


def test_a_packed_part_that_points_outside_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    rewrite_member(path, "../outside.xml", lambda _: b"x")

    assert [fault.code for fault in refuse(path)] == ["E110"]


def test_a_file_above_the_size_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK" + b"x" * (20 << 20))

    assert tell(refuse(tmp_path / "a.xlsx"))[0].startswith("E107 a.xlsx: a workbook may have at most 20 MB.")


def test_a_cell_in_the_last_corner_of_a_sheet_is_named(tmp_path: Path) -> None:
    def write_far(book: Any) -> None:
        book.get_worksheet_by_name("cases").write("XFD1048576", "x")

    path = write_workbook(tmp_path / "a.xlsx", some_tables(), write_far)

    assert tell(refuse(path)) == [
        "E108 sheet cases: it has something in XFD1048576, far from its data. "
        "Delete the rows below and the columns right of your data, and save the workbook."
    ]


def test_cells_without_a_reference_are_counted_on(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    far = b'<row r="1048576"><c><v>1</v></c></row></sheetData>'
    rewrite_member(path, SHEET, lambda text: text.replace(b"</sheetData>", far))

    assert "something in A1048576" in tell(refuse(path))[0]


def test_formatted_but_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in some_tables().items():
        sheet = book.create_sheet(name)
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append([row.get(head) for head in rows[0]])
        sheet["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    book.save(tmp_path / "a.xlsx")

    assert workbook.read_workbook(tmp_path / "a.xlsx")["cases"][0][:2] == ["team", "kind"]


def test_two_hundred_thousand_rows_in_a_sheet_are_refused_with_the_limits(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", some_tables())
    rows = b"<row><c><v>1</v></c></row>" * 200_000 + b"</sheetData>"
    rewrite_member(path, SHEET, lambda text: text.replace(b"</sheetData>", rows))

    assert tell(refuse(path)) == [
        "E109 sheet cases: more rows than can be read: up to 20,000 rows a sheet, 100,000 in CSV and JSON "
        "(pairs and travel: 1,000,000). Give it as CSV files, or split it by team."
    ]


def test_two_hundred_thousand_rows_in_csv_are_refused_with_the_limits(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "cases.csv").write_text("case,team,kind\n" + "c,North,CIN\n" * 200_000)

    assert "E109 cases.csv: more rows than can be read: up to 20,000 rows a sheet" in tell(refuse(folder))[0]


def test_too_many_rows_in_json_are_refused_with_the_limits(tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", some_tables(decisions=[{"case": "c1"}] * 100_001))

    assert [fault.code for fault in refuse(path)] == ["E109"]


def test_a_proposal_given_as_path_is_told_apart(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"Allocation": [{"case": "c1"}], "Run": [{"version": "1"}]})

    assert tell(refuse(path)) == [
        "E112 a.xlsx: this is a proposal that caseload wrote, not a caseload. "
        "Give the caseload as PATH, and this workbook as `--decisions`."
    ]


def test_missing_sheets_are_named_with_those_found(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"Sheet1": some_cases()})

    assert tell(refuse(path)) == [
        f"E201 a.xlsx: the sheet {name} is missing (got sheets Sheet1). "
        f"Add a sheet named {name}; `caseload template` writes an empty one."
        for name in ("workers", "cases")
    ]


def test_a_missing_file_is_named_with_those_found(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", {"workers": some_workers()})

    assert "E201 f: the file cases.csv is missing (got files workers.csv)" in tell(refuse(folder))[0]


def test_a_folder_with_a_workbook_is_told_to_give_the_workbook(tmp_path: Path) -> None:
    write_workbook(tmp_path / "team.xlsx", some_tables())

    assert "E103" in tell(refuse(tmp_path))[0]
    assert "(got team.xlsx). Give the workbook or JSON file itself" in tell(refuse(tmp_path))[0]


def test_one_csv_file_as_path_is_told_to_give_the_folder(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())

    assert "Give the folder that holds workers.csv and cases.csv" in tell(refuse(folder / "cases.csv"))[0]


def test_two_sheets_for_one_table_are_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {**some_tables(), "Case List": some_cases()})

    assert tell(refuse(path))[0].startswith("E202 sheet Case List: there are two tables of cases (got sheet cases and")


def test_a_csv_file_with_an_open_quotation_mark_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "cases.csv").write_text('case,team,kind\n"c1,North,CIN\n')

    assert [fault.code for fault in refuse(folder)] == ["E111"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "E110"),
        ('{"cases": [{"case": NaN}]}', "E110"),
        ('{"cases": [], "cases": []}', "E110"),
        ("[" * 100_000, "E110"),
        ("[]", "E208"),
        ('{"cases": {"c1": {}}, "workers": [1]}', "E208"),
        (json.dumps({**some_tables(), "policy": {"cap": 3}}), "E208"),
    ],
)
def test_json_that_is_no_caseload_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "a.json").write_text(text)

    assert {fault.code for fault in refuse(tmp_path / "a.json")} == {code}


def test_half_a_letter_in_json_is_refused_and_a_whole_one_is_not(tmp_path: Path) -> None:
    names = json.dumps(some_tables()).replace("c1", "\\ud83d")
    (tmp_path / "half.json").write_text(names)
    assert {fault.code for fault in refuse(tmp_path / "half.json")} == {"E110"}

    (tmp_path / "whole.json").write_text(names.replace("\\ud83d", "\\ud83d\\udc64"))
    assert any(case.id == "\U0001f464" for case in read_caseload(tmp_path / "whole.json", TODAY).caseload.cases)


def test_the_line_of_broken_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{\n"cases": [,]}')

    assert tell(refuse(tmp_path / "a.json"))[0].startswith("E110 a.json line 2: the file is not JSON (Expecting value)")
