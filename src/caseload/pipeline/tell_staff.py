"""From a week's report to what its posts mean, without asking the solver anything."""

from caseload.analysis.agency.money import find_agency
from caseload.analysis.agency.vacancies import measure_workforce
from caseload.pipeline.report import Report
from caseload.pipeline.shortfall_report import Extras, ShortfallReport


def tell_staff(report: Report, extras: Extras) -> ShortfallReport:
    """What the posts of a report mean: money, the temporary share, the published measures; nothing is searched for."""
    problem, plan, levels = report.problem, report.solved.plan, report.findings.shortfall
    need = next((level for level in levels if level.level == 2), None)
    return ShortfallReport(
        report=report,
        extras=extras,
        agency=find_agency(problem, levels),
        now=measure_workforce(problem, plan),
        then=measure_workforce(problem, plan, need.posts if need is not None else ()),
    )
