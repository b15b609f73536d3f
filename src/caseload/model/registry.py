"""The rules of the model by name: those that bar an outcome, and those that add constraints."""

from collections.abc import Callable
from typing import Final

from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.outcome import Outcome
from caseload.model.rules import (
    cap,
    co_working,
    decisions,
    hold,
    hours,
    kind_limit,
    lead,
    leaving,
    lending,
    moves,
    new_cases,
    no_drop,
    one_worker,
    overseeing,
    protected,
    siblings,
    skills,
    support,
    transfer,
)

BARS: Final[dict[str, Callable[[Problem, Outcome], bool]]] = {
    "decisions": decisions.is_barred,
    "hold": hold.is_barred,
    "transfer": transfer.is_barred,
    "no_drop": no_drop.is_barred,
    "moves": moves.is_barred,
    "lending": lending.is_barred,
    "one_worker": one_worker.is_barred,
    "lead": lead.is_barred,
    "skills": skills.is_barred,
    "leaving": leaving.is_barred,
    "protected": protected.is_barred,
    "cap": cap.is_barred,
    "siblings": siblings.is_barred,
}

ADDS: Final[dict[str, Callable[[Decisions], None]]] = {
    "one_worker": one_worker.add,
    "cap": cap.add,
    "protected": protected.add,
    "hours": hours.add,
    "co_working": co_working.add,
    "overseeing": overseeing.add,
    "support": support.add,
    "new_cases": new_cases.add,
    "kind_limit": kind_limit.add,
    "moves": moves.add,
    "lending": lending.add,
}


def list_bars(problem: Problem) -> list[Callable[[Problem, Outcome], bool]]:
    """What the rules in force bar an outcome by, `moves` first: where nobody may move it bars nearly all there are."""
    names = sorted(BARS, key=lambda name: name != "moves")
    return [BARS[name] for name in names if problem.policy.has_rule(name)]


def is_allowed(problem: Problem, outcome: Outcome) -> bool:
    """Whether every rule in force allows an outcome."""
    return not any(is_barred(problem, outcome) for is_barred in list_bars(problem))
