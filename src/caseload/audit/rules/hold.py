"""Hold: a case with `hold_until` stays with the holder who is there, and its whole core with it."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem
from caseload.domain.standing import Standing


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases of a core that is held, and that are not with their holder."""
    for unit in problem.units:
        core = [problem.standings[case] for case in unit.core]
        if not any(is_held(problem, standing) for standing in core):
            continue
        for standing in core:
            if after.lead[standing.id] != standing.holder:
                yield Breach("hold", standing.holder, standing.id, None, "is held with its holder and moves")


def is_held(problem: Problem, standing: Standing) -> bool:
    """Whether `hold_until` is today or later and the holder is there; a `give` comes before it."""
    until = standing.case.hold_until
    free = standing.before is not None and not standing.is_decided
    return free and until is not None and until >= problem.caseload.as_of
