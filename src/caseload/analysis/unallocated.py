"""The cases nobody has, the most urgent first, and how many workers each rule keeps from taking them."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from caseload.analysis.escalation import find_escalation
from caseload.analysis.plan_view import PlanView, view_plan
from caseload.analysis.stops import find_cover_stop, find_stop
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.findings import Reason, Unallocated
from caseload.domain.names import RULES
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing, may_lead
from caseload.domain.units import build_part

Stops = dict[tuple[tuple[str, ...], str], str | None]
LOADS: Final = frozenset({"cap", "hours", "protected", "new_cases", "kind_limit", "lending"})


def list_unallocated(problem: Problem, plan: Plan) -> tuple[Unallocated, ...]:
    """Every case with no worker, and every waiting must-allocate case without the cover it needs.

    Must-allocate cases first, then by urgency, unit and case. Ways out are not looked for here.
    """
    view = view_plan(problem, plan)
    uncovered = {case for case in list_without(problem, plan, view.after) if view.after.lead[case] is not None}
    cases = [case for case, lead in view.after.lead.items() if lead is None or case in uncovered]
    standings = [problem.standings[case] for case in cases]
    standings.sort(key=lambda s: (not s.is_must, -s.urgency, view.after.unit_of[s.id].id, s.id))
    stops: Stops = {}
    return tuple(describe_case(view, standing, stops) for standing in standings)


def describe_case(view: PlanView, standing: Standing, stops: Stops) -> Unallocated:
    """One case with its reasons. `holder` is the input's, there or not, a tray excepted."""
    member = view.problem.staff.get(standing.case.holder or "")
    is_waiting = view.after.lead[standing.id] is not None
    return Unallocated(
        case=standing.id,
        unit=view.after.unit_of[standing.id].id,
        kind=standing.case.kind,
        team=standing.case.team,
        is_must=standing.is_must,
        weeks=standing.weeks,
        holder=member.id if member is not None and not member.role.tray else None,
        is_displaced=standing.before is not None and not is_waiting,
        is_waiting_for_cover=is_waiting,
        reasons=count_reasons(view, standing, is_waiting, stops),
        escalation=find_escalation(view.problem, standing.id),
    )


def count_reasons(view: PlanView, standing: Standing, is_waiting: bool, stops: Stops) -> tuple[Reason, ...]:
    """How many of those who may lead the case each rule stops, each worker once under the first that does.

    Those who may lead it: available, of a team that serves the case's, a role that leads its kind by law and by
    the policy. With nobody of that kind, one reason says so: `one_worker` if all who may are away, else `lead`.
    """
    serving = list_serving(view.problem, standing)
    able = [member for member in serving if may_lead(member, standing.case, view.problem.policy)]
    there = [member for member in able if member.is_available]
    if not there:
        here = sum(1 for member in serving if member.is_available)
        return (Reason("one_worker", len(able), len(able)) if able else Reason("lead", here, here),)
    found = Counter(find_first_stop(view, standing, member, is_waiting, stops) for member in there)
    return order_reasons(found, len(there))


def order_reasons(found: Counter[str | None], of: int) -> tuple[Reason, ...]:
    """The reasons, the one that stops most first, then in the order of the rules."""
    named = sorted((-count, RULES.index(rule), rule) for rule, count in found.items() if rule is not None)
    return tuple(Reason(rule, -count, of) for count, _, rule in named)


def list_serving(problem: Problem, standing: Standing) -> list[StaffMember]:
    """The workers who may receive work of the case's team, there or not; trays excepted."""
    anyone = not problem.policy.has_rule("lending")
    members: Iterable[StaffMember] = problem.staff.values()
    return [m for m in members if not m.role.tray and (anyone or standing.case.team in m.serves)]


def find_first_stop(
    view: PlanView, standing: Standing, member: StaffMember, is_waiting: bool, stops: Stops
) -> str | None:
    """The rule that stops one worker: `siblings` where only the rest of the unit does, None where none does."""
    unit = view.after.unit_of[standing.id]
    key = (unit.cases, member.id)
    if key not in stops:
        stops[key] = find_cover_stop(view, unit, member) if is_waiting else find_stop(view, unit, member)
    stop = stops[key]
    if stop not in LOADS or is_waiting or len(unit.cases) == 1 or standing.id in unit.core:
        return stop
    by_itself = find_stop(view, build_part(unit, (standing.id,)), member)
    return "siblings" if by_itself is None else stop
