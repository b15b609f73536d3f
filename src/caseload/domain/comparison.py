"""What differs between two plans, and between the two caseloads they are for: values without words."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from caseload.domain.findings import Because
from caseload.domain.plan import GoalResult

Place = Literal["first", "second"]
Why = Because | Literal["new"]
BesidePart = Literal["co_worker", "overseer", "cover", "discipline"]
Value = object


@dataclass(frozen=True, slots=True)
class GoalPair:
    """One goal in both plans; None where a plan's policy leaves it out. `better` is the plan with less of it."""

    name: str
    first: GoalResult | None
    second: GoalResult | None
    better: Place | None


@dataclass(frozen=True, slots=True)
class MovedCases:
    """Cases of one family whose worker differs, and why each plan has them where they are.

    None in `first` or `second`: nobody. `why_first` and `why_second` are None where the case stays with the worker
    it has (or with nobody), `new` where nobody had it.
    """

    cases: tuple[str, ...]
    family: str | None
    team: str
    kinds: tuple[str, ...]
    is_must: bool
    first: str | None
    second: str | None
    why_first: Why | None
    why_second: Why | None


@dataclass(frozen=True, slots=True)
class BesideChange:
    """Somebody beside a case who differs: co-worker, overseer, cover, or who does a discipline's hours (`detail`)."""

    case: str
    part: BesidePart
    detail: str | None
    first: str | None
    second: str | None


@dataclass(frozen=True, slots=True)
class SupportChange:
    """Support hours a week from an officer to a worker that differ."""

    officer: str
    worker: str
    first: Fraction
    second: Fraction


@dataclass(frozen=True, slots=True)
class WorkerState:
    """A worker in one plan: cases before and after it, the cap, hours a week after support, and the workload."""

    available: bool
    cases_before: int
    cases: int
    cap: int | None
    hours: Fraction
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class WorkerPair:
    """A worker in both plans; None where they are not in that caseload."""

    worker: str
    team: str
    first: WorkerState | None
    second: WorkerState | None

    @property
    def differs(self) -> bool:
        """Whether anything of the worker differs."""
        return self.first != self.second


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs between two inputs: the column or the policy's key, and both values (None: blank)."""

    name: str
    first: Value
    second: Value


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that both inputs have, and the columns in which it differs."""

    id: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """One table in both inputs: ids only in the first, ids only in the second, and rows that differ."""

    table: str
    gone: tuple[str, ...]
    new: tuple[str, ...]
    changed: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class InputComparison:
    """What differs between two inputs: tables that do, keys of the policy, settings of the run (its date too)."""

    tables: tuple[TableChange, ...] = ()
    policy: tuple[FieldChange, ...] = ()
    settings: tuple[FieldChange, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether both plans are for the same caseload, under the same policy and settings."""
        return not (self.tables or self.policy or self.settings)

    @property
    def is_same_week(self) -> bool:
        """Whether both are for the same week under the same policy, so that they differ by what was decided alone."""
        is_dated_alike = all(change.name != "as_of" for change in self.settings)
        return is_dated_alike and not self.policy and all(table.table == "decisions" for table in self.tables)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two plans.

    `better` is the plan that is better in the first goal that differs (`decided_by`), both None where none does.
    `moved` have a worker in both plans, `only_first` and `only_second` in that one alone; cases that only one input
    has are in `input`. `workers` has every worker of either input.
    """

    better: Place | None
    decided_by: str | None
    goals: tuple[GoalPair, ...]
    moved: tuple[MovedCases, ...]
    only_first: tuple[MovedCases, ...]
    only_second: tuple[MovedCases, ...]
    beside: tuple[BesideChange, ...]
    support: tuple[SupportChange, ...]
    workers: tuple[WorkerPair, ...]
    input: InputComparison

    @property
    def is_same(self) -> bool:
        """Whether the two are the same plan of the same input."""
        cases = self.moved or self.only_first or self.only_second or self.beside or self.support
        return not cases and self.input.is_same and self.decided_by is None
