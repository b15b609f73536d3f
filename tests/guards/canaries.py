"""Words that could only come from a cell, put into every cell of every sort of file; and a search for them.

Three marks: `IDS` in ids of cases, families and workers, `WORDS` in what outputs may show beside ids (teams, skills,
areas), `CELLS` in everything that no output may show at all.
"""

import csv
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import openpyxl

from caseload.intake.outside.annex_a_lists import LISTS
from caseload.intake.outside.ssd_columns import SPECS
from caseload.pipeline.draw import draw_caseload
from tests.outside.annex_a_headings import HEADINGS
from tests.outside.annex_a_writer import draw_annex_a, write_annex_a
from tests.outside.csww_writer import CANARY, a_worker, draw_census, write_census
from tests.outside.csww_writer import draw_caseload as draw_for_census
from tests.outside.ssd_writer import draw_dataset, write_dataset

IDS, WORDS, CELLS = "Zqid", "Zqword", "Zqcell"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BORN = date(1907, 7, 19)
BORN_TEXTS = ("1907-07-19", "19/07/1907", "2757")
"""A birth date as text, as a council writes it, and as Excel counts it."""

WORKERS = f"""worker,team,role,fte,skills,area,last_day,notes
{IDS}Amy,{WORDS}North,social_worker,1,{WORDS}skill,{WORDS}area,,{CELLS}note
{IDS}Bob,{WORDS}North,social_worker,1,,{WORDS}area,2026-03-30,{CELLS}note
{IDS}Cem,{WORDS}North,social_worker,1,,{WORDS}area,,{CELLS}note
"""
CASES = f"""case,team,kind,family,holder,skills,area,Child's name,born,own column
{IDS}c1,{WORDS}North,child_protection,{IDS}f1,{IDS}Amy,,{WORDS}area,{CELLS}name,{BORN},{CELLS}own
{IDS}c2,{WORDS}North,looked_after,{IDS}f2,,{WORDS}skill,{WORDS}area,{CELLS}name,{BORN},{CELLS}own
{IDS}c3,{WORDS}North,child_in_need,{IDS}f3,,,{WORDS}area,{CELLS}name,{BORN},{CELLS}own
{IDS}c4,{WORDS}North,child_in_need,{IDS}f4,{IDS}Bob,,{WORDS}area,{CELLS}name,{BORN},{CELLS}own
{IDS}c5,{WORDS}North,looked_after,{IDS}f5,{IDS}Bob,{WORDS}skill,{WORDS}area,{CELLS}name,{BORN},{CELLS}own
"""
REDUCTIONS = f"""worker,percent,reason
{IDS}Cem,20,{CELLS}illness
"""


def write_marked_caseload(folder: Path) -> Path:
    """A caseload with a mark in every cell that may hold any text."""
    folder.mkdir()
    for name, text in (("workers", WORKERS), ("cases", CASES), ("reductions", REDUCTIONS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "policy.toml").write_text("as_of = 2026-01-05\n", encoding="utf-8")
    return folder


def write_marked_annex_a(path: Path) -> Path:
    """Annex A with a mark in every cell below a heading that nothing reads, and a birth date nobody has."""
    drawn = draw_annex_a(draw_caseload("team")[0], closed=3)
    for number, rows in drawn.rows.items():
        for row in rows:
            for head in HEADINGS[number]:
                if head == "Date of Birth":
                    row[head] = BORN
                elif not is_read(number, head):
                    row[head] = f"{CELLS}{number}"
    return write_annex_a(path, drawn)


def is_read(number: int, head: str) -> bool:
    """Whether a list's column is read."""
    text = re.sub(r"\s+", " ", head).strip().casefold()
    return any(pattern.search(text) for pattern in LISTS[number - 1].columns.values())


def write_marked_dataset(folder: Path) -> Path:
    """The Safeguarding Dataset with a mark in every cell of a column that is not read, and in one column more."""
    data = draw_dataset(draw_caseload("team")[0])
    for row in data.tables["ssd_professionals"]:  # nobody newly qualified, whose start the dataset does not have
        row["prof_professional_job_title"] = row["prof_professional_job_title"].replace("ASYE ", "")
    fields = {f"ssd_{spec.name}": spec for spec in SPECS}
    for table, rows in data.tables.items():
        spec = fields[table]
        known = {f"{spec.prefix}_{name}" for field in spec.fields.values() for name in field.names}
        for row in rows:
            row |= {head: f"{CELLS}{head}" for head in row if head not in known and not head.endswith("_dob")}
            row |= {head: BORN.isoformat() for head in row if head.endswith("_dob")}
            row[f"{spec.prefix}_forename"] = f"{CELLS}forename"
    return write_dataset(folder, data)


def write_marked_census(path: Path) -> Path:
    """The workforce census with a mark in every element that nothing reads, and a birth date nobody has."""
    workers = draw_census(draw_for_census(draw_caseload("team")[0].policy)).workers
    marked = [
        a_worker(1, **{**worker, "QualInst": f"{CELLS}college", "PersonBirthDate": BORN.isoformat()})
        for worker in workers
    ]
    write_census(path, marked)
    path.write_text(path.read_text(encoding="utf-8").replace(CANARY, CELLS), encoding="utf-8")
    return path


def find_marks(places: Iterable[Path], *marks: str) -> list[str]:
    """Each mark that stands in a file below the places, or in a file's name, as `name: mark`; workbooks unpacked."""
    found = []
    for place in places:
        for path in sorted(path for path in [place, *place.rglob("*")] if path.is_file()):
            text = path.name + read_everything(path)
            found += [f"{path.relative_to(place.parent)}: {mark}" for mark in marks if mark in text]
    return found


def read_everything(path: Path) -> str:
    """All bytes of a file as text, those of a workbook's parts unpacked."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return "".join(book.read(name).decode("latin-1") for name in book.namelist())
    return path.read_bytes().decode("latin-1")


def read_columns(database: Path) -> Mapping[str, str]:
    """Every table and column of a database with all its values in one text, as `table.column`."""
    with sqlite3.connect(database) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            f"{table}.{column[1]}": " ".join(
                str(value) for (value,) in opened.execute(f"SELECT {column[1]} FROM {table}")
            )
            for table in tables
            for column in opened.execute(f"PRAGMA table_info({table})").fetchall()
        }


def write_marked_workbook(path: Path) -> Path:
    """The marked caseload as a workbook, own columns and all."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, text in (("workers", WORKERS), ("cases", CASES), ("reductions", REDUCTIONS)):
        sheet = book.create_sheet(name)
        for row in csv.reader(text.splitlines()):
            sheet.append([date.fromisoformat(cell) if DAY.fullmatch(cell) else cell for cell in row])
    book.save(path)
    return path
