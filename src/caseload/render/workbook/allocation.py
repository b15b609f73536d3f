"""The sheet Allocation: every case with its proposed worker, and two cells in which the manager decides."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from caseload.domain.fates import find_fate, find_named_holder
from caseload.domain.findings import Change, Unallocated
from caseload.domain.rounds import Fate
from caseload.domain.standing import Standing
from caseload.intake.proposal_words import (
    CASE,
    CO_WORKER,
    COVER,
    DECISION,
    HOLDER,
    OVERSEER,
    PROPOSED,
    REASON,
)
from caseload.pipeline.report import Report
from caseload.render.decided_cells import list_decided
from caseload.render.fates import say_absence, say_because
from caseload.render.needs_you import name_kind
from caseload.render.reason_words import say_reasons
from caseload.render.words import count, natural_key, say_day
from caseload.render.workbook.book import Book, Field, Styled

FIELDS: Final = (
    Field(CASE, 13),
    Field("Team", 13),
    Field("Kind", 27, "wrap"),
    Field("Family", 12),
    Field(HOLDER, 17),
    Field(PROPOSED, 17),
    Field("What happens", 15),
    Field(CO_WORKER, 13),
    Field(OVERSEER, 12),
    Field(COVER, 12),
    Field("Why", 46, "wrap"),
    Field(DECISION, 22, "choice"),
    Field(REASON, 32, "choice"),
)
DECISION_AT: Final = next(index for index, field in enumerate(FIELDS) if field.head == DECISION)
ORDER: Final[tuple[Fate, ...]] = ("loses", "unallocated", "new", "moves", "waits", "stays")
WORDS: Final[Mapping[Fate, tuple[str, str]]] = {
    "loses": ("not allocated", "red"),
    "unallocated": ("not allocated", "red"),
    "new": ("new", "green"),
    "moves": ("moves", "amber"),
    "waits": ("waits", "grey"),
    "stays": ("stays", "text"),
}
NOTE: Final = (
    "agree: the proposed worker takes it (no worker proposed: it waits).\ngive to NAME: this worker takes or keeps it."
    "\nwait: it stays unallocated this week.\nBlank: not yet decided."
)
PROTECTION: Final = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}


def write_allocation(book: Book, sheet: Any, report: Report, places: Mapping[str, str]) -> None:
    """Fill the sheet; `places` says where each team's choices and ("") the reasons stand."""
    listed = list_cases(report)
    heads = list_extra_heads(report)
    fields = [*FIELDS, *(Field(head, 16, "wrap") for head in heads)]
    changes = {change.case: change for change in report.findings.changes}
    missing = {one.case: one for one in report.findings.unallocated}
    decided = list_decided(report.problem)
    book.set_columns(sheet, fields)
    book.write_table(
        sheet,
        fields,
        [
            [
                *build_row(report, standing, fate, changes, missing),
                *style_decided(fate, decided.get(standing.id)),
                *list_extra(report, standing.id, heads),
            ]
            for fate, standing in listed
        ],
    )
    sheet.write_comment(0, DECISION_AT, NOTE, {"x_scale": 2.2, "y_scale": 1.2, "author": "caseload"})
    offer_choices(sheet, [standing.case.team for _, standing in listed], places)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(listed), len(fields) - 1)
    sheet.protect("", PROTECTION)


def list_cases(report: Report) -> list[tuple[Fate, Standing]]:
    """Every case with what becomes of it: by team, those without a worker first, those who stay last."""
    standings = report.problem.standings
    fates = {case: find_fate(report.problem, report.solved.plan, case) for case in standings}
    ordered = sorted(
        standings.values(),
        key=lambda s: (natural_key(s.case.team), *rank(s, fates[s.id]), natural_key(s.family), natural_key(s.id)),
    )
    return [(fates[standing.id], standing) for standing in ordered]


def rank(standing: Standing, fate: Fate) -> tuple[int, bool]:
    """The place of a case by what becomes of it; of those with no worker, the ones who may not wait come first."""
    if fate in ("loses", "unallocated"):
        return 0, not standing.is_must
    return ORDER.index(fate), False


def build_row(
    report: Report,
    standing: Standing,
    fate: Fate,
    changes: Mapping[str, Change],
    missing: Mapping[str, Unallocated],
) -> list[object]:
    """The cells of one case up to why, without Decision and Reason."""
    plan, case = report.solved.plan, standing.id
    return [
        case,
        standing.case.team,
        name_kind(report.problem, standing),
        standing.case.family,
        find_named_holder(report.problem, standing.case),
        plan.lead.get(case),
        Styled(*WORDS[fate]),
        plan.co_worker.get(case),
        plan.overseer.get(case),
        plan.cover.get(case),
        say_why(report, standing, fate, changes.get(case), missing.get(case)),
    ]


def style_decided(fate: Fate, decided: tuple[str, str | None] | None) -> list[object]:
    """The cells Decision and Reason: what is decided already, else empty to be filled in."""
    choice = "choice" if fate in ("stays", "waits") else "wanted"
    decision, reason = decided or (None, None)
    return [Styled(decision, choice), Styled(reason, choice)]


def say_why(report: Report, standing: Standing, fate: Fate, change: Change | None, gap: Unallocated | None) -> str:
    """Why a case stays, moves, is new to its worker, waits, or has none."""
    problem = report.problem
    if fate in ("unallocated", "loses"):
        if standing.is_parked:
            return "decided: waits this week"
        return say_reasons(gap.reasons) if gap else "another child comes first"
    if fate == "waits" and standing.waits_for:
        uncovered = "; nobody covers it" if gap else ""
        return f"{standing.waits_for} is {say_absence(problem, standing.waits_for)}{uncovered}"
    if fate == "stays":
        return say_why_kept(report, standing)
    if fate == "moves" and change is not None:
        return say_because(problem, change)
    return say_why_new(standing, change)


def say_why_kept(report: Report, standing: Standing) -> str:
    """Why a case stays: a decision, a date it is held until, or simply because it has a worker."""
    if standing.is_decided:
        return "decided: stays"
    until, today = standing.case.hold_until, report.problem.caseload.as_of
    if until is not None and until >= today:
        return f"held until {say_day(until, today)}"
    return "keeps its worker"


def say_why_new(standing: Standing, change: Change | None) -> str:
    """Why a new case goes where it goes, and how long it has waited."""
    waited = f"waited {count(standing.weeks, 'week')}" if standing.weeks else "new"
    because = change.because if change is not None else "better"
    return {
        "decision": "decided",
        "with_sibling": f"{waited}; to be with a brother or sister",
        "handed_on": f"{waited}; handed on",
    }.get(because, f"{waited}; best for the whole team")


def offer_choices(sheet: Any, teams: Sequence[str], places: Mapping[str, str]) -> None:
    """The drop-downs of Decision, one list for each team's run of rows, and of Reason."""
    start = 0
    for row, team in enumerate(teams):
        if row + 1 == len(teams) or teams[row + 1] != team:
            options = {
                "validate": "list",
                "source": places[team],
                "error_type": "warning",
                "error_title": "Decision",
                "error_message": "Choose from the list, or write: give to NAME",
            }
            sheet.data_validation(start + 1, DECISION_AT, row + 1, DECISION_AT, options)
            start = row + 1
    reason = {
        "validate": "list",
        "source": places[""],
        "error_title": "Reason",
        "error_message": "Choose a reason from the list. Anything else belongs in the case system.",
    }
    sheet.data_validation(1, DECISION_AT + 1, len(teams), DECISION_AT + 1, reason)


def list_extra_heads(report: Report) -> list[str]:
    """The headings of the user's own columns, in the order in which they first appear."""
    return list(dict.fromkeys(head for cells in report.extra.values() for head in cells))


def list_extra(report: Report, case: str, heads: Sequence[str]) -> list[object]:
    """The user's own cells of one case."""
    cells = report.extra.get(case, {})
    return [cells.get(head) for head in heads]
