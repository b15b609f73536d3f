"""A workforce plan as a value: its roles, who joins and leaves them, over how long. FTE are exact, the first year 1."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

Step = Literal["month", "year"]
STEPS_A_YEAR: Final[dict[Step, int]] = {"month": 12, "year": 1}
YEARLY: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Role:
    """A role at the start: FTE established and in post, the share that leaves in a year (None: the plan's), pounds a
    year for one FTE in post and for one of the agency (None: not stated)."""

    name: str
    established: Fraction
    in_post: Fraction
    turnover: Fraction | None = None
    cost: Fraction | None = None
    agency_cost: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Yearly:
    """FTE a year for a role, by year; the last holds for every later year."""

    role: str
    fte: tuple[Fraction, ...]

    def of(self, year: int) -> Fraction:
        """The FTE of a year, the first being 1."""
        return self.fte[min(year, len(self.fte)) - 1]


@dataclass(frozen=True, slots=True)
class Intake:
    """Newly qualified social workers who arrive each year, stay outside the establishment while protected, and of whom
    a share then joins the role. With 0 months they join on arrival."""

    arrivals: Yearly
    months: int
    survival: Fraction


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort protected at the start: it joins the role in so many months, as far as it survives."""

    role: str
    fte: Fraction
    months_left: int
    survival: Fraction


@dataclass(frozen=True, slots=True)
class Training:
    """A way to qualify while employed (grow our own, an apprenticeship): so many start each year, taken from a role
    (None: from outside), study, and of those a share completes and joins; the others return to where they came from."""

    name: str
    taken: str | None
    starts: Yearly
    months: int
    completes: Fraction


@dataclass(frozen=True, slots=True)
class Promotion:
    """A share of a role that moves to another each year, and FTE that do, by year."""

    source: str
    moves: Yearly
    share: Fraction


@dataclass(frozen=True, slots=True)
class EstablishmentChange:
    """FTE by which a role's establishment changes at the start of a year; a budgeted reduction is below 0."""

    role: str
    year: int
    change: Fraction


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves of all roles in a year: a share of those in post, or FTE where stated (shared by who is there
    at the start)."""

    share: Fraction
    fte: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """Agency staff: FTE there now, the share of vacancies that is to be covered, FTE needed for all else (absence,
    peaks), and the share of a full load that a protected worker carries, which covers as much of the vacancies."""

    fte: Fraction = Fraction(0)
    cover: Fraction = YEARLY
    beyond: Fraction = Fraction(0)
    carried: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class WorkforcePlan:
    """One reading of a council's plan, over so many years in steps of a month or a year from the first of a month.

    `vary` is how far recruitment and turnover of a year may differ from the plan by chance, as a share;
    `protected_cost` is pounds a year for one FTE who is protected or studies.
    """

    name: str
    start: date
    years: int
    step: Step
    roles: tuple[Role, ...]
    leaving: Leaving
    recruitment: tuple[Yearly, ...] = ()
    conversions: tuple[Yearly, ...] = ()
    retirements: tuple[Yearly, ...] = ()
    intake: tuple[Intake, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    training: tuple[Training, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    changes: tuple[EstablishmentChange, ...] = ()
    agency: Agency = Agency()
    protected_cost: Fraction | None = None
    vary: Fraction = Fraction(0)

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return self.years * STEPS_A_YEAR[self.step]

    @property
    def length(self) -> Fraction:
        """The length of a step in years."""
        return Fraction(1, STEPS_A_YEAR[self.step])

    def year_of(self, step: int) -> int:
        """The year that a step (the first is 1) is in."""
        return (step - 1) // STEPS_A_YEAR[self.step] + 1

    def count_steps(self, months: int) -> int:
        """Steps that so many months take, those begun counted whole."""
        return -(-months * STEPS_A_YEAR[self.step] // 12)
