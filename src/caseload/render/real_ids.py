"""Puts real ids back into anything this program writes: workbooks, JSON, CSV files, pages and text."""

import csv
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.pseudonym_key import add_sign
from caseload.intake.pseudonyms import Swap
from caseload.intake.workbook_guard import guard_workbook
from caseload.render.files import write_whole

MOST_BYTES: Final = 256 << 20
ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
GIVE: Final = "Give what caseload wrote: .xlsx, .json, .csv, .html, .txt, or its folder."
Render = Callable[[bytes, Swap, str], bytes]


def write_real(source: Path, target: Path, real: Mapping[str, str]) -> Swap:
    """Write a file or folder again with real ids in place of pseudonyms, each file whole or not at all.

    `real` maps pseudonyms to ids. Only the owner can read what is written. Raises InputRefused where a form of file is
    not known, or nothing in it is in the key; then nothing is written.
    """
    swap = Swap(real)
    files = sorted(file for file in source.iterdir() if file.is_file()) if source.is_dir() else [source]
    made = {file: render_file(file, swap) for file in files if not file.name.startswith(".")}
    if not swap.count:
        fix = "Give the key that its caseload was pseudonymised with."
        raise InputRefused((Fault("K104", source.name, "nothing in it has a pseudonym of this key", fix),))
    if source.is_dir():
        target.mkdir(exist_ok=True)
    for file, data in made.items():
        write_bytes(target / file.name if source.is_dir() else target, data)
    return swap


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner alone."""

    def write(draft: Path) -> None:
        draft.write_bytes(data)

    write_whole(path, write)


def render_file(file: Path, swap: Swap) -> bytes:
    """The bytes of one file with real ids; raises InputRefused for a form that is not known or a damaged file."""
    render = RENDERERS.get(file.suffix.lower())
    if render is None:
        raise refuse(file, "no ids can be put back into this form of file")
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise refuse(file, "it is too large")
        return render(data, swap, file.name)
    except OSError as error:
        raise refuse(file, "it cannot be opened") from error
    except (ValueError, csv.Error, zipfile.BadZipFile) as error:
        raise refuse(file, "it is damaged") from error


def refuse(file: Path, what: str) -> InputRefused:
    """The refusal of one file."""
    return InputRefused((Fault("K105", file.name, what, GIVE),))


def render_json(data: bytes, swap: Swap, name: str) -> bytes:
    """JSON, all else in it as it was."""
    return swap.put_back(data.decode("utf-8-sig"), lambda real: json.dumps(real)[1:-1]).encode()


def render_page(data: bytes, swap: Swap, name: str) -> bytes:
    """A page."""
    return swap.put_back(data.decode(), escape).encode()


def render_plain(data: bytes, swap: Swap, name: str) -> bytes:
    """A text."""
    return swap.put_back(data.decode()).encode()


def render_csv(data: bytes, swap: Swap, name: str) -> bytes:
    """A CSV file; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in csv.reader(StringIO(data.decode("utf-8-sig")), strict=True):
        writer.writerow([dress_cell(cell, swap.put_back(cell)) for cell in row])
    return text.getvalue().encode()


def dress_cell(before: str, after: str) -> str:
    """A cell as it was where nothing was put back into it."""
    return after if after == before else add_sign(after)


def render_workbook(data: bytes, swap: Swap, name: str) -> bytes:
    """A workbook: every text in its parts, formats and drop-downs as they were."""
    guard_workbook(data, name, lambda sheet: False)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename.endswith(".xml"):
                content = swap.put_back(content.decode("utf-8"), dress_xml).encode()
            new.writestr(member, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def dress_xml(name: str) -> str:
    """An id as a workbook's parts hold it."""
    return ESCAPED.sub("_x005F_", escape(name))


def keep(data: bytes, swap: Swap, name: str) -> bytes:
    """A file that holds no ids, as it is."""
    return data


RENDERERS: Final[Mapping[str, Render]] = {
    ".xlsx": render_workbook,
    ".json": render_json,
    ".csv": render_csv,
    ".html": render_page,
    ".txt": render_plain,
    ".toml": keep,
}
