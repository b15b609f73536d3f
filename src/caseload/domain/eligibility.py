"""Which rule, if any, keeps a worker from receiving a case, whatever else they hold."""

from collections.abc import Iterable

from caseload.domain.policy import Policy
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing, may_lead


def find_bar(standing: Standing, member: StaffMember, policy: Policy) -> str | None:
    """The name of the first rule that keeps the worker from receiving the case; None if none does.

    Looks at the pair alone: availability, lead, skills, protected (barred kinds), leaving, lending, no cap at all.
    """
    if not member.is_available:
        return "one_worker"
    if not may_lead(member, standing.case, policy):
        return "lead"
    if policy.has_rule("skills") and not standing.case.skills <= member.worker.skills:
        return "skills"
    if policy.has_rule("protected") and is_barred_by_protection(standing, member, policy):
        return "protected"
    if policy.has_rule("leaving") and member.leaving is not None:
        return "leaving"
    if policy.has_rule("lending") and standing.case.team not in member.serves:
        return "lending"
    return "cap" if member.cap is not None and member.cap < 1 else None


def is_barred_by_protection(standing: Standing, member: StaffMember, policy: Policy) -> bool:
    """No child protection, section 47 or proceedings for an NQSW before month 6."""
    return member.is_protected and standing.is_barred and member.months < policy.protected_from


def is_co_worked(standing: Standing, member: StaffMember, policy: Policy) -> bool:
    """Whether the case needs a co-worker when this worker leads it: an NQSW after month 6, barred work."""
    return (
        policy.has_rule("co_working")
        and member.is_protected
        and standing.is_barred
        and member.months >= policy.protected_from
    )


def is_overseen(member: StaffMember, policy: Policy) -> bool:
    """Whether what this worker leads needs a social worker who oversees it."""
    return policy.has_rule("overseeing") and member.role.overseen


def may_stand_by(standing: Standing, member: StaffMember, policy: Policy) -> bool:
    """Whether a worker may co-work, oversee or cover a case: available, registered, not an NQSW,
    may lead it, serves its team."""
    return (
        member.is_available
        and member.role.registered
        and not member.is_protected
        and may_lead(member, standing.case, policy)
        and (not policy.has_rule("lending") or standing.case.team in member.serves)
    )


def can_stand_by_all(cases: Iterable[Standing], member: StaffMember, policy: Policy) -> bool:
    """Whether one worker may co-work, oversee or cover every one of these cases."""
    return all(may_stand_by(standing, member, policy) for standing in cases)
