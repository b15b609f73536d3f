"""How evenly a plan treats workers and children: loads by group, changes in a year, new families, demanding work."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Grouping = Literal["role", "working_time", "protection"]
DemandingRule = Literal["protected", "co_working"]


@dataclass(frozen=True, slots=True)
class Spread:
    """A share (1 = 100%) over the workers of a group: its mean, and the least and the most of them."""

    mean: Fraction
    least: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class GroupLoad:
    """The available workers of one group who may hold cases, before and after.

    `grouping` says what divides them: `role` (by its name), `working_time` (`part_time`: FTE below 1, `full_time`),
    `protection` (`protected`: newly qualified, `not_protected`). `filled_before` and `filled` are cases / cap, which
    can be compared; `workload` is the larger of that and hours after support / capacity, after the plan alone,
    because no caseload says what support was given before. None where nobody of the group has a cap.
    """

    grouping: Grouping
    group: str
    workers: int
    cases_before: int
    cases: int
    filled_before: Spread | None
    filled: Spread | None
    workload: Spread | None


@dataclass(frozen=True, slots=True)
class ManyWorkers:
    """A child with several workers in the last 12 months: how many before this plan and with it, and the new one
    (None where the plan brings nobody new). `is_new`: it is this plan that brings them to the number."""

    case: str
    team: str
    before: int
    after: int
    worker: str | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class BarredCase:
    """A case of barred work with a newly qualified worker: `protected` while it is too early for it, afterwards
    `co_working`; `is_allowed` where somebody co-works it as that rule asks."""

    case: str
    rule: DemandingRule
    is_allowed: bool


@dataclass(frozen=True, slots=True)
class ProtectedWorker:
    """A newly qualified worker: the protected load (rule `protected`), the cases, and the barred work they lead."""

    worker: str
    team: str
    months: int
    load: int
    cases_before: int
    cases: int
    barred: tuple[BarredCase, ...]

    @property
    def is_above(self) -> bool:
        """Whether they lead more cases than the protected load."""
        return self.cases > self.load


@dataclass(frozen=True, slots=True)
class DemandingWork:
    """One worker's work that the policy bars from newly qualified workers: child protection and section 47, and
    proceedings, by case and by family (a family is counted in both where it has both). `expected` is the part of
    their team's demanding families that the worker's time would come to."""

    worker: str
    team: str
    protection_cases: int
    protection_families: int
    proceedings_cases: int
    proceedings_families: int
    families: int
    expected: Fraction

    @property
    def more(self) -> Fraction:
        """How many demanding families more than their part they lead."""
        return self.families - self.expected


@dataclass(frozen=True, slots=True)
class NewFamilies:
    """One worker's new families: those of the last weeks that they still hold, and those this plan brings.

    `share` is their part of what their team's workers took, `expected` the part that their time is of the team's.
    """

    worker: str
    team: str
    recent: int
    now: int
    share: Fraction
    expected: Fraction

    @property
    def taken(self) -> int:
        """All the new families they took."""
        return self.recent + self.now

    @property
    def more(self) -> Fraction:
        """How many families more than their part they took."""
        return self.taken - self.expected * self.taken / self.share if self.share else Fraction(0)


@dataclass(frozen=True, slots=True)
class TeamMix:
    """A team's newly qualified and experienced workers; `most` newly qualified for each experienced one is what the
    policy advises (`protected_per_experienced`), None where it does not."""

    team: str
    protected: int
    experienced: int
    most: Fraction | None

    @property
    def is_above(self) -> bool:
        """Whether there are more newly qualified workers than the policy advises."""
        return self.most is not None and self.protected > self.most * self.experienced


@dataclass(frozen=True, slots=True)
class HeldAside:
    """Cases in the name of somebody who is to hold none: a manager (cap share 0), or a tray. After the plan a
    tray's cases are those of its that still have no worker."""

    worker: str
    team: str
    role: str
    is_tray: bool
    cases_before: int
    cases: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """All of it, each part sorted by team, then id. `recent_weeks` is how far back new families count, `many` from
    how many workers a year a child is listed."""

    groups: tuple[GroupLoad, ...]
    many_workers: tuple[ManyWorkers, ...]
    protected: tuple[ProtectedWorker, ...]
    demanding: tuple[DemandingWork, ...]
    new_families: tuple[NewFamilies, ...]
    mixes: tuple[TeamMix, ...]
    held_aside: tuple[HeldAside, ...]
    recent_weeks: int
    many: int
