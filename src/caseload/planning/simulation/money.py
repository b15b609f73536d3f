"""What the people of a caseload cost."""

from fractions import Fraction
from typing import Final

from caseload.domain.caseload import Caseload, Worker
from caseload.domain.policy import Policy
from caseload.planning.simulation.people import is_employed

WEEKS_A_YEAR: Final = 52


def measure_cost(caseload: Caseload) -> Fraction | None:
    """Pounds for the week's people who are employed; None where one of them has no rate."""
    total = Fraction(0)
    for worker in list_paid(caseload):
        weekly = find_weekly(caseload.policy, worker.role)
        if weekly is None:
            return None
        total += weekly * worker.fte
    return total


def list_paid(caseload: Caseload) -> list[Worker]:
    """The workers who are employed, trays left out."""
    roles, day = caseload.policy.roles, caseload.as_of
    return [worker for worker in caseload.workers if not roles[worker.role].tray and is_employed(worker, day)]


def find_weekly(policy: Policy, role: str) -> Fraction | None:
    """Pounds a week for a full-time worker of a role: the weekly rate of an agency role where one is stated, else its
    yearly cost over 52 weeks; None where neither is."""
    if policy.roles[role].temporary:
        for profile in policy.profiles:
            if profile.role == role and profile.weekly_rate is not None:
                return profile.weekly_rate
    yearly = policy.yearly_costs.get(role)
    return None if yearly is None else yearly / WEEKS_A_YEAR


def list_unpriced(caseload: Caseload) -> tuple[str, ...]:
    """The roles of those employed for which no rate is stated."""
    roles = {worker.role for worker in list_paid(caseload)}
    return tuple(sorted(role for role in roles if find_weekly(caseload.policy, role) is None))
