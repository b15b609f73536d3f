"""Siblings: a unit goes whole to one worker, or keeps its core and leaves the joiners, or goes to nobody."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Units that the plan divides, once each; waiting units are the business of `one_worker`."""
    for unit in problem.units:
        if unit.is_waiting:
            continue
        everyone = {after.lead[case] for case in unit.cases}
        core = {after.lead[case] for case in unit.core}
        joiners = {after.lead[case] for case in unit.joiners}
        if len(everyone) > 1 and not (core == {unit.holder} and joiners == {None}):
            detail = f"{len(unit.cases)} cases that go together have {len(everyone)} outcomes"
            yield Breach("siblings", None, unit.cases[0], None, detail)
