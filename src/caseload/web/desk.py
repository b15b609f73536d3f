"""What the page has on its desk: the keys, the weeks, the work in hand, and the last reports."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request

from caseload.domain.errors import InputRefused
from caseload.domain.rounds import Round, Stamp
from caseload.web.guard import Keys
from caseload.web.weeks import Week, Weeks
from caseload.web.work import Work

if TYPE_CHECKING:
    from caseload.pipeline.report import Report

MOST_REPORTS: Final = 4
MOST_ANSWERS: Final = 40


@dataclass
class Desk:
    """One server's state. `folder` has the ledger, `today` tells the day, `name` is the name that was typed last;
    reports are kept in memory only, the latest few."""

    keys: Keys
    weeks: Weeks
    work: Work
    folder: Path
    today: Callable[[], date]
    name: str = ""
    reports: "OrderedDict[str, Report]" = field(default_factory=OrderedDict)
    answers: "OrderedDict[str, Any]" = field(default_factory=OrderedDict)

    def stamp(self, by: str | None = None) -> Stamp:
        """Now, the day that counts, and who."""
        return Stamp(datetime.now(UTC), self.today(), by)

    def find_round(self, week: Week) -> Round | None:
        """The round of a week as the ledger has it now."""
        from caseload.ledger.store import open_ledger
        from caseload.pipeline.rounds.decide import find_round

        return None if week.round is None else find_round(open_ledger(self.folder), week.round)

    def list_endings(self) -> Mapping[int, str] | None:
        """How each round that has ended did so, by its number; None where the ledger cannot be read."""
        from caseload.ledger.read_round import list_endings
        from caseload.ledger.store import open_ledger

        try:
            with open_ledger(self.folder).reading() as connection:
                return list_endings(connection)
        except InputRefused:
            return None

    def keep_report(self, key: str, report: "Report") -> None:
        """Remember a week's report, and forget the oldest of too many."""
        self.reports[key] = report
        self.reports.move_to_end(key)
        while len(self.reports) > MOST_REPORTS:
            self.reports.popitem(last=False)

    def keep_answer(self, about: str, answer: Any) -> None:
        """Remember an explanation, and forget the oldest of too many."""
        self.answers[about] = answer
        while len(self.answers) > MOST_ANSWERS:
            self.answers.popitem(last=False)

    def forget(self, key: str) -> None:
        """Forget what was worked out for a week, as it is to be worked out anew."""
        self.reports.pop(key, None)
        for about in [about for about in self.answers if about.startswith(key)]:
            del self.answers[about]


def get_desk(request: Request) -> Desk:
    """The desk of the server that a request came to."""
    desk: Desk = request.app.state.desk
    return desk
