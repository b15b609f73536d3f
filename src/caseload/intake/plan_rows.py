"""A plan as a file states it, before its names are looked up: rows of cases, support, and how it was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from caseload.domain.caseload import Decision
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.plan import GoalResult
from caseload.intake.what_if_asked import AskedWhatIf

PLAN_CODES: Final[dict[str, str]] = {
    "E901": "a plan names a case that is not in the caseload",
    "E902": "a plan names someone who is not among the workers",
    "E903": "a plan leaves out a case of the caseload",
    "E904": "a plan has one case twice",
    "E905": "a file is not a plan",
    "E906": "a value in a plan cannot be read",
    "W901": "a plan was made from another caseload",
    "W902": "a plan was made under another policy",
}
"""Every code that reading a plan can give, with its one-line meaning; docs/faults.md tells more."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One case of a plan: who leads it (None: nobody), and who is named beside them. `where` is its place."""

    where: str
    case: str
    worker: str | None
    beside: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SupportRow:
    """Support hours a week from an officer to a worker."""

    officer: str
    worker: str
    hours: Fraction


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What the run that made the plan changed: moves, handing over, decisions, what-ifs, its date and own policy."""

    moves: int | None
    hand_over: bool
    decisions: tuple[Decision, ...] = ()
    as_of: date | None = None
    policy_text: str | None = None
    what_ifs: tuple[AskedWhatIf, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as its file states it.

    `settings` is None for a plan that this program did not make, of which only the leads are known for sure: then
    whoever stands beside a case is taken to stay. `disciplines` maps (case, discipline) to a practitioner.
    """

    name: str
    rows: tuple[PlanRow, ...]
    support: tuple[SupportRow, ...] = ()
    disciplines: Mapping[tuple[str, str], str] | None = None
    settings: PlanSettings | None = None
    goals: tuple[GoalResult, ...] = ()
    input_hash: str | None = None
    policy_hash: str | None = None


def refuse_plan(code: str, where: str, what: str, fix: str, got: str | None = None) -> InputRefused:
    """The refusal of a plan with one fault."""
    return InputRefused((Fault(code, where, what, fix, got),))
