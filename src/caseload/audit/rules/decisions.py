"""Decisions: what a manager settled with `give`, `not` or `wait` is carried out."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

NAME = "decisions"


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Given cases elsewhere, waiting ones that someone has, and cases received against a `not` on their unit."""
    for decision in problem.caseload.decisions:
        lead = after.lead.get(decision.case)
        if decision.word == "give" and lead != decision.worker:
            yield Breach(NAME, lead, decision.case, None, "is not with the worker it is given to")
        if decision.word == "wait" and lead is not None:
            yield Breach(NAME, lead, decision.case, None, "has a worker though it is decided that it waits")
    if not problem.nots:
        return
    for unit in problem.units:
        ruled_out = problem.list_nots(unit)
        for case in unit.cases:
            if case in after.received and after.lead[case] in ruled_out:
                yield Breach(NAME, after.lead[case], case, None, "goes to a worker whom a decision rules out")
