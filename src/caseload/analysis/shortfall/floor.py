"""What no plan can go below, counted unit by unit: with it, most searches for the goals of a level need not start."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from caseload.domain.eligibility import may_stand_by
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.model.outcome import Outcome

Cost = Callable[[Problem, Outcome], int]


def find_floor(problem: Problem, outcomes: Mapping[str, Sequence[Outcome]]) -> dict[str, int]:
    """A bound on each goal of a level (`problem.policy.goals`), goal by goal, over plans in which every earlier goal
    comes to its own bound.

    Goals of cases: each unit's best outcome. Then only those outcomes count, and a worker leads at least what can
    go to nobody else.
    """
    best = {unit: list(listed) for unit, listed in outcomes.items()}
    floor: dict[str, int] = {}
    for goal in problem.policy.goals:
        if goal in COSTS:
            floor[goal] = sum(keep_cheapest(problem, listed, COSTS[goal]) for listed in best.values())
        else:
            floor[goal] = sum(measure_forced(problem, best.values(), LIMITS[goal])) if goal in LIMITS else 0
    return floor


def keep_cheapest(problem: Problem, listed: list[Outcome], cost: Cost) -> int:
    """Keeps a unit's outcomes that cost least, and says what they cost."""
    costs = [cost(problem, outcome) for outcome in listed]
    least = min(costs)
    listed[:] = [outcome for outcome, each in zip(listed, costs, strict=True) if each == least]
    return least


def count_must(problem: Problem, outcome: Outcome) -> int:
    """Must-allocate cases left, and waiting ones whom nobody may cover."""
    left = sum(problem.standings[case].is_must for case in outcome.left)
    needing = [problem.standings[case] for case in outcome.kept if problem.standings[case].needs_cover]
    return left + sum(
        not any(may_stand_by(standing, m, problem.policy) for m in problem.staff.values()) for standing in needing
    )


def count_displaced(problem: Problem, outcome: Outcome) -> int:
    """Cases that had an available worker and are left."""
    return sum(problem.standings[case].before is not None for case in outcome.left)


def count_urgency(problem: Problem, outcome: Outcome) -> int:
    """Priority weeks of the cases left, and of those to hand on that stay."""
    waiting = outcome.left + (outcome.kept if outcome.unit.is_handed_on else ())
    return sum(problem.standings[case].urgency for case in waiting)


def measure_forced(
    problem: Problem, units: Iterable[Sequence[Outcome]], limit: Callable[[StaffMember], int | None]
) -> Iterable[int]:
    """By how many cases each available worker is above a limit with only what can go to nobody else."""
    forced: dict[str, int] = {}
    for listed in units:
        worker = listed[0].worker
        if worker is not None and all(outcome.worker == worker for outcome in listed):
            forced[worker] = forced.get(worker, 0) + min(len(outcome.led) for outcome in listed)
    for worker, count in forced.items():
        most = limit(problem.staff[worker])
        if problem.staff[worker].is_available and most is not None:
            yield max(0, count - most)


COSTS: Final[Mapping[str, Cost]] = {
    "unallocated_must": count_must,
    "displaced": count_displaced,
    "unallocated": count_urgency,
}

LIMITS: Final[Mapping[str, Callable[[StaffMember], int | None]]] = {
    "above_cap": lambda member: member.cap,
    "above_target": lambda member: member.aim,
}
