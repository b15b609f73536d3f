"""Says how a case could still be allocated, with the very option to type."""

from collections.abc import Collection, Mapping
from typing import Final

from caseload.domain.caseload import Decision
from caseload.domain.findings import WayOut
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.render.lines import HANGING, WIDTH, glue
from caseload.render.words import count, join_and, quote, say_hours

LONGEST_OPTION: Final = WIDTH - HANGING
LIMITS: Final[Mapping[str, str]] = {
    "cap": "{then} of {limit}",
    "protected": "{then} of {limit} protected",
    "new_cases": "{then} new families of {limit}",
    "kind_limit": "{then} families of {limit} of this kind",
}
SINGLE: Final[Mapping[str, str]] = {
    "skills": "lacks a skill it needs",
    "leaving": "leaves or goes away soon",
    "lending": "of another team",
    "co_working": "without a co-worker",
    "overseeing": "without an overseer",
}


def say_way(way: WayOut, policy: Policy, own: Collection[str]) -> str:
    """`w3 (24 of 23). To choose it: --give c166=w3`; an option that fits in no line is left to the workbook.

    `own` are the cases it is a way out for.
    """
    options = list_options(way)
    if any(len(option) > LONGEST_OPTION for option in options):
        return f"{describe_way(way, policy, own)}. The option is in Unallocated in the workbook."
    return f"{describe_way(way, policy, own)}. To choose it: {' '.join(glue(option) for option in options)}"


def list_own(problem: Problem, unit: str) -> frozenset[str]:
    """The cases of a unit: those a way out is for."""
    return frozenset(case for one in problem.units if one.id == unit for case in one.cases)


def list_options(way: WayOut) -> list[str]:
    """The options of `caseload allocate` that choose it, each as it is typed."""
    moves = [f"--moves {way.moves}"] if way.moves is not None else []
    return moves + [f"--{decision.word} {quote(name_target(decision))}" for decision in way.decisions]


def name_target(decision: Decision) -> str:
    """`c166=w3`, or the case alone where no worker is named."""
    return f"{decision.case}={decision.worker}" if decision.worker else decision.case


def describe_way(way: WayOut, policy: Policy, own: Collection[str]) -> str:
    """The choice in words, without the option; what it only confirms of the proposal is told apart."""
    if way.kind == "more_moves" and way.moves is not None:
        return f"let {count(way.moves, 'family', 'families')} a team change worker"
    if way.kind == "family_elsewhere":
        takers = name_takers(way, policy, {decision.case for decision in way.decisions}, is_named=True)
        return f"another family changes worker: {takers}"
    opening = "the family divided, " if way.kind == "split" else ""
    confirmed = [decision.case for decision in way.decisions if decision.case not in own]
    closing = f", with {join_and(confirmed)} as proposed" if confirmed else ""
    return opening + name_takers(way, policy, own, is_named=way.kind == "split") + closing


def name_takers(way: WayOut, policy: Policy, own: Collection[str], is_named: bool) -> str:
    """`w3 (24 of 23)`: each worker with the limits they would exceed, the cases before where they are named."""
    cases: dict[str, list[str]] = {}
    for decision in way.decisions:
        if decision.worker and decision.case in own:
            cases.setdefault(decision.worker, []).append(decision.case)
    takers = []
    for worker, given in cases.items():
        limits = [say_limit(rule, then, limit, policy) for rule, over, then, limit in way.over if over == worker]
        taken = f"{join_and(given)} to {worker}" if is_named else worker
        takers.append(f"{taken} ({', '.join(limits)})" if limits else taken)
    return "; ".join(takers) if is_named else join_and(takers)


def say_limit(rule: str, then: int, limit: int, policy: Policy) -> str:
    """What one limit would come to, in words; a rule on single cases has no limit but 0."""
    if rule in SINGLE and limit == 0:
        return SINGLE[rule]
    if rule in ("hours", "lending"):
        verb = "lends " if rule == "lending" else ""
        return f"{verb}{say_hours(then, policy)} of {say_hours(limit, policy)} hours"
    return LIMITS.get(rule, "against the rule " + rule).format(then=then, limit=limit)
