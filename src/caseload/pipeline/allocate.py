"""The weekly journey from a path to a report: read, check, allocate, and work out what to tell the manager."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from caseload.analysis.find_findings import find_findings
from caseload.analysis.moves_options import find_moves_options
from caseload.analysis.shortfall import find_shortfall
from caseload.analysis.ways_out import find_ways_out
from caseload.domain.findings import Findings
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.pipeline.facts import gather_facts
from caseload.pipeline.progress import OnStep, Step, ignore_step, tell_search
from caseload.pipeline.read_week import Week, read_week
from caseload.pipeline.report import Report
from caseload.pipeline.request import Request
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

MOVES_SHARE = 0.5
WAYS_SHARE = 0.25
SHORTFALL_SHARE = 0.5
LEVELS = (1, 2)
Found = TypeVar("Found")


def allocate_caseload(request: Request, on_step: OnStep = ignore_step, stop: Event | None = None) -> Report:
    """The week's proposal and everything found of it.

    Ctrl-C (KeyboardInterrupt) and `stop` keep the best plan so far and leave out the advice not yet worked out.
    Raises InputRefused for an input with faults, AuditFailed for a plan that breaks a rule.
    """
    on_step(Step("read"))
    return allocate_week(read_week(request), request, on_step, stop)


def allocate_week(week: Week, request: Request, on_step: OnStep = ignore_step, stop: Event | None = None) -> Report:
    """The proposal of a week that has been read."""
    stop = stop or Event()
    options = Options(request.seconds, request.seed)
    solved = solve_problem(week.problem, options, tell_search(on_step, "allocate"), stop)
    if solved.interrupted:
        stop.set()
    advice = Advice(week.problem, solved, request, on_step, stop)
    findings = advice.find() if request.has_advice else find_findings(week.problem, solved)
    facts = gather_facts(week, solved.plan, request.seconds, request.seed)
    return Report(week.problem, solved, findings, facts, week.warnings, week.extra, stop.is_set())


class Advice:
    """What is worked out by solving again, each part within its share of the time, until somebody stops it."""

    def __init__(self, problem: Problem, solved: Solved, request: Request, on_step: OnStep, stop: Event) -> None:
        """Take what to advise on and how long to take."""
        self.problem, self.solved, self.request = problem, solved, request
        self.on_step, self.stop = on_step, stop

    def find(self) -> Findings:
        """Every finding, with what more moves would gain, the ways out and the shortfall."""
        problem, solved, seconds = self.problem, self.solved, self.request.seconds
        on_step, seed = self.on_step, self.request.seed
        moves = self.attempt(
            lambda: find_moves_options(problem, seconds * MOVES_SHARE, tell_search(on_step, "moves"), seed), ()
        )
        ways = self.attempt(
            lambda: find_ways_out(problem, solved, seconds * WAYS_SHARE, tell_search(on_step, "ways_out")), {}
        )
        shortfall = self.attempt(
            lambda: find_shortfall(
                problem, solved, LEVELS, seconds * SHORTFALL_SHARE, tell_search(on_step, "shortfall"), self.stop
            ),
            (),
        )
        return find_findings(problem, solved, ways, shortfall, moves)

    def attempt(self, find: Callable[[], Found], otherwise: Found) -> Found:
        """What is found, or the other where somebody has stopped or now stops the run."""
        if self.stop.is_set():
            return otherwise
        try:
            return find()
        except KeyboardInterrupt:
            self.stop.set()
            return otherwise
