"""A new round on the screen: the proposal in short, each case to decide, and what to type next."""

from caseload.pipeline.rounds.round_report import RoundReport
from caseload.render.needs_you import render_needs
from caseload.render.rounds.screen import join, render_next, render_undecided
from caseload.render.screen_head import render_head


def render_opened(opened: RoundReport, path_shown: str, workbook: str | None) -> str:
    """The new round: the proposal in short, each case to decide, and what to do next."""
    found = opened.round
    sections = (
        render_head(opened.report),
        render_needs(opened.report, path_shown),
        render_undecided(found),
        [f"Round {found.number} is open and recorded. Nothing is decided yet.", *render_next(found, workbook)],
    )
    return join(sections)
