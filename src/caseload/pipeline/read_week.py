"""Reads one week: a caseload, the decisions on it, and the checks of both, or every fault at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from caseload.domain.caseload import Caseload, Decision
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.domain.what_if import Changed, WhatIf, apply_what_ifs
from caseload.intake.build_decisions import with_decisions
from caseload.intake.decisions import find_decision_faults
from caseload.intake.policy_changes import find_changes
from caseload.intake.policy_faults import PolicyFaults
from caseload.intake.policy_read import read_text
from caseload.intake.proposal import read_proposal_decisions
from caseload.intake.read import Reading, read_caseload
from caseload.intake.warnings import find_warnings
from caseload.intake.what_if import find_staff_what_ifs
from caseload.intake.what_if_asked import state_what_if
from caseload.pipeline.request import Request


@dataclass(frozen=True)
class Week:
    """A problem ready to be allocated, its warnings, the user's own columns, and what was added to it.

    `what_ifs` are in `problem` already, and so is the policy they change; `policy_text` is without them.
    """

    problem: Problem
    warnings: tuple[Fault, ...] = ()
    extra: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    policy_text: str | None = None
    what_ifs: tuple[WhatIf, ...] = ()


def read_week(request: Request) -> Week:
    """The week a request asks for; raises InputRefused with every fault."""
    reading, what_ifs = read_what_if(request)
    caseload = apply_what_ifs(reading.caseload, what_ifs)
    decisions = (*request.decisions, *read_decided(request, caseload, what_ifs))
    problem = settle_problem(caseload, decisions, request.settings)
    warnings = (*reading.warnings, *find_warnings(problem))
    return Week(problem, warnings, reading.extra, decisions, read_policy_text(request.policy), what_ifs)


def read_what_if(request: Request) -> tuple[Reading, tuple[WhatIf, ...]]:
    """The caseload under the changed policy, and every what-if: the policy's changes, then people, in order asked.

    Raises InputRefused with every fault of the caseload and of the what-ifs.
    """
    changes, faults = find_changes(request.what_ifs)
    try:
        reading = read_under(request, changes)
    except InputRefused as refusal:
        faults = (*refusal.faults, *faults)
        if not changes:
            raise InputRefused(faults) from refusal
        reading = read_unchanged(request, faults)
    staff, others = find_staff_what_ifs(request.what_ifs, reading.caseload)
    if faults or others:
        raise InputRefused((*faults, *others))
    return reading, (*reading.changes, *staff)


def read_unchanged(request: Request, faults: tuple[Fault, ...]) -> Reading:
    """The caseload under the policy as it is, to check people against; refuses with `faults` where it has its own."""
    try:
        return read_under(request, ())
    except InputRefused as refusal:
        raise InputRefused(tuple(dict.fromkeys((*faults, *refusal.faults)))) from refusal


def read_under(request: Request, changes: tuple[Changed, ...]) -> Reading:
    """The caseload of a request with these keys of the policy changed."""
    one = request
    return read_caseload(one.path, one.today, one.policy, one.as_of, one.keep_columns, changes)


def read_decided(request: Request, caseload: Caseload, what_ifs: tuple[WhatIf, ...]) -> tuple[Decision, ...]:
    """The decisions of the proposal workbook, where one is given; it must have been made for the same week."""
    if request.proposal is None:
        return ()
    standings = prepare_problem(caseload, request.settings).standings
    made_from, made_under = caseload.input_hash, caseload.policy.text_hash
    return read_proposal_decisions(
        request.proposal, made_from, made_under, standings, tuple(map(state_what_if, what_ifs))
    )


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
