"""Turns the project's own values into what JSON and a workbook cell can carry."""

from collections.abc import Mapping, Set
from dataclasses import asdict, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from caseload.domain.caseload import Decision


def make_plain(value: object) -> Any:
    """Dates as text, fractions as numbers, decisions and other nouns as objects, sets sorted; None stays None."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decision):
        return decision_to_json(value)
    if isinstance(value, Mapping):
        return {str(key): make_plain(item) for key, item in value.items()}
    if isinstance(value, Set):
        return sorted(make_plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [make_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return make_plain(asdict(value))
    return str(value)


def round_number(value: Fraction | None, digits: int = 4) -> float | None:
    """A share, FTE or amount to a few decimal places; None stays None."""
    return None if value is None else round(float(value), digits)


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """A decision as the table `decisions` has it."""
    return {
        "case": decision.case,
        "decision": decision.word,
        "worker": decision.worker,
        "penalty": decision.penalty,
        "reason": decision.reason,
        "review": make_plain(decision.review),
    }
