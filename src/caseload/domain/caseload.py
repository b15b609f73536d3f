"""A caseload as its tables state it: workers, cases, decisions, reductions, travel and pairs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from caseload.domain.policy import Policy

Proceedings = Literal["none", "pre", "care"]
DecisionWord = Literal["give", "not", "prefer", "wait"]


@dataclass(frozen=True, slots=True)
class Worker:
    """One row of the table `workers`. `capacity` is hours a week; `max_new` is families this week."""

    id: str
    team: str
    role: str
    fte: Fraction = Fraction(1)
    authority: str | None = None
    skills: frozenset[str] = frozenset()
    area: str | None = None
    capacity: Fraction | None = None
    start_date: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    lend_to: tuple[str, ...] = ()
    max_new: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table `cases`. `hours` and `support_hours` (a week) override the kind's."""

    id: str
    team: str
    kind: str
    family: str | None = None
    holder: str | None = None
    held_since: date | None = None
    earlier: tuple[str, ...] = ()
    changes: int = 0
    skills: frozenset[str] = frozenset()
    area: str | None = None
    waiting_since: date | None = None
    proceedings: Proceedings = "none"
    hours: Fraction | None = None
    support_hours: Fraction | None = None
    discipline: tuple[tuple[str, Fraction], ...] = ()
    co_worker: str | None = None
    overseer: str | None = None
    cover: str | None = None
    transfer: bool = False
    hold_until: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the table `decisions`: what a manager settles for a case, with a reason code."""

    case: str
    word: DecisionWord
    worker: str | None = None
    penalty: int = 0
    reason: str | None = None
    review: date | None = None


@dataclass(frozen=True, slots=True)
class Reduction:
    """One row of the table `reductions`: percent off a worker's availability, dates inclusive."""

    worker: str
    percent: Fraction
    start: date | None = None
    end: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of the table `pairs`: this case's hours for this worker, and this pair's cost in `fit`."""

    hours: Fraction | None = None
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Caseload:
    """Every table of one caseload, rows sorted by id, and the policy and date they are read under.

    `travel` maps (from, to) to minutes one way, already made symmetric; `pairs` maps (case, worker).
    """

    as_of: date
    policy: Policy
    workers: tuple[Worker, ...]
    cases: tuple[Case, ...]
    decisions: tuple[Decision, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], Pair] = field(default_factory=dict)
    input_hash: str = ""
