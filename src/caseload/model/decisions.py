"""The decisions of the model, and the questions rules and goals ask of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property

from ortools.sat.python import cp_model

from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.units import Unit
from caseload.model.duties import Duties
from caseload.model.families import Families
from caseload.model.linear import Linear
from caseload.model.outcome import Outcome
from caseload.model.sharing import Sharing

Chosen = tuple[Outcome, cp_model.IntVar]


class Decisions:
    """One literal for each outcome of each unit, and what follows from them. Hours are whole hour units."""

    def __init__(self, problem: Problem, outcomes: Mapping[str, Sequence[Outcome]], workers: Iterable[str]) -> None:
        """Makes a literal for every outcome given; `outcomes` maps a unit's id to what may become of it."""
        self.problem = problem
        self.model = cp_model.CpModel()
        self.units: tuple[Unit, ...] = tuple(listed[0].unit for listed in outcomes.values())
        self.members: tuple[StaffMember, ...] = tuple(problem.staff[worker] for worker in sorted(workers))
        self.true = self.model.new_constant(1)
        self._chosen: dict[str, tuple[Chosen, ...]] = {}
        self._unit_of = {case: unit.id for unit in self.units for case in unit.cases}
        self._by_worker: dict[str, list[Chosen]] = {member.id: [] for member in self.members}
        for unit, listed in outcomes.items():
            literals = [self.true] if len(listed) == 1 else [self.model.new_bool_var("") for _ in listed]
            self._chosen[unit] = tuple(zip(listed, literals, strict=True))
            for outcome, literal in self._chosen[unit]:
                if outcome.worker is not None:
                    self._by_worker[outcome.worker].append((outcome, literal))

    @cached_property
    def duties(self) -> Duties:
        """Who co-works, oversees and covers."""
        return Duties(self)

    @cached_property
    def sharing(self) -> Sharing:
        """The hours that support officers and practitioners take over."""
        return Sharing(self)

    @cached_property
    def families(self) -> Families:
        """The families each worker leads, keeps and receives."""
        return Families(self)

    def restrict(self, teams: Collection[str]) -> "Decisions":
        """The same decisions as if only these teams' units and workers were asked about; the model is shared."""
        own = copy(self)
        own.units = tuple(unit for unit in self.units if unit.team in teams)
        own.members = tuple(member for member in self.members if member.team in teams)
        own.__dict__["families"] = self.families
        own.__dict__["duties"] = self.duties.restrict(teams)
        return own

    def outcomes_of(self, unit: Unit) -> tuple[Chosen, ...]:
        """What may become of a unit, each with its literal."""
        return self._chosen[unit.id]

    def all_outcomes(self) -> Iterable[Chosen]:
        """Every outcome of every unit, with its literal."""
        for unit in self.units:
            yield from self._chosen[unit.id]

    def all_outcomes_of_case(self, case: str) -> Iterable[Chosen]:
        """What may become of the unit a case is in."""
        return self._chosen[self._unit_of[case]]

    def led_by(self, worker: str) -> list[Chosen]:
        """The outcomes in which a worker leads cases."""
        return self._by_worker[worker]

    def received_by(self, worker: str) -> list[Chosen]:
        """The outcomes in which a worker receives cases."""
        return [chosen for chosen in self._by_worker[worker] if chosen[0].received]

    def new_bool(self) -> cp_model.IntVar:
        """A new literal, nameless so that nothing of the data can reach a log."""
        return self.model.new_bool_var("")

    def new_whole(self, most: int) -> cp_model.IntVar:
        """A new whole number from 0 to `most`."""
        return self.model.new_int_var(0, most, "")

    def new_between(self, least: int, most: int) -> cp_model.IntVar:
        """A new whole number from `least` to `most`."""
        return self.model.new_int_var(least, most, "")

    def is_certain(self, unit: str) -> bool:
        """Whether only one thing may become of a unit."""
        return len(self._chosen[unit]) == 1

    def any_of(self, literals: Sequence[cp_model.IntVar]) -> cp_model.IntVar:
        """A literal that is true when any of these is."""
        if len(literals) == 1:
            return literals[0]
        any_literal = self.new_bool()
        for literal in literals:
            self.model.add_implication(literal, any_literal)
        self.model.add(sum(literals) >= any_literal)
        return any_literal

    def any_of_exclusive(self, groups: Sequence[Sequence[cp_model.IntVar]]) -> Linear:
        """1 when any literal is true, else 0; the literals of one group exclude each other.

        Bounded from below by each group's sum, which the linear relaxation feels even where it spreads them thin.
        """
        if len(groups) == 1:
            return sum(groups[0])
        any_literal = self.new_bool()
        for group in groups:
            self.model.add(any_literal >= sum(group))
        self.model.add(any_literal <= sum(literal for group in groups for literal in group))
        return any_literal

    def count_cases(self, worker: str) -> Linear:
        """Cases a worker leads."""
        return cp_model.LinearExpr.weighted_sum(
            [literal for _, literal in self.led_by(worker)], [len(o.led) for o, _ in self.led_by(worker)]
        )

    def count_most_kept(self, worker: str) -> int:
        """Cases a worker leads when everything stays and nothing comes."""
        return sum(len(o.kept) for o, _ in self.led_by(worker) if not o.received)

    def led_hours(self, worker: str) -> Linear:
        """Hour units of the cases a worker leads, travel and undone disciplines included."""
        led = self.led_by(worker)
        hours = [self.measure_full_hours(outcome) for outcome, _ in led]
        return cp_model.LinearExpr.weighted_sum([literal for _, literal in led], hours)

    def measure_full_hours(self, outcome: Outcome) -> int:
        """Hour units of an outcome's cases for its worker when no practitioner does any of them."""
        worker = outcome.worker or ""
        undone = sum(
            self.problem.measure_undone_discipline(case, discipline)
            for case in outcome.led
            if not self.problem.has_pair_hours(case, worker)
            for discipline, _ in self.problem.standings[case].case.discipline
        )
        return self.problem.measure_led_hours(outcome.led, worker) + undone

    def hours_after_support(self, worker: str) -> Linear:
        """Hour units of the cases a worker leads, less what others take over."""
        return self.led_hours(worker) - self.sharing.taken_from(worker)

    def most_kept_hours(self, worker: str) -> int:
        """Hour units a worker may have of kept cases and kept duties."""
        led = sum(self.measure_full_hours(o) for o, _ in self.led_by(worker) if not o.received)
        return led + self.duties.most_kept_hours(worker)

    def most_own_hours(self, worker: str) -> int:
        """Hour units a worker might have of cases and duties, whatever they receive."""
        most: dict[str, int] = {}
        for outcome, _ in self.led_by(worker):
            most[outcome.unit.id] = max(most.get(outcome.unit.id, 0), self.measure_full_hours(outcome))
        return sum(most.values()) + self.duties.most_hours(worker)

    def add_case_limit(self, member: StaffMember, limit: int) -> None:
        """Cases led by a worker who receives one stay within a limit."""
        received = [literal for _, literal in self.received_by(member.id)]
        if received:
            self.add_binding_limit(self.count_cases(member.id), limit, self.count_most_kept(member.id), received)

    def add_binding_limit(self, total: Linear, limit: int, most_kept: int, received: Sequence[cp_model.IntVar]) -> None:
        """A limit that binds what is received: total <= limit, unless nothing of `received` is true.

        `most_kept` is the largest total without receipts; where it may exceed the limit, a literal o says
        that it does: total <= limit + (most_kept - limit) o, and received <= 1 - o, pair by pair.
        """
        if most_kept <= limit:
            self.model.add(total <= limit)
            return
        above = self.new_bool()
        self.model.add(total <= limit + (most_kept - limit) * above)
        for literal in received:
            self.model.add(literal + above <= 1)
