"""The words of a template's first sheet: what to fill in, what yellow means, and the next commands."""

from collections.abc import Sequence
from typing import Final

INTRODUCTION: Final = (
    ("title", "Who takes which case this week"),
    ("text", "Fill in the sheets below, save, and run the commands at the foot of this page."),
    ("heading", "What to fill in"),
    ("text", "workers: one row for each person who holds cases or helps with them. Needs worker, team and role."),
    ("text", "A newly qualified worker (nqsw) also needs start_date, the start of the protected period."),
    ("text", "cases: one row for each child or carer; brothers and sisters share a family. Needs case, team and kind."),
    ("text", "A case with no holder is new or waiting: it is the one to allocate."),
    ("text", "decisions: what you have already settled, such as who keeps or takes a case. May stay empty."),
    ("text", "reductions: leave, sickness and other time away, as a percentage. May stay empty."),
    ("text", "travel: minutes between areas, one way. May stay empty."),
    ("text", "pairs: hours of one case for one worker. Nearly always empty."),
    ("text", "The note on each heading says what the column means. The sheet lists has every code with its meaning."),
    ("text", "Use ids only: no name, date of birth, address, postcode or NHS number of a child is needed."),
)
YELLOW: Final = "Yellow cells are still to be filled in."
EXAMPLE: Final = "The rows of Example team are made up. Type over them or delete them."
NEXT: Final = (
    ("heading", "Then, in this folder"),
    ("command", "caseload check team.xlsx"),
    ("command", "caseload allocate team.xlsx"),
    ("command", "caseload allocate team.xlsx --out plan.xlsx"),
    ("text", "check names every cell that needs mending. allocate proposes, you decide."),
)


def render_readme(lines: Sequence[str], has_fill: bool, is_example: bool, name: str) -> list[tuple[str, str]]:
    """Each line of the sheet `Read me` with its style: title, heading, text or command.

    `lines` say what was found in an export; `name` is the workbook's file name, which the commands use.
    """
    found = [("heading", "What was found"), *(("text", line) for line in lines)] if lines else []
    yellow = [("yellow", YELLOW)] if has_fill else []
    example = [("text", EXAMPLE)] if is_example else []
    quoted = f'"{name}"' if " " in name else name
    commands = [(style, text.replace("team.xlsx", quoted)) for style, text in NEXT]
    return [*INTRODUCTION, *example, *yellow, *found, *commands]
