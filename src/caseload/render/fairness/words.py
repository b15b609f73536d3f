"""FAIRNESS on the first screen: only what deserves a manager's eye, in at most a few lines."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from caseload.domain.fairness import DemandingWork, Fairness, GroupLoad, ManyWorkers, NewFamilies
from caseload.domain.policy import Policy
from caseload.pipeline.report import Report
from caseload.render.lines import fold_lines
from caseload.render.words import count, cut, join_and, name_some, natural_key, say_percent

MOST_LINES: Final = 8
LONGEST_ID: Final = 24
MOST_NAMED: Final = 2
GAP: Final = Fraction(1, 10)
DOUBLE: Final = 2
LEAST_MORE: Final = 3


def render_fairness(report: Report) -> list[str]:
    """The section; nothing where there is nothing to look at. What a rule forbids is told under NEEDS YOU instead."""
    fairness = report.findings.fairness
    if fairness is None:
        return []
    lines: list[str] = []
    for sentence in say_fairness(fairness, report.problem.policy):
        folded = fold_lines(sentence, 2, 4)
        if len(lines) + len(folded) <= MOST_LINES - 1:
            lines += folded
    return ["FAIRNESS", *lines] if lines else []


def say_fairness(fairness: Fairness, policy: Policy) -> Iterator[str]:
    """Every sentence there is to say, what matters most first."""
    yield from say_many_workers(fairness)
    if not policy.has_rule("protected"):
        yield from say_protected(fairness)
    yield from say_working_time(fairness.groups)
    yield from say_new_families(fairness)
    yield from say_demanding(fairness)
    yield from say_held_aside(fairness)


def say_many_workers(fairness: Fairness) -> Iterator[str]:
    """The children whom this plan brings to the third worker or more in a year."""
    reached = [one for one in fairness.many_workers if one.is_new]
    further = [one for one in fairness.many_workers if one.worker and not one.is_new]
    if reached:
        verb = "comes" if len(reached) == 1 else "come"
        yield f"{name_children(reached)} {verb} to {count(fairness.many, 'worker')} in 12 months by this plan."
    if further:
        verb = "gets" if len(further) == 1 else "get"
        yield f"{name_children(further)}, who had {fairness.many} or more already, {verb} another."


def name_children(found: list[ManyWorkers]) -> str:
    """The ids of some children, the first few."""
    return name_some(sorted((cut(one.case, LONGEST_ID) for one in found), key=natural_key))


def say_protected(fairness: Fairness) -> Iterator[str]:
    """Newly qualified workers above a protected load that the policy does not enforce."""
    for one in fairness.protected:
        if one.is_above:
            yield f"{cut(one.worker, LONGEST_ID)} holds {one.cases} of {one.load} protected (the rule is off)."


def say_working_time(groups: tuple[GroupLoad, ...]) -> Iterator[str]:
    """Part-time workers clearly fuller than full-time ones."""
    named = {group.group: group.workload for group in groups if group.grouping == "working_time"}
    part, full = named.get("part_time"), named.get("full_time")
    if part is not None and full is not None and part.mean - full.mean >= GAP:
        yield (
            f"Part-time workers stand at {say_percent(part.mean)} on average, full-time ones at "
            f"{say_percent(full.mean)}."
        )


def say_new_families(fairness: Fairness) -> Iterator[str]:
    """Workers who took far more new families than their time would come to."""
    found = [one for one in fairness.new_families if is_much(one)]
    for one in sorted(found, key=lambda one: (-one.more, natural_key(one.worker)))[:MOST_NAMED]:
        yield (
            f"{cut(one.worker, LONGEST_ID)} takes {say_percent(one.share)} of the team's new families of "
            f"{fairness.recent_weeks} weeks ({one.taken}), with {say_percent(one.expected)} of its time."
        )


def is_much(one: NewFamilies) -> bool:
    """Whether a worker took twice their part, and several families more than it."""
    return one.share >= DOUBLE * one.expected and one.more >= LEAST_MORE


def say_demanding(fairness: Fairness) -> Iterator[str]:
    """Workers with far more child protection, section 47 and proceedings than their part."""
    found = [one for one in fairness.demanding if is_heavy(one)]
    listed = sorted(found, key=lambda one: (-one.more, natural_key(one.worker)))[:MOST_NAMED]
    if listed:
        yield f"Child protection and proceedings: {join_and(map(say_worker, listed))}."


def is_heavy(one: DemandingWork) -> bool:
    """Whether somebody who may lead such work alone has twice their part, and several families more than it."""
    return one.expected > 0 and one.more >= LEAST_MORE and one.families >= DOUBLE * one.expected


def say_worker(one: DemandingWork) -> str:
    """`w2 9 families, about 4 by time`."""
    by_time = count(round(one.expected), "family", "families")
    return f"{cut(one.worker, LONGEST_ID)} leads {count(one.families, 'family', 'families')} ({by_time} by their time)"


def say_held_aside(fairness: Fairness) -> Iterator[str]:
    """Managers who hold cases themselves."""
    held = [one for one in fairness.held_aside if one.cases and not one.is_tray]
    if held:
        names = name_some([f"{cut(one.worker, LONGEST_ID)} {one.cases:,}" for one in held])
        yield f"Cases held by {'a manager' if len(held) == 1 else 'managers'}, who should hold none: {names}."
