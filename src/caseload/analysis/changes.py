"""Which cases change worker, or get one, and what each change is for."""

from caseload.audit.after import After, summarise_plan
from caseload.domain.findings import Because, Change
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing


def list_changes(problem: Problem, plan: Plan) -> tuple[Change, ...]:
    """Every case whose worker after the plan is not the one of the input, by team, unit and case.

    Cases that nobody had are `is_new`; cases taken from an available holder and left with nobody are listed
    too (`after` None), those whose holder is gone and who have nobody are not.
    """
    after = summarise_plan(problem, plan)
    found = [describe_change(problem, after, s) for s in problem.standings.values() if is_change(problem, after, s)]
    return tuple(sorted(found, key=lambda change: (change.team, change.unit, change.case)))


def is_change(problem: Problem, after: After, standing: Standing) -> bool:
    """Whether a case ends with another worker than it had, or loses one who is there."""
    lead = after.lead[standing.id]
    if lead is None:
        return standing.before is not None or is_released(problem, standing)
    had = find_input_holder(problem, standing)
    return had is None or lead != had.id


def describe_change(problem: Problem, after: After, standing: Standing) -> Change:
    """One change with what it is for."""
    had = find_input_holder(problem, standing)
    return Change(
        case=standing.id,
        unit=after.unit_of[standing.id].id,
        team=standing.case.team,
        before=had.id if had else None,
        after=after.lead[standing.id],
        because=find_cause(problem, after, standing, had),
        is_new=had is None,
    )


def find_input_holder(problem: Problem, standing: Standing) -> StaffMember | None:
    """The worker who holds a case in the input, there or not; a tray holds none."""
    member = problem.staff.get(standing.case.holder or "")
    return None if member is None or member.role.tray else member


def find_cause(problem: Problem, after: After, standing: Standing, had: StaffMember | None) -> Because:
    """What a change is for: the first that fits of a decision, handing on, a holder who is gone, the law, a sibling.

    What is left is `better`: a move, or a worker for a new case, that the goals prefer.
    """
    if standing.is_decided:
        return "decision"
    if had is not None and has_left(problem, had):
        return "holder_left"
    if is_released(problem, standing):
        return "decision"
    if standing.is_handed_on:
        return "handed_on"
    if had is not None and not had.is_available:
        return "holder_absent"
    if had is not None and standing.before is None:
        return "rule"
    return "with_sibling" if is_with_sibling(after, standing) else "better"


def has_left(problem: Problem, member: StaffMember) -> bool:
    """Whether a worker's last day is over."""
    return member.worker.last_day is not None and member.worker.last_day < problem.caseload.as_of


def is_released(problem: Problem, standing: Standing) -> bool:
    """Whether a `not` takes a case, or the core it is in, from the holder it would otherwise have."""
    holder = standing.case.holder
    taken = not (standing.before or standing.waits_for or standing.is_decided)
    if not problem.nots or holder is None or not taken or not problem.policy.has_rule("decisions"):
        return False
    return any(
        holder in problem.nots.get(other.id, ())
        for other in problem.standings.values()
        if other.family == standing.family and other.case.team == standing.case.team and other.case.holder == holder
    )


def is_with_sibling(after: After, standing: Standing) -> bool:
    """Whether a case joins a core, or a core moves together with a joiner."""
    unit, lead = after.unit_of[standing.id], after.lead[standing.id]
    others = unit.core if standing.id in unit.joiners else unit.joiners
    return lead is not None and any(after.lead[case] == lead for case in others)
