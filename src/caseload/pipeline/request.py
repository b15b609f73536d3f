"""What a run is asked: which caseload, under which settings and decisions, and for how long."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from caseload.domain.caseload import Decision
from caseload.domain.problem import Settings
from caseload.intake.what_if_asked import AskedWhatIf


@dataclass(frozen=True, slots=True)
class Request:
    """One run. `today` is used only where neither `as_of` nor the policy states a date.

    `decisions` are those of the command line; `proposal` is a workbook to read more from. `seconds` are for the
    goals; the advice (moves, ways out, shortfall) takes as long again at most, and is left out where `has_advice`
    is false. Where it `is_reproducible`, the seconds are of counted work, and there is no advice. `processes` is how
    many solve at once (None: as many as fit). `what_ifs` change the week as it was read, and never what it was read
    from.
    """

    path: Path
    today: date
    policy: Path | None = None
    as_of: date | None = None
    settings: Settings = field(default_factory=Settings)
    decisions: tuple[Decision, ...] = ()
    proposal: Path | None = None
    seconds: float = 60.0
    seed: int = 0
    has_advice: bool = True
    keep_columns: bool = False
    what_ifs: tuple[AskedWhatIf, ...] = ()
    processes: int | None = None
    is_reproducible: bool = False

    @property
    def wants_advice(self) -> bool:
        """Whether there is to be advice: it is limited by the clock, so never in a run that is to be repeated."""
        return self.has_advice and not self.is_reproducible
