"""What was found of a plan: workloads, changes, what is unallocated and why, ways out, shortfall."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from caseload.domain.caseload import Decision
from caseload.domain.escalation import Escalation
from caseload.domain.fairness import Fairness
from caseload.domain.plan import GoalResult

BoundBy = Literal["cases", "hours"]
Because = Literal["decision", "holder_left", "holder_absent", "handed_on", "better", "with_sibling", "rule"]


@dataclass(frozen=True, slots=True)
class Workload:
    """One worker before and after. Hours are whole hour units; `share` is the larger of cases / cap and hours
    after support / capacity, None where not available or the limit is 0; `bound_by` says which. `share_before` is that
    of the cases they hold now, with as much of the plan's support as those ask for."""

    worker: str
    team: str
    role: str
    available: bool
    cases_before: int
    cases: int
    cap: int | None
    hours: int
    capacity: int | None
    support: int
    share: Fraction | None
    bound_by: BoundBy | None
    new_families: int
    protected_months: int | None
    back_on: date | None
    leaves_on: date | None
    waiting: int
    covered: int
    share_before: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why workers could not take a case: a rule's name, how many it stops, and of how many who may lead it."""

    code: str
    workers: int
    of: int


@dataclass(frozen=True, slots=True)
class WayOut:
    """A choice only a person may make that would allocate a case, found and accepted by solving again.

    `decisions` are what to state (`--give`); `over` says which limits it exceeds: (rule, worker, then, limit).
    `moves` is set where the way out is to let that many families change worker instead.
    """

    kind: Literal["over_limit", "family_elsewhere", "split", "more_moves"]
    decisions: tuple[Decision, ...]
    over: tuple[tuple[str, str, int, int], ...] = ()
    moves: int | None = None


@dataclass(frozen=True, slots=True)
class Unallocated:
    """A case with no worker: its kind, team, weeks waiting, counted reasons, ways out, and who must be told."""

    case: str
    unit: str
    kind: str
    team: str
    is_must: bool
    weeks: int
    holder: str | None
    is_displaced: bool
    is_waiting_for_cover: bool
    reasons: tuple[Reason, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    escalation: Escalation | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A case whose worker changes, or that is new to a worker; `kept` ones are not listed."""

    case: str
    unit: str
    team: str
    before: str | None
    after: str | None
    because: Because
    is_new: bool


@dataclass(frozen=True, slots=True)
class Post:
    """Posts of one kind: role, team (None: floating), skills, FTE of each, how many."""

    role: str
    team: str | None
    skills: tuple[str, ...]
    fte: Fraction
    count: int


@dataclass(frozen=True, slots=True)
class StillOver:
    """A worker whom no post brings within a limit: by how many cases (`hours`: whole hours a week)."""

    worker: str
    limit: Literal["cap", "hours", "target"]
    amount: int


@dataclass(frozen=True, slots=True)
class ShortfallLevel:
    """The agency need at one level. `at_least_fte` is a proven bound on FTE; `left` what no post removes.

    `queue` are cases that only wait for pace (allocated once the limit on new families is lifted), `queue_weeks`
    how long to clear them, `start` the families the posts can take in week 1. `proven`: no fewer posts would do.
    `over` is, from level 3, who stays above a limit whatever the posts.
    """

    level: int
    posts: tuple[Post, ...]
    fte: Fraction
    at_least_fte: Fraction
    weekly_cost: Fraction | None
    left: tuple[str, ...]
    queue: tuple[str, ...]
    queue_weeks: int
    start: int
    proven: bool
    over: tuple[StillOver, ...] = ()


@dataclass(frozen=True, slots=True)
class MovesOption:
    """What a number of moves (None = any) would reach, goal by goal."""

    moves: int | None
    goals: tuple[GoalResult, ...]


@dataclass(frozen=True, slots=True)
class ToHandOver:
    """A worker who leaves or goes on long absence within weeks: their cases are to be handed over by a day."""

    worker: str
    by: date
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found of one plan."""

    workload: tuple[Workload, ...]
    changes: tuple[Change, ...]
    unallocated: tuple[Unallocated, ...]
    to_hand_over: tuple[ToHandOver, ...] = ()
    apart: tuple[str, ...] = ()
    shortfall: tuple[ShortfallLevel, ...] = ()
    moves_options: tuple[MovesOption, ...] = ()
    fairness: Fairness | None = None
