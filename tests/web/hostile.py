"""A workbook whose every text would be a script, a tag or a formula, were it taken for one."""

from pathlib import Path

import openpyxl

SCRIPT = "<script>document.title='taken'</script>"
QUOTES = "\"'><img src=x onerror=document.title='taken'>"
FORMULA = '=HYPERLINK("http://127.0.0.1:9","x")'
SUMS = ("+1+1", "-1+1", "@SUM(1)", FORMULA)
PATHS = ("a/../../b", "//b", "c?d#e", "%2e%2e%2f", "{{7*7}}", "\t=2+2", "javascript:alert(1)")


def write_hostile(path: Path) -> Path:
    """A team whose ids, teams and kinds of text are scripts and formulas."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    workers = book.create_sheet("workers")
    cases = book.create_sheet("cases")
    workers.append(["worker", "team", "role", "fte"])
    for worker in (SCRIPT, QUOTES, FORMULA):
        write_texts(workers, [worker, SCRIPT, "social_worker", 1])
    cases.append(["case", "team", "kind", "family", "holder"])
    for number, case in enumerate((*SUMS, SCRIPT, QUOTES)):
        write_texts(cases, [case, SCRIPT, "child_in_need", f"{case}{number}", SCRIPT if number % 2 else None])
    for case in PATHS:
        write_texts(cases, [case, SCRIPT, "child_in_need", None, QUOTES])
    book.save(path)
    return path


def write_texts(sheet: "openpyxl.worksheet.worksheet.Worksheet", values: list[object]) -> None:
    """A row whose texts stay texts: a program that writes one may do so with any text."""
    row = sheet.max_row + 1
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
