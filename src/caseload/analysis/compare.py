"""What differs between two plans: goals, who has which case and why, who stands beside it, and every worker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from caseload.analysis.changes import list_changes
from caseload.analysis.compare_inputs import compare_inputs
from caseload.analysis.workload import measure_workload
from caseload.domain.comparison import (
    BesideChange,
    BesidePart,
    Comparison,
    GoalPair,
    MovedCases,
    Place,
    SupportChange,
    Why,
    WorkerPair,
    WorkerState,
)
from caseload.domain.findings import Workload
from caseload.domain.plan import GoalResult, Plan
from caseload.domain.problem import Problem

PARTS: Final[tuple[BesidePart, ...]] = ("co_worker", "overseer", "cover")
Key = tuple[str, str, str, str, Why | None, Why | None]


@dataclass(frozen=True)
class Side:
    """One of the two plans: what it is for, and its goals in the order of its policy."""

    problem: Problem
    plan: Plan
    goals: tuple[GoalResult, ...]

    @cached_property
    def because(self) -> Mapping[str, Why]:
        """Why each case that changes worker, or gets its first, does so."""
        changes = list_changes(self.problem, self.plan)
        return {
            change.case: "new" if change.is_new and change.because == "better" else change.because for change in changes
        }


def compare_plans(first: Side, second: Side) -> Comparison:
    """Everything that differs between two plans; they may be for different caseloads."""
    goals = tuple(pair_goals(first.goals, second.goals))
    decided = next((goal for goal in goals if goal.better), None)
    shared = [case for case in first.problem.standings if case in second.problem.standings]
    moved = group_moved(first, second, shared)
    return Comparison(
        better=decided.better if decided else None,
        decided_by=decided.name if decided else None,
        goals=goals,
        moved=tuple(one for one in moved if one.first and one.second),
        only_first=tuple(one for one in moved if one.first and not one.second),
        only_second=tuple(one for one in moved if one.second and not one.first),
        beside=tuple(list_beside(first.plan, second.plan, shared)),
        support=tuple(list_support(first, second)),
        workers=tuple(pair_workers(first, second)),
        input=compare_inputs(first.problem, second.problem),
    )


def pair_goals(first: Sequence[GoalResult], second: Sequence[GoalResult]) -> Iterable[GoalPair]:
    """Every goal of either plan, in the first one's order, then those that only the second has."""
    ours, theirs = {goal.name: goal for goal in first}, {goal.name: goal for goal in second}
    for name in dict.fromkeys([*ours, *theirs]):
        yield GoalPair(name, ours.get(name), theirs.get(name), find_better(ours.get(name), theirs.get(name)))


def find_better(first: GoalResult | None, second: GoalResult | None) -> Place | None:
    """The plan with less of a goal; None where they are alike or one does not state it."""
    if first is None or second is None or first.value == second.value:
        return None
    return "first" if first.value < second.value else "second"


def group_moved(first: Side, second: Side, cases: Iterable[str]) -> tuple[MovedCases, ...]:
    """Cases whose worker differs, one entry for those of a family that go the same way; by team, then case."""
    groups: dict[Key, list[str]] = {}
    for case in sorted(cases):
        here, there = first.plan.lead.get(case), second.plan.lead.get(case)
        if here != there:
            standing = second.problem.standings[case]
            why = first.because.get(case), second.because.get(case)
            groups.setdefault((standing.case.team, standing.family, here or "", there or "", *why), []).append(case)
    moved = [describe_moved(second.problem, key, tuple(members)) for key, members in groups.items()]
    return tuple(sorted(moved, key=lambda one: (one.team, one.cases)))


def describe_moved(problem: Problem, key: Key, cases: tuple[str, ...]) -> MovedCases:
    """The cases of one family that go the same way."""
    team, _, here, there, why_first, why_second = key
    standings = [problem.standings[case] for case in cases]
    return MovedCases(
        cases=cases,
        family=standings[0].case.family,
        team=team,
        kinds=tuple(dict.fromkeys(standing.case.kind for standing in standings)),
        is_must=any(standing.is_must for standing in standings),
        first=here or None,
        second=there or None,
        why_first=why_first,
        why_second=why_second,
    )


def list_beside(first: Plan, second: Plan, cases: Iterable[str]) -> Iterable[BesideChange]:
    """Co-workers, overseers, covers and practitioners who differ, by case."""
    done = sorted({*first.discipline, *second.discipline})
    for case in sorted(cases):
        for part in PARTS:
            here, there = getattr(first, part).get(case), getattr(second, part).get(case)
            if here != there:
                yield BesideChange(case, part, None, here, there)
        for key in done:
            here, there = first.discipline.get(key), second.discipline.get(key)
            if key[0] == case and here != there:
                yield BesideChange(case, "discipline", key[1], here, there)


def list_support(first: Side, second: Side) -> Iterable[SupportChange]:
    """Support that differs, by officer and worker."""
    for officer, worker in sorted({*first.plan.support, *second.plan.support}):
        here, there = (
            side.plan.support.get((officer, worker), 0) * side.problem.policy.hours_unit for side in (first, second)
        )
        if here != there:
            yield SupportChange(officer, worker, Fraction(here), Fraction(there))


def pair_workers(first: Side, second: Side) -> Iterable[WorkerPair]:
    """Every worker of either caseload, by team, then id; the second one's team where both have them."""
    ours, theirs = ({one.worker: one for one in measure_workload(side.problem, side.plan)} for side in (first, second))
    teams = {worker: one.team for worker, one in {**ours, **theirs}.items()}
    for worker, team in sorted(teams.items(), key=lambda item: (item[1], item[0])):
        here, there = ours.get(worker), theirs.get(worker)
        yield WorkerPair(worker, team, state_worker(first.problem, here), state_worker(second.problem, there))


def state_worker(problem: Problem, one: Workload | None) -> WorkerState | None:
    """A worker in one plan."""
    if one is None:
        return None
    hours = one.hours * problem.policy.hours_unit
    return WorkerState(one.available, one.cases_before, one.cases, one.cap, hours, one.share)
