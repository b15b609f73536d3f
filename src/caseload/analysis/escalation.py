"""How long each case has had no worker, whether that is amber or red by now, and who must be told."""

from datetime import date, timedelta
from typing import Final

from caseload.domain.escalation import IN_WRITING, REVIEW_DAYS, Escalation, EscalationStatus, Told
from caseload.domain.problem import Problem
from caseload.domain.standing import find_tenure

TELL: Final[dict[EscalationStatus, tuple[Told, ...]]] = {
    "at_once": ("service_manager", "senior_manager", "assistant_director"),
    "red": ("service_manager", "senior_manager", "assistant_director"),
    "amber": ("service_manager", "senior_manager", "assistant_director"),
    "waiting": ("service_manager",),
}


def find_escalation(problem: Problem, case: str) -> Escalation:
    """The escalation of a case that has no worker, or that may not wait and lacks the cover it needs.

    The weeks count from `waiting_since`, else from the day the holder was lost, else from the as-of date; amber and
    red begin after the policy's `amber_weeks` and `red_weeks`.
    """
    policy, today = problem.policy, problem.caseload.as_of
    since = find_since(problem, case)
    start = since or today
    amber_on, red_on = start + timedelta(weeks=policy.amber_weeks), start + timedelta(weeks=policy.red_weeks)
    status = find_status(problem.standings[case].is_must, today, amber_on, red_on)
    return Escalation(
        status=status,
        since=since,
        amber_on=amber_on,
        red_on=red_on,
        tell=TELL[status],
        write_to=IN_WRITING,
        review_by=today + timedelta(days=REVIEW_DAYS),
    )


def find_since(problem: Problem, case: str) -> date | None:
    """The first day without a worker: as the table states it, else the day the holder was lost; None if not known."""
    standing = problem.standings[case]
    if standing.case.waiting_since is not None:
        return standing.case.waiting_since
    return find_tenure(standing.case, problem.caseload, problem.staff).lost_on


def find_status(is_must: bool, today: date, amber_on: date, red_on: date) -> EscalationStatus:
    """The status on a day; a case that may not wait is escalated at once."""
    if is_must:
        return "at_once"
    if today >= red_on:
        return "red"
    return "amber" if today >= amber_on else "waiting"
