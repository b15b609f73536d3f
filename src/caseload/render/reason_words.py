"""Says why a case has no worker: how many who may lead it each rule stops, in words."""

from collections.abc import Iterable, Mapping
from typing import Final

from caseload.domain.findings import Reason

ROOM: Final = frozenset({"cap", "hours", "protected", "new_cases"})
STOPS: Final[Mapping[str, tuple[str, str]]] = {
    "cap": ("is at their cap", "are at their cap"),
    "hours": ("has no hours left", "have no hours left"),
    "skills": ("lacks a skill it needs", "lack a skill it needs"),
    "protected": ("is newly qualified and protected", "are newly qualified and protected"),
    "co_working": ("would need a co-worker, and none is free", "would need a co-worker, and none is free"),
    "overseeing": ("would need an overseer, and none is free", "would need an overseer, and none is free"),
    "new_cases": ("has enough new families this week", "have enough new families this week"),
    "kind_limit": ("has as many of this kind as they may", "have as many of this kind as they may"),
    "leaving": ("leaves or goes away soon", "leave or go away soon"),
    "lending": ("serves other teams or has lent all they may", "serve other teams or have lent all they may"),
    "one_worker": ("is not available", "are not available"),
    "decisions": ("is ruled out by a decision", "are ruled out by a decision"),
    "siblings": ("has no room for the whole family", "have no room for the whole family"),
    "moves": ("could only if a brother or sister changed worker", "could only if a brother or sister changed worker"),
    "hold": ("may not take it while it is held", "may not take it while it is held"),
    "support": ("would need support, and none is left", "would need support, and none is left"),
    "no_drop": ("could only by leaving another without a worker", "could only by leaving another without a worker"),
    "transfer": ("is in another team", "are in another team"),
}


def say_reason(reason: Reason) -> str:
    """`7 of 9 who may lead it are at their cap`."""
    if reason.of == 0 or reason.code == "lead":
        return "nobody here may lead it" if reason.workers in (0, reason.of) else f"{reason.workers} may not lead it"
    if reason.code == "one_worker" and reason.workers == reason.of:
        return "everyone who may lead it is away"
    if reason.workers == reason.of:
        who = "the only one" if reason.of == 1 else f"all {reason.of}"
    else:
        who = f"{reason.workers} of {reason.of}"
    return f"{who} who may lead it {say_stop(reason)}"


def say_stop(reason: Reason) -> str:
    """`are at their cap`: what stops these workers."""
    usual = (f"is stopped by the rule {reason.code}", f"are stopped by the rule {reason.code}")
    return STOPS.get(reason.code, usual)[reason.workers != 1]


def say_reasons(reasons: Iterable[Reason]) -> str:
    """Every reason, the one that stops most first; plain words where there is none."""
    listed = sorted(reasons, key=lambda reason: -reason.workers)
    if not listed:
        return "another child comes first"
    rest = [f"{reason.workers} {say_stop(reason)}" for reason in listed[1:]]
    free = listed[0].of - sum(reason.workers for reason in listed)
    needed = [f"{free} could only in place of another child"] if free > 0 else []
    return ", ".join([say_reason(listed[0]), *rest, *needed])


def sum_up_reasons(reasons: Iterable[Reason]) -> str:
    """The reasons in as few words as a screen has room for."""
    listed = sorted(reasons, key=lambda reason: -reason.workers)
    if listed and all(reason.code in ROOM for reason in listed):
        return "nobody has room"
    if len(listed) < 2:
        return say_reasons(listed)
    return f"{say_reason(listed[0])}, {listed[1].workers} {say_stop(listed[1])}"
