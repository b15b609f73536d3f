"""Reads single values of a scenario's tables and notes what is wrong with them."""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value
from caseload.intake.toml_values import Reader, TomlKind, WrongForm, join, read_number, read_whole

SCENARIO: Final = TomlKind("scenario", "docs/simulate.md", "S101", "S102", "S103", "S104", "S105")
MOST_FAMILIES: Final = 10_000
MOST_WEEKS: Final = 1_040


class ScenarioReader(Reader):
    """Takes values out of a scenario's tables; one that is wrong is noted, and a stand-in given."""

    def __init__(self, faults: PolicyFaults) -> None:
        """Take where faults go."""
        super().__init__(faults, SCENARIO)

    def require_name(self, name: str, known: Collection[str], where: str, noun: str) -> bool:
        """Whether a name is known; where it is not, that is noted."""
        if name in known:
            return True
        self.faults.add("S107", where, f"this {noun} is not known", advise_name(name, known), show_value(name))
        return False

    def take_shares(
        self, table: Mapping[str, Any], key: str, where: str, known: Collection[str], noun: str
    ) -> list[tuple[str, Fraction]]:
        """The names of a table within a table with the amount of each, names and amounts checked."""
        place, found = join(where, key), []
        stated = self.take_table(table, key, where)
        for name in stated:
            amount = self.take(stated, name, place, read_amount, None)
            if self.require_name(name, known, join(place, name), noun) and amount is not None:
                found.append((name, amount))
        return found


def read_chance(value: object) -> Fraction:
    """A chance or a share."""
    return read_number(value, 0, 1, "a number from 0 to 1")


def read_amount(value: object) -> Fraction:
    """How much of something, such as families a week."""
    return read_number(value, 0, MOST_FAMILIES, f"a number from 0 to {MOST_FAMILIES:,}")


def read_strength(value: object) -> Fraction:
    """The strength of a link that may be more than 1."""
    return read_number(value, 0, 100, "a number from 0 to 100")


def read_mean_weeks(value: object) -> Fraction:
    """A mean number of weeks, at least one: nothing lasts less than the week it is in."""
    return read_number(value, 1, 10_000, "weeks from 1 to 10,000")


def read_fte(value: object) -> Fraction:
    """Full-time equivalents of one person."""
    fte = read_number(value, 0, 1, "an FTE above 0 and up to 1")
    if fte == 0:
        raise WrongForm("an FTE above 0 and up to 1")
    return fte


def read_within(least: int, most: int) -> Callable[[object], int]:
    """What reads a whole number within limits."""
    return lambda value: read_whole(value, least, most)
