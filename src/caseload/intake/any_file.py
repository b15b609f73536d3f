"""Finds out what a PATH is, a folder, a workbook or a JSON file, and reads its tables."""

from pathlib import Path
from typing import Final

from caseload.domain.columns import CASES
from caseload.domain.errors import InputRefused
from caseload.intake.codes import make_fault
from caseload.intake.csv_files import read_csv_folder
from caseload.intake.headers import find_table
from caseload.intake.json_file import read_json_file
from caseload.intake.tables import RawCaseload
from caseload.intake.words import clean, fold
from caseload.intake.workbook import read_workbook

PROPOSAL_SHEETS: Final = ("allocation", "run")
FORMS: Final = "Give a folder of CSV files, one .xlsx workbook, or one .json file"


def read_raw(path: Path) -> RawCaseload:
    """Every table of a folder, .xlsx or .json; raises InputRefused where nothing of it can be read."""
    if path.is_dir():
        return read_csv_folder(path)
    if not path.exists():
        raise InputRefused(
            (make_fault("E101", path.name, "there is no such file or folder", f"Check the name. {FORMS}"),)
        )
    suffix = path.suffix.lower()
    if suffix == ".json":
        return read_json_file(path)
    if suffix in (".csv", ".tsv", ".txt"):
        fix = "Give the folder that holds workers.csv and cases.csv"
        raise InputRefused((make_fault("E103", path.name, "this is one CSV file, and a caseload has several", fix),))
    if suffix not in (".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".xltm", ".ods"):
        raise InputRefused(
            (make_fault("E103", path.name, "this form of file is not read", FORMS, suffix or "no suffix"),)
        )
    return read_workbook_tables(path)


def read_workbook_tables(path: Path) -> RawCaseload:
    """Every table in a workbook's sheets; other sheets are not looked at."""
    found: list[str] = []

    def is_wanted(sheet: str) -> bool:
        found.append(sheet)
        return find_table(sheet) is not None

    sheets = read_workbook(path, is_wanted)
    has_cases = any(find_table(name) is CASES for name in sheets)
    if not has_cases and {fold(name) for name in found} >= set(PROPOSAL_SHEETS):
        fix = "Give the caseload as PATH, and this workbook as `--decisions`"
        what = "this is a proposal that caseload wrote, not a caseload"
        raise InputRefused((make_fault("E112", path.name, what, fix),))
    raw = RawCaseload(path.name, "sheet")
    for name, rows in sheets.items():
        table = find_table(name)
        if table is not None:
            raw.add_table(table, f"sheet {clean(name)}", rows)
    raw.check_required(found)
    return raw
