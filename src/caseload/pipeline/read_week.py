"""Reads one week: a caseload, the decisions on it, and the checks of both, or every fault at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from caseload.domain.caseload import Caseload, Decision
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.intake.build_decisions import with_decisions
from caseload.intake.decisions import find_decision_faults
from caseload.intake.policy_faults import PolicyFaults
from caseload.intake.policy_read import read_text
from caseload.intake.proposal import read_proposal_decisions
from caseload.intake.read import read_caseload
from caseload.intake.warnings import find_warnings
from caseload.pipeline.request import Request


@dataclass(frozen=True)
class Week:
    """A problem ready to be allocated, its warnings, the user's own columns, and the decisions added to it."""

    problem: Problem
    warnings: tuple[Fault, ...] = ()
    extra: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    policy_text: str | None = None


def read_week(request: Request) -> Week:
    """The week a request asks for; raises InputRefused with every fault."""
    reading = read_caseload(request.path, request.today, request.policy, request.as_of, request.keep_columns)
    decisions = (*request.decisions, *read_decided(request, reading.caseload))
    problem = settle_problem(reading.caseload, decisions, request.settings)
    warnings = (*reading.warnings, *find_warnings(problem))
    return Week(problem, warnings, reading.extra, decisions, read_policy_text(request.policy))


def read_decided(request: Request, caseload: Caseload) -> tuple[Decision, ...]:
    """The decisions of the proposal workbook, where one is given."""
    if request.proposal is None:
        return ()
    standings = prepare_problem(caseload, request.settings).standings
    return read_proposal_decisions(request.proposal, caseload.input_hash, caseload.policy.text_hash, standings)


def settle_problem(caseload: Caseload, decisions: tuple[Decision, ...], settings: Settings) -> Problem:
    """The problem with more decisions; raises InputRefused where one of them cannot be carried out."""
    decided, faults = with_decisions(caseload, decisions)
    problem = prepare_problem(decided, settings)
    faults = (*faults, *find_decision_faults(problem))
    if faults:
        raise InputRefused(faults)
    return problem


def read_policy_text(path: Path | None) -> str | None:
    """The text of the policy the command line names, so that a plan carries it; None where it names none."""
    if path is None:
        return None
    faults = PolicyFaults(path.name)
    text = read_text(path, faults)
    faults.refuse()
    return text
