"""The decisions in force, as a proposal carries them on: in the cells of the sheet Allocation, and as JSON."""

from collections.abc import Mapping
from typing import Any

from caseload.domain.caseload import Decision
from caseload.domain.problem import Problem
from caseload.domain.reasons import REASONS
from caseload.intake.proposal_words import GIVE, WAIT
from caseload.intake.reason_codes import find_reason_code
from caseload.render.plain_values import decision_to_json


def list_decided(problem: Problem) -> Mapping[str, tuple[str, str | None]]:
    """For each case given to somebody or waiting by decision: what stands under Decision, and under Reason.

    They are what `--decisions` reads again as the same decision. A `not` or a `prefer` has no cell.
    """
    cells: dict[str, tuple[str, str | None]] = {}
    for decision in list_decisions(problem):
        if decision.word in ("give", "wait"):
            text = f"{GIVE} {decision.worker}" if decision.word == "give" else WAIT
            cells[decision.case] = text, REASONS.get(find_code(decision) or "")
    return cells


def list_reasons(problem: Problem) -> Mapping[str, str]:
    """The reason of each case that is given to somebody by decision, in words; none where it is not of the list."""
    decided = list_decided(problem)
    return {case: reason for case, (_, reason) in decided.items() if reason is not None}


def decisions_to_json(problem: Problem) -> list[dict[str, Any]]:
    """Every decision in force, of the table, the command line and a workbook alike.

    A reason is its code; one that is none of the list is left out, since it may be about a child.
    """
    return [{**decision_to_json(decision), "reason": find_code(decision)} for decision in list_decisions(problem)]


def list_decisions(problem: Problem) -> tuple[Decision, ...]:
    """The decisions that are carried out; none where the rule is switched off."""
    return problem.caseload.decisions if problem.policy.has_rule("decisions") else ()


def find_code(decision: Decision) -> str | None:
    """The code of a decision's reason, where it is one of the list."""
    return find_reason_code(decision.reason) if decision.reason else None
