"""One worker: every case has one available worker or none; an absent holder's case waits, with one cover."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.stand_by import can_stand_by
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

NAME = "one_worker"


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases missing from the plan, with an unknown or unavailable worker, or taken from where they wait; covers."""
    for case, lead in after.lead.items():
        wanted, waits_for = plan.lead.get(case), problem.standings[case].waits_for
        if case not in plan.lead:
            yield Breach(NAME, None, case, None, "is missing from the plan")
        elif wanted and lead is None:
            yield Breach(NAME, wanted, case, None, "goes to someone who is not among the workers")
        elif waits_for and lead != waits_for:
            yield Breach(NAME, lead, case, None, "leaves the absent holder it waits for")
        elif lead and not waits_for and not problem.staff[lead].is_available:
            yield Breach(NAME, lead, case, after.explain_case(case), "goes to a worker who is not available")
    yield from find_cover_breaches(problem, after)


def find_cover_breaches(problem: Problem, after: After) -> Iterator[Breach]:
    """Covers of cases that need none, by people who may not, or by several people received for one unit."""
    received: dict[str, set[str]] = {}
    for duty in after.duties:
        if duty.word != "cover":
            continue
        for case in duty.cases:
            is_new = case in duty.received
            if is_new:
                received.setdefault(duty.unit.id, set()).add(duty.worker)
            if is_new and not problem.standings[case].needs_cover:
                yield Breach(NAME, duty.worker, case, None, "covers a case that needs no cover")
            elif not can_stand_by(problem, case, duty.worker, after.lead[case]):
                yield Breach(NAME, duty.worker, case, None if is_new else "input", "covers a case but may not")
    for unit in problem.units:
        count = len(received.get(unit.id, ()))
        if count > 1:
            yield Breach(NAME, None, unit.cases[0], None, f"unit has {count} of 1 new cover")
