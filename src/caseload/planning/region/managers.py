"""Team managers: who has more of them than the case-holders they look after ask for, and what could be lent."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from caseload.domain.problem import Problem
from caseload.planning.region.join import Alone

MANAGER: Final = "team_manager"


@dataclass(frozen=True, slots=True)
class Managers:
    """One council's managers at work, in FTE, and those its case-holders ask for."""

    council: str
    fte: Fraction
    need: Fraction


@dataclass(frozen=True, slots=True)
class ManagerLoan:
    """FTE of managers that one council could lend another."""

    home: str
    host: str
    fte: Fraction


@dataclass(frozen=True, slots=True)
class ManagerLending:
    """Every council's managers, and the loans: from the council with most to spare to that with most to want, and so
    on. The way is not asked about: a manager looks after people, not children."""

    ratio: Fraction
    councils: tuple[Managers, ...]
    loans: tuple[ManagerLoan, ...]


def lend_managers(alone: Sequence[Alone], ratio: Fraction | None) -> ManagerLending | None:
    """What could be lent where a manager looks after so many case-holders; None where that is not stated, or no council
    has a manager among its workers."""
    if ratio is None:
        return None
    counted = tuple(count_managers(each, ratio) for each in alone)
    if not any(each.fte for each in counted):
        return None
    return ManagerLending(ratio, counted, tuple(pair_up({each.council: each.fte - each.need for each in counted})))


def count_managers(each: Alone, ratio: Fraction) -> Managers:
    """One council's managers and the need for them."""
    holders = measure_fte(each.problem, is_manager=False)
    return Managers(each.council.name, measure_fte(each.problem, is_manager=True), holders / ratio)


def measure_fte(problem: Problem, is_manager: bool) -> Fraction:
    """FTE at work of team managers, or of those who hold cases as social workers."""
    return sum(
        (
            member.worker.fte * member.availability
            for member in problem.staff.values()
            if (member.role.name == MANAGER if is_manager else member.role.registered and member.role_cap > 0)
        ),
        Fraction(0),
    )


def pair_up(left: dict[str, Fraction]) -> list[ManagerLoan]:
    """Loans until nobody has any to spare, or nobody wants any."""
    loans = []
    while max(left.values()) > 0 > min(left.values()):
        home = min(left, key=lambda name: (-left[name], name))
        host = min(left, key=lambda name: (left[name], name))
        fte = min(left[home], -left[host])
        loans.append(ManagerLoan(home, host, fte))
        left[home] -= fte
        left[host] += fte
    return loans
