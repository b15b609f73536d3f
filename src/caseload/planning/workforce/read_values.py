"""Reads single values of a workforce file's tables and notes what is wrong with them."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value
from caseload.intake.toml_values import Reader, TomlKind, WrongForm, join, read_number, read_whole
from caseload.planning.workforce.plan import STEPS_A_YEAR, Step

WORKFORCE: Final = TomlKind("workforce file", "docs/workforce.md", "F101", "F102", "F103", "F104", "F105")
TWICE: Final = "F107"
MOST_FTE: Final = 100_000
MOST_POUNDS: Final = 10_000_000
MOST_YEARS: Final = 50
MOST_MONTHS: Final = 120
MOST_REPLICATIONS: Final = 10_000
MOST_PLACES: Final = 6


class WorkforceReader(Reader):
    """Takes values out of a workforce file's tables; one that is wrong is noted, and a stand-in given."""

    def __init__(self, faults: PolicyFaults, years: int = MOST_YEARS, roles: Collection[str] = ()) -> None:
        """Take where faults go, and what the names and years of the tables are checked against."""
        super().__init__(faults, WORKFORCE)
        self.years, self.roles = years, roles

    def take_role(self, table: Mapping[str, Any], key: str, where: str) -> str:
        """The name of one of the roles; the only one there is where it is left out."""
        if key not in table and len(self.roles) == 1:
            return next(iter(self.roles))
        name = self.require(table, key, where)
        if name and name not in self.roles:
            self.faults.add(
                "F106", join(where, key), "this role is not one of [[roles]]", advise_name(name, self.roles),
                show_value(name),
            )  # fmt: skip
        return name

    def take_year(self, table: Mapping[str, Any], key: str, where: str, least: int = 1) -> int:
        """A year of the plan, the first being 1; the last where it is left out."""
        year = self.take(table, key, where, read_within(0, MOST_YEARS), self.years)
        if not least <= year <= self.years:
            fix = f"Give one from {least} to {self.years}, or more `years`."
            self.faults.add("F108", join(where, key), "is not within the plan's years", fix, show_value(year))
        return year

    def require_value(
        self, table: Mapping[str, Any], key: str, where: str, read: Callable[[object], Fraction]
    ) -> Fraction:
        """A number that must be there; 0 where it is not."""
        if key not in table:
            fix = f"State it; {self.kind.page} lists every key."
            self.faults.add("F105", join(where, key), "is missing", fix)
        return self.take(table, key, where, read, Fraction(0))


def read_share(value: object) -> Fraction:
    """A rate or a share."""
    return read_number(value, 0, 1, "a number from 0 to 1 (0.12 for 12%)")


def read_fte(value: object) -> Fraction:
    """FTE, of a stock or a year."""
    return read_number(value, 0, MOST_FTE, f"FTE from 0 to {MOST_FTE:,}")


def read_change(value: object) -> Fraction:
    """FTE of establishment that come, or go where it is below 0."""
    return read_number(value, -MOST_FTE, MOST_FTE, f"FTE from -{MOST_FTE:,} to {MOST_FTE:,}")


def read_pounds(value: object) -> Fraction:
    """Pounds a year."""
    return read_number(value, 0, MOST_POUNDS, f"pounds from 0 to {MOST_POUNDS:,}")


def read_printed(value: object) -> Decimal:
    """A figure as it is printed, with its decimals."""
    wanted = f"a number up to a million million, of at most {MOST_PLACES} decimals"
    read_number(value, -(10**12), 10**12, wanted)
    printed = Decimal(str(value))
    if count_places(printed) > MOST_PLACES:
        raise WrongForm(wanted)
    return printed


def count_places(value: Decimal) -> int:
    """The decimals a number is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def read_start(value: object) -> date:
    """The first day of the plan: the first of a month, so that a month of the plan is one of the calendar."""
    if isinstance(value, date) and not isinstance(value, datetime) and value.day == 1:
        return value
    raise WrongForm("the first day of a month, such as 2026-04-01")


def read_within(least: int, most: int) -> Callable[[object], int]:
    """What reads a whole number within limits."""
    return lambda value: read_whole(value, least, most)


def read_step(value: object) -> Step:
    """The length of a step."""
    for step in STEPS_A_YEAR:
        if value == step:
            return step
    raise WrongForm('"month" or "year"')
