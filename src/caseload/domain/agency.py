"""What agency posts would cost, who must sign for them, how temporary a team becomes, and what causes the need."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

WEEKS_A_YEAR: Final = 52
GapReason = Literal["skill", "skills_together", "kind", "supply", "other"]
NetGap = Literal["rates", "vacancies", "salaries"]
CauseName = Literal["vacancies", "protected", "absence", "referrals"]
CauseState = Literal["measured", "nothing", "not_stated", "not_reached"]


@dataclass(frozen=True, slots=True)
class Money:
    """What the posts of a level cost, in pounds a week; None where it is not known.

    `saved` is the salary of the vacant posts they stand in for, `covering` the FTE of these; `rates_missing` names
    the profiles without a rate; `net_gap` says why `net` is None.
    """

    weekly: Fraction | None
    saved: Fraction | None
    covering: Fraction | None
    rates_missing: tuple[str, ...] = ()
    net_gap: NetGap | None = None

    @property
    def yearly(self) -> Fraction | None:
        """Pounds in 52 weeks."""
        return None if self.weekly is None else self.weekly * WEEKS_A_YEAR

    @property
    def net(self) -> Fraction | None:
        """Pounds a week after the salaries that the vacant posts do not cost."""
        return None if self.weekly is None or self.saved is None else self.weekly - self.saved

    @property
    def net_yearly(self) -> Fraction | None:
        """Pounds in 52 weeks after the salaries that the vacant posts do not cost."""
        return None if self.net is None else self.net * WEEKS_A_YEAR


@dataclass(frozen=True, slots=True)
class OverRate:
    """A profile whose rate is above the price cap of its role; pounds an hour."""

    profile: str
    role: str
    hourly: Fraction
    cap: Fraction


@dataclass(frozen=True, slots=True)
class Supply:
    """How many FTE of a profile are asked for, and how many can be had."""

    profile: str
    asked: Fraction
    available: Fraction


@dataclass(frozen=True, slots=True)
class Gap:
    """Cases that no post removes, and why: a skill no profile has, skills no profile has together, a kind no profile
    may lead, the end of what can be had, or another rule."""

    reason: GapReason
    cases: tuple[str, ...]
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamShare:
    """How much of a team's FTE is temporary, now and with the posts; `is_over` the policy's limit then."""

    team: str
    fte: Fraction
    temporary: Fraction
    posts: Fraction
    is_over: bool = False

    @property
    def now(self) -> Fraction | None:
        """The share that is temporary now; None in a team of nobody."""
        return self.temporary / self.fte if self.fte else None

    @property
    def then(self) -> Fraction | None:
        """The share with the posts; None in a team of nobody."""
        whole = self.fte + self.posts
        return (self.temporary + self.posts) / whole if whole else None


@dataclass(frozen=True, slots=True)
class LevelAgency:
    """What the posts of one level mean: money, price caps, supply, what they leave and why, and each team's share."""

    level: int
    money: Money
    over_rates: tuple[OverRate, ...] = ()
    supplies: tuple[Supply, ...] = ()
    gaps: tuple[Gap, ...] = ()
    shares: tuple[TeamShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    """The published measures of a social work workforce, for this caseload; FTE of registered social workers.

    Rates are shares of 1, None where the policy states no vacancies or nothing can be divided by; `average` is cases
    for each FTE of those who hold any, `holding_fte`. `uncovered_fte` of the vacant posts nobody stands in for.
    `divided_fte` is plain division, cases / target: what full-time workers would fill who held the target each.
    """

    agency_fte: Fraction
    in_post_fte: Fraction
    holding_fte: Fraction
    divided_fte: Fraction
    vacant_fte: Fraction | None
    uncovered_fte: Fraction | None
    agency_rate: Fraction | None
    vacancy_rate: Fraction | None
    covering_share: Fraction | None
    average: Fraction | None


@dataclass(frozen=True, slots=True)
class CauseStep:
    """One cause: by how many FTE the need falls when it is removed as well; `least` and `most` bound it.

    `size` is how much of the cause there is: FTE vacant, protected workers, workers away, or families above the usual.
    """

    name: CauseName
    state: CauseState
    size: Fraction = Fraction(0)
    fte: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None

    @property
    def proven(self) -> bool:
        """Whether nothing is left open about this part."""
        return self.fte is not None and self.least == self.most


@dataclass(frozen=True, slots=True)
class LevelCauses:
    """The need at one level in parts, in the order in which the causes were removed, and what remains."""

    level: int
    fte: Fraction
    steps: tuple[CauseStep, ...]
    remainder: Fraction
    remainder_least: Fraction


@dataclass(frozen=True, slots=True)
class National:
    """England's figures beside which a caseload's are set, and their year."""

    year: int
    agency_rate: Fraction
    vacancy_rate: Fraction
    covering_share: Fraction
    average: Fraction


# Source: DfE, Children's social work workforce, 30 September 2025 (Open Government Licence); checked 2026-11.
ENGLAND: Final = National(2025, Fraction("0.130"), Fraction("0.142"), Fraction("0.811"), Fraction("15.2"))
