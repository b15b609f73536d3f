"""Refuses a file that is no plain .xlsx workbook, or too large or too strange to open, before anything opens it."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from html import unescape
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.codes import ROW_LIMITS, make_fault
from caseload.intake.sheet_scan import SheetScan, scan_sheet

MEGABYTE: Final = 1 << 20
MOST_BYTES: Final = 20 * MEGABYTE
MOST_UNPACKED: Final = 128 * MEGABYTE
MOST_MEMBERS: Final = 2_000
MOST_RATIO: Final = 200
RATIO_FROM: Final = 8 * MEGABYTE
MOST_ROWS: Final = 20_000
TITLE_ROWS: Final = 11
MOST_COLUMNS: Final = 200
HEAD: Final = 4096
OLE_HEADER: Final = bytes.fromhex("d0cf11e0a1b11ae1")
WORKBOOK_PART: Final = "xl/workbook.xml"
UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, OSError, ValueError, RuntimeError,
)  # fmt: skip
SAVE_AS_XLSX: Final = "Open it in Excel, choose Save As, type Excel Workbook (*.xlsx), and give that file"
SHEET_TAG: Final = re.compile(r"<(?:\w+:)?sheet\s([^<>]*)>")
RELATION_TAG: Final = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)>")
ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def guard_workbook(data: bytes, name: str, is_wanted: Callable[[str], bool]) -> dict[str, str]:
    """The wanted sheets of a workbook named `name` in messages, in order, each with its packed part.

    Raises InputRefused where its bytes or its parts show that it must not be opened.
    """
    guard_header(data, name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            guard_members(archive, name)
            return {sheet: part for sheet, part in find_sheet_parts(archive, name).items() if is_wanted(sheet)}
    except UNREADABLE as error:
        raise refuse_damaged(name) from error


def scan_sheets(data: bytes, name: str, parts: Mapping[str, str]) -> dict[str, SheetScan]:
    """What each sheet of a guarded workbook holds; raises InputRefused for sheets too large or with something far."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            scans = {sheet: scan_part(archive, part) for sheet, part in parts.items()}
    except UNREADABLE as error:
        raise refuse_damaged(name) from error
    faults = tuple(fault for sheet, scan in scans.items() if (fault := find_size_fault(sheet, scan)))
    if faults:
        raise InputRefused(faults)
    return scans


def refuse(code: str, where: str, what: str, fix: str, got: str | None = None) -> InputRefused:
    """The refusal of a whole file for one fault."""
    return InputRefused((make_fault(code, where, what, fix, got),))


def refuse_damaged(name: str) -> InputRefused:
    """The refusal of a file that cannot be read through."""
    return refuse("E110", name, "the workbook is damaged and cannot be read", SAVE_AS_XLSX)


def guard_header(data: bytes, name: str) -> None:
    """Refuse by size and by the first bytes: empty, too large, password-protected, old Excel, not a workbook."""
    if not data.strip(b"\0 \r\n\t"):
        raise refuse("E102", name, "the file is empty", "Save it again, or give another file")
    if len(data) > MOST_BYTES:
        what = f"a workbook may have at most {MOST_BYTES // MEGABYTE} MB"
        raise refuse("E107", name, what, "Keep only the sheets of the caseload")
    if data.startswith(OLE_HEADER):
        if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
            fix = "Open it in Excel, remove the password (File, Info, Protect Workbook), and save it"
            raise refuse("E104", name, "the workbook is protected by a password", fix)
        raise refuse("E105", name, "this is an old Excel workbook (.xls)", SAVE_AS_XLSX)
    if not data.startswith(b"PK"):
        raise refuse("E103", name, "this is not an Excel workbook, whatever its name says", SAVE_AS_XLSX)


def guard_members(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse by the list of packed parts, before one is unpacked: bombs, odd names, macros, other formats."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or any(is_bomb(member) for member in members):
        fix = "Copy the tables into a new workbook and save that"
        what = f"the workbook unpacks to more than a caseload can need (at most {MOST_UNPACKED // MEGABYTE} MB)"
        raise refuse("E107", name, what, fix, f"{unpacked / MEGABYTE:.0f} MB in {len(members)} parts")
    names = [member.filename.casefold() for member in members]
    if any(member.flag_bits & 1 for member in members):
        raise refuse("E104", name, "the workbook is protected by a password", "Save it without the password")
    if len(set(names)) < len(names) or any(map(is_odd_name, names)) or has_declarations(archive):
        raise refuse_damaged(name)
    if any(part.endswith("vbaproject.bin") for part in names) or has_macro_type(archive):
        fix = "Open it in Excel, choose Save As, type Excel Workbook (*.xlsx) without macros, and give that file"
        raise refuse("E106", name, "the workbook can hold macros (.xlsm), which are never opened", fix)
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise refuse("E105", name, "this is a workbook of another form (.xlsb or .ods)", SAVE_AS_XLSX)
    if WORKBOOK_PART not in names:
        raise refuse("E103", name, "this is not an Excel workbook, whatever its name says", SAVE_AS_XLSX)


def is_bomb(member: zipfile.ZipInfo) -> bool:
    """Whether a large part unpacks to far more than it is packed."""
    return member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * max(1, member.compress_size)


def is_odd_name(part: str) -> bool:
    """Whether a packed part's name could point outside the workbook."""
    return part.startswith("/") or "\\" in part or ":" in part or ".." in part.split("/")


def has_macro_type(archive: zipfile.ZipFile) -> bool:
    """Whether the list of content types declares a workbook with macros."""
    return b"macroenabled" in archive.read("[Content_Types].xml").lower()


def has_declarations(archive: zipfile.ZipFile) -> bool:
    """Whether a part begins with declarations of its own (DOCTYPE, ENTITY), which no workbook needs."""
    for member in archive.infolist():
        if member.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(member) as stream:
                if b"<!D" in stream.read(HEAD).upper():
                    return True
    return False


def find_sheet_parts(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Each sheet's name with the packed part that holds it, in the workbook's order."""
    text = archive.read(WORKBOOK_PART).decode("utf-8-sig")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8-sig")
    targets: dict[str, str] = {}
    for tag in RELATION_TAG.finditer(relations):
        attributes = read_attributes(tag.group(1))
        target = attributes.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        targets[attributes.get("Id", "")] = path
    parts: dict[str, str] = {}
    for tag in SHEET_TAG.finditer(text):
        attributes = read_attributes(tag.group(1))
        relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        if "worksheets/" in targets.get(relation, ""):
            parts[attributes.get("name", "")] = targets[relation]
    if not parts:
        raise refuse_damaged(name)
    return parts


def read_attributes(text: str) -> dict[str, str]:
    """The attributes of one XML tag."""
    return {key: unescape(double or single) for key, double, single in ATTRIBUTE.findall(text)}


def scan_part(archive: zipfile.ZipFile, part: str) -> SheetScan:
    """Go through one sheet; one written in anything but UTF-8 is refused as damaged."""
    with archive.open(part) as stream:
        if stream.read(2) in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
            raise ValueError("not UTF-8")
    with archive.open(part) as stream:
        return scan_sheet(stream, MOST_ROWS + TITLE_ROWS, MOST_COLUMNS)


def find_size_fault(sheet: str, scan: SheetScan) -> Fault | None:
    """A sheet with too many filled rows, or with something far from its data."""
    if scan.rows > MOST_ROWS + TITLE_ROWS:
        what = f"more rows than can be read: {ROW_LIMITS}"
        return make_fault("E109", f"sheet {sheet}", what, "Give it as CSV files, or split it by team")
    if scan.far_name:
        fix = "Delete the rows below and the columns right of your data, and save the workbook"
        return make_fault("E108", f"sheet {sheet}", f"it has something in {scan.far_name}, far from its data", fix)
    return None
