"""Why a case changes its worker, and why a worker is not there, in a few words."""

from caseload.domain.calendar import ONE_DAY
from caseload.domain.fates import find_named_holder
from caseload.domain.findings import Change
from caseload.domain.problem import Problem
from caseload.render.words import say_day


def say_because(problem: Problem, change: Change) -> str:
    """Why a case changes its worker, in a few words."""
    before = find_named_holder(problem, problem.standings[change.case].case) or change.before or "its worker"
    return {
        "decision": "decided",
        "holder_left": f"{before} has left",
        "holder_absent": f"{before} is away",
        "handed_on": f"handed on from {before}",
        "better": "better for the whole team",
        "with_sibling": "to be with a brother or sister",
        "rule": f"{before} may not lead it",
    }[change.because]


def say_absence(problem: Problem, worker: str) -> str:
    """Why a worker is not there: `has left`, `starts 12 January`, `away until 2 February`."""
    member, today = problem.staff[worker], problem.caseload.as_of
    if member.worker.last_day is not None and member.worker.last_day < today:
        return "has left"
    if member.worker.first_day is not None and member.worker.first_day > today:
        return f"starts {say_day(member.worker.first_day, today)}"
    if member.absence is None or member.absence.end is None:
        return "away, no return date"
    return f"away until {say_day(member.absence.end + ONE_DAY, today)}"
