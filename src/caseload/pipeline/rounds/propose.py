"""Opens a round: allocates the week as `allocate` does, and records the proposal."""

from collections.abc import Mapping
from threading import Event
from typing import Any, Final

from caseload.domain.fates import find_fate, find_named_holder
from caseload.domain.problem import Problem
from caseload.domain.rounds import Proposal, ProposedCase, RoundFacts, Stamp
from caseload.domain.standing import find_tenure
from caseload.ledger.checks import check_free
from caseload.ledger.store import Ledger
from caseload.ledger.write_round import open_round
from caseload.pipeline.allocate import allocate_week
from caseload.pipeline.progress import OnStep, Step, ignore_step
from caseload.pipeline.report import Report
from caseload.pipeline.request import Request
from caseload.pipeline.rounds.round_report import RoundReport, mark_report
from caseload.pipeline.rounds.settle import state_decision
from caseload.pipeline.solve_week import read_to_solve

NOT_KEPT: Final = ("policy", "what_if")


def propose_round(
    ledger: Ledger,
    request: Request,
    stamp: Stamp,
    on_step: OnStep = ignore_step,
    stop: Event | None = None,
) -> RoundReport:
    """The new round of a week, recorded; of a search that was stopped, the best found until then.

    Raises InputRefused for an input with faults and for a case that is in an open round (L203), before the search.
    """
    on_step(Step("read"))
    week = read_to_solve(request)
    with ledger.reading() as connection:
        check_free(connection, week.problem.standings)
    report = allocate_week(week, request, on_step, stop)
    recorded = open_round(ledger, report.problem.caseload.as_of, make_proposal(report), stamp)
    return RoundReport(recorded, mark_report(report, recorded))


def make_proposal(report: Report) -> Proposal:
    """What the ledger keeps of a proposal: ids, hashes, versions and settings; no policy text, no name of a team."""
    facts = report.facts
    settings: Mapping[str, Any] = {name: value for name, value in facts.settings.items() if name not in NOT_KEPT}
    stated = {**settings, "decisions": [state_decision(one) for one in settings["decisions"]]}
    return Proposal(
        entry=0,
        facts=RoundFacts(
            input_hash=facts.input_hash,
            policy_hash=facts.policy_hash,
            proposal=facts.proposal,
            seed=report.solved.seed,
            versions=dict(facts.versions),
            settings=stated,
        ),
        cases={case: describe_case(report, case) for case in sorted(report.problem.standings)},
        workers=tuple(sorted(list_takers(report.problem))),
    )


def describe_case(report: Report, case: str) -> ProposedCase:
    """One case as it is proposed."""
    problem, plan = report.problem, report.solved.plan
    standing = problem.standings[case]
    return ProposedCase(
        case=case,
        holder=find_named_holder(problem, standing.case),
        is_here=find_tenure(standing.case, problem.caseload, problem.staff).before is not None,
        worker=plan.lead.get(case),
        fate=find_fate(problem, plan, case),
        co_worker=plan.co_worker.get(case),
        overseer=plan.overseer.get(case),
        cover=plan.cover.get(case),
    )


def list_takers(problem: Problem) -> list[str]:
    """The workers who are there and lead cases of some kind."""
    return [member.id for member in problem.staff.values() if member.is_available and member.role.leads]
