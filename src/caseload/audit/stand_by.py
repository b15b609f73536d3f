"""Who may stand by a case beside its lead: as a co-worker, an overseer or a cover; and what is wrong if not."""

from collections.abc import Callable, Iterator
from typing import Literal

from caseload.audit.after import After
from caseload.audit.duties import DUTIES, Duty, find_named_before, is_duty_kept, list_named
from caseload.audit.titles import may_lead
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

SharedWord = Literal["co_working", "overseeing"]
VERBS = dict(zip(DUTIES, ("co-works", "oversees", "covers"), strict=True))
NOUNS = {"co_working": "co-worker", "overseeing": "overseer"}


def can_stand_by(problem: Problem, case: str, worker: str, lead: str | None) -> bool:
    """Whether a worker is available, registered, not newly qualified, may lead the case, serves its team
    (where `lending` is in force), and is not its lead."""
    member, standing = problem.staff.get(worker), problem.standings[case]
    if member is None or not member.is_available or worker == lead:
        return False
    if not member.role.registered or member.role.protected or not may_lead(problem, case, worker):
        return False
    return standing.case.team in member.serves or not problem.policy.has_rule("lending")


def find_shared_breaches(
    problem: Problem, plan: Plan, after: After, word: SharedWord, is_needed: Callable[[str], bool]
) -> Iterator[Breach]:
    """Breaches of co-working or overseeing: duties received, then cases that go without."""
    for duty in after.duties:
        if duty.word == word:
            yield from find_duty_breaches(problem, after, duty)
    yield from find_mixed_units(after, word)
    named = list_named(plan, word)
    for case, lead in after.lead.items():
        worker = named.get(case)
        if lead and is_needed(case) and not (worker and can_stand_by(problem, case, worker, lead)):
            yield Breach(word, lead, case, after.explain_case(case), f"has no {NOUNS[word]} who may do it")
        yield from find_lost_while_waiting(problem, word, case, worker)


def find_duty_breaches(problem: Problem, after: After, duty: Duty) -> Iterator[Breach]:
    """A duty for a case nobody leads or its lead, or received by someone who may not do it."""
    for case in duty.cases:
        lead = after.lead[case]
        if lead is None:
            yield Breach(duty.word, duty.worker, case, None, f"{VERBS[duty.word]} a case that has no worker")
        elif lead == duty.worker:
            yield Breach(duty.word, duty.worker, case, None, f"{VERBS[duty.word]} a case they lead")
        elif case in duty.received and not can_stand_by(problem, case, duty.worker, lead):
            yield Breach(duty.word, duty.worker, case, None, f"{VERBS[duty.word]} a case but may not")


def find_mixed_units(after: After, word: SharedWord) -> Iterator[Breach]:
    """Units with a received duty and more than one worker who does it."""
    by_unit: dict[str, list[Duty]] = {}
    for duty in after.duties:
        if duty.word == word:
            by_unit.setdefault(duty.unit.id, []).append(duty)
    for duties in by_unit.values():
        if len(duties) > 1 and any(duty.received for duty in duties):
            detail = f"unit has {len(duties)} of 1 {NOUNS[word]}"
            yield Breach(word, None, duties[0].unit.cases[0], None, detail)


def find_lost_while_waiting(problem: Problem, word: SharedWord, case: str, worker: str | None) -> Iterator[Breach]:
    """A case that waits for its absent holder keeps the available co-worker and overseer it has."""
    standing = problem.standings[case]
    before = find_named_before(standing, word) if standing.waits_for else None
    if before in problem.staff and is_duty_kept(problem, word, case, before or "") and worker != before:
        yield Breach(word, before, case, None, f"loses its {NOUNS[word]} while it waits for its holder")
