"""One line a case for the case system: what a closed round settled, by whom and why; as text and as CSV."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Final

from caseload.domain.rounds import Made, Round
from caseload.render.files import write_whole_text
from caseload.render.rounds.words import say_outcome, say_reason

COLUMNS: Final = (
    "case",
    "from_date",
    "worker_before",
    "worker",
    "decision",
    "reason",
    "review",
    "by",
    "decided",
    "round",
    "note",
)
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def list_final(found: Round) -> tuple[Made, ...]:
    """The decision of each case that says where it goes, by case."""
    finals = (found.find_final(case) for case in sorted(found.effective))
    return tuple(one for one in finals if one is not None)


def say_note(found: Round, made: Made) -> str:
    """The line of one case."""
    decision = made.decision
    parts = [
        f"{found.as_of.isoformat()}: {decision.case} {say_outcome(decision)}",
        say_word(decision.word) + (f", reason: {say_reason(decision.reason)}" if decision.reason else ""),
        *([f"To be looked at again on {decision.review.isoformat()}"] if decision.review else []),
        f"Decided{f' by {made.by}' if made.by else ''} on {made.day.isoformat()} (round {found.number})",
    ]
    return ". ".join(parts) + "."


def say_word(word: str) -> str:
    """What kind of decision it was."""
    return {"agree": "As proposed", "give": "Given by decision", "wait": "Waits"}[word]


def render_notes(found: Round) -> str:
    """A line a case."""
    return "".join(f"{say_note(found, made)}\n" for made in list_final(found))


def render_notes_csv(found: Round) -> str:
    """The same as CSV, with its parts in columns; no cell can be taken for a formula."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard(cell) for cell in list_cells(found, made)] for made in list_final(found))
    return text.getvalue()


def list_cells(found: Round, made: Made) -> Iterable[object]:
    """The cells of one case."""
    one = made.decision
    parts = (one.case, found.as_of, one.before, one.worker, one.word, one.reason, one.review, made.by, made.day)
    return (*parts, found.number, say_note(found, made))


def guard(cell: object) -> str:
    """A cell that no spreadsheet program takes for a formula: one that could be begins with an apostrophe."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def write_notes(found: Round, path: Path) -> None:
    """Write the notes, as CSV or as text by the name of the file."""
    write_whole_text(path, render_notes_csv(found) if path.suffix.lower() == ".csv" else render_notes(found))
