"""The weekly journey from a path to a report: read, check, allocate, and work out what to tell the manager."""

from threading import Event
from typing import Final

from caseload.analysis.find_findings import find_findings
from caseload.analysis.moves_options import find_moves_options
from caseload.domain.findings import Findings, MovesOption, ShortfallLevel
from caseload.pipeline.facts import gather_facts
from caseload.pipeline.progress import OnStep, Step, ignore_step, tell_count, tell_search
from caseload.pipeline.questions import Questions
from caseload.pipeline.read_week import Week
from caseload.pipeline.report import Report
from caseload.pipeline.request import Request
from caseload.pipeline.solve_week import read_to_solve, solve_week

MOVES_SHARE: Final = 0.35
SHORTFALL_SHARE: Final = 0.5
LEVELS: Final = (1, 2)


def allocate_caseload(request: Request, on_step: OnStep = ignore_step, stop: Event | None = None) -> Report:
    """The week's proposal and everything found of it.

    Ctrl-C (KeyboardInterrupt) and `stop` keep the best plan so far and leave out the advice not yet worked out.
    Raises InputRefused for an input with faults, AuditFailed for a plan that breaks a rule.
    """
    on_step(Step("read"))
    return allocate_week(read_to_solve(request), request, on_step, stop)


def allocate_week(week: Week, request: Request, on_step: OnStep = ignore_step, stop: Event | None = None) -> Report:
    """The proposal of a week that has been read."""
    stop = stop or Event()
    solved = solve_week(week.problem, request, on_step, stop)
    advice = Advice(week.problem, solved, request, on_step, stop)
    findings = advice.find() if request.wants_advice else find_findings(week.problem, solved)
    facts = gather_facts(week, solved.plan, request)
    return Report(week.problem, solved, findings, facts, week.warnings, week.extra, stop.is_set(), week.what_ifs)


class Advice(Questions):
    """What a manager is told beside the proposal."""

    def find(self) -> Findings:
        """Every finding, with what more moves would gain, the ways out and the shortfall."""
        moves = self.attempt(self.find_moves) or ()
        ways = self.attempt(self.find_ways) or {}
        shortfall = self.attempt(self.find_posts) or ()
        return find_findings(self.problem, self.solved, ways, shortfall, moves)

    def find_moves(self) -> tuple[MovesOption, ...]:
        """What more moves would gain."""
        tell, seconds = tell_count(self.on_step, "moves"), self.request.seconds * MOVES_SHARE
        return find_moves_options(self.problem, self.solved, seconds, tell, self.stop)

    def find_posts(self) -> tuple[ShortfallLevel, ...]:
        """The posts it would take. What builds the models is imported here: runs without advice do without it."""
        from caseload.analysis.shortfall.levels import find_shortfall

        tell, seconds = tell_search(self.on_step, "shortfall"), self.request.seconds * SHORTFALL_SHARE
        return find_shortfall(self.problem, self.solved, LEVELS, seconds, tell, self.stop)
