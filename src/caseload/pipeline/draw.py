"""Draws a caseload in memory and makes a week of it, without any file."""

from dataclasses import replace

from caseload.domain.caseload import Caseload
from caseload.intake.input_hash import hash_caseload
from caseload.intake.policy_read import parse_policy
from caseload.intake.warnings import find_warnings
from caseload.pipeline.read_week import Week, settle_problem
from caseload.pipeline.request import Request
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES, resize
from caseload.synthetic.shipped import SHIPPED

FAMILY_NAMES = tuple(FAMILIES)


def draw_caseload(
    family: str, seed: int | None = None, teams: int | None = None, workers: int | None = None
) -> tuple[Caseload, str]:
    """A caseload of a family, and the lines of its policy; its own seed and size unless told.

    Raises KeyError for a family that is not there.
    """
    settings = FAMILIES[family]
    lines = SHIPPED[family][1] if family in SHIPPED else ""
    if teams is not None or workers is not None:
        settings = resize(settings, teams or settings.teams, workers or settings.workers_per_team)
    if seed is not None:
        settings = replace(settings, seed=seed)
    caseload = generate(settings, parse_policy(lines))
    return replace(caseload, input_hash=hash_caseload(caseload)), lines


def draw_week(family: str, request: Request) -> Week:
    """A drawn caseload as a week to allocate, under the settings of a request."""
    caseload, _ = draw_caseload(family, request.seed or None)
    problem = settle_problem(caseload, request.decisions, request.settings)
    return Week(problem, find_warnings(problem))
