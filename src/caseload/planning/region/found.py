"""What came of a region, as values."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from caseload.domain.plan import GoalResult
from caseload.planning.region.cool_off import CoolOff
from caseload.planning.region.lending import Lending
from caseload.planning.region.managers import ManagerLending
from caseload.planning.region.settings import RegionSettings


@dataclass(frozen=True, slots=True)
class Waiting:
    """Children without a worker or cover: those who may not wait, and all."""

    must: int
    all: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One goal of one council: what it comes to alone (`bound`, `proven`: as in the plan alone), and with sharing.

    `is_shown`: not worse for certain, as it comes to no more than alone is possible.
    """

    goal: str
    alone: int
    bound: int
    proven: bool
    shared: int

    @property
    def is_shown(self) -> bool:
        """Whether sharing is no worse than the best that the council could reach alone."""
        return self.shared <= (self.alone if self.proven else self.bound)


@dataclass(frozen=True, slots=True)
class Posts:
    """Agency posts of one level: FTE, a bound below it, and pounds a week at own rates and at the agreed ones.

    Money is None where a rate is missing. `proven`: no fewer would do.
    """

    level: int
    fte: Fraction
    least: Fraction
    own_cost: Fraction | None
    agreed_cost: Fraction | None
    proven: bool

    @property
    def bound(self) -> Fraction:
        """No plan takes less FTE: what is found where that is proven, else the bound."""
        return self.fte if self.proven else min(self.fte, self.least)


@dataclass(frozen=True, slots=True)
class CouncilFound:
    """One council: its size, its goals, who waits alone and with sharing, its agency posts alone, level by level."""

    name: str
    cases: int
    workers: int
    standings: tuple[Standing, ...]
    alone: Waiting
    shared: Waiting
    posts: tuple[Posts, ...]
    is_linked: bool


@dataclass(frozen=True, slots=True)
class Loan:
    """What one council lends another: how many workers, for how many families and cases, hours a week."""

    home: str
    host: str
    workers: int
    families: int
    cases: int
    hours: Fraction


@dataclass(frozen=True, slots=True)
class SharedPosts:
    """Agency posts of one level over the region: the councils alone, and all with sharing (None: not reached)."""

    level: int
    alone: Posts
    shared: Posts | None


@dataclass(frozen=True, slots=True)
class RegionFound:
    """A region: each council, the goals in all alone, with sharing, and with sharing free of the rule that no council
    is worse; loans; posts; managers. `supply` is agency FTE to be had, less those whom the cool-off bars."""

    councils: tuple[CouncilFound, ...]
    as_of: date
    alone: tuple[GoalResult, ...]
    shared: tuple[GoalResult, ...]
    free: tuple[GoalResult, ...]
    free_waiting: Waiting
    loans: tuple[Loan, ...]
    posts: tuple[SharedPosts, ...] = ()
    lending: Lending | None = None
    cool_off: CoolOff | None = None
    managers: ManagerLending | None = None
    settings: RegionSettings = field(default_factory=RegionSettings)
    supply: Fraction | None = None
    is_stopped: bool = False

    @property
    def waiting_alone(self) -> Waiting:
        """All children who wait when each council is alone."""
        return Waiting(sum(each.alone.must for each in self.councils), sum(each.alone.all for each in self.councils))

    @property
    def waiting_shared(self) -> Waiting:
        """All children who wait with sharing."""
        return Waiting(sum(each.shared.must for each in self.councils), sum(each.shared.all for each in self.councils))
