"""Sharing: hours of a worker's cases that support officers and practitioners take over."""

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.model.linear import Linear

if TYPE_CHECKING:
    from caseload.model.decisions import Decisions


def may_support(officer: StaffMember, worker: StaffMember, problem: Problem) -> bool:
    """Whether an officer may give a worker support: both available, the officer serves the worker's team."""
    if not (officer.role.supports and officer.is_available and worker.is_available) or worker.role.supports:
        return False
    return worker.team in officer.serves or not problem.policy.has_rule("lending")


def may_practise(member: StaffMember, team: str, discipline: str, problem: Problem) -> bool:
    """Whether a practitioner may do a discipline's hours for a team's case."""
    if member.role.discipline != discipline or not member.is_available:
        return False
    return team in member.serves or not problem.policy.has_rule("lending")


class Sharing:
    """Support given, and disciplines done, with their literals and hours. All hours are whole hour units."""

    def __init__(self, decisions: "Decisions") -> None:
        """Makes a number for every officer and worker, a literal for every case, discipline and practitioner."""
        self.decisions = decisions
        self.problem = decisions.problem
        self.support: dict[tuple[str, str], cp_model.IntVar] = {}
        self.done: dict[tuple[str, str, str], cp_model.IntVar] = {}
        self.relief: dict[tuple[str, str, str], cp_model.IntVar] = {}
        if self.problem.policy.has_rule("support"):
            self._make_support()
            self._make_disciplines()

    def _make_support(self) -> None:
        members = self.decisions.members
        for officer in (m for m in members if m.role.supports and m.is_available and m.capacity > 0):
            for worker in members:
                if may_support(officer, worker, self.problem) and self.decisions.led_by(worker.id):
                    most = min(officer.capacity, worker.support_limit)
                    if most > 0:
                        self.support[officer.id, worker.id] = self.decisions.new_whole(most)

    def _make_disciplines(self) -> None:
        for unit in self.decisions.units:
            for case in unit.cases:
                for discipline, _ in self.problem.standings[case].case.discipline:
                    self._make_discipline(case, discipline, unit.team)

    def _make_discipline(self, case: str, discipline: str, team: str) -> None:
        """done[p] sums over practitioners to relief[w] over workers, which needs the case to be led by w."""
        able = [m for m in self.decisions.members if may_practise(m, team, discipline, self.problem)]
        leads: dict[str, list[cp_model.IntVar]] = {}
        for outcome, literal in self.decisions.all_outcomes_of_case(case):
            worker = outcome.worker or ""
            is_here = case in outcome.led and self.problem.staff[worker].is_available
            if is_here and not self.problem.has_pair_hours(case, worker):
                leads.setdefault(worker, []).append(literal)
        if not able or not leads:
            return
        for member in able:
            self.done[case, discipline, member.id] = self.decisions.new_bool()
        for worker, literals in leads.items():
            relief = self.relief[case, discipline, worker] = self.decisions.new_bool()
            self.decisions.model.add(relief <= sum(literals))
        self.decisions.model.add(
            sum(self.done[case, discipline, member.id] for member in able)
            == sum(self.relief[case, discipline, worker] for worker in leads)
        )
        self.decisions.model.add_at_most_one(self.done[case, discipline, member.id] for member in able)

    def given_by(self, officer: str) -> Linear:
        """Hour units of support an officer gives."""
        return sum(v for (giver, _), v in self.support.items() if giver == officer)

    def support_to(self, worker: str) -> Linear:
        """Hour units of support a worker receives."""
        return sum(v for (_, taker), v in self.support.items() if taker == worker)

    def practised_by(self, member: str) -> Linear:
        """Hour units of disciplines a practitioner does."""
        return sum(
            v * self.problem.measure_discipline(case, discipline)
            for (case, discipline, doer), v in self.done.items()
            if doer == member
        )

    def taken_from(self, worker: str) -> Linear:
        """Hour units that others take over from a worker's cases."""
        return self.support_to(worker) + self.relieved_from(worker)

    def relieved_from(self, worker: str) -> Linear:
        """Hour units of disciplines on a worker's cases that they need not do for want of a practitioner."""
        return sum(
            v * self.problem.measure_undone_discipline(case, discipline)
            for (case, discipline, lead), v in self.relief.items()
            if lead == worker
        )

    def require_limits(self) -> None:
        """What officers and practitioners give stays within their time; what is received, within its limits."""
        for member in self.decisions.members:
            given = [v for (giver, _), v in self.support.items() if giver == member.id]
            done = [v for (_, _, doer), v in self.done.items() if doer == member.id]
            if given or done:
                self._limit_giver(member, given, done)
            taken = [v for (_, taker), v in self.support.items() if taker == member.id]
            if taken:
                self._limit_taker(member, taken)

    def _limit_giver(self, member: StaffMember, given: list[cp_model.IntVar], done: list[cp_model.IntVar]) -> None:
        """Led + duties + given + disciplines <= capacity, where anything is given at all."""
        model = self.decisions.model
        own = self.decisions.led_hours(member.id) - self.relieved_from(member.id)
        duties = self.decisions.duties.hours_of(member.id)
        spent = self.given_by(member.id) + self.practised_by(member.id)
        most_own = self.decisions.most_own_hours(member.id)
        if most_own <= member.capacity:
            model.add(own + duties + spent <= member.capacity)
            return
        gives = self.decisions.new_bool()
        for literal in done:
            model.add(literal <= gives)
        for amount in given:
            model.add(amount <= member.capacity * gives)
        model.add(own + duties + spent <= most_own + (member.capacity - most_own) * gives)

    def _limit_taker(self, member: StaffMember, taken: list[cp_model.IntVar]) -> None:
        """Received <= support hours of the cases led, and <= the worker's own limit."""
        model, led = self.decisions.model, self.decisions.led_by(member.id)
        hours = [sum(self.problem.standings[case].support_hours for case in o.led) for o, _ in led]
        offered = cp_model.LinearExpr.weighted_sum([literal for _, literal in led], hours)
        model.add(sum(taken) <= offered)
        model.add(sum(taken) <= member.support_limit)
