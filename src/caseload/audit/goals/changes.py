"""Changes of worker that children live through: of the lead, and of those who stand by the case."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.duties import DutyWord, find_named_before, is_duty_kept, list_named
from caseload.audit.stand_by import can_stand_by
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """The change cost of every case that leaves its holder, and 1 for each co-worker, overseer or cover lost.

    Decisions and cases to hand on cost nothing.
    """
    return sum(cost for _, cost in list_by_team(problem, plan, after))


def list_by_team(problem: Problem, plan: Plan, after: After) -> Iterator[tuple[str, int]]:
    """The same case by case, each with its team."""
    for case, lead in after.lead.items():
        standing = problem.standings[case]
        if standing.is_decided or standing.is_handed_on:
            continue
        cost = 0
        if standing.before and lead != standing.before:
            cost += standing.change_cost
        if case in after.kept:
            cost += is_lost(problem, plan, after, "co_working", case)
            cost += is_lost(problem, plan, after, "overseeing", case)
        if standing.needs_cover and lead == standing.waits_for:
            cost += is_cover_lost(problem, plan, after, case)
        yield standing.case.team, cost


def is_lost(problem: Problem, plan: Plan, after: After, word: DutyWord, case: str) -> bool:
    """Whether the available worker whom the input names beside the lead is not the one the plan names."""
    before = find_named_before(problem.standings[case], word)
    if before not in problem.staff or before is None or before == after.lead[case]:
        return False
    return is_duty_kept(problem, word, case, before) and list_named(plan, word).get(case) != before


def is_cover_lost(problem: Problem, plan: Plan, after: After, case: str) -> bool:
    """Whether the cover whom the input names may cover the case and is not the plan's."""
    before = problem.standings[case].case.cover
    valid = before is not None and can_stand_by(problem, case, before, after.lead[case])
    return valid and plan.cover.get(case) != before
