"""Reads and renders the key of pseudonyms: a CSV file of what each is, its id and its pseudonym."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.pseudonyms import LETTERS, PSEUDONYM, TOKEN, Key, What
from caseload.intake.values import FORMULA_SIGNS

HEADS: Final = ("what", "id", "pseudonym")
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What no id of a caseload has, and no part of a workbook may hold."""
MOST_BYTES: Final = 64 << 20
GIVE: Final = "Give the file that `caseload pseudonymise` wrote with --key."


def read_key(path: Path) -> Key:
    """The key in a file; raises InputRefused (K101 to K103) where it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise refuse("K101", path.name, "the key file is too large", GIVE)
        rows = list(csv.reader(StringIO(data.decode("utf-8-sig")), strict=True))
    except OSError as error:
        raise refuse(
            "K101", path.name, "the key file cannot be opened", "Check its name and who may read it."
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise refuse("K102", path.name, "this is not a key file", GIVE) from error
    if not rows or tuple(rows[0]) != HEADS:
        raise refuse("K102", path.name, "this is not a key file", GIVE)
    return build_key(path.name, rows[1:])


def build_key(name: str, rows: Sequence[Sequence[str]]) -> Key:
    """The key of the rows below the headings; every row that cannot stand is told. Ids are never shown."""
    key, faults = Key(), []
    for number, row in enumerate(rows, 2):
        where = f"{name}, row {number}"
        if not row:
            continue
        what = find_what(row)
        if what is None:
            faults.append(Fault("K102", where, "this is no row of a key", GIVE))
            continue
        real, pseudonym = strip_sign(row[1]), row[2]
        if real in key.known.get(what, {}) or pseudonym in key.taken:
            fix = "Take the key as it was written; two keys cannot be put together by hand."
            faults.append(Fault("K103", where, "an id or pseudonym stands here again", fix))
        key.add(what, real, pseudonym)
    if faults:
        raise InputRefused(tuple(faults[:20]))
    return key


def find_what(row: Sequence[str]) -> What | None:
    """What a row is about; None where it has no id or one that no caseload has, or its pseudonym is of no sort."""
    if len(row) != len(HEADS) or not row[1] or CONTROL.search(row[1]):
        return None
    if row[0] == "caseload":
        return "caseload" if TOKEN.fullmatch(row[2]) and not PSEUDONYM.fullmatch(row[2]) else None
    sorts = (what for what, letter in LETTERS.items() if what == row[0] and row[2].startswith(letter))
    return next(sorts, None) if PSEUDONYM.fullmatch(row[2]) else None


def render_key(key: Key) -> str:
    """The text of a key file, in the order of what, then of ids."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADS)
    for what, names in sorted(key.known.items()):
        writer.writerows([what, add_sign(real), pseudonym] for real, pseudonym in sorted(names.items()))
    return text.getvalue()


def add_sign(text: str) -> str:
    """A text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text[:1] in FORMULA_SIGNS else text


def strip_sign(text: str) -> str:
    """A text without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_SIGNS else text


def refuse(code: str, name: str, what: str, fix: str) -> InputRefused:
    """The refusal of a whole key file."""
    return InputRefused((Fault(code, name, what, fix),))
