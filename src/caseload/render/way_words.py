"""Says how a case could still be allocated, with the very option to type."""

from collections.abc import Sequence
from typing import Final

from caseload.domain.caseload import Decision
from caseload.domain.findings import WayOut
from caseload.domain.policy import Policy
from caseload.render.lines import HANGING, WIDTH, glue
from caseload.render.words import count, join_and, quote, say_hours

LONGEST_OPTION: Final = WIDTH - HANGING


def say_way(way: WayOut, policy: Policy) -> str:
    """`w3 (24 of 23). To choose it: --give c166=w3`; an option that fits in no line is left to the workbook."""
    options = list_options(way)
    if any(len(option) > LONGEST_OPTION for option in options):
        return f"{describe_way(way, policy)}. The option is in Unallocated in the workbook."
    return f"{describe_way(way, policy)}. To choose it: {' '.join(glue(option) for option in options)}"


def list_options(way: WayOut) -> list[str]:
    """The options of `caseload allocate` that choose it, each as it is typed."""
    moves = [f"--moves {way.moves}"] if way.moves is not None else []
    return moves + [f"--{decision.word} {quote(name_target(decision))}" for decision in way.decisions]


def name_target(decision: Decision) -> str:
    """`c166=w3`, or the case alone where no worker is named."""
    return f"{decision.case}={decision.worker}" if decision.worker else decision.case


def describe_way(way: WayOut, policy: Policy) -> str:
    """The choice in words, without the option."""
    if way.kind == "more_moves" and way.moves is not None:
        return f"let {count(way.moves, 'family', 'families')} a team change worker"
    if way.kind == "over_limit":
        return describe_over(way, policy)
    gives = join_and(f"{decision.case} to {decision.worker}" for decision in way.decisions if decision.worker)
    return f"another family changes worker ({gives})" if way.kind == "family_elsewhere" else f"divided: {gives}"


def describe_over(way: WayOut, policy: Policy) -> str:
    """`w3 (24 of 23)`: each worker with the limits they would exceed."""
    by_worker: dict[str, list[str]] = {}
    for decision in way.decisions:
        if decision.worker:
            by_worker.setdefault(decision.worker, [])
    for rule, worker, then, limit in way.over:
        by_worker.setdefault(worker, []).append(say_limit(rule, then, limit, policy))
    return join_and(name_worker(worker, limits) for worker, limits in by_worker.items())


def name_worker(worker: str, limits: Sequence[str]) -> str:
    """A worker, with what they would exceed in brackets."""
    return f"{worker} ({', '.join(limits)})" if limits else worker


def say_limit(rule: str, then: int, limit: int, policy: Policy) -> str:
    """What one limit would come to, in words."""
    if rule == "hours":
        return f"{say_hours(then, policy)} of {say_hours(limit, policy)} hours"
    if rule == "lending":
        return f"lends {say_hours(then, policy)} of {say_hours(limit, policy)} hours"
    words = {
        "cap": "{then} of {limit}",
        "protected": "{then} of {limit} protected",
        "new_cases": "{then} new families of {limit}",
        "kind_limit": "{then} families of {limit} of this kind",
    }
    return words.get(rule, "against the rule " + rule).format(then=then, limit=limit)
