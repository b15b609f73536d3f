"""Allocates a round again around what was decided in it."""

from dataclasses import replace
from threading import Event

from caseload.domain.problem import Settings
from caseload.domain.rounds import Made, Round, Stamp
from caseload.intake.warnings import find_warnings
from caseload.ledger.store import Ledger
from caseload.ledger.write_round import propose_again
from caseload.pipeline.allocate import allocate_week
from caseload.pipeline.progress import OnStep, Step, ignore_step
from caseload.pipeline.read_week import Week, read_policy_text, settle_problem
from caseload.pipeline.request import Request
from caseload.pipeline.rounds.ask import Asked, build_decisions, check_proposed, read_asked
from caseload.pipeline.rounds.decide import find_round
from caseload.pipeline.rounds.propose import make_proposal
from caseload.pipeline.rounds.read_same import read_same
from caseload.pipeline.rounds.round_report import RoundReport, mark_report
from caseload.pipeline.rounds.settle import drop_replaced, list_to_carry_out
from caseload.solve.processes import prepare_process


def preview(ledger: Ledger, number: int, asked: Asked, request: Request) -> None:
    """Refuse what could not be carried out (E604, E605, E606, L209), before any of it is recorded."""
    found = find_round(ledger, number)
    decisions = build_decisions(found, read_asked(found, asked))
    after = replace(found, made=(*found.made, *(Made(found.last + 1, found.opened, one) for one in decisions)))
    read_decided_week(after, settle_request(after, request))


def replan(
    ledger: Ledger,
    found: Round,
    request: Request,
    stamp: Stamp,
    on_step: OnStep = ignore_step,
    stop: Event | None = None,
) -> RoundReport:
    """A new proposal around everything decided in the round, recorded; the request gives PATH, policy and advice.

    Raises InputRefused where PATH is not what the round was opened on (L209), where a decision cannot be carried out
    (E605, E606), and where somebody decided meanwhile (L205).
    """
    on_step(Step("read"))
    prepare_process()
    own = settle_request(found, request)
    report = allocate_week(read_decided_week(found, own), own, on_step, stop)
    recorded = propose_again(ledger, found, make_proposal(report), stamp)
    return RoundReport(recorded, mark_report(report, recorded))


def settle_request(found: Round, request: Request) -> Request:
    """The request with everything the round was opened under."""
    facts = check_proposed(found).facts
    settings = facts.settings
    return replace(
        request,
        as_of=found.as_of,
        settings=Settings(settings["moves"], settings["hand_over"]),
        seconds=settings["time_limit"],
        seed=facts.seed,
        is_reproducible=settings.get("reproducible", False),
    )


def read_decided_week(found: Round, request: Request) -> Week:
    """The week of a round with what was decided in it; raises InputRefused where that cannot be carried out."""
    reading = read_same(found, request)
    decisions = list_to_carry_out(found, reading.caseload)
    problem = settle_problem(drop_replaced(found, reading.caseload), decisions, request.settings)
    warnings = (*reading.warnings, *find_warnings(problem))
    return Week(problem, warnings, reading.extra, decisions, read_policy_text(request.policy))
