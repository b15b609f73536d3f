"""What Timefold searches: the planning problem of a week and its score, which is translated into Java.

So this is a plain subset of Python: whole numbers, lists, attributes and loops over ranges.
"""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardMediumSoftScore, IncrementalScoreCalculator


class Choice:
    """One thing that may become of a unit, as whole numbers in one list."""

    def __init__(self, number: int, effect: list[int], kinds: list[int], kept: list[int], fixed: list[int]) -> None:
        """`effect` has the numbers of an Effect in their order, lists left out."""
        self.number = number
        self.effect = effect
        self.kinds = kinds
        self.kept = kept
        self.fixed = fixed


@planning_entity
@dataclass
class Turn:
    """One unit."""

    number: Annotated[int, PlanningId]
    choices: Annotated[list[Choice], ValueRangeProvider(id="choices")]
    choice: Annotated[Choice | None, PlanningVariable(value_range_provider_refs=["choices"])] = field(default=None)


@planning_solution
@dataclass
class Week:
    """Every unit, and the numbers that the score needs."""

    turns: Annotated[list[Turn], PlanningEntityCollectionProperty]
    workers: list[list[int]]
    limits: list[list[int]]
    twice: list[list[int]]
    sizes: list[int]
    weights: list[int]
    level: list[int]
    score: Annotated[HardMediumSoftScore | None, PlanningScore] = field(default=None)


class Calculator(IncrementalScoreCalculator):
    """The nine goals and the rules, kept up to date choice by choice."""

    def reset_working_solution(self, solution: Week) -> None:
        """Start from the choices as they are."""
        self.workers = solution.workers
        self.limits = solution.limits
        self.twice = solution.twice
        self.families = solution.sizes[0]
        self.kinds = solution.sizes[1]
        self.breach = solution.sizes[2]
        self.per_hour = solution.sizes[3]
        self.per_left = solution.sizes[4]
        self.scale = solution.sizes[5]
        self.weights = solution.weights
        self.level = solution.level
        self.clear(len(solution.workers))
        for worker in range(len(solution.workers)):
            self.rate(worker)
        for turn in solution.turns:
            if turn.choice is not None:
                self.change(turn.choice, 1)

    def clear(self, count: int) -> None:
        """Nobody has anything."""
        self.cases = [0] * count
        self.received = [0] * count
        self.hours = [0] * count
        self.duties = [0] * count
        self.points = [0] * count
        self.lent = [0] * count
        self.lending = [0] * count
        self.new = [0] * count
        self.new_urgent = [0] * count
        self.kept_of = [0] * (count * self.kinds)
        self.urgent_of = [0] * (count * self.kinds)
        self.other_of = [0] * (count * self.kinds)
        places = count * self.families
        self.seen_new = [0] * places
        self.seen_urgent = [0] * places
        self.seen_any = [0] * (places * self.kinds)
        self.seen_kept = [0] * (places * self.kinds)
        self.told = [0] * (count * 3)
        self.score = [0, 0, 0]
        self.broken = 0
        self.pace = 0
        self.overload = 0

    def change(self, choice: Choice, sign: int) -> None:
        """A choice comes (1) or goes (-1)."""
        goal = 0
        for amount in choice.fixed:
            self.score[self.level[goal]] += sign * amount * self.weights[goal]
            goal += 1  # noqa: SIM113  (enumerate is not translated into Java)
        effect = choice.effect
        lead = effect[0]
        if lead >= 0:
            self.cases[lead] += sign * effect[1]
            if effect[2] > 0:
                self.received[lead] += sign
            self.hours[lead] += sign * effect[3]
            self.points[lead] += sign * effect[4]
            self.lent[lead] += sign * effect[5]
            if effect[5] > 0 and effect[2] > 0:
                self.lending[lead] += sign
            if effect[6] >= 0:
                self.count_family(lead, choice, sign)
            self.rate(lead)
        helper = effect[9]
        if helper >= 0:
            self.duties[helper] += sign * effect[10]
            self.points[helper] += sign * effect[11]
            self.lent[helper] += sign * effect[12]
            self.rate(helper)

    def count_family(self, lead: int, choice: Choice, sign: int) -> None:
        """The families a worker leads, each once however many units of it they lead."""
        effect = choice.effect
        place = lead * self.families + effect[6]
        self.tell_family(lead, place, -1)
        if effect[7] > 0:
            self.seen_new[place] += sign
        if effect[8] > 0:
            self.seen_urgent[place] += sign
        for kind in range(self.kinds):
            if choice.kinds[kind] > 0:
                self.seen_any[place * self.kinds + kind] += sign
            if choice.kept[kind] > 0:
                self.seen_kept[place * self.kinds + kind] += sign
        self.tell_family(lead, place, 1)

    def tell_family(self, lead: int, place: int, sign: int) -> None:
        """Adds one family to its worker's counts, or takes it off."""
        urgent = self.seen_urgent[place] > 0
        if self.seen_new[place] > 0:
            self.new[lead] += sign
            if urgent:
                self.new_urgent[lead] += sign
        for kind in range(self.kinds):
            here = place * self.kinds + kind
            there = lead * self.kinds + kind
            if self.seen_any[here] > 0:
                if self.seen_kept[here] > 0:
                    self.kept_of[there] += sign
                elif urgent:
                    self.urgent_of[there] += sign
                else:
                    self.other_of[there] += sign

    def rate(self, worker: int) -> None:
        """One worker's part of the score, in place of what it was."""
        self.broken = 0
        self.pace = 0
        self.overload = 0
        self.rate_cases(worker)
        for kind in range(self.kinds):
            self.rate_kind(worker, kind)
        over = self.rate_hours(worker)
        squared = self.workers[worker][5] * self.points[worker] * self.points[worker]
        told = worker * 3
        for part in range(3):
            self.score[part] -= self.told[told + part]
            self.told[told + part] = 0
        self.told[told] += self.broken * self.breach
        self.told[told + self.level[1]] += self.pace * self.weights[1]
        self.told[told + self.level[4]] += self.overload * self.weights[4]
        self.told[told + self.level[6]] += over * self.weights[6]
        self.told[told + self.level[7]] += squared * self.weights[7]
        for part in range(3):
            self.score[part] += self.told[told + part]

    def rate_cases(self, worker: int) -> None:
        """Cap, new families and what is lent."""
        own = self.workers[worker]
        cap = own[0]
        if cap >= 0:
            above = self.cases[worker] - cap
            if above > 0:
                self.overload += above
                if self.received[worker] > 0:
                    self.broken += above
        if self.new[worker] > 0:
            above = self.new[worker] - own[1]
            if above > 0:
                self.pace += above
            above = self.new[worker] - self.new_urgent[worker] - own[1]
            if above > 0:
                self.broken += above
            above = self.new[worker] - own[2]
            if above > 0:
                self.broken += above
        if self.lending[worker] > 0 and self.lent[worker] > own[3]:
            self.broken += self.lent[worker] - own[3]

    def rate_kind(self, worker: int, kind: int) -> None:
        """One kind limit."""
        there = worker * self.kinds + kind
        limit = self.limits[worker][kind]
        taken = self.urgent_of[there] + self.other_of[there]
        whole = self.kept_of[there] + taken
        above = whole - limit
        if above > 0:
            self.overload += above
            if above < taken:
                self.pace += above
            else:
                self.pace += taken
        if self.other_of[there] > 0:
            above = self.kept_of[there] + self.other_of[there] - limit
            if above > 0:
                self.broken += above
        if taken > 0:
            above = whole - self.twice[worker][kind]
            if above > 0:
                self.broken += above

    def rate_hours(self, worker: int) -> int:
        """Whole hours beyond the share of what is left, before any support."""
        left = self.workers[worker][4] - self.duties[worker]
        if left < 0:
            left = 0
        beyond = self.per_hour * self.hours[worker] - self.per_left * left
        over = 0
        if beyond > 0:
            over = (beyond + self.scale - 1) // self.scale
        return over

    def before_entity_added(self, entity: Turn) -> None:
        """Nothing is added on the way."""

    def after_entity_added(self, entity: Turn) -> None:
        """Nothing is added on the way."""

    def before_entity_removed(self, entity: Turn) -> None:
        """Nothing is removed on the way."""

    def after_entity_removed(self, entity: Turn) -> None:
        """Nothing is removed on the way."""

    def before_variable_changed(self, entity: Turn, variable_name: str) -> None:
        """What was chosen goes."""
        if entity.choice is not None:
            self.change(entity.choice, -1)

    def after_variable_changed(self, entity: Turn, variable_name: str) -> None:
        """What is chosen comes."""
        if entity.choice is not None:
            self.change(entity.choice, 1)

    def calculate_score(self) -> HardMediumSoftScore:
        """Three levels, each to be as near 0 as can be."""
        return HardMediumSoftScore(-self.score[0], -self.score[1], -self.score[2])
