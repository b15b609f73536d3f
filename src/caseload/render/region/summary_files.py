"""A council's counts as JSON and as CSV: the same rows, nothing else."""

import csv
from fractions import Fraction
from io import StringIO
from typing import Any

from caseload.planning.region.read_summary import CSV_TOP, VERSION
from caseload.planning.region.summary import AMOUNTS, KEYS, TEXTS, WHOLES, CountRow, Summary


def summary_to_json(summary: Summary) -> dict[str, Any]:
    """The summary as JSON that `caseload region` reads again."""
    return {
        "summary_version": VERSION,
        "council": summary.council,
        "as_of": summary.as_of.isoformat(),
        "public": summary.is_public,
        "rows": [row_to_json(row) for row in summary.rows],
    }


def row_to_json(row: CountRow) -> dict[str, Any]:
    """What a row states, skills as `a;b`; what it does not state is left out."""
    texts: dict[str, Any] = {key: getattr(row, key) for key in TEXTS if key != "skills" and getattr(row, key)}
    if row.skills:
        texts["skills"] = ";".join(row.skills)
    numbers = {key: getattr(row, key) for key in (*WHOLES, *AMOUNTS) if getattr(row, key) is not None}
    return texts | {key: shorten(value) for key, value in numbers.items()}


def shorten(value: int | Fraction) -> int | float:
    """A number to four decimal places, a whole one without any."""
    return int(value) if value == int(value) else round(float(value), 4)


def summary_to_csv(summary: Summary) -> str:
    """The summary as CSV that `caseload region` reads again."""
    text = StringIO()
    writer = csv.DictWriter(text, (*CSV_TOP, *KEYS), lineterminator="\n")
    writer.writeheader()
    head = {
        "council": summary.council,
        "as_of": summary.as_of.isoformat(),
        "public": "yes" if summary.is_public else "",
    }
    for row in summary.rows:
        writer.writerow(head | row_to_json(row))
    return text.getvalue()
