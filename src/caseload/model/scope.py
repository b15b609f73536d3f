"""The independent parts of a problem: what may become of each unit, and what couples units to one another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.model.duties import DUTIES, list_possible
from caseload.model.outcome import Outcome, is_outcome_of, list_shapes
from caseload.model.registry import list_bars
from caseload.model.sharing import may_practise, may_support

Outcomes = Mapping[str, tuple[Outcome, ...]]


@dataclass(frozen=True)
class Part:
    """Units and workers that nothing couples to the rest."""

    outcomes: Outcomes
    workers: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to decide but who stands by and what is shared."""
        return all(len(listed) == 1 for listed in self.outcomes.values())


class Groups:
    """Disjoint sets of names, merged one link at a time."""

    def __init__(self) -> None:
        """Starts empty."""
        self._parent: dict[tuple[str, str], tuple[str, str]] = {}

    def nodes(self) -> Iterable[tuple[str, str]]:
        """Every node seen so far."""
        return self._parent

    def find(self, node: tuple[str, str]) -> tuple[str, str]:
        """The name that stands for a node's set."""
        self._parent.setdefault(node, node)
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, first: tuple[str, str], second: tuple[str, str]) -> None:
        """Merges two sets."""
        one, other = sorted((self.find(first), self.find(second)))
        self._parent[other] = one


def list_outcomes(problem: Problem) -> dict[str, tuple[Outcome, ...]]:
    """What may become of every unit under the rules in force, unit by unit."""
    bars = list_bars(problem)
    return {
        unit.id: tuple(
            outcome
            for outcome in list_open(problem, unit)
            if not any(is_barred(problem, outcome) for is_barred in bars)
        )
        for unit in problem.units
    }


def list_open(problem: Problem, unit: Unit) -> Iterator[Outcome]:
    """Every outcome of a unit before any rule is asked; of a settled one that of the plan known."""
    shapes = list_shapes(problem, unit, problem.serving[unit.team])
    if problem.guarantees is None or unit.id not in problem.guarantees.settled:
        return shapes
    lead = problem.guarantees.start.lead
    return (outcome for outcome in shapes if is_outcome_of(outcome, lead))


def find_parts(problem: Problem, outcomes: Outcomes) -> tuple[Part, ...]:
    """The independent parts, largest first; workers who can neither hold nor do anything belong to none."""
    groups = Groups()
    for unit, listed in outcomes.items():
        node = ("unit", unit)
        groups.find(node)
        for worker in list_coupled(problem, listed):
            groups.join(node, ("worker", worker))
    for first, second in list_links(problem, outcomes):
        groups.join(first, second)
    return collect_parts(outcomes, groups)


def list_coupled(problem: Problem, listed: tuple[Outcome, ...]) -> Iterator[str]:
    """The workers whom a unit may concern: who may lead it, stand by it, or practise on it."""
    yield from (outcome.worker for outcome in listed if outcome.worker is not None)
    for duty in DUTIES:
        yield from sorted(list_possible(problem, listed, duty))
    unit = listed[0].unit
    for case in unit.cases:
        for discipline, _ in problem.standings[case].case.discipline:
            serving = problem.serving[unit.team]
            yield from (w for w in serving if may_practise(problem.staff[w], unit.team, discipline, problem))


def list_links(problem: Problem, outcomes: Outcomes) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Links beside those of units: officers with those they may support, families of one team under `moves`."""
    leads = {o.worker for listed in outcomes.values() for o in listed if o.worker is not None}
    for officer in problem.staff.values() if problem.policy.has_rule("support") else ():
        if officer.role.supports:
            for worker in (problem.staff[each] for each in leads):
                if may_support(officer, worker, problem):
                    yield ("worker", officer.id), ("worker", worker.id)
    yield from list_guaranteed(problem)
    if problem.settings.moves and problem.policy.has_rule("moves"):
        for unit in problem.units:
            if len(outcomes[unit.id]) > 1:
                yield ("team", unit.team), ("unit", unit.id)


def list_guaranteed(problem: Problem) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Links between all units that one guarantee counts: they share what it leaves room for."""
    sets = {guarantee.teams for guarantee in problem.guarantees.listed} if problem.guarantees is not None else set()
    for teams in sorted(sets, key=sorted):
        for unit in problem.units:
            if unit.team in teams:
                yield ("guarantee", min(teams)), ("unit", unit.id)


def collect_parts(outcomes: Outcomes, groups: Groups) -> tuple[Part, ...]:
    """The parts of the groups, largest first, then by smallest unit."""
    units: dict[tuple[str, str], list[str]] = {}
    workers: dict[tuple[str, str], set[str]] = {}
    for unit in outcomes:
        units.setdefault(groups.find(("unit", unit)), []).append(unit)
    for node in list(groups.nodes()):
        if node[0] == "worker":
            workers.setdefault(groups.find(node), set()).add(node[1])
    parts = [
        Part({unit: outcomes[unit] for unit in sorted(listed)}, tuple(sorted(workers.get(root, ()))))
        for root, listed in units.items()
    ]
    return tuple(sorted(parts, key=lambda part: (-count_choices(part.outcomes.values()), min(part.outcomes))))


def count_choices(listed: Iterable[tuple[Outcome, ...]]) -> int:
    """How many outcomes there are to choose from, where there is a choice."""
    return sum(len(each) for each in listed if len(each) > 1)
