"""Names the content of a caseload's tables by a short hash, whatever the order of rows and the form of the file."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any, Final

from caseload.domain.caseload import Caseload

DIGITS: Final = 16


def hash_caseload(caseload: Caseload) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of every table's values; policy and date are left out."""
    content = {
        "workers": list_rows(caseload.workers),
        "cases": list_rows(caseload.cases),
        "decisions": list_rows(caseload.decisions),
        "reductions": list_rows(caseload.reductions),
        "travel": sorted([*way, minutes] for way, minutes in caseload.travel.items()),
        "pairs": sorted([*key, pair.hours, pair.cost] for key, pair in caseload.pairs.items()),
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), default=state)
    return sha256(text.encode()).hexdigest()[:DIGITS]


def list_rows(rows: Sequence[Any]) -> list[str]:
    """Each row of a table as one text, sorted."""
    names = sorted(field.name for field in fields(rows[0])) if rows else []
    return sorted(ENCODER.encode({name: getattr(row, name) for name in names}) for row in rows)


def state(value: object) -> object:
    """A value that JSON has no form for, as one that it has; the same for the same value."""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    raise TypeError(type(value).__name__)


ENCODER: Final = json.JSONEncoder(default=state)
