"""Duties: who co-works, oversees and covers beside the worker who leads."""

from collections.abc import Callable, Collection, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from itertools import chain, combinations
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
MOST_TAKEN: Final = 4
RULE_OF: Final = {"co_worker": "co_working", "overseer": "overseeing", "cover": "one_worker"}


Taking = tuple[str, tuple[str, ...]]


@dataclass
class UnitDuty:
    """One duty of one unit. `kept` are literals by named worker, each serving the cases that name them;
    `received` by worker and the cases they would serve if in need. `needs` are the outcomes in need."""

    duty: str
    unit: Unit
    named: dict[str, str]
    needs: list[tuple[Outcome, cp_model.IntVar, tuple[str, ...]]]
    stays: list[cp_model.IntVar]
    kept: dict[str, cp_model.IntVar] = field(default_factory=dict)
    received: dict[Taking, cp_model.IntVar] = field(default_factory=dict)

    def serving(self, problem: Problem, case: str) -> list[cp_model.IntVar]:
        """The literals of those who would validly do the duty for a case."""
        literals = [v for (_, cases), v in self.received.items() if case in cases]
        worker = self.named.get(case)
        if worker in self.kept and may_serve(problem, case, worker):
            literals.append(self.kept[worker])
        return literals

    def staying(self, case: str) -> list[cp_model.IntVar]:
        """The literals that leave a case with the worker it names."""
        worker = self.named[case]
        received = [v for (other, cases), v in self.received.items() if other == worker and self.is_kept(case, cases)]
        return received + ([self.kept[worker]] if worker in self.kept else [])

    def is_kept(self, case: str, cases: tuple[str, ...]) -> bool:
        """Whether a case that names someone stays with them when they take these: cover case by case, else always."""
        return self.duty != "cover" or case in cases


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
        self._of_worker: dict[str, list[Doing]] = {}
        self._here = frozenset(member.id for member in decisions.members)
        for unit in decisions.units:
            for duty in DUTIES:
                found = self._find(unit, duty)
                if found.named or found.needs:
                    self._make(found)
                    self.by_unit.append(found)

    def restrict(self, teams: Collection[str]) -> "Duties":
        """The same duties as if only these teams' units were asked about."""
        own = copy(self)
        own.by_unit = [found for found in self.by_unit if found.unit.team in teams]
        return own

    def _find(self, unit: Unit, duty: str) -> UnitDuty:
        """Who is named for a duty of a unit, and in which outcomes it is needed."""
        chosen = self.decisions.outcomes_of(unit)
        named = {case: w for case in unit.cases if (w := find_named(self.problem, unit, case, duty))}
        needs = [(o, v, in_need) for o, v in chosen if (in_need := list_in_need(self.problem, o, duty))]
        return UnitDuty(duty, unit, named, needs, [v for o, v in chosen if o.kept])

    def _make(self, found: UnitDuty) -> None:
        """Literals for the named workers, and for everyone who could serve cases in need."""
        for worker in sorted(set(found.named.values())):
            always = found.unit.is_waiting and found.duty != "cover"
            literal = found.kept[worker] = self.decisions.true if always else self.decisions.new_bool()
            named = tuple(case for case, name in found.named.items() if name == worker)
            self._note(worker, Doing(found, literal, self.measure_hours(found.duty, named), False))
        for worker in self.problem.serving[found.unit.team] if found.needs else ():
            if worker not in self._here:
                continue
            for cases in list_takings(self.problem, found, worker):
                literal = found.received[worker, cases] = self.decisions.new_bool()
                self._note(worker, Doing(found, literal, self.measure_hours(found.duty, cases), True))
        self._tie(found)

    def _note(self, worker: str, doing: "Doing") -> None:
        self._of_worker.setdefault(worker, []).append(doing)

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
        return [one.literal for one in self._of(worker, away_from) if one.is_received]

    def hours_of(self, worker: str, away_from: str | None = None) -> cp_model.LinearExprT:
        """Hour units of a worker's duties."""
        return sum(one.literal * one.hours for one in self._of(worker, away_from))

    def most_kept_hours(self, worker: str, away_from: str | None = None) -> int:
        """Hour units of the duties a worker had."""
        return sum(one.hours for one in self._of(worker, away_from) if not one.is_received)

    def most_hours(self, worker: str) -> int:
        """Hour units of every duty a worker might do: the most of each unit, added up."""
        return sum(max(hours) for hours in self._list_hours(worker))

    def points_of(self, worker: str) -> cp_model.LinearExprT:
        """Points of a worker's duties, unit by unit."""
        return sum(one.literal * self.measure_points(one.hours) for one in self._of(worker))

    def most_points(self, worker: str) -> int:
        """The points of every duty a worker might do: the most of each unit, added up."""
        return sum(max(map(self.measure_points, hours)) for hours in self._list_hours(worker))

    def measure_points(self, hours: int) -> int:
        """Points of the hour units spent on one unit."""
        policy = self.problem.policy
        return measure_points(hours * policy.hours_unit, policy, 0)

    def measure_hours(self, duty: str, cases: tuple[str, ...]) -> int:
        """Hour units that doing a duty for cases of one unit costs a worker."""
        policy = self.problem.policy
        if duty == "co_worker":
            return round_hours_up(policy.co_working_hours, policy)
        if duty == "overseer":
            return round_hours_up(policy.overseeing_hours, policy)
        return self.problem.measure_cover_hours(cases)

    def _list_hours(self, worker: str) -> list[list[int]]:
        hours: dict[tuple[str, str], list[int]] = {}
        for one in self._of(worker):
            hours.setdefault((one.found.unit.id, one.found.duty), []).append(one.hours)
        return list(hours.values())

    def _of(self, worker: str, away_from: str | None = None) -> Iterator["Doing"]:
        for one in self._of_worker.get(worker, ()):
            if away_from is None or one.found.unit.team != away_from:
                yield one


@dataclass(frozen=True)
class Doing:
    """A worker doing a duty of a unit: its literal, what it costs in hour units, and whether it is received."""

    found: UnitDuty
    literal: cp_model.IntVar
    hours: int
    is_received: bool


def list_takings(problem: Problem, found: UnitDuty, worker: str) -> Iterator[tuple[str, ...]]:
    """The cases in need that one worker could take a duty of. Co-working and overseeing: all they may serve, since
    the hours are the same. Cover: every choice of them up to 4 cases (hours may allow a part), beyond that all or one.
    """
    in_need = sorted({case for _, _, cases in found.needs for case in cases})
    able = tuple(case for case in in_need if may_serve(problem, case, worker))
    if not able:
        return
    if found.duty != "cover" or len(able) == 1:
        yield able
    elif len(able) <= MOST_TAKEN:
        yield from chain.from_iterable(combinations(able, size) for size in range(1, len(able) + 1))
    else:
        yield from (able, *((case,) for case in able))


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
            workers |= {w for w in problem.serving[unit.team] if any(may_serve(problem, case, w) for case in cases)}
    return workers
