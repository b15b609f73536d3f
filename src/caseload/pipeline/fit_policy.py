"""Rescales the hours of a policy so that a team's median worker stands at 100%."""

from caseload.analysis.fit_hours import find_hours_factor
from caseload.domain.problem import Problem
from caseload.intake.any_file import read_raw
from caseload.intake.policy_text import policy_text, rescale_hours
from caseload.pipeline.read_week import read_policy_text, read_week
from caseload.pipeline.request import Request


def fit_policy(request: Request) -> tuple[Problem, str]:
    """The problem fitted to, and the text of its policy with every kind's hours rescaled.

    The policy is the request's, else the caseload's own, else the built-in one. Raises InputRefused for a caseload
    or policy with faults, and for hours written in a form that cannot be changed line by line.
    """
    week = read_week(request)
    text = find_text(request)
    return week.problem, rescale_hours(text, find_hours_factor(week.problem))


def find_text(request: Request) -> str:
    """The text of the policy in force."""
    raw = read_raw(request.path)
    if request.policy is None and raw.policy_text is not None:
        return raw.policy_text
    return read_policy_text(request.policy or raw.policy_file) or policy_text()
