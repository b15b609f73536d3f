"""From a path and an id to an explanation: the week is allocated, then every other choice is solved for."""

from dataclasses import dataclass
from threading import Event

from caseload.analysis.explain.case import explain_case
from caseload.analysis.explain.solving import Solving
from caseload.analysis.explain.worker import explain_worker
from caseload.domain.errors import Fault, UsageRefused
from caseload.domain.explanation import CaseExplanation, WorkerExplanation
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.domain.what_if import WhatIf
from caseload.intake.asked_ids import find_case_or_worker, find_worker
from caseload.pipeline.facts import gather_facts
from caseload.pipeline.progress import OnStep, Step, ignore_step, tell_count
from caseload.pipeline.report import Report, RunFacts
from caseload.pipeline.request import Request
from caseload.pipeline.solve_week import make_options, read_to_solve, solve_week
from caseload.solve.processes import prepare_process


@dataclass(frozen=True)
class ExplainReport:
    """The week's plan and the answer to one question about it. `is_also_worker`: the case's id is a worker's too.

    `is_stopped`: somebody stopped the run; what was not reached says so. `request` is what was asked.
    """

    problem: Problem
    solved: Solved
    answer: CaseExplanation | WorkerExplanation
    facts: RunFacts
    warnings: tuple[Fault, ...] = ()
    what_ifs: tuple[WhatIf, ...] = ()
    is_also_worker: bool = False
    is_stopped: bool = False
    request: Request | None = None


def explain_caseload(
    request: Request, name: str, why_not: str | None = None, on_step: OnStep = ignore_step, stop: Event | None = None
) -> ExplainReport:
    """The explanation of a case or a worker, by id; a case comes first where both have it.

    `request.seconds` are for the plan, and as long again for the other choices. Raises InputRefused for an input with
    faults and for an id that is not there, UsageRefused for `why_not` with a worker, AuditFailed for a plan that
    breaks a rule.
    """
    stop = stop or Event()
    on_step(Step("read"))
    week = read_to_solve(request)
    problem = week.problem
    case, worker = find_case_or_worker(problem.caseload, name)
    asked = find_worker(problem.caseload, why_not) if why_not is not None else None
    if case is None and asked is not None:
        raise UsageRefused(f"--why-not goes with a case, and {name} is a worker. Give the case's id before it.")
    solved = solve_week(problem, request, on_step, stop)
    options = make_options(request)
    solving = Solving(problem, solved, options, tell_count(on_step, "explain"), stop)
    answer = answer_question(solving, case, worker, asked)
    facts = gather_facts(week, solved.plan, request)
    both = case is not None and worker is not None
    return ExplainReport(problem, solved, answer, facts, week.warnings, week.what_ifs, both, stop.is_set(), request)


def answer_question(
    solving: Solving, case: str | None, worker: str | None, why_not: str | None = None
) -> CaseExplanation | WorkerExplanation:
    """What explains a case, or else a worker; at least one of the two is there."""
    return explain_case(solving, case, why_not) if case is not None else explain_worker(solving, worker or "")


def explain_report(
    report: Report, request: Request, name: str, on_step: OnStep = ignore_step, stop: Event | None = None
) -> ExplainReport:
    """The same of a week that has been allocated: of the very plan that was shown, which is not worked out again.

    Raises InputRefused for an id that is not there.
    """
    stop, problem = stop or Event(), report.problem
    case, worker = find_case_or_worker(problem.caseload, name)
    prepare_process()
    solving = Solving(problem, report.solved, make_options(request), tell_count(on_step, "explain"), stop)
    answer = answer_question(solving, case, worker)
    both = case is not None and worker is not None
    told = (report.facts, report.warnings, report.what_ifs, both)
    return ExplainReport(problem, report.solved, answer, *told, stop.is_set(), request)
