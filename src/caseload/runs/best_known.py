"""Reads the best values known for instances, from a CSV file with a row for each instance and goal."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.runs.job import Job

NEEDED: Final = ("instance", "goal", "value")
MOST_BYTES: Final = 16 * 1024 * 1024
BestKnown = Mapping[tuple[str, str, str], int]
"""The least value known by instance, moves (a number, `any`, or blank for every) and goal."""


def read_best_known(path: Path) -> dict[tuple[str, str, str], int]:
    """The best values in a file with the columns instance, goal, value and, if it matters, moves.

    Of several rows for one goal the least value counts. Raises InputRefused with every fault (B112).
    """
    try:
        with path.open("rb") as file:
            rows = list(csv.reader(StringIO(file.read(MOST_BYTES).decode("utf-8-sig"))))
    except (OSError, ValueError, csv.Error) as error:
        raise InputRefused((tell(path, "cannot be read as CSV in UTF-8"),)) from error
    heads = [name.strip().casefold() for name in rows[0]] if rows else []
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise InputRefused((tell(path, f"has no column {' and no column '.join(missing)}"),))
    best: dict[tuple[str, str, str], int] = {}
    faults = []
    for number, cells in enumerate(rows[1:], 2):
        row = dict(zip(heads, (cell.strip() for cell in cells), strict=False))
        if not any(row.values()):
            continue
        try:
            key, value = (row["instance"], row.get("moves", ""), row["goal"]), int(row["value"])
        except (KeyError, ValueError):
            faults.append(tell(path, "has no whole number as its value", f" row {number}"))
        else:
            best[key] = min(value, best.get(key, value))
    if faults:
        raise InputRefused(tuple(faults))
    return best


def tell(path: Path, what: str, where: str = "") -> Fault:
    """A fault of the table."""
    return Fault("B112", f"{path.name}{where}", what, "Its columns are instance, goal, value and perhaps moves.")


def find_best(best: BestKnown, job: Job, goal: str) -> int | None:
    """The best value known of a job's goal; under its moves, or where none is stated under any."""
    moves = "any" if job.moves is None else str(job.moves)
    return best.get((job.instance.name, moves, goal), best.get((job.instance.name, "", goal)))
