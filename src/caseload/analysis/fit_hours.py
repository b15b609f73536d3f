"""Fits the policy's hours to a team: the factor at which its median worker stands at 100% of their hours."""

from dataclasses import replace
from fractions import Fraction
from statistics import median
from typing import Final

from caseload.audit.after import summarise_plan
from caseload.domain.base_plan import build_base_plan
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.domain.standing import prepare_standings

STEPS: Final = 1000
MOST: Final = 100 * STEPS
FULL: Final = Fraction(1)


def find_hours_factor(problem: Problem) -> Fraction:
    """The whole number of thousandths by which hours are to be multiplied so that the median worker is nearest 100%.

    Median: over available workers who lead cases now and have a share of at least the policy's least; hours of what
    they hold before the allocation, without support, as share of the capacity left. Each case rounds up as always, so
    that the median goes in steps: the last at or below 100% or the first above, whichever is nearer. Searched by
    bisection: workloads never fall as hours grow.
    1 where there is nobody to fit to, or where no factor changes anything (all cases state their own hours);
    one thousandth where even that is too much.
    """
    if measure_median(problem, FULL) is None or measure_at(problem, MOST) <= FULL:
        return FULL
    low, high = 1, MOST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if measure_at(problem, middle) <= FULL else (low, middle)
    below, above = FULL - measure_at(problem, low), measure_at(problem, high) - FULL
    return Fraction(high if 0 < above < below else low, STEPS)


def scale_hours(policy: Policy, factor: Fraction) -> Policy:
    """The policy with the hours and support hours of every kind and of proceedings multiplied."""
    return replace(
        policy,
        kinds={
            name: replace(kind, hours=kind.hours * factor, support_hours=kind.support_hours * factor)
            for name, kind in policy.kinds.items()
        },
        proceedings={
            name: replace(row, hours=row.hours * factor, support_hours=row.support_hours * factor)
            for name, row in policy.proceedings.items()
        },
    )


def measure_at(problem: Problem, thousandths: int) -> Fraction:
    """The median workload by hours under a factor in thousandths."""
    return measure_median(problem, Fraction(thousandths, STEPS)) or Fraction(0)


def measure_median(problem: Problem, factor: Fraction) -> Fraction | None:
    """The median workload by hours when the policy's hours are multiplied; None with nobody to measure."""
    caseload = replace(problem.caseload, policy=scale_hours(problem.policy, factor))
    standings = prepare_standings(caseload, problem.staff, problem.settings.hand_over)
    scaled = replace(problem, caseload=caseload, standings=standings)
    after = summarise_plan(scaled, build_base_plan(scaled))
    shares = [
        Fraction(after.measure_hours(worker), after.measure_capacity_left(worker))
        for worker, member in problem.staff.items()
        if member.is_available and after.list_led(worker) and member.weight and after.measure_capacity_left(worker)
    ]
    return Fraction(median(shares)) if shares else None
