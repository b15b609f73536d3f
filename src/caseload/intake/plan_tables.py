"""Reads a plan from tables: a proposal workbook, or any list that says who is to have each case."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any, Final

from caseload.domain.columns import CASES
from caseload.intake.blanks import is_blank, is_no_worker
from caseload.intake.csv_files import decode_text, find_separator
from caseload.intake.export_headings import FURTHER_HEADINGS
from caseload.intake.fault_list import CellFault
from caseload.intake.headers import Cells, match_heading
from caseload.intake.plan_json import build_decisions
from caseload.intake.plan_rows import PlanFile, PlanRow, PlanSettings, SupportRow, refuse_plan
from caseload.intake.proposal_sheets import find_headings, read_labels
from caseload.intake.proposal_words import (
    ALLOCATION,
    CASE,
    CO_WORKER,
    COVER,
    INPUT_HASH,
    OVERSEER,
    POLICY_HASH,
    PROPOSED,
    RUN,
    WHAT_IF,
)
from caseload.intake.values import parse_id
from caseload.intake.what_if_asked import ask_again
from caseload.intake.words import clean, fold

ROWS_SEARCHED: Final = 20
ROLES: Final = ("case", "holder", "co_worker", "overseer", "cover")
OWN_HEADS: Final = {"proposedworker": "holder", "newworker": "holder", "to": "holder"}
PROPOSAL_HEADS: Final = {
    fold(CASE): "case",
    fold(PROPOSED): "holder",
    fold(CO_WORKER): "co_worker",
    fold(OVERSEER): "overseer",
    fold(COVER): "cover",
}
FIX: Final = "Give a plan that caseload wrote, or a list with a column `case` and a column `holder` or `worker`."
Sheets = Mapping[str, Sequence[Cells]]


def is_proposal(sheets: Sheets) -> bool:
    """Whether these are the sheets of a proposal workbook."""
    folded = {fold(name): rows for name, rows in sheets.items()}
    return fold(RUN) in folded and find_headings(folded.get(fold(ALLOCATION), ())) is not None


def read_proposal_plan(name: str, sheets: Sheets) -> PlanFile:
    """The plan of a proposal workbook, as proposed; what was decided in it is not looked at."""
    folded = {fold(sheet): rows for sheet, rows in sheets.items()}
    allocation, run = folded[fold(ALLOCATION)], read_labels(folded[fold(RUN)])
    start, columns = find_own_heads(allocation, PROPOSAL_HEADS)
    support, disciplines = read_support(folded.get("support", ()))
    return PlanFile(
        name=name,
        rows=read_rows(name, ALLOCATION, allocation, start, columns),
        support=support,
        disciplines=disciplines,
        settings=read_settings(name, run),
        input_hash=run.get(fold(INPUT_HASH)),
        policy_hash=run.get(fold(POLICY_HASH)),
    )


def find_own_heads(rows: Sequence[Cells], heads: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """The index of the heading row of a sheet that this program wrote, and the column of each part."""
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        found = {heads[fold(str(cell))]: place for place, cell in enumerate(row) if fold(str(cell)) in heads}
        if {"case", "holder"} <= found.keys():
            return index, found
    raise LookupError


def read_settings(name: str, run: Mapping[str, str]) -> PlanSettings:
    """What the sheet Run says that the run changed."""
    try:
        moves = run[fold("Setting moves")]
        return PlanSettings(
            moves=None if moves == "any" else int(float(moves)),
            hand_over=run[fold("Setting hand_over")].casefold() == "true",
            decisions=build_decisions(json.loads(run[fold("Setting decisions")])),
            as_of=date.fromisoformat(run[fold("As of")][:10]),
            policy_text=run.get(fold("Setting policy")),
            what_ifs=ask_again(json.loads(run.get(fold(WHAT_IF), "[]"))),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        what = "the sheet Run does not say how the plan was made"
        raise refuse_plan("E905", name, what, "Give the workbook as caseload wrote it.") from error


def read_support(rows: Sequence[Cells]) -> tuple[tuple[SupportRow, ...], dict[tuple[str, str], str]]:
    """Support hours by officer and worker, and who does which discipline of which case."""
    support, disciplines = [], {}
    for row in rows:
        cells = [clean(str(cell)) for cell in row[:4]]
        if len(cells) < 4 or not isinstance(row[3], (int, float)):
            continue
        officer, what, whom = cells[:3]
        if fold(what) == "support":
            support.append(SupportRow(officer, whom, Fraction(row[3])))
        else:
            disciplines[(whom, what)] = officer
    return tuple(support), disciplines


def read_list(name: str, sheets: Sheets) -> PlanFile:
    """A manager's own plan: the first sheet with a column for the case and one for its worker."""
    for sheet, rows in sorted(sheets.items(), key=lambda item: fold(item[0]) != CASES.name):
        for start, row in enumerate(rows[:ROWS_SEARCHED]):
            columns = match_list_heads(row)
            if {"case", "holder"} <= columns.keys():
                return PlanFile(name, read_rows(name, sheet, rows, start, columns))
    raise refuse_plan("E905", name, "no column for the case and for its worker was found", FIX)


def match_list_heads(row: Cells) -> dict[str, int]:
    """Which column of a list holds what; a heading of our own tables comes before one that other systems use."""
    found: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(row):
        for rank, role in rank_heading(clean(str(cell))):
            if role in ROLES and (rank, place) < found.get(role, (9, 0)):
                found[role] = (rank, place)
    return {role: place for role, (_, place) in found.items()}


def rank_heading(heading: str) -> list[tuple[int, str]]:
    """What a heading may mean, with how sure that is (0: surest)."""
    own = OWN_HEADS.get(fold(heading))
    if own is not None:
        return [(0, own)]
    match = match_heading(CASES, heading)
    if match is not None:
        return [(0 if match[1] else 1, match[0])]
    return [(2, role) for role, known in FURTHER_HEADINGS.items() if fold(heading) in map(fold, known)]


def read_rows(
    name: str, sheet: str, rows: Sequence[Cells], start: int, columns: Mapping[str, int]
) -> tuple[PlanRow, ...]:
    """The cases below the heading row; rows without a case are passed over."""
    found = []
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        where = f"{name}, {f'sheet {sheet}, ' if sheet else ''}row {number}"
        values = {role: read_name(where, row, place) for role, place in columns.items()}
        case = values.pop("case")
        worker = values.pop("holder")
        if case is not None:
            found.append(PlanRow(where, case, worker, {role: one for role, one in values.items() if one}))
    return tuple(found)


def read_name(where: str, row: Cells, place: int) -> str | None:
    """The id in a cell; None where it is blank or says that there is nobody."""
    value: Any = row[place] if place < len(row) else ""
    if is_blank(value) or is_no_worker(value):
        return None
    try:
        return parse_id(value, "case")
    except CellFault as fault:
        raise refuse_plan("E906", where, fault.what, f"{fault.fix}.", None) from fault


def read_csv_list(file: Path, data: bytes) -> Sheets:
    """The rows of a CSV file, under no sheet name."""
    try:
        text = decode_text(data)
        return {"": list(csv.reader(StringIO(text), delimiter=find_separator(text, CASES), strict=True))}
    except (UnicodeDecodeError, csv.Error) as error:
        raise refuse_plan("E905", file.name, "the file cannot be read as CSV text", FIX) from error
