"""Co-working, overseeing and covering in a plan: who does which for which unit, and what it costs them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from caseload.domain.numbers import measure_points, round_hours_up
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.standing import Standing
from caseload.domain.units import Unit

DutyWord = Literal["co_working", "overseeing", "cover"]
DUTIES: Final[tuple[DutyWord, ...]] = ("co_working", "overseeing", "cover")


@dataclass(frozen=True, slots=True)
class Duty:
    """What one worker does beside the lead for cases of one unit. `hours` are hour units a week.

    `received` are the cases for which the input does not already name this worker.
    """

    word: DutyWord
    unit: Unit
    worker: str
    cases: tuple[str, ...]
    received: tuple[str, ...]
    hours: int
    points: int


def list_named(plan: Plan, word: DutyWord) -> Mapping[str, str]:
    """Who the plan names for a duty, by case."""
    return {"co_working": plan.co_worker, "overseeing": plan.overseer, "cover": plan.cover}[word]


def find_named_before(standing: Standing, word: DutyWord) -> str | None:
    """Who the input names for a duty of a case, available or not."""
    case = standing.case
    return {"co_working": case.co_worker, "overseeing": case.overseer, "cover": case.cover}[word]


def is_duty_kept(problem: Problem, word: DutyWord, case: str, worker: str) -> bool:
    """Whether the input names this worker for the duty and they are available."""
    return find_named_before(problem.standings[case], word) == worker and problem.staff[worker].is_available


def list_duties(problem: Problem, plan: Plan, unit_of: Mapping[str, Unit]) -> Iterator[Duty]:
    """Every duty of the plan, once per unit, worker and kind of duty; unknown cases and workers are left out."""
    for word in DUTIES:
        grouped: dict[tuple[str, str], list[str]] = {}
        for case, worker in sorted(list_named(plan, word).items()):
            if case in unit_of and worker in problem.staff:
                grouped.setdefault((unit_of[case].id, worker), []).append(case)
        for (_, worker), cases in sorted(grouped.items()):
            yield build_duty(problem, word, unit_of[cases[0]], worker, tuple(cases))


def build_duty(problem: Problem, word: DutyWord, unit: Unit, worker: str, cases: tuple[str, ...]) -> Duty:
    """One worker's duty for a unit: its hours, rounded once, and the points of those hours (at least 0)."""
    hours = measure_duty_hours(problem, word, cases)
    return Duty(
        word=word,
        unit=unit,
        worker=worker,
        cases=cases,
        received=tuple(case for case in cases if not is_duty_kept(problem, word, case, worker)),
        hours=hours,
        points=measure_points(hours * problem.policy.hours_unit, problem.policy, 0),
    )


def measure_duty_hours(problem: Problem, word: DutyWord, cases: tuple[str, ...]) -> int:
    """Hour units of a duty for one unit: the policy's number, or half the hours of the cases covered."""
    if word == "co_working":
        return round_hours_up(problem.policy.co_working_hours, problem.policy)
    if word == "overseeing":
        return round_hours_up(problem.policy.overseeing_hours, problem.policy)
    return problem.measure_cover_hours(cases)
