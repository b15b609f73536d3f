"""Lending: work goes to the case's own team and those who serve it, within the share of hours they lend."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.wording import say_hours
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

NAME = "lending"


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases and duties received, and cases given, outside the teams a worker serves; then the share lent."""
    for case, lead in after.lead.items():
        since = after.explain_case(case)
        if lead and since != "input" and not serves(problem, case, lead):
            yield Breach(NAME, lead, case, since, "goes to a worker who does not serve its team")
    for duty in after.duties:
        for case in duty.received:
            if not serves(problem, case, duty.worker):
                yield Breach(NAME, duty.worker, case, None, f"{duty.word} by a worker who does not serve its team")
    yield from find_share_breaches(problem, after)


def serves(problem: Problem, case: str, worker: str) -> bool:
    """Whether the worker is of the case's team, or lends to it or its authority."""
    return problem.standings[case].case.team in problem.staff[worker].serves


def find_share_breaches(problem: Problem, after: After) -> Iterator[Breach]:
    """Available workers who are brought other teams' work and then spend more hours on it than they may lend.

    Counts all they lead for other teams, kept or not, with travel, and their duties there.
    """
    lent = measure_lent(problem, after)
    borrowed = find_borrowed(problem, after)
    for worker, member in problem.staff.items():
        hours = lent.get(worker, 0)
        if worker in borrowed and member.is_available and hours > member.lend_limit:
            most = say_hours(member.lend_limit, problem.policy)
            detail = f"lends {say_hours(hours, problem.policy)} of {most} hours"
            yield Breach(NAME, worker, None, None if borrowed[worker] else "decision", detail)


def find_borrowed(problem: Problem, after: After) -> dict[str, bool]:
    """The workers who are brought work of another team: whether they receive any, or are only given it."""
    borrowed: dict[str, bool] = {}
    for worker, cases in after.led.items():
        for case in cases:
            away = problem.standings[case].case.team != problem.staff[worker].team
            since = after.explain_case(case)
            if away and since != "input":
                borrowed[worker] = borrowed.get(worker, False) or since is None
    for duty in after.duties:
        if duty.received and duty.unit.team != problem.staff[duty.worker].team:
            borrowed[duty.worker] = True
    return borrowed


def measure_lent(problem: Problem, after: After) -> dict[str, int]:
    """Hour units each worker spends on units of other teams: led with travel, and duties."""
    lent: dict[str, int] = {}
    for worker, parts in after.parts.items():
        for unit, cases in parts:
            if unit.team != problem.staff[worker].team:
                lent[worker] = lent.get(worker, 0) + problem.measure_led_hours(cases, worker)
    for duty in after.duties:
        if duty.unit.team != problem.staff[duty.worker].team:
            lent[duty.worker] = lent.get(duty.worker, 0) + duty.hours
    return lent
