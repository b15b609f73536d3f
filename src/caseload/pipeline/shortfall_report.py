"""What the question of staff brings back: the week's report with its shortfall, and what that means."""

from dataclasses import dataclass

from caseload.domain.agency import LevelAgency, LevelCauses, Measures
from caseload.domain.remedies import AbsenceCosts, OneMores, Remedies
from caseload.domain.weeks_ahead import WeeksAhead
from caseload.pipeline.report import Report


@dataclass(frozen=True, slots=True)
class Extras:
    """What is asked besides: one more worker of each kind, each worker's absence, so many weeks ahead (0: none)."""

    one_more: bool = False
    absences: bool = False
    weeks: int = 0


@dataclass(frozen=True)
class ShortfallReport:
    """The week's report with all four levels, and what they mean. What was not worked out, as somebody stopped the
    run or did not ask, is None or empty.

    `now` and `then` are the published measures without and with the posts of level 2.
    """

    report: Report
    extras: Extras
    agency: tuple[LevelAgency, ...]
    now: Measures
    then: Measures
    remedies: Remedies | None = None
    causes: tuple[LevelCauses, ...] | None = None
    one_more: OneMores | None = None
    absences: AbsenceCosts | None = None
    weeks: WeeksAhead | None = None
