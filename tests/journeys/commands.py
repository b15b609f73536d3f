"""The command line as a user runs it, and LibreOffice as a user's spreadsheet program."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SECONDS = 240


def run_caseload(*words: str | Path, cwd: Path, code: int = 0) -> str:
    """Runs a command and gives what it prints; the exit code must be as expected."""
    command = [sys.executable, "-m", "caseload", *(str(word) for word in words)]
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert result.returncode == code, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout


def convert(path: Path, form: str) -> Path:
    """Opens a file in LibreOffice and saves it in another form beside it."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return path.with_suffix(f".{form}")


def edit_in_libreoffice(path: Path, sheet: str, cells: Mapping[tuple[int, int], str]) -> Path:
    """Opens a workbook in LibreOffice, writes text into cells of a sheet (row and column from 0), saves it again."""
    flat = convert(path, "fods")
    text = flat.read_text(encoding="utf-8")
    start = text.index(f'<table:table table:name="{sheet}"')
    end = text.index("</table:table>", start)
    flat.write_text(text[:start] + edit_table(text[start:end], cells) + text[end:], encoding="utf-8")
    path.unlink()
    return convert(flat, "xlsx")


def edit_table(table: str, cells: Mapping[tuple[int, int], str]) -> str:
    """One table of a flat document with cells rewritten."""
    rows = re.findall(r"<table:table-row.*?</table:table-row>", table, re.DOTALL)
    number = 0
    for row in rows:
        repeat = re.search(r'^<table:table-row[^>]*number-rows-repeated="(\d+)"', row)
        wanted = {column: value for (index, column), value in cells.items() if index == number}
        if wanted:
            assert repeat is None
            table = table.replace(row, edit_row(row, wanted), 1)
        number += int(repeat.group(1)) if repeat else 1
    return table


def edit_row(row: str, wanted: Mapping[int, str]) -> str:
    """One row with cells rewritten; repeated cells are written out first."""
    head = re.match(r"<table:table-row[^>]*>", row)
    assert head is not None
    cell_name = "table:(?:covered-)?table-cell"
    found = re.findall(f"<{cell_name}[^>]*/>|<{cell_name}.*?</{cell_name}>", row, re.DOTALL)
    listed: list[str] = []
    for cell in found:
        repeat = re.search(r'number-columns-repeated="(\d+)"', cell)
        single = re.sub(r' table:number-columns-repeated="\d+"', "", cell)
        listed += [single] * min(int(repeat.group(1)) if repeat else 1, 60)
    for column, value in wanted.items():
        style = re.search(r'table:style-name="[^"]*"', listed[column])
        styled = f" {style.group(0)}" if style else ""
        listed[column] = (
            f'<table:table-cell{styled} office:value-type="string" calcext:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return head.group(0) + "".join(listed) + "</table:table-row>"
