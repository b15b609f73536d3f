"""Reads a folder of CSV files, whatever encoding and separator a spreadsheet gave them."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from caseload.domain.columns import Table
from caseload.intake.codes import make_fault
from caseload.intake.headers import ROWS_SEARCHED, find_table, match_heading
from caseload.intake.tables import RawCaseload, is_filled

SUFFIXES: Final = (".csv", ".tsv", ".txt")
SEPARATORS: Final = (",", ";", "\t", "|")
MOST_BYTES: Final = 200 << 20
SAVE_AS_CSV: Final = "Save it again from Excel as CSV UTF-8 (comma delimited)"
UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def read_csv_folder(folder: Path) -> RawCaseload:
    """Every table in a folder; its `policy.toml`, if there, is named but not read."""
    raw = RawCaseload(folder.resolve().name, "csv")
    files = sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith((".", "~")))
    for file in files:
        table = find_table(file.stem) if file.suffix.lower() in SUFFIXES else None
        if table is not None:
            read_csv_table(raw, table, file)
        elif file.name.lower() == "policy.toml":
            raw.policy_file = file
    if raw.tables or raw.faults.whole or not refuse_other_forms(raw, files):
        raw.check_required(file.name for file in files if file.suffix.lower() in SUFFIXES)
    return raw


def refuse_other_forms(raw: RawCaseload, files: Sequence[Path]) -> bool:
    """Note a folder that holds workbooks or JSON instead of CSV files; whether it does."""
    others = [file.name for file in files if file.suffix.lower() in (".xlsx", ".json")]
    if others:
        fix = "Give the workbook or JSON file itself instead of its folder"
        raw.faults.add(make_fault("E103", raw.name, "the folder holds no CSV files", fix, ", ".join(others)))
    return bool(others)


def read_csv_table(raw: RawCaseload, table: Table, file: Path) -> None:
    """Read one file as a table, or note why it cannot be read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        raw.faults.add(make_fault("E101", file.name, "the file cannot be opened", "Close it in Excel, and try again"))
        return
    if len(data) > MOST_BYTES:
        what = f"a CSV file may have at most {MOST_BYTES >> 20} MB"
        raw.faults.add(make_fault("E107", file.name, what, "Split it by team, or leave out what is closed"))
        return
    try:
        text = decode_text(data)
        if not text.strip():
            raw.faults.add(make_fault("E102", file.name, "the file is empty", f"{SAVE_AS_CSV}, or delete it"))
            return
        rows = list(take_rows(text, table))
    except (UnicodeDecodeError, csv.Error):
        what = "the file cannot be read as CSV text"
        raw.faults.add(
            make_fault("E111", file.name, what, f"{SAVE_AS_CSV}; look for a quotation mark without its pair")
        )
        return
    raw.add_table(table, file.name, rows)


def decode_text(data: bytes) -> str:
    """The text of a file: UTF-16 or UTF-8 by its mark or its bytes, else Windows-1252 (cp1252)."""
    if data.startswith(UTF16_MARKS):
        return data.decode("utf-16")
    if b"\0" in data[:2000]:
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def take_rows(text: str, table: Table) -> Iterator[list[str]]:
    """The rows of a CSV text; stops soon after the most rows a table may have."""
    separator = None
    if text[:4].lower() == "sep=":
        separator, text = text[4:5], text[5:]
    filled = 0
    for row in csv.reader(StringIO(text), delimiter=separator or find_separator(text, table), strict=True):
        yield row
        filled += any(map(is_filled, row))
        if filled > table.most_rows + ROWS_SEARCHED:
            return


def find_separator(text: str, table: Table) -> str:
    """The separator under which the first lines hold the most headings of the table; a comma where all are alike."""
    lines = text[: 1 << 16].splitlines()[:ROWS_SEARCHED]

    def count_headings(separator: str) -> int:
        return max(
            (
                sum(match_heading(table, cell.strip('"')) is not None for cell in line.split(separator))
                for line in lines
            ),
            default=0,
        )

    return max(SEPARATORS, key=count_headings)
