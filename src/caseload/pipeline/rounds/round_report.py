"""A round together with the report of the proposal that was just made for it."""

from dataclasses import dataclass, replace
from typing import Final

from caseload.domain.rounds import Round
from caseload.pipeline.report import Report

ROUND: Final = "round"


@dataclass(frozen=True)
class RoundReport:
    """A round, and the report of the proposal that was just made for it."""

    round: Round
    report: Report


def mark_report(report: Report, recorded: Round) -> Report:
    """The report with the round's mark among its settings, so that a workbook says which round it is for."""
    settings = {**report.facts.settings, ROUND: recorded.mark}
    return replace(report, facts=replace(report.facts, settings=settings))
