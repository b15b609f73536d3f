"""Finds the list in a case system's export: which sheet, which row holds the headings, which column means what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from caseload.domain.columns import CASES
from caseload.domain.errors import Fault, InputRefused
from caseload.intake.headers import Cells
from caseload.intake.tables import is_filled
from caseload.intake.words import clean, drop_brackets, fold

HEADER_ROWS: Final = 20

FURTHER_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "case": (
        "unique id", "case number", "case no", "case ref", "case reference", "child unique identifier", "child number",
        "client number", "person number", "system id", "record id", "liquidlogic id", "mosaic number", "eclipse id",
        "azeus id", "ics id", "ics number", "pid",
    ),
    "team": (
        "current team", "worker team", "allocated worker team", "case team", "primary team", "service team",
        "organisation unit", "org unit",
    ),
    "kind": (
        "current status", "child status", "current plan", "case category", "involvement", "involvement type",
        "service type", "work type", "plan",
    ),
    "family": ("family number", "family no", "family group", "sibling group id", "siblings"),
    "holder": (
        "allocated social worker", "allocated case worker", "allocated practitioner", "current social worker",
        "lead worker", "lead practitioner", "lead professional", "practitioner", "caseworker", "case worker",
        "named worker", "primary worker", "responsible worker", "assigned worker", "allocated to", "worker name",
        "key worker name",
    ),
    "held_since": (
        "allocation start date", "allocation start", "worker allocated date", "worker start", "allocated since",
    ),
    "waiting_since": ("referral received", "date referral received", "referral received date"),
    "proceedings": ("court proceedings", "legal proceedings", "child's legal status", "proceedings status"),
    "adviser": ("allocated personal advisor", "allocated personal adviser", "personal advisor", "personal adviser"),
    "closed": (
        "cin closure date", "child protection plan end date", "date ceased to be looked after", "closure date",
        "date closed", "closed date", "date of closure", "case closure date", "case end date", "end date",
        "continuous assessment date of authorisation",
    ),
}  # fmt: skip
"""Headings that exports use beside those of the table `cases`. `adviser` stands in for a blank holder;
a date under `closed` means that the work has ended."""

SEVERAL: Final = frozenset({"kind", "closed"})
LIST_KINDS: Final[Mapping[str, str]] = {
    "date started to be looked after": "looked_after",
    "child protection plan start date": "child_protection",
    "strategy discussion initiating section 47 enquiry start date": "section_47",
    "continuous assessment start date": "assessment",
    "eligibility category": "care_leaver",
}
"""Headings of Ofsted's Annex A lists 8, 7, 5, 4 and 9, which have no status because every row is of one kind."""

READ: Final = frozenset(
    {"case", "team", "kind", "family", "holder", "held_since", "area", "waiting_since", "proceedings"}
)
CHILD_ID: Final = re.compile(r"\bchild\b.*\b(id|identifier)\b|\b(id|identifier)\b.*\bchild\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ExportList:
    """The list found: its sheet, the rows under the heading as (row as Excel counts it, cells), the columns of
    each meaning in order of preference, the kind of every row where the list is of one kind, and the headings
    that mean nothing here."""

    sheet: str
    rows: tuple[tuple[int, tuple[object, ...]], ...]
    columns: Mapping[str, tuple[int, ...]]
    kind: str | None
    unused: tuple[str, ...]


def list_headings() -> dict[str, tuple[str, int]]:
    """Each folded heading with the meaning it has and its place in the order of preference."""
    known: dict[str, tuple[str, int]] = {}
    own = {column.name: (column.name, *column.aliases) for column in CASES.columns if column.name in READ}
    for name in [*own, *(name for name in FURTHER_HEADINGS if name not in own)]:
        for place, heading in enumerate((*own.get(name, ()), *FURTHER_HEADINGS.get(name, ()))):
            known.setdefault(fold(heading), (name, place))
    return known


HEADINGS: Final = list_headings()


def find_list(sheets: Mapping[str, Sequence[Cells]], name: str) -> ExportList:
    """The list of a workbook: the sheet whose headings mean most, then the one with most rows.

    Raises InputRefused where no sheet has, in its first 20 rows, a heading for the case, the worker and the status.
    """
    filled = {sheet: rows for sheet, rows in sheets.items() if any(is_filled(cell) for row in rows for cell in row)}
    found = [(sheet, rows, *find_header(rows)) for sheet, rows in filled.items()]
    if not found:
        fix = "Export the list again and save it as .xlsx."
        raise InputRefused((Fault("E701", name, "the workbook has nothing in it", fix),))
    sheet, rows, at, matched = max(found, key=lambda each: (len(each[3]), len(each[1])))
    heads, columns = rows[at], choose_columns(matched, rows[at + 1 :])
    folded = {fold(str(head)) for head in heads}
    kinds = [kind for heading, kind in LIST_KINDS.items() if fold(heading) in folded]
    kind = kinds[0] if kinds and "kind" not in columns else None
    refuse_missing(f"{name}, sheet {sheet}", columns, kind)
    used = {index for places in columns.values() for index in places}
    unused = [clean(str(head)) for index, head in enumerate(heads) if index not in used]
    body = tuple((at + 2 + offset, tuple(row)) for offset, row in enumerate(rows[at + 1 :]))
    return ExportList(sheet, body, columns, kind, tuple(head for head in unused if head))


def find_header(rows: Sequence[Cells]) -> tuple[int, dict[str, tuple[int, ...]]]:
    """Which of the first 20 rows has headings of most meanings (the first of them), and their columns."""
    matched = [match_headings(row) for row in rows[:HEADER_ROWS]]
    best = max(range(len(matched)), key=lambda index: (len(matched[index]), -index))
    return best, matched[best]


def choose_columns(matched: Mapping[str, tuple[int, ...]], body: Sequence[Cells]) -> dict[str, tuple[int, ...]]:
    """One column for each meaning, the most certain that has anything in it; every one for the status and `closed`,
    which say different things side by side."""
    chosen: dict[str, tuple[int, ...]] = {}
    for name, places in matched.items():
        filled = [at for at in places if any(at < len(row) and is_filled(row[at]) for row in body)]
        chosen[name] = places if name in SEVERAL else (filled[0] if filled else places[0],)
    return chosen


def match_headings(row: Cells) -> dict[str, tuple[int, ...]]:
    """The columns of each meaning in a row of headings, the most certain first."""
    places: dict[str, list[tuple[int, int]]] = {}
    for index, cell in enumerate(row):
        known = match_heading(clean(str(cell)))
        if known:
            places.setdefault(known[0], []).append((known[1], index))
    return {name: tuple(index for _, index in sorted(found)) for name, found in places.items()}


def match_heading(text: str) -> tuple[str, int] | None:
    """What a heading means and how certain it is (0 is surest); any words of a child's id are the case."""
    known = HEADINGS.get(fold(text)) or HEADINGS.get(fold(drop_brackets(text)))
    return known or (("case", len(HEADINGS)) if CHILD_ID.search(text) else None)


def refuse_missing(where: str, columns: Mapping[str, object], kind: str | None) -> None:
    """Refuse a list that lacks a column nothing can stand in for, naming every such column."""
    wanted = {
        "case": "Child Unique ID, Case ID or Person ID",
        "holder": "Allocated Worker, Social Worker or Case Holder",
        "kind": "Case Status, Case Type or Status",
    }
    have = set(columns) | ({"kind"} if kind else set()) | ({"holder"} if "adviser" in columns else set())
    faults = tuple(
        Fault(
            "E702",
            where,
            f"no heading in the first {HEADER_ROWS} rows says which column is the {name}",
            f"Give that column the heading {headings}.",
        )
        for name, headings in wanted.items()
        if name not in have
    )
    if faults:
        raise InputRefused(faults)
