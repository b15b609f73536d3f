"""What the weekly journey brings back: the problem, the audited plan, what was found, and how it was run."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseload.domain.errors import Fault
from caseload.domain.findings import Findings
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.domain.what_if import WhatIf


@dataclass(frozen=True)
class RunFacts:
    """How a run was made: hashes of input and policy, the proposal's id, and all that the command line changed."""

    input_hash: str
    policy_hash: str
    proposal: str
    versions: Mapping[str, str]
    settings: Mapping[str, object]


@dataclass(frozen=True)
class Report:
    """One week's report. `extra` are the user's own columns, carried only from workbook to workbook.

    `is_stopped`: somebody stopped the run, in the search or in the advice after it. With `what_ifs` it is no
    proposal for the week, but an answer to what if; they are in `problem` already.
    """

    problem: Problem
    solved: Solved
    findings: Findings
    facts: RunFacts
    warnings: tuple[Fault, ...] = ()
    extra: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    is_stopped: bool = False
    what_ifs: tuple[WhatIf, ...] = ()
