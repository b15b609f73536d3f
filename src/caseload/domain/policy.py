"""The policy: every number and table the rules use, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

HoursMode = Literal["report", "limit"]


@dataclass(frozen=True, slots=True)
class Role:
    """What people of one role may do.

    `cap_share` is the share of the cap (0 = holds none); `cap` is a whole number instead of it.
    `leads` names the kinds the role may lead. `protected` marks newly qualified social workers,
    `supports` those who give support hours, `overseen` unregistered leads who need an overseer,
    `discipline` the discipline a practitioner works in, `tray` a queue that never counts as a holder.
    """

    name: str
    label: str
    registered: bool = False
    cap_share: Fraction = Fraction(0)
    cap: int | None = None
    leads: frozenset[str] = frozenset()
    protected: bool = False
    supports: bool = False
    overseen: bool = False
    experienced: bool = False
    temporary: bool = False
    discipline: str | None = None
    tray: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of case asks for. Hours and visits are a week; `barred` kinds are kept from
    NQSWs before `protected_from` and co-worked after."""

    name: str
    label: str
    hours: Fraction
    support_hours: Fraction = Fraction(0)
    visits: Fraction = Fraction(0)
    must_allocate: bool = False
    priority: int = 1
    change_weight: int = 1
    barred: bool = False


@dataclass(frozen=True, slots=True)
class ProceedingsRow:
    """What a set of proceedings adds to a case beside its kind; hours a week."""

    name: str
    label: str
    hours: Fraction
    support_hours: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class ProtectedRow:
    """An NQSW's load from this month on: a `share` of the target, or a `whole` number of cases."""

    month: int
    share: Fraction | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """An agency post that may be hired. `weekly_rate` is pounds a week for one FTE, None if not known; `available` the
    most FTE that can be had; `cap_role` the role whose price cap holds for it, its own where None."""

    name: str
    role: str
    team: str | None = None
    skills: frozenset[str] = frozenset()
    fte: Fraction = Fraction(1)
    weekly_rate: Fraction | None = None
    available: Fraction | None = None
    cap_role: str | None = None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Established posts of a role without a permanent worker, in FTE, in which team (None: not said).

    Posts that agency workers stand in for are among them, as in the national statistics.
    """

    role: str
    fte: Fraction
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """The whole policy. Hours are hours a week, shares are fractions of 1, months are calendar months.

    `rate_caps` are pounds an hour by role, `usual_referrals` new families a week by team (a 12-week average);
    `overtime_share` is of the contracted week.
    """

    roles: Mapping[str, Role]
    kinds: Mapping[str, Kind]
    proceedings: Mapping[str, ProceedingsRow]
    as_of: date | None = None
    cap: int = 23
    target: int = 16
    hours: HoursMode = "report"
    hours_unit: Fraction = Fraction(1, 4)
    week_hours: Fraction = Fraction(37)
    day_hours: Fraction = Fraction(37, 5)
    productive_share: Fraction = Fraction(73, 100)
    point_hours: Fraction = Fraction(1)
    overhours_share: Fraction = Fraction(11, 10)
    development_hours: Fraction = Fraction(0)
    protected: tuple[ProtectedRow, ...] = ()
    protected_from: int = 6
    support_days: Fraction = Fraction(4, 5)
    co_working_hours: Fraction = Fraction(1)
    overseeing_hours: Fraction = Fraction(1, 2)
    cover_share: Fraction = Fraction(1, 2)
    cover_after_days: int = 5
    absence_weeks: int = 4
    leaving_weeks: int = 4
    new_cases: int = 3
    new_cases_protected: int = 1
    new_cases_days: int = 7
    kind_limits: Mapping[str, int] = field(default_factory=dict)
    default_minutes: int = 30
    lend_share: Fraction = Fraction(1, 5)
    discipline_rate: Fraction = Fraction(3, 2)
    max_weeks: int = 26
    max_changes: int = 4
    earlier_cost: int = 30
    least_share: Fraction = Fraction(1, 20)
    goals: tuple[str, ...] = ()
    rules_off: frozenset[str] = frozenset()
    profiles: tuple[Profile, ...] = ()
    yearly_costs: Mapping[str, Fraction] = field(default_factory=dict)
    protected_per_experienced: Fraction | None = None
    known_skills: frozenset[str] = frozenset()
    overtime_share: Fraction = Fraction(1, 10)
    notice_weeks: int = 4
    amber_weeks: int = 2
    red_weeks: int = 4
    temporary_limit: Fraction | None = None
    rate_caps: Mapping[str, Fraction] = field(default_factory=dict)
    usual_referrals: Mapping[str, Fraction] = field(default_factory=dict)
    vacancies: tuple[Vacancy, ...] = ()
    text_hash: str = ""

    def has_rule(self, name: str) -> bool:
        """Whether a rule is on under this policy."""
        return name not in self.rules_off

    def is_limited(self, limit: str, kind: str, proceedings: str) -> bool:
        """Whether a case of this kind and proceedings counts in a kind limit.

        A limit is named for a kind, for `pre` or `care`, or `proceedings` for both.
        """
        if limit == "proceedings":
            return proceedings != "none"
        return limit in (kind, proceedings)
