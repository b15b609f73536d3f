"""Which limits a plan exceeds by decision: the rule, the worker, what they then have, and the limit."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from caseload.audit.after import After, summarise_plan
from caseload.audit.rules.kind_limit import list_counts
from caseload.audit.rules.lending import measure_lent
from caseload.audit.rules.new_cases import measure_intake
from caseload.domain.names import RULES
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

Over = tuple[str, str, int, int]
Measure = Callable[[Problem, After, str], tuple[int, int]]


def list_over(problem: Problem, plan: Plan, breaches: Iterable[Breach], workers: Iterable[str]) -> tuple[Over, ...]:
    """Each limit these workers are over by decision, in the order of the rules: (rule, worker, then, limit).

    Cases, families, or hour units. A rule on single cases (skills, leaving, lending, ...): its cases, and 0.
    """
    chosen = frozenset(workers)
    after = summarise_plan(problem, plan)
    found: dict[tuple[int, str, bool], int] = {}
    for breach in breaches:
        if breach.since == "decision" and breach.worker in chosen:
            key = (RULES.index(breach.rule), breach.worker or "", breach.case is not None)
            found[key] = found.get(key, 0) + 1
    over = []
    for (place, worker, is_of_case), count in sorted(found.items()):
        then, limit = (count, 0) if is_of_case else MEASURES[RULES[place]](problem, after, worker)
        over.append((RULES[place], worker, then, limit))
    return tuple(over)


def measure_cap(problem: Problem, after: After, worker: str) -> tuple[int, int]:
    """Cases led and the cap of the role."""
    return len(after.list_led(worker)), problem.staff[worker].role_cap


def measure_protected(problem: Problem, after: After, worker: str) -> tuple[int, int]:
    """Cases led and the protected load."""
    return len(after.list_led(worker)), problem.staff[worker].protected_load or 0


def measure_hours(problem: Problem, after: After, worker: str) -> tuple[int, int]:
    """Hour units after support and the capacity left."""
    return after.measure_hours(worker), after.measure_capacity_left(worker)


def measure_new(problem: Problem, after: After, worker: str) -> tuple[int, int]:
    """New families, those given and those of the last days among them, and the weekly number."""
    intake = measure_intake(problem, after, worker)
    return intake.settled + intake.received, problem.staff[worker].max_new


def measure_kind(problem: Problem, after: After, worker: str) -> tuple[int, int]:
    """Families under the kind limit that is exceeded by most, and that limit."""
    counts = [(count.whole, count.limit) for count in list_counts(problem, after) if count.worker == worker]
    return max(counts, key=lambda pair: pair[0] - pair[1])


def measure_lending(problem: Problem, after: After, worker: str) -> tuple[int, int]:
    """Hour units spent on other teams' work and the most that may be."""
    return measure_lent(problem, after).get(worker, 0), problem.staff[worker].lend_limit


MEASURES: Final[Mapping[str, Measure]] = MappingProxyType(
    {
        "cap": measure_cap,
        "protected": measure_protected,
        "hours": measure_hours,
        "new_cases": measure_new,
        "kind_limit": measure_kind,
        "lending": measure_lending,
    }
)
