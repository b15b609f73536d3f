"""Why a case has the worker it has, what every other choice would cost, and why a worker has the load they have."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from caseload.domain.caseload import Decision
from caseload.domain.findings import Because, Reason, Workload

Status = Literal["chosen", "priced", "impossible", "unknown"]
Footing = Literal["kept", "decided", "received", "waits", "nobody"]
Lift = Literal["moves", "cap", "new_families"]
Binding = Literal["away", "no_cap", "leaving", "cap", "protected", "new_cases", "hours"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One goal with a choice forced, beside the plan's: `after` - `before` is what the choice costs.

    `least` and `most` enclose the true difference; both are None where an earlier goal is open, so that nothing is
    known of this one. `is_exact`: the difference is proven.
    """

    goal: str
    before: int
    after: int
    least: int | None
    most: int | None

    @property
    def change(self) -> int:
        """How much higher the goal is, in its own unit; below 0 where it is better."""
        return self.after - self.before

    @property
    def is_exact(self) -> bool:
        """Whether the difference is proven."""
        return self.least is not None and self.least == self.most

    @property
    def share(self) -> Fraction | None:
        """The change as a share of the plan's value; None where that is 0."""
        return Fraction(self.change, self.before) if self.before else None


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of a plan: children without a worker, and those who change or lose one who is there."""

    left: int
    moved: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """One choice for a case: a worker, or nobody (None). `differences` has every goal in order, empty where not priced.

    `impossible`: the rules let the worker take it, but no plan does; `rule` is what stops them, None where no rule
    does by itself: what must stay with them takes their room. `unknown`: time ran out before it was looked at.
    """

    worker: str | None
    status: Status
    differences: tuple[Difference, ...] = ()
    rule: str | None = None
    counts: Counts | None = None

    @property
    def is_exact(self) -> bool:
        """Whether every difference is proven."""
        return bool(self.differences) and all(one.is_exact for one in self.differences)

    @property
    def is_tie(self) -> bool:
        """Whether it is proven to be exactly as good as the plan."""
        return self.status == "priced" and self.is_exact and not any(one.change for one in self.differences)

    @property
    def first(self) -> Difference | None:
        """The first goal that differs; None where none does."""
        return next((one for one in self.differences if one.change), None)


@dataclass(frozen=True, slots=True)
class Barred:
    """The workers whom one rule keeps from a case, in the order of their ids.

    `rule` is a rule's name, or `waiting` where the case waits for its absent holder.
    """

    rule: str
    workers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What giving a case to a worker whom a rule keeps from it would come to, found by solving again.

    `refused_by` is the rule that no decision may break (then nothing else is known). `over` are the limits exceeded:
    (rule, worker, then, limit). `replaces` are the decisions in force that the give would take the place of.
    """

    worker: str
    decisions: tuple[Decision, ...] = ()
    refused_by: str | None = None
    priced: Alternative | None = None
    over: tuple[tuple[str, str, int, int], ...] = ()
    replaces: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseExplanation:
    """Why a case has the worker it has. Everything said is of all `together`, the cases that are allocated as one.

    `alternatives` are the choices that the rules allow, the plan's first, then the nearest; with `why_not`, that
    worker alone. `barred` are the others, by rule. `reasons` count what stops those who may lead a case nobody has.
    `is_fixed`: it has a worker, and nobody who has one may change in this run.
    """

    case: str
    team: str
    together: tuple[str, ...]
    footing: Footing
    worker: str | None
    before: str | None
    because: Because | None
    cover: str | None
    co_worker: str | None
    overseer: str | None
    siblings: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    barred: tuple[Barred, ...]
    counts: Counts
    reasons: tuple[Reason, ...] = ()
    given: Given | None = None
    why_not: str | None = None
    is_fixed: bool = False
    is_parked: bool = False

    @property
    def ties(self) -> tuple[Alternative, ...]:
        """The choices that are proven to be as good as the plan's."""
        return tuple(one for one in self.alternatives if one.is_tie)

    @property
    def runner_up(self) -> Alternative | None:
        """The nearest other choice that has been priced; None where there is none."""
        return next((one for one in self.alternatives if one.status == "priced"), None)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day that changes what a worker may have, and what their cap and availability are from then on.

    `protected_step` is what a newly qualified worker's load is then, None where it does not step on that day.
    """

    day: date
    cap: int | None
    availability: Fraction
    protected_step: int | None
    is_last_day: bool = False


@dataclass(frozen=True, slots=True)
class Lifted:
    """What a worker would have with a limit lifted, found by solving again: `moves` (None: any), one more case in
    the full-time `cap`, or any number of `new_families`. None where time ran out, or nothing could be found."""

    what: Lift
    number: int | None
    workload: Workload | None
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class WorkerExplanation:
    """Why a worker has the load they have. Hours are whole hour units a week; cases are ids.

    `binding` are the limits that keep them from receiving another family, the first first. `recent` counts families
    that came in the last days, `max_new` how many may come in a week. `lost` are cases the plan takes from them.
    """

    worker: str
    workload: Workload
    kept: tuple[str, ...]
    received: tuple[str, ...]
    given: tuple[str, ...]
    lost: tuple[str, ...]
    standing_by: int
    role_cap: int
    protected_load: int | None
    support_given: int
    recent: int
    max_new: int
    ahead: tuple[Ahead, ...]
    binding: tuple[Binding, ...] = ()
    lifted: tuple[Lifted, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One worker who may take a case now, everyone else keeping what they have. Travel is minutes a week.

    `before` and `after` are before any support. `values` are the goals of the week with the case theirs, in order;
    `first` the first goal in which they are behind the first of the list (None: as good). `helpers` co-work or
    oversee it. `cost`: the goals of a full new plan with this choice, beside those of the full new plan.
    """

    worker: str
    before: Workload
    after: Workload
    recent: int
    is_earlier: bool
    siblings: tuple[str, ...]
    skills: tuple[str, ...]
    travel: int
    values: tuple[tuple[str, int], ...]
    is_exact: bool
    counts: Counts
    first: Difference | None
    helpers: tuple[str, ...]
    cost: Alternative


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Who had best take a case now, best first, and who may not or cannot, by the first rule that stops them.

    `holder` is the available worker it already has, or the absent one it waits for (`is_waiting`). `is_settled`: that
    worker may not change in this run. `skills` are those it needs; `unknown` the workers who were not reached in
    time; `counts` those of the full new plan.
    """

    case: str
    team: str
    together: tuple[str, ...]
    holder: str | None
    is_waiting: bool
    is_parked: bool
    is_decided: bool
    is_settled: bool
    skills: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()
    barred: tuple[Barred, ...] = ()
    unknown: tuple[str, ...] = ()
    counts: Counts = Counts(0, 0)

    @property
    def is_closed(self) -> bool:
        """Whether nobody can be recommended: it has a worker, waits for one, or is decided."""
        return self.is_waiting or self.is_parked or self.is_decided or self.is_settled
