"""Finds the tables of the dataset in a folder of CSV files, however they are named, encoded and headed."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.blanks import BLANK_WORDS
from caseload.intake.codes import make_fault
from caseload.intake.csv_files import MOST_BYTES, SEPARATORS, SUFFIXES, decode_text
from caseload.intake.fault_list import CellFault
from caseload.intake.outside.ssd_columns import SPECS, Field, TableSpec
from caseload.intake.outside.ssd_table import Row, Table, Tables
from caseload.intake.words import clean, fold

WORDS: Final = re.compile(r"[a-z0-9]+")
NOISE: Final = frozenset(
    {"ssd", "dbo", "tbl", "table", "development", "hdm", "local", "extract", "export", "view", "v", "csv", "final"}
)
NUMBERED: Final = re.compile(r"v?\d[\da-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\d*|copy|of")
DATED: Final = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
NO_VALUE: Final = BLANK_WORDS | {"-1", "<null>", "(null)", "placeholder", "placeholder_data"}
WHOLE_FLOAT: Final = re.compile(r"(\d+)\.0+")
LOST_DIGITS: Final = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
ROW_COUNT: Final = re.compile(r"\(?\d+ rows? affected\)?", re.IGNORECASE)
HEADING_ROWS: Final = 10
FOLDER: Final = "Give the folder that holds the dataset's tables as CSV files, such as ssd_involvements.csv"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that holds a table."""

    file: Path
    spec: TableSpec


def read_folder(folder: Path) -> Tables:
    """Every table of the dataset in a folder.

    Raises InputRefused where there is none; a file that cannot be read, a table that is there twice and a missing
    column are noted in the faults.
    """
    tables = Tables({})
    for found in find_files(folder):
        if found.spec.name in tables.found:
            other = tables.found[found.spec.name].label
            what = f"there are two files of the table ssd_{found.spec.name}"
            fix = "Keep the newer one in the folder"
            tables.faults.add(Fault("Y102", found.file.name, what, f"{fix}.", f"{other} and {found.file.name}"))
            continue
        table = Table(found.spec, found.file.name)
        tables.found[found.spec.name] = table
        read_table(found.file, table, tables)
    return tables


def find_files(folder: Path) -> list[Found]:
    """The CSV files of a folder that hold a table we read, by name; raises InputRefused where there is none."""
    if not folder.exists():
        raise InputRefused((make_fault("E101", folder.name, "there is no such folder", FOLDER),))
    if not folder.is_dir():
        raise InputRefused((Fault("Y101", folder.name, "this is a file, and the dataset is a folder", f"{FOLDER}."),))
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.suffix.lower() in SUFFIXES)
    found = [Found(file, spec) for file in files if (spec := find_spec(file.stem))]
    if not found:
        names = ", ".join(file.name for file in sorted(folder.iterdir())[:5]) or "nothing"
        what = "the folder holds no table of the Standard Safeguarding Dataset"
        raise InputRefused((Fault("Y101", folder.resolve().name, what, f"{FOLDER}.", names),))
    return found


def find_spec(stem: str) -> TableSpec | None:
    """The table a file's name means: `SSD_Involvements_20260105`, `dbo.ssd_involvements`, `involvements (2)` alike."""
    words = [word for word in WORDS.findall(stem.lower()) if word not in NOISE and not NUMBERED.fullmatch(word)]
    name = "".join(words)
    return next((spec for spec in SPECS if name in {fold(known) for known in (spec.name, *spec.other_names)}), None)


def find_dates(tables: Tables) -> set[date]:
    """The dates in the names of the files, as `ssd_family_20260105.csv` has one."""
    matches = (DATED.search(table.label) for table in tables.found.values())
    dates = set()
    for match in matches:
        try:
            dates |= {date(*map(int, match.groups()))} if match else set()
        except ValueError:
            continue
    return dates


def read_table(file: Path, table: Table, tables: Tables) -> None:
    """Read one file into its table, or note why it cannot be."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            fix = "Leave out what ended more than two years ago"
            tables.faults.add(make_fault("E107", file.name, f"a CSV file may have at most {MOST_BYTES >> 20} MB", fix))
            return
        take_records(decode_text(data), table, tables)
    except OSError:
        fix = "Close it in Excel, and try again"
        tables.faults.add(make_fault("E101", file.name, "the file cannot be opened", fix))
    except (UnicodeDecodeError, csv.Error):
        fix = "Export it again as CSV in UTF-8, with quotation marks round texts that hold commas."
        tables.faults.add(Fault("Y103", file.name, "the file cannot be read as CSV text", fix))


def take_records(text: str, table: Table, tables: Tables) -> None:
    """The records below the headings as rows; notes needed columns that are not there."""
    if not text.strip():
        tables.faults.add(make_fault("E102", table.label, "the file is empty", "Export it again, or delete it"))
        return
    records = enumerate(csv.reader(split_lines(text), delimiter=find_separator(text, table.spec), strict=True), 1)
    start = [record for _, record in zip(range(HEADING_ROWS), records, strict=False)]
    at = max(range(len(start)), key=lambda index: (len(match_fields(table.spec, start[index][1])), -index))
    heads = start[at][1]
    columns = match_fields(table.spec, heads)
    if refuse_missing(table, columns, heads, tables):
        return
    order = [(columns.get(name), name, spec) for name, spec in table.spec.fields.items()]
    for number, record in (*start[at + 1 :], *records):
        take_record(number, record, (order, len(heads)), table, tables)


def split_lines(text: str) -> Iterator[str]:
    """The lines of a text one by one, with their ends, without a second copy of the whole."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def take_record(
    number: int,
    record: Sequence[str],
    form: tuple[Sequence[tuple[int | None, str, Field]], int],
    table: Table,
    tables: Tables,
) -> None:
    """One record as a row; blank lines and what a database program writes round its result are no rows."""
    order, width = form
    if not any(record) or is_frame(record):
        return
    cells = tuple(
        clean_cell(record[place], spec.sort == "id") if place is not None and place < len(record) else ""
        for place, _, spec in order
    )
    row = Row(table, number, cells)
    table.rows.append(row)
    if len(record) > width and any(map(clean, record[width:])):
        row.leave("more cells than headings")
    for text, (_, name, spec) in zip(cells, order, strict=True):
        if spec.sort == "id" and "+" in text and LOST_DIGITS.fullmatch(text):
            fix = "Export it again, and do not open it in Excel on the way"
            tables.refuse(row, name, CellFault("Y110", "the id has lost digits in Excel", fix, text))


def is_frame(record: Sequence[str]) -> bool:
    """Whether a record is a line of dashes under the headings, or says how many rows there were."""
    if len(record) > 1 and not record[0].lstrip().startswith("-"):
        return False
    texts = [text.strip() for text in record if text.strip()]
    return all(not text.strip("-") for text in texts) or (len(texts) == 1 and bool(ROW_COUNT.fullmatch(texts[0])))


@lru_cache(maxsize=1 << 16)
def clean_cell(text: str, is_id: bool) -> str:
    """A cell as tidy text, "" for what stands for nothing; an id as it was before a program made a number of it."""
    tidy = clean(text)
    if is_id:
        tidy = tidy.removeprefix("=").strip("\"'")
        whole = WHOLE_FLOAT.fullmatch(tidy)
        tidy = whole[1] if whole else tidy
    folded = tidy.casefold()
    return "" if folded in NO_VALUE or folded.startswith("ssd_ph") else tidy


def find_separator(text: str, spec: TableSpec) -> str:
    """The separator under which the first lines hold the most headings of the table; a comma where all are alike."""
    lines = text[: 1 << 16].splitlines()[:HEADING_ROWS]

    def count_headings(separator: str) -> int:
        return max(len(match_fields(spec, [part.strip('"') for part in line.split(separator)])) for line in lines)

    return max(SEPARATORS, key=count_headings)


def match_fields(spec: TableSpec, heads: Sequence[str]) -> Mapping[str, int]:
    """Which cell of a record holds which column: by its name with or without the prefix, the surest name first."""
    known: dict[str, int] = {}
    for index, head in enumerate(heads):
        known.setdefault(fold(head), index)
    found: dict[str, int] = {}
    for name, each in spec.fields.items():
        for heading in (fold(f"{prefix}{text}") for text in each.names for prefix in (f"{spec.prefix}_", "")):
            if heading in known:
                found.setdefault(name, known[heading])
    return found


def refuse_missing(table: Table, columns: Mapping[str, int], heads: Sequence[str], tables: Tables) -> bool:
    """Note every column a table cannot do without that has no heading; whether there is one."""
    missing = [name for name, each in table.spec.fields.items() if each.is_needed and name not in columns]
    if table.spec.name == "involvements" and not {"child", "referral"} & set(columns):
        missing.append("child")
    for name in missing:
        heading = f"{table.spec.prefix}_{table.spec.fields[name].names[0]}"
        got = ", ".join(clean(head) for head in heads[:8] if clean(head)) or "no headings"
        fix = f"Export the table with its column {heading}, or take the file out of the folder."
        tables.faults.add(Fault("Y104", table.label, f"the column {heading} is missing", fix, got))
    return bool(missing)
