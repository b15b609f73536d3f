"""Hours, points, caps and shares, each from one formula, used by the model and the audit alike."""

from fractions import Fraction
from math import ceil, floor

from caseload.domain.caseload import Case, Worker
from caseload.domain.policy import Policy, ProtectedRow, Role


def round_hours_up(hours: Fraction, policy: Policy) -> int:
    """Hours a week as whole hour units, rounded up."""
    return ceil(hours / policy.hours_unit)


def round_hours_down(hours: Fraction, policy: Policy) -> int:
    """Hours a week as whole hour units, rounded down."""
    return floor(hours / policy.hours_unit)


def measure_case_hours(case: Case, policy: Policy) -> Fraction:
    """Hours a week of a case: its own, or its kind's plus its proceedings'."""
    if case.hours is not None:
        return case.hours
    return policy.kinds[case.kind].hours + policy.proceedings[case.proceedings].hours


def measure_support_hours(case: Case, policy: Policy) -> Fraction:
    """Hours a week of a case that need no qualification, never more than its hours."""
    own = policy.kinds[case.kind].support_hours + policy.proceedings[case.proceedings].support_hours
    wanted = case.support_hours if case.support_hours is not None else own
    return min(wanted, measure_case_hours(case, policy))


def measure_points(hours: Fraction, policy: Policy, least: int) -> int:
    """floor(hours / point_hours + 1/2), at least `least` (1 for a case, 0 for a duty)."""
    return max(least, floor(hours / policy.point_hours + Fraction(1, 2)))


def find_protected_row(policy: Policy, months: int) -> ProtectedRow | None:
    """The row of the protected table that is in force after this many protected months."""
    rows = [row for row in policy.protected if row.month <= months]
    return rows[-1] if rows else None


def measure_target(worker: Worker, policy: Policy, availability: Fraction) -> int:
    """The usual load: target x FTE x availability, rounded down."""
    return floor(policy.target * worker.fte * availability)


def measure_role_cap(worker: Worker, role: Role, policy: Policy, availability: Fraction) -> int:
    """The cap of the worker's role: cap x share, or the role's whole number, x FTE x availability, rounded down."""
    full = Fraction(role.cap) if role.cap is not None else policy.cap * role.cap_share
    return floor(full * worker.fte * availability)


def measure_protected_load(worker: Worker, policy: Policy, availability: Fraction, row: ProtectedRow) -> int:
    """An NQSW's protected load: target x share, or the row's whole number x FTE x availability, rounded down."""
    if row.whole is not None:
        return floor(row.whole * worker.fte * availability)
    return floor(measure_target(worker, policy, availability) * (row.share or Fraction(0)))


def measure_protected_share(policy: Policy, row: ProtectedRow | None) -> Fraction:
    """The row's share, or its whole number / target, at most 1; 1 without a row."""
    if row is None:
        return Fraction(1)
    if row.whole is not None:
        return min(Fraction(1), Fraction(row.whole, policy.target))
    return min(Fraction(1), row.share or Fraction(0))


def measure_capacity(worker: Worker, role: Role, policy: Policy, availability: Fraction, share: Fraction) -> int:
    """Whole hour units a week for cases, before co-working, overseeing and covering; at least 0.

    37 x FTE x availability x 0.73 x protected share, less development time; or the row's own capacity.
    """
    if availability == 0:
        return 0
    if worker.capacity is not None:
        return max(0, round_hours_down(worker.capacity, policy))
    hours = policy.week_hours * worker.fte * availability * policy.productive_share * share
    if role.protected:
        hours -= policy.development_hours * worker.fte * availability
    return max(0, round_hours_down(hours, policy))


def measure_share(worker: Worker, role: Role, policy: Policy, availability: Fraction, protected: Fraction) -> Fraction:
    """FTE x cap share x protected share x availability; a whole-number cap counts as its part of the cap."""
    part = Fraction(role.cap, policy.cap) if role.cap is not None else role.cap_share
    return worker.fte * part * protected * availability


def measure_weight(share: Fraction, policy: Policy) -> int:
    """The weight of a worker's squared load in `unevenness`: floor(100 / share + 1/2); 0 below the least share."""
    return 0 if share < policy.least_share else floor(100 / share + Fraction(1, 2))
