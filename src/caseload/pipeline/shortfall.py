"""From a path to the staff a week would take: the plan, own means, posts, money, and what causes the need."""

from dataclasses import replace
from threading import Event
from typing import Final

from caseload.analysis.agency.causes import find_causes
from caseload.analysis.find_findings import find_findings
from caseload.analysis.own_means.absences import find_absence_costs
from caseload.analysis.own_means.one_more import find_one_more
from caseload.analysis.own_means.remedies import find_remedies
from caseload.analysis.shortfall.levels import find_shortfall
from caseload.analysis.weeks_ahead.weeks import find_weeks_ahead
from caseload.domain.agency import LevelCauses
from caseload.domain.findings import ShortfallLevel
from caseload.domain.remedies import AbsenceCosts, OneMores, Remedies
from caseload.domain.weeks_ahead import WeeksAhead
from caseload.pipeline.facts import gather_facts
from caseload.pipeline.progress import OnStep, Step, ignore_step, tell_count, tell_search
from caseload.pipeline.questions import WAYS_SHARE, Questions
from caseload.pipeline.report import Report
from caseload.pipeline.request import Request
from caseload.pipeline.shortfall_report import Extras, ShortfallReport
from caseload.pipeline.solve_week import read_to_solve, solve_week
from caseload.pipeline.tell_staff import tell_staff

LEVELS: Final = (1, 2, 3, 4)
LEVELS_SHARE: Final = 1.5
REMEDIES_SHARE: Final = 1.0
CAUSES_SHARE: Final = 0.75
MOST_SHARES: Final = 1 + LEVELS_SHARE + WAYS_SHARE + REMEDIES_SHARE + CAUSES_SHARE
EXTRA_SHARE: Final = 1.0


def measure_staff(
    request: Request, extras: Extras | None = None, on_step: OnStep = ignore_step, stop: Event | None = None
) -> ShortfallReport:
    """The staff it would take for the caseload of a request.

    The plan takes `request.seconds` at most; all questions together `MOST_SHARES` times as long at most, and each of
    the extras once more. Ctrl-C (KeyboardInterrupt) and `stop` keep what is known. Raises InputRefused for an input
    with faults, AuditFailed for a plan that breaks a rule.
    """
    stop, extras = stop or Event(), extras or Extras()
    on_step(Step("read"))
    week = read_to_solve(request)
    solved = solve_week(week.problem, request, on_step, stop)
    questions = StaffQuestions(week.problem, solved, request, on_step, stop)
    levels = questions.attempt(questions.find_levels) or ()
    findings = find_findings(week.problem, solved, questions.attempt(questions.find_ways) or {}, levels)
    facts = gather_facts(week, solved.plan, request)
    report = Report(week.problem, solved, findings, facts, week.warnings, week.extra, what_ifs=week.what_ifs)
    return answer_rest(questions, report, extras)


def answer_rest(questions: "StaffQuestions", report: Report, extras: Extras) -> ShortfallReport:
    """What the levels mean, and the questions that come after them, each until somebody stops the run."""
    levels = report.findings.shortfall
    found = replace(
        tell_staff(report, extras),
        remedies=questions.attempt(questions.find_means) if is_short(levels) else None,
        causes=questions.attempt(lambda: questions.find_causes(levels)),
        one_more=questions.attempt(questions.find_one_more) if extras.one_more else None,
        absences=questions.attempt(questions.find_absences) if extras.absences else None,
        weeks=questions.attempt(lambda: questions.find_weeks(extras.weeks)) if extras.weeks else None,
    )
    return replace(found, report=replace(report, is_stopped=questions.stop.is_set()))


def is_short(levels: tuple[ShortfallLevel, ...]) -> bool:
    """Whether any child is without a worker, as far as is known; with nobody short there is nothing to remedy."""
    asked = [level for level in levels if level.level in (1, 2)]
    return not asked or any(level.posts or level.left or level.queue for level in asked)


class StaffQuestions(Questions):
    """What is asked of the staff a week would take."""

    def find_levels(self) -> tuple[ShortfallLevel, ...]:
        """The posts at every level."""
        tell, seconds = tell_search(self.on_step, "shortfall"), self.request.seconds * LEVELS_SHARE
        return find_shortfall(self.problem, self.solved, LEVELS, seconds, tell, self.stop)

    def find_means(self) -> Remedies:
        """What the service could do before agency."""
        tell, seconds = tell_search(self.on_step, "remedies"), self.request.seconds * REMEDIES_SHARE
        return find_remedies(self.problem, self.solved, seconds, tell, self.stop, self.request.seed)

    def find_causes(self, levels: tuple[ShortfallLevel, ...]) -> tuple[LevelCauses, ...]:
        """What causes the need at levels 1 and 2."""
        tell, seconds = tell_search(self.on_step, "causes"), self.request.seconds * CAUSES_SHARE
        return find_causes(self.problem, levels, seconds, tell, self.stop)

    def find_one_more(self) -> OneMores:
        """What one more worker of each kind would change."""
        tell, seconds = tell_search(self.on_step, "one_more"), self.request.seconds * EXTRA_SHARE
        return find_one_more(self.problem, self.solved, seconds, tell, self.stop, self.request.seed)

    def find_absences(self) -> AbsenceCosts:
        """What each worker's absence would cost."""
        tell, seconds = tell_search(self.on_step, "absences"), self.request.seconds * EXTRA_SHARE
        return find_absence_costs(self.problem, self.solved, seconds, tell, self.stop, self.request.seed)

    def find_weeks(self, weeks: int) -> WeeksAhead:
        """The same, week by week, from what is known."""
        tell, seconds = tell_count(self.on_step, "weeks"), self.request.seconds * EXTRA_SHARE
        return find_weeks_ahead(self.problem, weeks, seconds, tell, self.stop, self.request.seed)
