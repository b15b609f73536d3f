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

INTERIM_ORDER: Final = re.compile(r"\bc1\b|\binterim care orders?\b|\bico\b", re.IGNORECASE)
UNSETTLED: Final = re.compile(r"\binterim\b|\bproceeding|\bplo\b|\bpending\b", re.IGNORECASE)
OTHER_ORDER: Final = re.compile(
    r"^po$|\b(c2|d1|e1|v[1-4]|l[1-3]|j[1-4]|care orders?|placement order|fre(ed|eing)|s(ection|\.)? *20|accomm?(od\w*)?"
    r"|short[ -]term breaks|youth justice|remand\w*|police|epo|emergency protection|assessment order"
    r"|supervision order|rehabilitation|pace|secure accomm\w*|special guardianship|arrangements? order"
    r"|residence order|ward of court)\b",
    re.IGNORECASE,
)
"""Orders and agreements that end proceedings or need none, by their codes and in the words of returns."""
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
    Annex A's other orders none, unless the words say that something is not settled."""
    plain = drop_list_letter(text).strip()
    if INTERIM_ORDER.search(plain):
        return "care"
    if not plain or (OTHER_ORDER.search(plain) and not UNSETTLED.search(plain)):
        return "none"
    try:
        return book.find_proceedings(plain)
    except CellFault:
        return UNKNOWN
