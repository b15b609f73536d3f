"""The plain model: a Boolean for each case and worker, every rule and goal as a user would write it down.

Its rules are in `plain_rules` and `plain_duties`, its goals in `plain_goals`; `plain_scope` refuses what it does not
have. It takes its data from the domain (who may lead what, hours, points, families, units), nothing from our model.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from ortools.sat.python import cp_model

from benchmarks.plain_scope import DUTIES, refuse_what_is_not_modelled
from caseload.domain.eligibility import find_bar
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing
from caseload.domain.units import Unit

Linear: TypeAlias = cp_model.LinearExprT
Literal: TypeAlias = cp_model.IntVar


class OnDuty(NamedTuple):
    """Someone who stands by a unit of a team, with the Boolean that says so; hours are whole hour units a week."""

    worker: str
    literal: Literal
    hours: int
    team: str


class PlainModel:
    """The variables, and what rules and goals ask of them. Hours are whole hour units a week.

    The rules note for the goals: `paces` and `overloads` above a limit, `losses` of who stood by, `missing` by case.
    `borrowed` has, by worker, the Booleans of the duties they receive for other teams.
    """

    def __init__(self, problem: Problem) -> None:
        """Every Boolean and no rule yet; NotModelled for what the rules do not have."""
        refuse_what_is_not_modelled(problem)
        self.problem, self.policy = problem, problem.policy
        self.model = cp_model.CpModel()
        self.paces: list[Linear] = []
        self.overloads: list[Linear] = []
        self.losses: list[Linear] = []
        self.missing: dict[str, Linear] = {}
        self.standing_by: dict[str, dict[str, dict[str, Literal]]] = {name: {} for name in DUTIES}
        self.covers: dict[str, dict[str, Literal]] = {}
        self.duties: list[OnDuty] = []
        self.borrowed: dict[str, list[Literal]] = {}
        self.given: dict[tuple[str, str], Literal] = {}
        self.members = [member for member in problem.staff.values() if member.is_available]
        self.open = [s for s in problem.standings.values() if not s.waits_for]
        self.leads = {(s.id, m.id): self.new_bool() for s in self.open for m in self.members if self.may_have(s, m)}
        self.units = [unit for unit in problem.units if not unit.is_waiting]

    def may_have(self, standing: Standing, member: StaffMember) -> bool:
        """Whether a worker keeps or may receive a case."""
        return standing.holder == member.id or find_bar(standing, member, self.policy) is None

    def new_bool(self) -> Literal:
        """A new Boolean."""
        return self.model.new_bool_var("")

    def new_whole(self, most: int) -> Literal:
        """A new whole number from 0."""
        return self.model.new_int_var(0, most, "")

    def add_max(self, target: Literal, amounts: Sequence[Linear]) -> None:
        """A variable is the largest of some amounts."""
        self.model.add_max_equality(target, amounts)

    def add_min(self, target: Literal, amounts: Sequence[Linear]) -> None:
        """A variable is the smallest of some amounts."""
        self.model.add_min_equality(target, amounts)

    def add_square(self, target: Literal, whole: Literal, most: int) -> None:
        """A variable is the square of another, which is at most `most`."""
        self.model.add_multiplication_equality(target, [whole, whole])

    def lead(self, case: str, worker: str) -> Linear:
        """Whether a worker leads a case; 0 where they may not."""
        return self.leads.get((case, worker), 0)

    def all_of(self, case: str) -> list[Linear]:
        """The Booleans of one case."""
        return [self.leads[case, m.id] for m in self.members if (case, m.id) in self.leads]

    def led_by(self, worker: str) -> list[tuple[Standing, Literal]]:
        """The cases a worker may lead, with their Booleans."""
        return [(s, self.leads[s.id, worker]) for s in self.open if (s.id, worker) in self.leads]

    def received_by(self, worker: str) -> list[tuple[Standing, Literal]]:
        """The cases a worker may receive, with their Booleans."""
        return [(s, literal) for s, literal in self.led_by(worker) if s.holder != worker]

    def any_of(self, literals: Iterable[Linear]) -> Linear:
        """Whether any of these is true."""
        listed = list(literals)
        if not listed:
            return 0
        either = self.new_bool()
        self.add_max(either, listed)
        return either

    def above(self, amount: Linear, limit: int, most: int) -> Linear:
        """max(0, amount - limit)."""
        if most <= limit:
            return 0
        over = self.new_whole(most - limit)
        self.add_max(over, [amount - limit, 0])
        return over

    def list_parts(self, unit: Unit, worker: str) -> list[tuple[Literal, tuple[str, ...], tuple[str, ...]]]:
        """What a worker may lead of a unit: a Boolean each, the cases led with it, and those led without it."""
        parts: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [(unit.cases[0], unit.cases, ())]
        if worker == unit.holder:
            parts = [(unit.core[0], unit.core, ()), *((case, unit.cases, unit.core) for case in unit.joiners[:1])]
        known = ((self.leads.get((case, worker)), cases, less) for case, cases, less in parts)
        return [(literal, cases, less) for literal, cases, less in known if literal is not None]

    def led_hours(self, worker: str, away_from: str | None = None) -> Linear:
        """Hour units of all that a worker leads, or of that for all teams but one, travel once a unit."""
        total: Linear = 0
        for unit in (unit for unit in self.units if unit.team != away_from):
            for literal, cases, less in self.list_parts(unit, worker):
                hours = self.problem.measure_led_hours(cases, worker)
                total += literal * (hours - (self.problem.measure_led_hours(less, worker) if less else 0))
        return total

    def count_cases(self, member: StaffMember) -> Linear:
        """How many cases a worker leads."""
        return sum(literal for _, literal in self.led_by(member.id))
