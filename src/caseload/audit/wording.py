"""How the audit says a number of hours."""

from decimal import Decimal
from fractions import Fraction

from caseload.domain.policy import Policy


def say_hours(units: int, policy: Policy) -> str:
    """Hour units as hours a week, to two decimal places at most: `25.5`."""
    hours = Fraction(units) * policy.hours_unit
    exact = Decimal(hours.numerator) / Decimal(hours.denominator)
    text = f"{exact:.2f}"
    return text.rstrip("0").rstrip(".")
