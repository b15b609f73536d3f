"""What the page asks of the process that works for it, as plain functions of values."""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from caseload.domain.errors import InputRefused
from caseload.domain.rounds import Round, Stamp
from caseload.intake.what_if_asked import AskedWhatIf
from caseload.ledger.read_round import list_rounds
from caseload.ledger.store import Ledger, open_ledger
from caseload.pipeline.allocate import allocate_caseload, allocate_week
from caseload.pipeline.check import check_caseload
from caseload.pipeline.explain import ExplainReport, explain_report
from caseload.pipeline.progress import OnStep
from caseload.pipeline.recommend import RecommendReport, recommend_report
from caseload.pipeline.report import Report
from caseload.pipeline.request import Request
from caseload.pipeline.rounds.decide import find_round
from caseload.pipeline.rounds.propose import propose_round
from caseload.pipeline.rounds.replan import read_decided_week, replan, settle_request
from caseload.pipeline.rounds.round_report import RoundReport, mark_report
from caseload.render.what_if_words import say_what_ifs


@dataclass(frozen=True)
class Explained:
    """Why a case has the worker it has; and, for one that is open, who could take it with everyone else as they are."""

    why: ExplainReport
    who: RecommendReport | None


@dataclass(frozen=True)
class Tried:
    """A week with something otherwise, and what that is in words."""

    report: Report
    says: str


def propose(folder: Path, request: Request, stamp: Stamp, on_step: OnStep, stop: Event) -> RoundReport:
    """The proposal of a week, recorded as a new round; of an open round of the same caseload, its own."""
    ledger = open_ledger(folder, may_make=True)
    found = find_open(ledger, request)
    if found is not None:
        return look(ledger, found, request, stamp, on_step, stop)
    return propose_round(ledger, request, stamp, on_step, stop)


def find_open(ledger: Ledger, request: Request) -> Round | None:
    """The open round that was opened on this very caseload: one whose page was closed, or its server killed."""
    with ledger.reading() as connection:
        opened = [one for one in list_rounds(connection) if one.status == "open" and one.proposal is not None]
    if not opened:
        return None
    given = check_caseload(request).problem.caseload.input_hash
    return next((one for one in opened if one.proposal and one.proposal.facts.input_hash == given), None)


def look_again(folder: Path, number: int, request: Request, stamp: Stamp, on_step: OnStep, stop: Event) -> RoundReport:
    """The report of a round's proposal, worked out again."""
    ledger = open_ledger(folder)
    return look(ledger, find_round(ledger, number), request, stamp, on_step, stop)


def look(ledger: Ledger, found: Round, request: Request, stamp: Stamp, on_step: OnStep, stop: Event) -> RoundReport:
    """The report of a round's proposal; where it comes out otherwise (a limit of time), what came out is recorded."""
    own = settle_request(found, request)
    report = allocate_week(read_decided_week(found, own), own, on_step, stop)
    if found.proposal is not None and is_same(found, report.solved.plan.lead):
        return RoundReport(found, mark_report(report, found))
    return replan(ledger, found, request, stamp, on_step, stop)


def is_same(found: Round, lead: object) -> bool:
    """Whether a plan gives every case to whom the round proposes."""
    assert found.proposal is not None
    return lead == {case: one.worker for case, one in found.proposal.cases.items()}


def plan_again(folder: Path, number: int, request: Request, stamp: Stamp, on_step: OnStep, stop: Event) -> RoundReport:
    """A new proposal around what was decided in a round, recorded."""
    ledger = open_ledger(folder)
    return replan(ledger, find_round(ledger, number), request, stamp, on_step, stop)


def explain(report: Report, request: Request, name: str, on_step: OnStep, stop: Event) -> Explained:
    """The explanation of a case or worker in the proposal that was shown, decisions and all."""
    why = explain_report(report, request, name, on_step, stop)
    try:
        who = None if why.is_stopped else recommend_report(report, request, name, on_step, stop)
    except InputRefused:
        who = None
    return Explained(why, who)


def try_what_if(
    folder: Path, number: int, request: Request, what_ifs: tuple[AskedWhatIf, ...], on_step: OnStep, stop: Event
) -> Tried:
    """The week of a round with something otherwise, what was decided in it carried out; nothing is recorded."""
    found = find_round(open_ledger(folder), number)
    own = settle_request(found, request)
    decisions = read_decided_week(found, own).decisions
    report = allocate_caseload(replace(own, decisions=decisions, what_ifs=what_ifs, has_advice=False), on_step, stop)
    return Tried(report, say_what_ifs(report.what_ifs, report.problem.policy, report.problem.caseload.as_of))
