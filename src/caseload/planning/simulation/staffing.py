"""People there from the first Monday, or no longer: what a staffing model adds to a caseload and takes away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from math import floor

from caseload.domain.caseload import Caseload, Worker
from caseload.planning.simulation.people import add_workers, build_joiner, is_employed, list_team_weights

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AddedPeople:
    """So many people of a role, each of this FTE: of a team, or spread over all as their cases are many.

    With no `skills` stated (None) they come with those that joiners come with.
    """

    role: str
    count: int
    team: str | None = None
    fte: Fraction = Fraction(1)
    skills: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class RemovedPeople:
    """So many people of a role, of a team or of all: those with the fewest cases, then the first by id."""

    role: str
    count: int
    team: str | None = None


def add_people(caseload: Caseload, added: Sequence[AddedPeople]) -> Caseload:
    """The caseload with the people of every row, there from its date on."""
    workers = [
        build_added(caseload, row, team, f"added-{number:02}-{place:03}")
        for number, row in enumerate(added, 1)
        for place, team in enumerate(spread(caseload, row), 1)
    ]
    return add_workers(caseload, workers)


def build_added(caseload: Caseload, row: AddedPeople, team: str, name: str) -> Worker:
    """One of the people of a row."""
    worker = build_joiner(caseload, row.role, team, (name, row.fte))
    return worker if row.skills is None else replace(worker, skills=row.skills)


def spread(caseload: Caseload, row: AddedPeople) -> list[str]:
    """The team of each of the people of a row: in proportion to the teams' cases, by largest remainder (Hamilton)."""
    if row.team is not None:
        return [row.team] * row.count
    weights = list_team_weights(caseload)
    total = sum(weight for _, weight in weights)
    shares = {team: row.count * weight / total for team, weight in weights}
    counts = {team: floor(share) for team, share in shares.items()}
    left = row.count - sum(counts.values())
    for team in sorted(shares, key=lambda team: (counts[team] - shares[team], team))[:left]:
        counts[team] += 1
    return [team for team, count in counts.items() for _ in range(count)]


def remove_people(caseload: Caseload, removed: Sequence[RemovedPeople]) -> tuple[Caseload, tuple[int, ...]]:
    """The caseload with the people of every row gone the day before it begins, and how many each row lacks."""
    lacking = []
    for row in removed:
        there = list_there(caseload, row)
        lacking.append(max(0, row.count - len(there)))
        gone, day = {worker.id for worker in there[: row.count]}, caseload.as_of - ONE_DAY
        workers = tuple(replace(one, last_day=day) if one.id in gone else one for one in caseload.workers)
        caseload = replace(caseload, workers=workers)
    return caseload, tuple(lacking)


def list_there(caseload: Caseload, row: RemovedPeople) -> list[Worker]:
    """Those of a role and team who are employed, the fewest cases first."""
    held = dict.fromkeys((worker.id for worker in caseload.workers), 0)
    for case in caseload.cases:
        if case.holder in held:
            held[case.holder] += 1
    people = [
        worker
        for worker in caseload.workers
        if worker.role == row.role and row.team in (None, worker.team) and is_employed(worker, caseload.as_of)
    ]
    return sorted(people, key=lambda worker: (held[worker.id], worker.id))
