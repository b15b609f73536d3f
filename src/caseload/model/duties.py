"""Duties: who co-works, oversees and covers beside the worker who leads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ortools.sat.python import cp_model

from caseload.domain.eligibility import is_co_worked, is_overseen, may_stand_by
from caseload.domain.numbers import measure_points, round_hours_up
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.model.outcome import Outcome

if TYPE_CHECKING:
    from caseload.model.decisions import Decisions

DUTIES: Final = ("co_worker", "overseer", "cover")
RULE_OF: Final = {"co_worker": "co_working", "overseer": "overseeing", "cover": "one_worker"}


@dataclass
class UnitDuty:
    """One duty of one unit. `kept` are literals by named worker, each serving the cases that name them;
    `received` by worker, one of whom would serve every case in need. `needs` are the outcomes in need."""

    duty: str
    unit: Unit
    named: dict[str, str]
    needs: list[tuple[Outcome, cp_model.IntVar, tuple[str, ...]]]
    stays: list[cp_model.IntVar]
    kept: dict[str, cp_model.IntVar] = field(default_factory=dict)
    received: dict[str, cp_model.IntVar] = field(default_factory=dict)

    def serving(self, problem: Problem, case: str) -> list[cp_model.IntVar]:
        """The literals of those who would validly do the duty for a case."""
        literals = [v for w, v in self.received.items() if may_serve(problem, case, w)]
        worker = self.named.get(case)
        if worker in self.kept and may_serve(problem, case, worker):
            literals.append(self.kept[worker])
        return literals

    def staying(self, case: str) -> list[cp_model.IntVar]:
        """The literals that leave a case with the worker it names."""
        worker = self.named[case]
        return [table[worker] for table in (self.kept, self.received) if worker in table]


def may_serve(problem: Problem, case: str, worker: str) -> bool:
    """Whether a worker may co-work, oversee or cover a case."""
    return may_stand_by(problem.standings[case], problem.staff[worker], problem.policy)


class Duties:
    """Every duty of every unit, with its literals and the hours they cost."""

    def __init__(self, decisions: "Decisions") -> None:
        """Makes the literals of every duty that may arise."""
        self.decisions = decisions
        self.problem = decisions.problem
        self.by_unit: list[UnitDuty] = []
        self._of_worker: dict[str, list[tuple[UnitDuty, cp_model.IntVar, bool]]] = {}
        for unit in decisions.units:
            for duty in DUTIES:
                found = self._find(unit, duty)
                if found.named or found.needs:
                    self._make(found)
                    self.by_unit.append(found)

    def _find(self, unit: Unit, duty: str) -> UnitDuty:
        """Who is named for a duty of a unit, and in which outcomes it is needed."""
        chosen = self.decisions.outcomes_of(unit)
        named = {case: w for case in unit.cases if (w := find_named(self.problem, unit, case, duty))}
        needs = [(o, v, in_need) for o, v in chosen if (in_need := list_in_need(self.problem, o, duty))]
        return UnitDuty(duty, unit, named, needs, [v for o, v in chosen if o.kept])

    def _make(self, found: UnitDuty) -> None:
        """Literals for the named workers, and for everyone who could serve all cases in some need."""
        model, in_scope = self.decisions.model, self.decisions.members
        for worker in sorted(set(found.named.values())):
            always = found.unit.is_waiting and found.duty != "cover"
            found.kept[worker] = self.decisions.true if always else self.decisions.new_bool()
        for member in in_scope if found.needs else ():
            fits = [all(may_serve(self.problem, c, member.id) for c in cases) for _, _, cases in found.needs]
            if any(fits):
                literal = found.received[member.id] = self.decisions.new_bool()
                for fit, (_, needed, _) in zip(fits, found.needs, strict=True):
                    if not fit:
                        model.add(literal + needed <= 1)
        self._tie(found)
        for table, is_received in ((found.kept, False), (found.received, True)):
            for worker, literal in table.items():
                self._of_worker.setdefault(worker, []).append((found, literal, is_received))

    def _tie(self, found: UnitDuty) -> None:
        """One received worker a unit and no kept one beside them; nobody where there is neither need nor keeping."""
        model = self.decisions.model
        need = sum(literal for _, literal, _ in found.needs)
        received = sum(found.received.values())
        if found.received:
            model.add(received <= need)
        for worker, literal in found.kept.items():
            model.add(literal + received <= 1)
            cases = {case for case, name in found.named.items() if name == worker}
            needing = sum(v for o, v, in_need in found.needs if not o.kept and cases & set(in_need))
            staying = sum(found.stays) if cases & set(found.unit.core) else 0
            model.add(literal <= staying + needing)

    def require_for_received(self, duty: str) -> None:
        """Every case that is received and in need of a duty has it."""
        for found in self.by_unit:
            if found.duty != duty:
                continue
            for outcome, literal, cases in found.needs:
                for case in cases:
                    if case in outcome.received:
                        self.decisions.model.add(literal <= sum(found.serving(self.problem, case)))

    def missing(self, duty: str) -> Iterator[tuple[str, cp_model.IntVar]]:
        """For every kept case of an available worker, or waiting case, in need: true when nobody does the duty."""
        for found in self.by_unit:
            cases = {case for outcome, _, in_need in found.needs for case in in_need if case in outcome.kept}
            for case in sorted(cases) if found.duty == duty else ():
                need = sum(v for o, v, in_need in found.needs if case in in_need and case in o.kept)
                missing = self.decisions.new_bool()
                self.decisions.model.add(missing >= need - sum(found.serving(self.problem, case)))
                yield case, missing

    def lost(self) -> Iterator[tuple[str, cp_model.IntVar]]:
        """For every case that names someone: true when it is kept and they no longer do the duty."""
        for found in self.by_unit:
            for case in sorted(set(found.named) & set(found.unit.core)):
                lost = self.decisions.new_bool()
                self.decisions.model.add(lost >= sum(found.stays) - sum(found.staying(case)))
                yield case, lost

    def received_by(self, worker: str, away_from: str | None = None) -> list[cp_model.IntVar]:
        """Literals of the duties a worker would receive, of other teams' units only if a team is named."""
        return [v for f, v, received in self._of(worker, away_from) if received]

    def hours_of(self, worker: str, away_from: str | None = None) -> cp_model.LinearExprT:
        """Hour units of a worker's duties."""
        return sum(v * self.measure_hours(f, worker, received) for f, v, received in self._of(worker, away_from))

    def most_kept_hours(self, worker: str, away_from: str | None = None) -> int:
        """Hour units of the duties a worker had."""
        kept = ((f, received) for f, _, received in self._of(worker, away_from) if not received)
        return sum(self.measure_hours(f, worker, received) for f, received in kept)

    def most_hours(self, worker: str) -> int:
        """Hour units of every duty a worker might do."""
        return sum(self.measure_hours(f, worker, received) for f, _, received in self._of(worker, None))

    def points_of(self, worker: str) -> cp_model.LinearExprT:
        """Points of a worker's duties, unit by unit."""
        policy = self.problem.policy
        return sum(
            v * measure_points(self.measure_hours(f, worker, received) * policy.hours_unit, policy, 0)
            for f, v, received in self._of(worker, None)
        )

    def most_points(self, worker: str) -> int:
        """The points of every duty a worker might do, added up."""
        policy = self.problem.policy
        return sum(
            measure_points(self.measure_hours(f, worker, received) * policy.hours_unit, policy, 0)
            for f, _, received in self._of(worker, None)
        )

    def measure_hours(self, found: UnitDuty, worker: str, is_received: bool) -> int:
        """Hour units one duty of one unit costs a worker."""
        policy = self.problem.policy
        if found.duty == "co_worker":
            return round_hours_up(policy.co_working_hours, policy)
        if found.duty == "overseer":
            return round_hours_up(policy.overseeing_hours, policy)
        in_need = found.needs[0][2] if found.needs else ()
        cases = [c for c in in_need if is_received or found.named.get(c) == worker]
        return self.problem.measure_cover_hours(cases)

    def _of(self, worker: str, away_from: str | None) -> Iterator[tuple[UnitDuty, cp_model.IntVar, bool]]:
        for entry in self._of_worker.get(worker, ()):
            if away_from is None or entry[0].unit.team != away_from:
                yield entry


def find_named(problem: Problem, unit: Unit, case: str, duty: str) -> str | None:
    """The available worker a case names for a duty; for cover, only a valid one where cover is needed."""
    standing = problem.standings[case]
    worker: str | None = getattr(standing.case, duty)
    member = problem.staff.get(worker or "")
    if member is None or not member.is_available or worker == unit.holder:
        return None
    if duty == "cover" and not (standing.needs_cover and may_serve(problem, case, member.id)):
        return None
    return worker


def list_in_need(problem: Problem, outcome: Outcome, duty: str) -> tuple[str, ...]:
    """The cases of an outcome that need a duty done."""
    member = problem.staff.get(outcome.worker or "")
    if member is None:
        return ()
    tests: dict[str, Callable[[str], bool]] = {
        "co_worker": lambda case: is_co_worked(problem.standings[case], member, problem.policy),
        "overseer": lambda case: is_overseen(member, problem.policy),
        "cover": lambda case: problem.standings[case].needs_cover,
    }
    if duty != "cover" and outcome.unit.is_waiting:
        return ()
    return tuple(case for case in outcome.led if tests[duty](case))


def list_possible(problem: Problem, outcomes: Iterable[Outcome], duty: str) -> set[str]:
    """Workers who might do a duty of a unit: those named, and those who may serve its cases in need."""
    listed = list(outcomes)
    unit = listed[0].unit
    workers = {w for case in unit.cases if (w := find_named(problem, unit, case, duty))}
    for outcome in listed:
        cases = list_in_need(problem, outcome, duty)
        if cases:
            workers |= {w for w in problem.staff if all(may_serve(problem, case, w) for case in cases)}
    return workers
