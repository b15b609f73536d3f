"""How many posts would hold some work, by first fit: a start for the search, and the most rows it ever needs."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from caseload.domain.numbers import round_hours_up
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember


@dataclass(frozen=True, slots=True)
class Item:
    """Work of one unit: the cases led (none for a cover), hour units, and the kind limits it counts in.

    `is_urgent`: it has a must-allocate case that nobody holds, for which a kind limit may reach twice its number.
    """

    cases: tuple[str, ...]
    hours: int
    limits: tuple[str, ...] = ()
    is_urgent: bool = False


@dataclass
class Bin:
    """What one worker or post already has, beside what they may have. `most` is a limit on cases below the cap."""

    member: StaffMember
    problem: Problem
    cases: int = 0
    hours: int = 0
    most: int | None = None
    families: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)

    def has_room(self, item: Item) -> bool:
        """Whether the item fits beside the rest: cap, hours where they limit, kind limits."""
        policy = self.problem.policy
        limits = [limit for limit in (self.member.cap, self.most) if limit is not None]
        if limits and self.cases + len(item.cases) > min(limits):
            return False
        if policy.hours == "limit" and policy.has_rule("hours") and self.hours + item.hours > self.member.capacity:
            return False
        for name in item.limits:
            limit = policy.kind_limits[name]
            if self.families.get(name, 0) >= 2 * limit or (not item.is_urgent and self.others.get(name, 0) >= limit):
                return False
        return True

    def put(self, item: Item) -> None:
        """Adds an item, whether or not there is room."""
        self.cases += len(item.cases)
        self.hours += item.hours
        for name in item.limits:
            self.families[name] = self.families.get(name, 0) + 1
            self.others[name] = self.others.get(name, 0) + (not item.is_urgent)


def measure_item(problem: Problem, cases: tuple[str, ...], worker: str) -> Item:
    """What receiving a unit's cases takes of a post; a duty beside another lead never takes more hours."""
    policy = problem.policy
    undone = sum(
        problem.measure_undone_discipline(case, name)
        for case in cases
        for name, _ in problem.standings[case].case.discipline
    )
    duties = (round_hours_up(policy.co_working_hours, policy), round_hours_up(policy.overseeing_hours, policy))
    hours = max(problem.measure_led_hours(cases, worker) + undone, *duties)
    standings = [problem.standings[case] for case in cases]
    is_urgent = any(standing.is_must and standing.holder is None for standing in standings)
    return Item(cases, hours, tuple(list_limits(problem, cases, policy)), is_urgent)


def list_limits(problem: Problem, cases: Iterable[str], policy: Policy) -> list[str]:
    """The kind limits in which a unit counts as a family."""
    if not policy.has_rule("kind_limit"):
        return []
    stated = [(problem.standings[case].case.kind, problem.standings[case].case.proceedings) for case in cases]
    return [name for name in sorted(policy.kind_limits) if any(policy.is_limited(name, *each) for each in stated)]


def order_items(items: Iterable[Item]) -> list[Item]:
    """Largest first: by limits, cases, hours, then ids."""
    return sorted(items, key=lambda item: (-len(item.limits), -len(item.cases), -item.hours, item.cases))


def pack_items(problem: Problem, worker: str, items: Iterable[Item], most: int | None = None) -> int:
    """How many posts like this worker would hold all items by first fit; `most` is a limit on cases below the cap."""
    bins: list[Bin] = []
    for item in order_items(items):
        fitting = next((each for each in bins if each.has_room(item)), None)
        if fitting is None:
            fitting = Bin(problem.staff[worker], problem, most=most)
            bins.append(fitting)
        fitting.put(item)
    return len(bins)
