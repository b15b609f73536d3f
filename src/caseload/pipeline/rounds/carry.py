"""From a closed round to next week's caseload: what was decided has happened, and nothing else."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from caseload.analysis.weeks_ahead.carry import carry_week
from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault
from caseload.domain.plan import Plan
from caseload.domain.problem import Settings
from caseload.domain.round_changes import WorkerChange, group_changes, keep_year
from caseload.domain.rounds import ProposedCase, Round
from caseload.intake.read import Reading
from caseload.ledger.ledger_codes import refuse_round
from caseload.ledger.read_history import list_changes
from caseload.ledger.store import Ledger
from caseload.pipeline.read_week import settle_problem
from caseload.pipeline.request import Request
from caseload.pipeline.rounds.decide import find_round
from caseload.pipeline.rounds.read_same import read_same
from caseload.pipeline.rounds.settle import drop_replaced, list_made

WEEK: Final = timedelta(weeks=1)
LEFT_OUT: Final = "W201"
STATED_DAY: Final = re.compile(r"^(as_of\s*=\s*)[^#\n]*?([ \t]*(?:#.*)?)$", re.MULTILINE)


@dataclass(frozen=True)
class CarriedWeek:
    """Next week's caseload, the user's own columns of the cases that are still there, and the text of its policy,
    with the new date where it stated one."""

    round: Round
    caseload: Caseload
    extra: Mapping[str, Mapping[str, object]]
    policy: str | None = None
    warnings: tuple[Fault, ...] = ()


def carry_round(ledger: Ledger, number: int, request: Request, day: date | None = None) -> CarriedWeek:
    """The caseload of `day` (a week after the round's date) after a closed round, from what it was opened on.

    Raises InputRefused for a round that is not closed or purged (L202, L211), and for another caseload (L209).
    """
    found = check_closed(find_round(ledger, number))
    day = day or found.as_of + WEEK
    if day < found.as_of:
        fix = "Give the date of the next round"
        raise refuse_round("L212", number, "the day lies before the round", fix, day.isoformat())
    with ledger.reading() as connection:
        changes = list_changes(connection)
    reading = read_same(found, replace(request, as_of=found.as_of))
    carried = carry(found, reading, day, changes)
    still = {case.id for case in carried.cases}
    extra = {case: cells for case, cells in reading.extra.items() if case in still}
    warnings = tuple(warning for warning in reading.warnings if warning.code == LEFT_OUT)
    return CarriedWeek(found, carried, extra, date_policy(reading.own_policy, day), warnings)


def check_closed(found: Round) -> Round:
    """The round, if it is closed (L202) and what was proposed is still kept (L211)."""
    if found.status != "closed":
        fix = f"Close it first: `caseload round close {found.number} --by NAME`"
        raise refuse_round("L202", found.number, "the round is not closed, so nothing is final", fix, found.status)
    if found.proposal is None:
        fix = "Take next week's caseload from the case system"
        raise refuse_round("L211", found.number, "the proposal has been purged after 30 days", fix)
    return found


def carry(found: Round, reading: Reading, day: date, changes: Iterable[WorkerChange]) -> Caseload:
    """The caseload with the round carried out; changes of more than 12 months ago are forgotten."""
    assert found.proposal is not None
    settings = found.proposal.facts.settings
    caseload = drop_replaced(found, reading.caseload)
    problem = settle_problem(
        caseload, list_made(found, caseload), Settings(settings["moves"], settings["hand_over"])
    )  # fmt: skip
    carried = carry_week(problem, build_plan(found.proposal.cases), day)
    known, workers = group_changes(changes), {worker.id for worker in carried.workers}
    cases = (keep_year(case, known.get(case.id, ()), found.as_of, day, workers) for case in carried.cases)
    return replace(carried, cases=tuple(cases))


def build_plan(cases: Mapping[str, ProposedCase]) -> Plan:
    """The plan that the cases of a proposal state, without support."""
    return Plan(
        lead={case: one.worker for case, one in cases.items()},
        co_worker={case: one.co_worker for case, one in cases.items() if one.co_worker},
        overseer={case: one.overseer for case, one in cases.items() if one.overseer},
        cover={case: one.cover for case, one in cases.items() if one.cover},
    )


def date_policy(text: str | None, day: date) -> str | None:
    """The text of a policy with another date in the place of the one it states; one that states none stays as it is."""
    return None if text is None else STATED_DAY.sub(rf"\g<1>{day.isoformat()}\g<2>", text, count=1)
