"""The first screen: what a manager must see of a proposal, in 72 columns, what needs them first."""

from itertools import chain

from caseload.pipeline.report import Report
from caseload.render.fairness.words import render_fairness
from caseload.render.needs_you import render_needs
from caseload.render.screen_foot import render_foot
from caseload.render.screen_head import render_head
from caseload.render.worker_table import render_workers


def render_screen(report: Report, path_shown: str, is_written: bool = False) -> str:
    """The whole first screen; `path_shown` is the caseload's path as the manager typed it.

    A result that is written as well needs no word of how to write it.
    """
    sections = (
        render_head(report),
        render_needs(report, path_shown),
        render_workers(report),
        render_fairness(report),
        *render_foot(report, path_shown, is_written),
    )
    return "\n".join(chain.from_iterable([*section, ""] for section in sections if section)).rstrip() + "\n"
