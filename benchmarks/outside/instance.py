"""An outside instance: an ordinary caseload, and how its goal reads in the instance's own terms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from caseload.domain.caseload import Caseload
from caseload.domain.policy import Policy
from caseload.intake.policy_read import parse_policy

Sense = Literal["min", "max"]
Lead = Mapping[str, str | None]
MONDAY = date(2026, 1, 5)
KIND = "looked_after"
ROLE = "social_worker"
FIXED = ("unallocated_must", "over_pace", "displaced", "unallocated")


@dataclass(frozen=True)
class Outside:
    """An instance as a caseload. Its own value is `offset` less (max) or plus (min) the goal's value / `scale`.

    `weigh` works out the own value of who leads what from the instance's own numbers, and raises ValueError where one
    of its limits is exceeded. `best` is the best value known, None where none is stated.
    """

    name: str
    caseload: Caseload
    goal: str
    weigh: Callable[[Lead], int]
    sense: Sense = "min"
    offset: int = 0
    scale: int = 1
    best: int | None = None

    def read_goal(self, value: int) -> int:
        """A value or a bound of the goal in the instance's own terms; what is no whole number there is made stricter,
        which a bound may be because every own value is whole."""
        own = -(-value // self.scale)
        return self.offset - own if self.sense == "max" else self.offset + own

    def measure_gap(self, value: int, other: int) -> float:
        """How much worse a value is than another, as a share of the other; below 0 where it is better."""
        worse = other - value if self.sense == "max" else value - other
        return worse / max(1, abs(other))


def build_policy(cap: int, goal: str, keys: str = "") -> Policy:
    """The built-in policy with a cap of cases, hours as a limit in whole hours, one goal beyond the fixed four, and no
    limits on new families, protected loads or moves. `keys` are further lines of TOML."""
    goals = ", ".join(f'"{name}"' for name in (*FIXED, goal))
    return parse_policy(
        f'cap = {cap}\nhours = "limit"\nhours_unit = 1\ngoals = [{goals}]\n'
        f'rules_off = ["new_cases", "protected", "moves"]\n{keys}',
        "the policy of an outside instance",
    )


def name_all(letter: str, count: int) -> tuple[str, ...]:
    """Ids that sort as their numbers do: a01, a02, ..."""
    width = len(str(count))
    return tuple(f"{letter}{number:0{width}}" for number in range(1, count + 1))


def read_numbers(text: str, where: str) -> list[int]:
    """The whole numbers of a text; ValueError with the place where there is anything else."""
    try:
        return [int(word) for word in text.split()]
    except ValueError as error:
        raise ValueError(f"{where}: holds something that is no whole number") from error
