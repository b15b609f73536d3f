"""What is found of the weeks ahead: how many are without a worker, the agency need, and what happens in each week."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from caseload.domain.findings import ShortfallLevel
from caseload.domain.plan import GoalResult

HappeningWord = Literal[
    "starts", "back", "leaves", "away", "time", "step", "unbarred", "going", "waits", "ends", "free", "review"
]
HAPPENINGS: Final[tuple[HappeningWord, ...]] = (
    "starts", "back", "leaves", "away", "time", "step", "unbarred", "going", "waits", "ends", "free", "review",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that is known to happen between two weeks. `day` is the date as the tables state it: a first day, the
    day somebody is back, a last day, the first day away, the day a case ends or a hold lasts until; else the week's.

    What `worker`, `cases`, `before`, `after` and `until` say depends on the word:

    - `starts`, `back`, `leaves`, `away`: a worker with the cases they have or had; the cases they may hold then and
      now (None without a cap); `until` the day they are back, if they go for a time.
    - `time`: a worker's availability, as shares.
    - `step`: the protected load of a newly qualified worker, in cases.
    - `unbarred`: a newly qualified worker who from now on may lead child protection, section 47 and proceedings.
    - `going`: a worker who receives no more cases because they leave or go on long absence; `until` that day.
    - `waits`: cases nobody had, which wait from now on for their worker, back soon (`until`).
    - `ends`: cases of a team that close; `before` of them had nobody.
    - `free`: cases of a team whose hold is over. `review`: cases whose decision to wait is over.
    """

    word: HappeningWord
    day: date
    team: str
    worker: str | None = None
    cases: tuple[str, ...] = ()
    before: Fraction | None = None
    after: Fraction | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WeekTally:
    """The figures of one week after its plan, of one team (its workers and its cases) or of all (`team` None).

    `workers` are those available who may hold cases, `fte` their full-time equivalents after reductions, `places` the
    sum of their caps (None where one has none). Of the `cases` open, `without` have no worker (or, away, no cover where
    one is needed), `must_without` of these may not wait; `waiting` wait for a holder who is away.
    Since the plan of the week before, `lost` have come to have nobody, `regained` again have the worker they had, and
    `allocated` get one by this week's plan; so `without` is that of the week before + `lost` - `regained` - `allocated`
    - those closed. `changed` go from a worker who is there to another. `over_cap` are workers, `hours_over` whole
    hours a week as in the goal `overhours`: above 110% of what workers have.
    `fte_must` and `fte_all` are the agency posts at levels 1 and 2 (None: not known).
    """

    team: str | None
    workers: int
    fte: Fraction
    places: int | None
    cases: int
    must_without: int
    without: int
    waiting: int
    lost: int
    regained: int
    allocated: int
    changed: int
    over_cap: int
    hours_over: int
    fte_must: Fraction | None
    fte_all: Fraction | None


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """One week: its day (week 0 is this week), its figures, goals and agency need, and what led to it.

    `proven`: no plan of this week's caseload does better, under the goals. The caseload of a week follows from the
    plans before it, so a week is only as sure as the ones before.
    """

    week: int
    day: date
    total: WeekTally
    teams: tuple[WeekTally, ...]
    goals: tuple[GoalResult, ...]
    needs: tuple[ShortfallLevel, ...]
    happenings: tuple[Happening, ...]
    proven: bool


TrendWord = Literal["none", "clears", "falls", "level", "returns", "rises"]


@dataclass(frozen=True, slots=True)
class Trend:
    """How the number of cases without a worker goes over the weeks, of one team or of all (`team` None).

    `none`: always 0; `clears`: 0 from `turn` to the end; `falls` or `rises`: fewer or more in the last week than in the
    first; `level`: the same in every week; `returns`: the same in the last as in the first, but not between.
    `turn` is the week of the largest step down (`falls`) or up (`rises`, `returns`), None for `none` and `level`; of
    equal steps the first. `because` are the happenings of that week that go the same way, the plainest cause first.
    `most` is the highest number, in the week `most_week`; `fte_first`, `fte_most` (in the week `fte_week`) and
    `fte_last` are the agency posts at level 2, None where a week's need is not known.
    """

    team: str | None
    word: TrendWord
    first: int
    last: int
    most: int
    most_week: int
    turn: int | None = None
    because: tuple[Happening, ...] = ()
    fte_first: Fraction | None = None
    fte_most: Fraction | None = None
    fte_week: int | None = None
    fte_last: Fraction | None = None


@dataclass(frozen=True, slots=True)
class WeeksAhead:
    """The weeks looked at, this one first, and how the numbers go, in all and by team.

    `asked` is how many weeks were asked for: fewer are there where the search was stopped or had no time left; `trend`
    is None without any.
    """

    weeks: tuple[WeekAhead, ...]
    asked: int
    trend: Trend | None = None
    teams: tuple[Trend, ...] = ()
