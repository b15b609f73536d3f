"""Decides in a round, and allocates again around what was decided."""

from dataclasses import replace
from threading import Event

from caseload.domain.problem import Settings
from caseload.domain.rounds import Made, Round, Stamp
from caseload.intake.read import Reading as ReadCaseload
from caseload.intake.warnings import find_warnings
from caseload.ledger.ledger_codes import refuse_round
from caseload.ledger.read_round import read_round
from caseload.ledger.store import Ledger
from caseload.ledger.write_round import decide_round, propose_again
from caseload.pipeline.allocate import allocate_week
from caseload.pipeline.progress import OnStep, Step, ignore_step
from caseload.pipeline.read_week import Week, read_policy_text, read_under, settle_problem
from caseload.pipeline.request import Request
from caseload.pipeline.rounds.ask import Asked, build_decisions, check_proposed, read_asked
from caseload.pipeline.rounds.propose import RoundReport, make_proposal, mark_report
from caseload.pipeline.rounds.settle import list_to_carry_out
from caseload.solve.processes import prepare_process


def decide(ledger: Ledger, number: int, asked: Asked, stamp: Stamp) -> Round:
    """The round with what was asked recorded, all of it or, where anything is wrong, nothing."""
    found = find_round(ledger, number)
    reading = read_asked(found, asked)
    return decide_round(ledger, number, lambda before: build_decisions(before, reading), stamp, asked.is_replacing)


def preview(ledger: Ledger, number: int, asked: Asked, request: Request) -> None:
    """Refuse what could not be carried out (E604, E605, E606, L209), before any of it is recorded."""
    found = find_round(ledger, number)
    decisions = build_decisions(found, read_asked(found, asked))
    after = replace(found, made=(*found.made, *(Made(found.last + 1, found.opened, one) for one in decisions)))
    read_decided_week(after, settle_request(after, request))


def find_round(ledger: Ledger, number: int) -> Round:
    """A round as it stands."""
    with ledger.reading() as connection:
        return read_round(connection, number)


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
    problem = settle_problem(reading.caseload, decisions, request.settings)
    warnings = (*reading.warnings, *find_warnings(problem))
    return Week(problem, warnings, reading.extra, decisions, read_policy_text(request.policy))


def read_same(found: Round, request: Request) -> ReadCaseload:
    """The caseload that a round was opened on; refuses any other, and any other policy (L209)."""
    assert found.proposal is not None
    reading = read_under(request, ())
    facts, caseload = found.proposal.facts, reading.caseload
    if caseload.input_hash != facts.input_hash:
        what = "this is not the caseload the round was opened on, or it has changed since"
        fix = (
            "Give it as it was then; or abandon the round "
            f"(`caseload round close {found.number} --abandon --reason CODE --by NAME`) and open a new one"
        )
        raise refuse_round("L209", found.number, what, fix, request.path.name)
    if caseload.policy.text_hash != facts.policy_hash:
        what = "the policy is not the one the round was opened under"
        raise refuse_round("L209", found.number, what, "Give the same --policy as then, or none if there was none")
    return reading
