"""Writes next week's caseload, in the form its name asks for."""

import json
from pathlib import Path

from caseload.pipeline.rounds.carry import CarriedWeek
from caseload.render.files import write_whole_text
from caseload.render.tables import caseload_tables, write_folder
from caseload.render.template import TemplateNotes, write_template


def write_next_week(carried: CarriedWeek, path: Path) -> None:
    """Write a folder of CSV files, a workbook (with the user's own columns) or one JSON file.

    The policy goes with it as text, where the caseload had one of its own; a workbook has none.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        line = f"What round {carried.round.number} decided is carried out; the date is {carried.caseload.as_of}."
        notes = TemplateNotes(lines=(line,), extra=carried.extra)
        write_template(path, caseload_tables(carried.caseload), carried.caseload.policy, notes)
    elif suffix == ".json":
        policy = {} if carried.policy is None else {"policy": carried.policy}
        text = json.dumps({**caseload_tables(carried.caseload), **policy}, indent=1, ensure_ascii=False)
        write_whole_text(path, f"{text}\n")
    else:
        write_folder(carried.caseload, path)
        write_policy(path / "policy.toml", carried.policy)


def write_policy(path: Path, text: str | None) -> None:
    """Put the caseload's own policy in the place of the one that only states the date, or none."""
    if text is None:
        path.unlink(missing_ok=True)
    else:
        write_whole_text(path, text)
