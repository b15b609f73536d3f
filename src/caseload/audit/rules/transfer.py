"""Transfer: a case held in another team stays; one to hand on keeps its holder until another takes it."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

NAME = "transfer"


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases held in another team that move though they may not, and cases to hand on that nobody has."""
    for case, lead in after.lead.items():
        standing = problem.standings[case]
        if standing.before is None or standing.is_decided:
            continue
        if standing.is_handed_on:
            if lead is None:
                yield Breach(NAME, standing.before, case, None, "is to hand on and has no worker")
        elif problem.staff[standing.before].team != standing.case.team and lead != standing.before:
            yield Breach(NAME, standing.before, case, None, "is held in another team and moves")
