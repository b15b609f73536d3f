"""The caseload of the following week, if the week's proposal is carried out and nothing else happens."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from caseload.domain.caseload import Case, Caseload, Decision
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember, prepare_staff
from caseload.domain.standing import find_tenure

WEEK = timedelta(weeks=1)


def carry_week(problem: Problem, plan: Plan, day: date | None = None) -> Caseload:
    """The caseload as it stands on a later day (a week after, unless told), with the plan's workers as holders.

    Cases whose `ends` is over are gone. No referral is added and no chance is taken; what dates say of workers,
    reductions, protection and holds follows from the new as-of date by itself.
    """
    caseload = problem.caseload
    day = day or caseload.as_of + WEEK
    cases = tuple(carry_case(problem, plan, case) for case in caseload.cases if not is_over(case, day))
    open_cases = {case.id for case in cases}
    carried = replace(
        caseload,
        as_of=day,
        cases=cases,
        decisions=tuple(carry_decisions(problem, plan, day, open_cases)),
        pairs={pair: row for pair, row in caseload.pairs.items() if pair[0] in open_cases},
        input_hash="",
    )
    return replace(carried, decisions=tuple(drop_needless_waits(carried)))


def is_over(case: Case, day: date) -> bool:
    """Whether a case has closed by a day: `ends` is the last day on which it is open."""
    return case.ends is not None and case.ends < day


def carry_case(problem: Problem, plan: Plan, case: Case) -> Case:
    """One case after the plan: with its worker, or without."""
    lead = plan.lead.get(case.id)
    if lead is None:
        return leave_without(problem, case)
    after = replace(case, waiting_since=None)
    if lead != case.holder:
        after = replace(
            note_change(problem, after),
            holder=lead,
            held_since=problem.caseload.as_of,
            transfer=case.transfer and problem.staff[lead].team != case.team,
        )
    return stand_by(problem, plan, case, after)


def leave_without(problem: Problem, case: Case) -> Case:
    """A case that nobody has. It stays on the row of a holder who is away or may not lead it, as long as nobody else
    takes it; one who is there, or for whom it waited, no longer has it."""
    tenure = find_tenure(case, problem.caseload, problem.staff)
    waits = case.waiting_since or tenure.lost_on or problem.caseload.as_of
    if not (tenure.before or tenure.waits_for) or problem.standings[case.id].is_parked:
        return replace(case, waiting_since=waits)
    after = replace(note_change(problem, case), holder=None, held_since=None, waiting_since=waits)
    return replace(after, co_worker=None, overseer=None, cover=None)


def note_change(problem: Problem, case: Case) -> Case:
    """The case with its holder among the earlier workers, and one change more; a tray is no holder."""
    member = problem.staff.get(case.holder or "")
    if member is None or member.role.tray:
        return case
    return replace(case, earlier=tuple(dict.fromkeys((*case.earlier, member.id))), changes=case.changes + 1)


def stand_by(problem: Problem, plan: Plan, before: Case, after: Case) -> Case:
    """The case with the plan's co-worker, overseer and cover; one who is away stays named beside the same worker."""

    def find_named(named: Mapping[str, str], had: str | None) -> str | None:
        if after.id in named:
            return named[after.id]
        is_away = had in problem.staff and not problem.staff[had or ""].is_available
        return had if is_away and before.holder == after.holder else None

    return replace(
        after,
        co_worker=find_named(plan.co_worker, before.co_worker),
        overseer=find_named(plan.overseer, before.overseer),
        cover=plan.cover.get(after.id),
    )


def carry_decisions(problem: Problem, plan: Plan, day: date, open_cases: set[str]) -> Iterable[Decision]:
    """The decisions that still say something: a `not` stays, a `wait` until its review, a `prefer` while nobody has
    the case. A `give` is carried out."""
    for decision in problem.caseload.decisions:
        if decision.case not in open_cases or decision.word == "give":
            continue
        if decision.word == "wait" and (decision.review is None or decision.review <= day):
            continue
        if decision.word == "prefer" and plan.lead.get(decision.case) is not None:
            continue
        yield decision


def drop_needless_waits(caseload: Caseload) -> Iterable[Decision]:
    """The decisions without each `wait` of a case whose holder is back: it has a worker and cannot wait."""
    staff: Mapping[str, StaffMember] = prepare_staff(caseload)
    cases = {case.id: case for case in caseload.cases}
    for decision in caseload.decisions:
        if decision.word != "wait" or find_tenure(cases[decision.case], caseload, staff).before is None:
            yield decision
