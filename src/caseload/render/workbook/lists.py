"""The sheet Lists: what the drop-downs of Decision and Reason offer, for everyone to see."""

from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from caseload.domain.problem import Problem
from caseload.domain.reasons import REASONS
from caseload.domain.staff import StaffMember
from caseload.intake.proposal_words import AGREE, GIVE, WAIT
from caseload.render.words import natural_key
from caseload.render.workbook.book import Book, Field

SHEET: Final = "Lists"
WIDTH: Final = 30


def list_choices(problem: Problem) -> dict[str, list[str]]:
    """What may be decided of a case of each team: agree, wait, or give to one of those who serve the team."""
    teams = sorted({standing.case.team for standing in problem.standings.values()}, key=natural_key)
    return {team: [AGREE, WAIT, *(f"{GIVE} {worker}" for worker in list_takers(problem, team))] for team in teams}


def list_takers(problem: Problem, team: str) -> list[str]:
    """The available workers who may hold cases of a team, its own first."""
    takers = [member for member in problem.staff.values() if may_hold(member) and team in member.serves]
    return [member.id for member in sorted(takers, key=lambda member: (member.team != team, natural_key(member.id)))]


def may_hold(member: StaffMember) -> bool:
    """Whether a worker is there and has a role that leads cases."""
    return member.is_available and bool(member.role.leads) and member.role_cap > 0


def write_lists(book: Book, sheet: Any, choices: Mapping[str, list[str]]) -> dict[str, str]:
    """Fill the sheet; returns where each team's choices stand, and "" for the reasons."""
    fields = [Field("Reason", WIDTH), Field("Reason code", WIDTH), *(Field(team, WIDTH) for team in choices)]
    columns = [list(REASONS.values()), list(REASONS), *choices.values()]
    book.set_columns(sheet, fields)
    book.write_table(sheet, fields, [])
    for index, values in enumerate(columns):
        for row, value in enumerate(values, start=1):
            book.write_cell(sheet, row, index, value, "text")
    sheet.freeze_panes(1, 0)
    places = {"": refer(0, len(REASONS))}
    for index, (team, values) in enumerate(choices.items(), start=2):
        places[team] = refer(index, len(values))
    return places


def refer(column: int, rows: int) -> str:
    """The cells of one column below its heading, as a drop-down names them."""
    letters = xl_col_to_name(column)
    return f"={SHEET}!${letters}$2:${letters}${rows + 1}"
