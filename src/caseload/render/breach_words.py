"""Says what is above a limit or against a rule, by decision or as the input has it, in plain words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from caseload.domain.names import RULES
from caseload.domain.plan import Breach
from caseload.render.words import cut, name_some, natural_key

LONGEST_ID: Final = 24
MOST_NAMED: Final = 3
NO_REASONS: Final[Mapping[str, str]] = {}
PLURALS: Final[Mapping[str, str]] = {
    "one_worker": "cases are with somebody who is not there",
    "lead": "cases are led by a role that may not lead them",
    "skills": "cases need a skill their worker does not have",
    "protected": "cases are with a newly qualified worker who may not have them yet",
    "co_working": "cases lack a co-worker",
    "overseeing": "cases lack a social worker who oversees them",
    "lending": "cases are with a worker of another team",
    "leaving": "cases are given to a worker who leaves soon",
    "no_drop": "must-allocate cases lose their worker",
}
SINGLES: Final[Mapping[str, str]] = {
    "lead": "{case} is led by {worker}, whose role may not lead it",
    "skills": "{case} needs a skill that {worker} does not have",
    "protected": "{case} is with {worker}, newly qualified, who may not have it yet",
    "lending": "{case} is with {worker}, who does not serve its team",
}


def list_breach_sentences(breaches: Iterable[Breach], reasons: Mapping[str, str] = NO_REASONS) -> list[str]:
    """One sentence for each rule, what a decision causes before what the input brings.

    `reasons` are those of the decisions, in words, by case.
    """
    listed = list(breaches)
    sentences: list[str] = []
    for since, opening in (("decision", "By decision"), ("input", "As it came in")):
        for rule in RULES:
            found = [breach for breach in listed if breach.since == since and breach.rule == rule]
            if found:
                sentences.append(f"{opening}: {say_rule(rule, found, reasons)}.")
    return sentences


def say_rule(rule: str, found: Sequence[Breach], reasons: Mapping[str, str]) -> str:
    """The breaches of one rule: each in full while they are few, else how many and the first."""
    if len(found) <= MOST_NAMED:
        return "; ".join(say_breach(breach, reasons) for breach in found)
    if rule in PLURALS and all(breach.case for breach in found):
        cases = sorted({cut(breach.case or "", LONGEST_ID) for breach in found}, key=natural_key)
        return f"{len(found):,} {PLURALS[rule]} ({name_some(cases)})"
    shown = "; ".join(say_breach(breach, reasons) for breach in found[:MOST_NAMED])
    return f"{shown}; and {len(found) - MOST_NAMED} more"


def say_breach(breach: Breach, reasons: Mapping[str, str] = NO_REASONS) -> str:
    """Who or what it is about, what is wrong, and the reason of the decision that causes it, where one was given."""
    reason = reasons.get(breach.case) if breach.case and breach.since == "decision" else None
    return say_what(breach) + (f" (your reason: {reason})" if reason else "")


def say_what(breach: Breach) -> str:
    """Who or what a breach is about, and what is wrong."""
    if breach.case is None:
        return f"{cut(breach.worker or 'the plan', LONGEST_ID)} {breach.detail}"
    case, worker = cut(breach.case, LONGEST_ID), cut(breach.worker or "", LONGEST_ID)
    if worker and breach.rule in SINGLES:
        return SINGLES[breach.rule].format(case=case, worker=worker)
    return f"{case} (with {worker}) {breach.detail}" if worker else f"{case} {breach.detail}"
