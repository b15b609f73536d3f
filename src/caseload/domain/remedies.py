"""What could be done before agency staff are hired, what one more worker would gain, what an absence would cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from caseload.domain.caseload import Worker
from caseload.domain.findings import ShortfallLevel
from caseload.domain.plan import GoalResult

RemedyKind = Literal[
    "protected_step", "absence_ends", "lending", "leads_more", "overtime", "support_officer", "moves"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing a service can do about a shortfall other than hiring agency staff, as it can be tried.

    `support_officer`: one more full-time officer (`workers`: the id of the new row) in `team`. `protected_step`: the
    NQSW in `workers` at protected month `month`. `absence_ends`: the one in `workers` is back. `overtime`: `workers`
    have `share` more hours. `lending`: `workers` of `team` serve `to_team` as well. `leads_more`: `role` leads `kinds`
    too. `moves`: so many families a team may change worker (None: any).
    `weekly_cost` is pounds a week (0 free, None not known); `from_day` when it can be had (None: not known).
    """

    kind: RemedyKind
    team: str | None = None
    to_team: str | None = None
    workers: tuple[str, ...] = ()
    role: str | None = None
    kinds: tuple[str, ...] = ()
    share: Fraction | None = None
    month: int | None = None
    moves: int | None = None
    weekly_cost: Fraction | None = Fraction(0)
    from_day: date | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What a plan in the steady state leaves: children without a worker (must-allocate ones, and all, as counted in
    the plan found), children who lose theirs, and the goals of level 2 with value, bound and proof."""

    must: int
    children: int
    displaced: int
    goals: tuple[GoalResult, ...]

    @property
    def values(self) -> tuple[int, ...]:
        """The goals' values, in order: smaller is better, the first counts most."""
        return tuple(goal.value for goal in self.goals)

    @property
    def is_proven(self) -> bool:
        """Whether no plan does better."""
        return all(goal.proven for goal in self.goals)


@dataclass(frozen=True, slots=True)
class RemedyEffect:
    """What one remedy alone reaches; `cost_each` is pounds a week for each child it finds a worker for, None where
    the cost is not known or no child more has a worker."""

    remedy: Remedy
    after: Reach
    cost_each: Fraction | None


@dataclass(frozen=True, slots=True)
class Combination:
    """The cheapest set of remedies that reaches what all together reach, and the agency need that is left (levels 1
    and 2). `proven`: every cheaper set was ruled out. `from_day`: when the last is there; None not known."""

    remedies: tuple[Remedy, ...]
    after: Reach
    weekly_cost: Fraction | None
    from_day: date | None
    proven: bool
    left: tuple[ShortfallLevel, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedies:
    """A week's shortfall in the steady state, and what each remedy and the best combination would make of it.

    `effects` are those that gain something alone, best first; `without` gain nothing alone; `not_tried` were not
    looked at in time. `best` may let families change worker, `best_without_moves` not; None where nothing is short,
    nothing helps, or time ran out. `hours_limit`: whether hours keep a child from a worker under this policy.
    """

    before: Reach | None
    effects: tuple[RemedyEffect, ...] = ()
    without: tuple[Remedy, ...] = ()
    not_tried: tuple[Remedy, ...] = ()
    best: Combination | None = None
    best_without_moves: Combination | None = None
    hours_limit: bool = False


@dataclass(frozen=True, slots=True)
class OneMore:
    """One more worker, and every goal as it would then be; `must` and `children` are those without a worker."""

    worker: Worker
    goals: tuple[GoalResult, ...]
    must: int
    children: int


@dataclass(frozen=True, slots=True)
class OneMores:
    """One more of each role, skill and team, best first; `before` are the goals without. `same` change no goal, and
    `not_tried` were not looked at in time."""

    before: tuple[GoalResult, ...]
    must: int
    children: int
    ranked: tuple[OneMore, ...]
    same: tuple[Worker, ...] = ()
    not_tried: tuple[Worker, ...] = ()


@dataclass(frozen=True, slots=True)
class AbsenceCost:
    """If a worker were away from today, with no day of return: every goal, and the children it would touch.

    `held` are the cases the worker holds now. `nobody` have a worker in the proposal and would have none; of them
    `must` may not wait, `proceedings` are in proceedings, `plans` have a child protection plan. `gained` have none in
    the proposal and would have one. `taken` are cases of the absent one that another would take; `moved` children of
    other workers who would change worker, and do not in the proposal.
    """

    worker: str
    goals: tuple[GoalResult, ...]
    held: tuple[str, ...]
    nobody: tuple[str, ...]
    must: tuple[str, ...]
    proceedings: tuple[str, ...]
    plans: tuple[str, ...]
    gained: tuple[str, ...]
    taken: tuple[str, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AbsenceCosts:
    """What each worker's absence would cost, worst first; `before` are the goals with everybody as they are."""

    before: tuple[GoalResult, ...]
    ranked: tuple[AbsenceCost, ...]
    not_tried: tuple[str, ...] = ()


def list_differences(before: tuple[GoalResult, ...], after: tuple[GoalResult, ...]) -> Mapping[str, int]:
    """How much larger each goal is after than before, by name, in order; goals only one of them has are left out."""
    known = {goal.name: goal.value for goal in before}
    return {goal.name: goal.value - known[goal.name] for goal in after if goal.name in known}
