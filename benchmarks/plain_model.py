"""Plain CP-SAT: a Boolean for each case and worker, every rule and goal as a user would write it down.

It has the rules that are live on drawn teams at any moves, and refuses what it does not have. It takes
its data from the domain (who may lead what, hours, points, families, units) and nothing from our model.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ortools.sat.python import cp_model

from benchmarks.plain_scope import DUTIES, Duty, refuse_what_is_not_modelled
from caseload.domain.eligibility import find_bar, may_stand_by
from caseload.domain.numbers import round_hours_up
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing
from caseload.domain.units import Unit

Linear: TypeAlias = cp_model.LinearExprT
Literal: TypeAlias = cp_model.IntVar


class PlainModel:
    """The variables and rules; `express` gives each goal. Hours are whole hour units a week."""

    def __init__(self, problem: Problem) -> None:
        """Writes every rule down; AssertionError for what is not modelled."""
        refuse_what_is_not_modelled(problem)
        self.problem, self.policy = problem, problem.policy
        self.model = cp_model.CpModel()
        self.paces: list[Linear] = []
        self.overloads: list[Linear] = []
        self.losses: list[Linear] = []
        self.missing: dict[str, Linear] = {}
        self.standing_by: dict[str, dict[str, dict[str, Literal]]] = {name: {} for name in DUTIES}
        self.covers: dict[str, dict[str, Literal]] = {}
        self.duties: list[tuple[str, Literal, int]] = []
        self.given: dict[tuple[str, str], Literal] = {}
        self.members = [member for member in problem.staff.values() if member.is_available]
        self.open = [s for s in problem.standings.values() if not s.waits_for]
        self.leads = {(s.id, m.id): self.new_bool() for s in self.open for m in self.members if self.may_have(s, m)}
        self.units = [unit for unit in problem.units if not unit.is_waiting]
        for standing in self.open:
            self.model.add(sum(self.all_of(standing.id)) <= 1)
            if standing.before and standing.is_must:
                self.model.add(sum(self.all_of(standing.id)) == 1)
        for unit in self.units:
            self.keep_together(unit)
        for member in self.members:
            self.limit_cases(member)
            self.limit_new_families(member)
            for limit in sorted(self.policy.kind_limits):
                self.limit_kind(member, limit)
        self.stand_by()
        self.cover()
        self.support()

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

    # rules

    def keep_together(self, unit: Unit) -> None:
        """Equal Booleans for brothers and sisters; those without a holder may be left while the others stay."""
        for member in self.members:
            worker = member.id
            groups = [unit.core, unit.joiners] if worker == unit.holder else [unit.cases]
            for cases in groups:
                for case in cases[1:]:
                    self.model.add(self.lead(case, worker) == self.lead(cases[0], worker))
            if worker == unit.holder and unit.is_fixed:
                self.model.add(self.lead(unit.core[0], worker) == 1)
            if worker == unit.holder and unit.joiners:
                self.model.add(self.lead(unit.joiners[0], worker) <= self.lead(unit.core[0], worker))

    def list_parts(self, unit: Unit, worker: str) -> list[tuple[Linear, tuple[str, ...], tuple[str, ...]]]:
        """What a worker may lead of a unit: a Boolean each, the cases led with it, and those led without it."""
        if worker != unit.holder:
            return [(self.lead(unit.cases[0], worker), unit.cases, ())]
        core = [(self.lead(unit.core[0], worker), unit.core, ())]
        return core + [(self.lead(case, worker), unit.cases, unit.core) for case in unit.joiners[:1]]

    def led_hours(self, worker: str) -> Linear:
        """Hour units of all that a worker leads, travel once a unit."""
        total: Linear = 0
        for unit in self.units:
            for literal, cases, less in self.list_parts(unit, worker):
                hours = self.problem.measure_led_hours(cases, worker)
                total += literal * (hours - (self.problem.measure_led_hours(less, worker) if less else 0))
        return total

    def count_cases(self, member: StaffMember) -> Linear:
        """How many cases a worker leads."""
        return sum(literal for _, literal in self.led_by(member.id))

    def limit_cases(self, member: StaffMember) -> None:
        """Within the cap (and the protected load) whoever receives a case."""
        cap, received = member.cap, [literal for _, literal in self.received_by(member.id)]
        held = sum(s.holder == member.id for s in self.open)
        if cap is None or not received:
            return
        if held <= cap:
            self.model.add(self.count_cases(member) <= cap)
        else:
            self.model.add(self.count_cases(member) <= cap).only_enforce_if(self.any_of(received))

    def find_new_families(self, member: StaffMember) -> tuple[Linear, Linear, int]:
        """Families new to a worker, the urgent among them, and how many there could be."""
        families: dict[str, list[tuple[Standing, Literal]]] = {}
        for standing, literal in self.received_by(member.id):
            if standing.family not in self.problem.held.get(member.id, frozenset()):
                families.setdefault(standing.family, []).append((standing, literal))
        new = sum(self.any_of(v for _, v in listed) for listed in families.values())
        urgent = sum(self.any_of(v for s, v in listed if is_urgent(s)) for listed in families.values())
        return new, urgent, len(families)

    def limit_new_families(self, member: StaffMember) -> None:
        """Pace: families that are not urgent stay within the room, all of them within twice the number."""
        new, urgent, most = self.find_new_families(member)
        before = self.problem.recent.get(member.id, 0)
        room = max(0, member.max_new - before)
        if most:
            self.model.add(new - urgent <= room)
            self.model.add(new <= (room if member.is_protected else max(0, 2 * member.max_new - before)))
            self.paces.append(self.above(new, room, most))

    def limit_kind(self, member: StaffMember, limit: str) -> None:
        """Families of a limited kind: kept, received, and the urgent among those."""
        families: dict[str, list[tuple[Standing, Literal]]] = {}
        for standing, literal in self.led_by(member.id):
            families.setdefault(standing.family, []).append((standing, literal))
        kept, received, urgent = [], [], []
        for listed in families.values():
            counted = [(s, v) for s, v in listed if self.policy.is_limited(limit, s.case.kind, s.case.proceedings)]
            if counted:
                kept.append(self.any_of(v for s, v in counted if s.holder == member.id))
                received.append(self.new_bool())
                self.model.add(received[-1] == self.any_of(v for _, v in counted) - kept[-1])
                urgent.append(self.new_bool())
                pressing = self.any_of(v for s, v in listed if s.holder != member.id and is_urgent(s))
                self.add_min(urgent[-1], [received[-1], pressing])
        if kept:
            self.bind_kind(member, self.policy.kind_limits[limit], kept, received, urgent)

    def bind_kind(
        self, member: StaffMember, limit: int, kept: list[Linear], received: list[Literal], urgent: list[Literal]
    ) -> None:
        """Within the limit whoever receives one that is not urgent, within twice it whoever receives one that is."""
        whole, most = sum(kept) + sum(received), limit if member.is_protected else 2 * limit
        for family, pressing in zip(received, urgent, strict=True):
            usual = self.new_bool()
            self.model.add(usual == family - pressing)
            self.model.add(whole - sum(urgent) <= limit).only_enforce_if(usual)
            self.model.add(whole <= most).only_enforce_if(pressing)
        over = self.above(whole, limit, len(kept))
        self.overloads.append(over)
        least = self.new_whole(len(kept))
        self.add_min(least, [sum(received), over])
        self.paces.append(least)

    def stand_by(self) -> None:
        """One overseer a unit for what an officer leads, one co-worker for the barred work of a newly qualified one."""
        for name, duty in DUTIES.items():
            for unit in self.units:
                needing = {case: self.list_needing(case, duty) for case in unit.cases}
                if any(needing.values()):
                    self.stand_by_unit(name, duty, needing)

    def list_needing(self, case: str, duty: Duty) -> list[str]:
        """The workers with whom a case would need the duty."""
        standing = self.problem.standings[case]
        able = (member for member in self.members if (case, member.id) in self.leads)
        return [member.id for member in able if duty.is_needed(standing, member, self.policy)]

    def stand_by_unit(self, name: str, duty: Duty, needing: dict[str, list[str]]) -> None:
        """The Booleans of one unit: for each case and worker who stands by it, and for each worker. What is received
        has one; what is kept without one counts as overload."""
        whole = {m.id: self.new_bool() for m in self.members}
        self.model.add(sum(whole.values()) <= 1)
        for case, leads in needing.items():
            standing, led = self.problem.standings[case], sum(self.lead(case, worker) for worker in leads)
            able = [m.id for m in self.members if may_stand_by(standing, m, self.policy)]
            own = {worker: self.new_bool() for worker in able}
            self.standing_by[name][case] = own
            self.model.add(sum(own.values()) <= led)
            for worker, literal in own.items():
                self.model.add(literal <= whole[worker])
            received = sum(self.lead(case, worker) for worker in leads if worker != standing.holder)
            self.model.add(sum(own.values()) >= received)
            if standing.holder in leads:
                kept, named = self.lead(case, standing.holder), duty.find_named(standing)
                self.missing[case] = self.above(kept - sum(own.values()), 0, 1)
                if named in own:
                    self.losses.append(self.above(kept - own[named], 0, 1))
        hours = round_hours_up(duty.find_hours(self.policy), self.policy)
        self.duties += [(worker, literal, hours) for worker, literal in whole.items()]

    def cover(self) -> None:
        """One cover a unit for the must-allocate cases of a holder who is away."""
        for unit in self.problem.units:
            cases = [case for case in unit.cases if self.problem.standings[case].needs_cover]
            for case in cases:
                standing = self.problem.standings[case]
                self.covers[case] = {
                    m.id: self.new_bool() for m in self.members if may_stand_by(standing, m, self.policy)
                }
                assert self.covers[case].keys() == self.covers[cases[0]].keys(), "who may cover one may cover the unit"
                self.model.add(sum(self.covers[case].values()) <= 1)
                for worker, literal in self.covers[case].items():
                    self.model.add(literal == self.covers[cases[0]][worker])
            if cases:
                hours = self.problem.measure_cover_hours(cases)
                self.duties += [(worker, literal, hours) for worker, literal in self.covers[cases[0]].items()]

    def support(self) -> None:
        """What officers give: within their hours, the support hours of the cases led, and the worker's own limit."""
        officers = [m for m in self.members if m.role.supports]
        for member in self.members:
            if not member.role.supports:
                givers = [o.id for o in officers if member.team in o.serves]
                given = {officer: self.new_whole(member.support_limit) for officer in givers}
                self.given.update({(officer, member.id): amount for officer, amount in given.items()})
                offered = sum(s.support_hours * literal for s, literal in self.led_by(member.id))
                self.model.add(sum(given.values()) <= offered)
                self.model.add(sum(given.values()) <= member.support_limit)
        for officer in officers:
            room = self.new_whole(officer.capacity)
            self.add_max(room, [officer.capacity - self.led_hours(officer.id), 0])
            self.model.add(sum(v for (giver, _), v in self.given.items() if giver == officer.id) <= room)


def is_urgent(standing: Standing) -> bool:
    """A must-allocate case that nobody has."""
    return standing.is_must and standing.holder is None and standing.waits_for is None
