"""Reads a case system's status as a kind of work: Annex A's five values and the ways returns spell them."""

import re
from collections.abc import Mapping
from typing import Final

from caseload.intake import aliases
from caseload.intake.aliases import CodeBook, look_up
from caseload.intake.fault_list import CellFault
from caseload.intake.words import drop_list_letter, fold

CLOSED: Final = "closed"
UNKNOWN: Final = "unknown"

PRIORITY: Final = (
    "looked_after", "child_protection", "private_fostering", "section_47", "child_in_need", "assessment",
    "care_leaver", "early_help",
)  # fmt: skip
"""Which of several statuses of one child stands, the first first; other kinds come after, by name."""

FURTHER_STATUSES: Final[Mapping[str, tuple[str, ...]]] = {
    "looked_after": ("looked after", "looked after children", "children in care", "eligible child", "s20"),
    "child_protection": ("child protection", "cp extended", "subject to a child protection plan"),
    "section_47": ("section 47 enquiries", "child protection enquiry", "cp enquiry"),
    "child_in_need": ("child in need",),
    "assessment": (
        "assessment", "social work assessment", "continuous assessment", "child and family assessment in progress",
    ),
    "care_leaver": ("care leaver", "relevant child", "qualifying care leaver"),
    CLOSED: ("case closed", "ended", "inactive", "discharged"),
}  # fmt: skip
"""Statuses of exports beside the words that the column `kind` of a caseload takes."""

ORDER_CODE: Final = re.compile(r"(c2|d1|e1|v2|v3|v4|l1|l2|l3|j1|j2|j3)(\W.*)?", re.IGNORECASE)
INTERIM_ORDER: Final = re.compile(r"c1(\W.*)?", re.IGNORECASE)
JOINED: Final = re.compile(r"\s*(?:[&/+,;]|\band\b|\bwith\b)\s*", re.IGNORECASE)
ENDED: Final = re.compile(r"(^|\()\W*closed\b", re.IGNORECASE)
FURTHER: Final = {fold(word): kind for kind, words in FURTHER_STATUSES.items() for word in words}


def parse_status(text: str, book: CodeBook) -> str | None:
    """The kind of work a status names, `closed`, or None where it is not known for certain.

    Of several statuses in one cell, such as `CIN / CP`, the one of highest priority stands.
    """
    plain = drop_list_letter(text)
    if ENDED.search(plain):
        return CLOSED
    whole = match_status(plain, book)
    if whole is not None:
        return whole
    parts = [match_status(part, book) for part in JOINED.split(plain)]
    kinds = [part for part in parts if part is not None and part != CLOSED]
    return min(kinds, key=rank_kind) if len(parts) > 1 and len(kinds) == len(parts) else None


def match_status(text: str, book: CodeBook) -> str | None:
    """The kind that a status names letter by letter, `closed`, or None."""
    found = look_up(text, book.kinds)
    if found:
        return found
    further = CLOSED if fold(text) in aliases.CLOSED else FURTHER.get(fold(text))
    return further if further == CLOSED or further in book.kinds.values() else None


def rank_kind(kind: str | None) -> tuple[int, str]:
    """Where a kind stands when a child has several: looked after first, an unknown one last."""
    if kind is None:
        return len(PRIORITY) + 1, ""
    return (PRIORITY.index(kind) if kind in PRIORITY else len(PRIORITY)), kind


def parse_proceedings(text: str, book: CodeBook) -> str:
    """`none`, `pre`, `care` or `unknown` from a legal status: an interim care order (C1) means care proceedings,
    Annex A's other orders none."""
    plain = drop_list_letter(text).strip()
    if not plain or ORDER_CODE.fullmatch(plain):
        return "none"
    if INTERIM_ORDER.fullmatch(plain):
        return "care"
    try:
        return book.find_proceedings(plain)
    except CellFault:
        return UNKNOWN
