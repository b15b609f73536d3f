"""Twins: workers whom nothing tells apart, so that any plan could swap them; only one order of them is searched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.model.outcome import Outcome
from caseload.model.scope import Part


@dataclass(frozen=True)
class Twins:
    """Two or more workers alike, in the order of their ids, and the units each of them could lead: heaviest first."""

    workers: tuple[str, ...]
    units: tuple[str, ...]

    def list_barred(self, place: int) -> frozenset[str]:
        """The workers who need not be thought of for the unit at a place: those behind as many others."""
        return frozenset(self.workers[place + 1 :])


def find_twins(problem: Problem, part: Part) -> tuple[Twins, ...]:
    """The groups of workers in a part who hold nothing, whom no row names, and who are alike in everything else."""
    could_lead = list_units_by_worker(part)
    groups: list[list[str]] = []
    for worker in (each for each in part.workers if each in could_lead and each not in problem.named):
        for group in groups:
            other = group[0]
            is_as_free = could_lead[other] == could_lead[worker]
            if is_as_free and are_alike(problem, problem.staff[other], problem.staff[worker]):
                group.append(worker)
                break
        else:
            groups.append([worker])
    alike = [tuple(group) for group in groups if len(group) > 1]
    return tuple(Twins(workers, sort_units(problem, part, could_lead[workers[0]])) for workers in alike)


def list_units_by_worker(part: Part) -> dict[str, tuple[str, ...]]:
    """The units that each worker might lead."""
    found: dict[str, list[str]] = {}
    for unit, listed in part.outcomes.items():
        for outcome in listed:
            if outcome.worker is not None:
                found.setdefault(outcome.worker, []).append(unit)
    return {worker: tuple(units) for worker, units in found.items()}


def are_alike(problem: Problem, one: StaffMember, other: StaffMember) -> bool:
    """Whether two workers are the same but for their ids, in the table `pairs` as well."""
    nameless = [replace(member, worker=replace(member.worker, id="")) for member in (one, other)]
    return nameless[0] == nameless[1] and have_same_pairs(problem, one.id, other.id)


def have_same_pairs(problem: Problem, one: str, other: str) -> bool:
    """Whether the table `pairs` says the same of two workers."""
    pairs = problem.caseload.pairs
    return not pairs or all(pairs.get((case, one)) == pairs.get((case, other)) for case in problem.standings)


def sort_units(problem: Problem, part: Part, units: Iterable[str]) -> tuple[str, ...]:
    """Units by their points, the heaviest first: to settle those early settles most."""

    def weigh(unit: str) -> tuple[int, str]:
        return -sum(problem.standings[case].points for case in part.outcomes[unit][0].unit.cases), unit

    return tuple(sorted(units, key=weigh))


def order_part(part: Part, groups: Sequence[Twins]) -> Part:
    """The part without the outcomes that no plan needs whose twins come in the order of their first unit."""
    barred: dict[str, frozenset[str]] = {}
    for twins in groups:
        for place, unit in enumerate(twins.units):
            barred[unit] = barred.get(unit, frozenset()) | twins.list_barred(place)

    def keep(unit: str, listed: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in listed if outcome.worker not in barred.get(unit, ()))

    return replace(part, outcomes={unit: keep(unit, listed) for unit, listed in part.outcomes.items()})


def order_plan(part: Part, plan: Plan, groups: Sequence[Twins]) -> Plan:
    """The same plan with twins swapped, so that they come in the order of their first unit."""
    new: dict[str, str] = {}
    for twins in groups:
        first: dict[str | None, int] = {}
        for place, unit in enumerate(twins.units):
            first.setdefault(plan.lead[part.outcomes[unit][0].unit.cases[0]], place)
        ranked = sorted(twins.workers, key=lambda worker: (first.get(worker, len(twins.units)), worker))
        new.update(zip(ranked, twins.workers, strict=True))

    def name(worker: str) -> str:
        return new.get(worker, worker)

    def rename(table: Mapping[Any, str]) -> dict[Any, str]:
        return {key: name(worker) for key, worker in table.items()}

    return Plan(
        lead={case: worker and name(worker) for case, worker in plan.lead.items()},
        co_worker=rename(plan.co_worker),
        overseer=rename(plan.overseer),
        cover=rename(plan.cover),
        support={
            (new.get(giver, giver), new.get(taker, taker)): hours for (giver, taker), hours in plan.support.items()
        },
        discipline={key: new.get(doer, doer) for key, doer in plan.discipline.items()},
    )
