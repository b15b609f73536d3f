"""Who lends to whom: from a plan of several councils to what each does for each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from caseload.audit.after import summarise_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.planning.region.found import Loan


@dataclass
class Lent:
    """What one council does for another so far; hours in hour units."""

    workers: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    cases: int = 0
    hours: int = 0


def list_loans(problem: Problem, plan: Plan, council_of: Mapping[str, str]) -> tuple[Loan, ...]:
    """Every pair of councils of which one's workers lead, or stand by, the other's cases. `council_of` is by team.

    Support hours are not loans here: they are no child's worker.
    """
    after = summarise_plan(problem, plan)
    found: dict[tuple[str, str], Lent] = {}
    for worker, parts in after.parts.items():
        home = council_of[problem.staff[worker].team]
        for unit, cases in parts:
            if council_of[unit.team] != home:
                lent = found.setdefault((home, council_of[unit.team]), Lent())
                lent.workers.add(worker)
                lent.families.add(unit.family)
                lent.cases += len(cases)
                lent.hours += problem.measure_led_hours(cases, worker)
    for duty in after.duties:
        home, host = council_of[problem.staff[duty.worker].team], council_of[duty.unit.team]
        if home != host:
            lent = found.setdefault((home, host), Lent())
            lent.workers.add(duty.worker)
            lent.hours += duty.hours
    return tuple(measure_loan(pair, lent, problem.policy.hours_unit) for pair, lent in sorted(found.items()))


def measure_loan(pair: tuple[str, str], lent: Lent, hours_unit: Fraction) -> Loan:
    """One loan in whole numbers and hours."""
    return Loan(*pair, len(lent.workers), len(lent.families), lent.cases, lent.hours * hours_unit)
