"""The cheapest set of remedies that reaches what all of them reach: proven by what the dearer sets could not."""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from caseload.domain.plan import GoalResult
from caseload.domain.problem import Problem
from caseload.domain.remedies import Reach, Remedy

Chosen = frozenset[int]
Verdict = Literal["reaches", "falls_short", "unknown"]
Key = tuple[int, Fraction, int, date, int, tuple[int, ...]]
Try = Callable[[Chosen], Reach | None]
MOST_SETS: Final = 200_000


def judge(goals: Sequence[GoalResult], target: Sequence[int]) -> Verdict:
    """Whether goals, in order, are as good as a target; `falls_short` only where a bound says that no plan could."""
    values = [goal.value for goal in goals]
    if values <= list(target):
        return "reaches"
    for goal, wanted in zip(goals, target, strict=True):
        if goal.value != wanted:
            return "falls_short" if goal.bound > wanted else "unknown"
        if not goal.proven:
            return "unknown"
    return "reaches"


def only_adds(base: Problem, full: Problem, back: frozenset[str]) -> bool:
    """Whether every plan stays possible, and as good, when remedies are added, for any set and any larger one.

    Remedies add people, hours, cases a worker may lead, teams they serve, moves; so a plan stays as it is if the units
    do. One who is `back` keeps their cases, which is no worse if nobody has to join those and they are not handed on.
    """
    known = set(base.units)
    for unit in full.units:
        if unit.core and unit.holder in back:
            if unit.joiners or unit.is_handed_on or unit.is_parked:
                return False
        elif unit not in known:
            return False
    return True


def rank_set(remedies: Sequence[Remedy], chosen: Chosen) -> Key:
    """How a set compares with others: remedies whose cost is not known, known cost, how many, the day by which all are
    there (not known: last), families moved, and the order in the list. Adding a remedy never lowers it."""
    own = [remedies[index] for index in sorted(chosen)]
    costs = [remedy.weekly_cost for remedy in own if remedy.weekly_cost is not None]
    day = max((remedy.from_day or date.max for remedy in own), default=date.min)
    moves = max((rank_moves(remedy) for remedy in own), default=0)
    return len(own) - len(costs), sum(costs, Fraction(0)), len(own), day, moves, tuple(sorted(chosen))


def rank_moves(remedy: Remedy) -> int:
    """0 for what moves nobody; more for more families; any number last."""
    if remedy.kind != "moves":
        return 0
    return 1_000_000 if remedy.moves is None else remedy.moves


@dataclass
class SetSearch:
    """Tries sets of remedies from the cheapest on.

    A set that falls short rules out each set within it, if adding never harms (`is_growing`); so it is first made as
    large as it can be. Else it rules out itself alone. More moves include fewer.
    """

    remedies: Sequence[Remedy]
    attempt: Try
    is_growing: bool
    is_over: Callable[[], bool]
    reaches: dict[Chosen, Reach | None] = field(default_factory=dict)

    def find_cheapest(self, allowed: Chosen, target: Reach) -> tuple[Chosen, bool]:
        """The cheapest set within `allowed` that reaches a target, and whether every cheaper one is ruled out."""
        passed = self.find_needed(allowed, target) if self.is_growing else []
        while not self.is_over():
            chosen = self.pick(allowed, passed)
            if chosen is None:
                break
            if self.ask(chosen, target) == "reaches":
                return chosen, target.is_proven and all(self.is_known_short(one, target) for one in passed)
            passed.append(self.grow(chosen, allowed, target) if self.is_growing else chosen)
        known = [one for one in self.reaches if one <= allowed and self.ask(one, target) == "reaches"]
        return min(known, key=lambda one: rank_set(self.remedies, one), default=self.trim(allowed)), False

    def find_needed(self, allowed: Chosen, target: Reach) -> list[Chosen]:
        """The sets that leave out one remedy and then do not reach the target: nothing without it does."""
        lacking = [self.lack(allowed, index) for index in sorted(self.trim(allowed))]
        return [one for one in lacking if not self.is_over() and self.ask(one, target) != "reaches"]

    def lack(self, allowed: Chosen, index: int) -> Chosen:
        """All that is allowed but one remedy, and, if that is a number of moves, no larger one."""
        rank = rank_moves(self.remedies[index])
        return self.trim(
            frozenset(i for i in allowed if i != index and (not rank or rank_moves(self.remedies[i]) < rank))
        )

    def ask(self, chosen: Chosen, target: Reach) -> Verdict:
        """Whether a set reaches a target; each set is tried once."""
        if chosen not in self.reaches:
            self.reaches[chosen] = self.attempt(chosen)
        reach = self.reaches[chosen]
        return "unknown" if reach is None else judge(reach.goals, target.values)

    def is_known_short(self, chosen: Chosen, target: Reach) -> bool:
        """Whether a set is proven to fall short, itself or by a larger one."""
        tried = [one for one in self.reaches if self.is_ruled_out(chosen, one)]
        return any(self.ask(one, target) == "falls_short" for one in tried)

    def pick(self, allowed: Chosen, passed: Sequence[Chosen]) -> Chosen | None:
        """The cheapest set that no set passed over rules out; None where none is left, or too many to look through."""
        heap = [(rank_set(self.remedies, frozenset()), frozenset[int]())]
        seen = {frozenset[int]()}
        while heap and len(seen) < MOST_SETS:
            _, chosen = heapq.heappop(heap)
            within = next((one for one in passed if self.is_ruled_out(chosen, one)), None)
            if within is None:
                return chosen
            missing = allowed - self.close(within) if self.is_growing else allowed - chosen
            for index in sorted(missing):
                more = self.trim(chosen | {index})
                if more not in seen:
                    seen.add(more)
                    heapq.heappush(heap, (rank_set(self.remedies, more), more))
        return None

    def is_ruled_out(self, chosen: Chosen, failed: Chosen) -> bool:
        """Whether a set that falls short rules out another."""
        return chosen <= self.close(failed) if self.is_growing else chosen == failed

    def grow(self, chosen: Chosen, allowed: Chosen, target: Reach) -> Chosen:
        """A set that falls short, made as large as it can be: what helps least alone is added first."""
        rest = sorted(allowed - self.close(chosen), key=self.rank_alone)
        idle = [index for index in rest if self.rank_alone(index)[0] <= self.rank_alone(None)[0]]
        for group in [idle, *([index] for index in rest)]:
            more = self.trim(chosen | set(group))
            if more != chosen and not self.is_over() and self.ask(more, target) == "falls_short":
                chosen = more
        return chosen

    def rank_alone(self, index: int | None) -> tuple[tuple[int, ...], int]:
        """How good one remedy alone is known to be, the worst first; None: without any."""
        reach = self.reaches.get(frozenset() if index is None else frozenset({index}))
        return tuple(-value for value in reach.values) if reach else (), index or 0

    def close(self, chosen: Chosen) -> Chosen:
        """The set with the smaller numbers of moves that its own includes."""
        most = max((rank_moves(self.remedies[index]) for index in chosen), default=0)
        fewer = {i for i, remedy in enumerate(self.remedies) if 0 < rank_moves(remedy) <= most}
        return chosen | fewer

    def trim(self, chosen: Chosen) -> Chosen:
        """The set with only its largest number of moves."""
        most = max((rank_moves(self.remedies[index]) for index in chosen), default=0)
        return frozenset(index for index in chosen if rank_moves(self.remedies[index]) in (0, most))
