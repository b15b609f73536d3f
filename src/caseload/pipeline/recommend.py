"""From a path and a case to the workers who may take it now, best first, and what each would cost."""

from dataclasses import dataclass
from threading import Event

from caseload.analysis.explain.recommend import recommend_worker
from caseload.analysis.explain.solving import Solving
from caseload.domain.errors import Fault
from caseload.domain.explanation import Recommendation
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.domain.what_if import WhatIf
from caseload.intake.asked_ids import find_case
from caseload.pipeline.facts import gather_facts
from caseload.pipeline.progress import OnStep, Step, ignore_step, tell_count
from caseload.pipeline.report import Report, RunFacts
from caseload.pipeline.request import Request
from caseload.pipeline.solve_week import make_options, read_to_solve, solve_week
from caseload.solve.processes import prepare_process


@dataclass(frozen=True)
class RecommendReport:
    """The recommendation for one case, and the full new plan its costs are measured against."""

    problem: Problem
    solved: Solved
    answer: Recommendation
    facts: RunFacts
    warnings: tuple[Fault, ...] = ()
    is_stopped: bool = False
    what_ifs: tuple[WhatIf, ...] = ()
    request: Request | None = None


def recommend_caseload(
    request: Request, name: str, on_step: OnStep = ignore_step, stop: Event | None = None
) -> RecommendReport:
    """The workers for a case, by id, with everyone keeping what they have.

    `request.seconds` are for the full new plan, and as long again for the costs. Raises InputRefused for an input
    with faults and for an id that is not there, AuditFailed for a plan that breaks a rule.
    """
    stop = stop or Event()
    on_step(Step("read"))
    week = read_to_solve(request)
    problem = week.problem
    case = find_case(problem.caseload, name)
    solved = solve_week(problem, request, on_step, stop)
    options = make_options(request)
    answer = recommend_worker(Solving(problem, solved, options, tell_count(on_step, "explain"), stop), case)
    facts = gather_facts(week, solved.plan, request)
    return RecommendReport(problem, solved, answer, facts, week.warnings, stop.is_set(), week.what_ifs, request)


def recommend_report(
    report: Report, request: Request, name: str, on_step: OnStep = ignore_step, stop: Event | None = None
) -> RecommendReport:
    """The same of a week that has been allocated: costs are against the very plan that was shown.

    Raises InputRefused for an id that is not there.
    """
    stop, problem = stop or Event(), report.problem
    case = find_case(problem.caseload, name)
    prepare_process()
    solving = Solving(problem, report.solved, make_options(request), tell_count(on_step, "explain"), stop)
    answer = recommend_worker(solving, case)
    told = (report.facts, report.warnings, stop.is_set(), report.what_ifs)
    return RecommendReport(problem, report.solved, answer, *told, request)
