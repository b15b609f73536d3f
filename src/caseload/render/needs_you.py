"""NEEDS YOU: what only the manager can settle, the children who may not wait first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from caseload.domain.errors import Fault
from caseload.domain.findings import Unallocated
from caseload.domain.problem import Problem
from caseload.domain.standing import Standing
from caseload.pipeline.report import Report
from caseload.render.breach_words import list_breach_sentences
from caseload.render.decided_cells import list_reasons
from caseload.render.escalation_words import say_escalations
from caseload.render.fates import say_absence
from caseload.render.lines import fold_item, fold_lines, glue
from caseload.render.reason_words import sum_up_reasons
from caseload.render.way_words import list_own, say_way
from caseload.render.words import count, cut, join_and, name_some, natural_key, quote

MOST_UNITS: Final = 6
MOST_WAYS: Final = 2
MOST_OTHERS: Final = 2
MOST_WARNINGS: Final = 3
LONGEST_ID: Final = 24
NAMED: Final = 3
TOLD_BELOW: Final = frozenset({"W301"})


def render_needs(report: Report, path_shown: str) -> list[str]:
    """The section, or one line that says that nothing needs the manager."""
    problem, found = report.problem, report.findings.unallocated
    uncovered = [one for one in found if one.is_waiting_for_cover]
    alone = [one for one in found if not one.is_waiting_for_cover]
    others = [one for one in alone if not one.is_must]
    lines = [
        *render_must(problem, [one for one in alone if one.is_must], "who may not wait"),
        *render_must(problem, uncovered, "without cover"),
        *render_told(problem, [one for one in found if one.is_must]),
        *render_others(problem, others),
        *render_told(problem, others),
        *render_apart(report),
        *(
            line
            for sentence in list_breach_sentences(report.solved.breaches, list_reasons(report.problem))
            for line in fold_lines(sentence, 2, 8)
        ),
        *render_warnings(report, path_shown),
    ]
    return ["NEEDS YOU", *lines] if lines else ["Nothing needs you before you decide."]


def render_told(problem: Problem, found: Iterable[Unallocated]) -> list[str]:
    """Whom to tell of a group of children without a worker, and since when it is late; nothing for none."""
    listed = list(found)
    escalations = [one.escalation for one in listed if one.escalation is not None]
    if not escalations:
        return []
    families = len(group_units(listed))
    first = 2 if families > 1 and listed[0].is_must else 8
    return fold_lines(say_escalations(escalations, families, problem.caseload.as_of), first, 8)


def group_units(found: Iterable[Unallocated]) -> list[list[Unallocated]]:
    """Unallocated cases by unit; those who wait longest come first."""
    units: dict[str, list[Unallocated]] = {}
    for one in found:
        units.setdefault(one.unit, []).append(one)
    return sorted(units.values(), key=lambda group: (-max(one.weeks for one in group), natural_key(group[0].case)))


def render_must(problem: Problem, must: Sequence[Unallocated], which: str) -> list[str]:
    """Children who may not wait and lack a worker or cover, one item a unit, each with its nearest ways out."""
    units = group_units(must)
    shown = units if len(units) <= MOST_UNITS + 1 else units[:MOST_UNITS]
    lines = [line for group in shown for line in render_unit(problem, group)]
    rest = sum(len(group) for group in units[len(shown) :])
    if rest:
        more = f"and {count(rest, 'more child', 'more children')} {which}: see Unallocated in the workbook."
        lines += fold_lines(more, 2, 8)
    return lines


def render_unit(problem: Problem, group: Sequence[Unallocated]) -> list[str]:
    """One unit: who, what kind, how long, why, and what would allocate it."""
    standings = [problem.standings[one.case] for one in group]
    kinds = join_and(dict.fromkeys(name_kind(problem, standing) for standing in standings))
    several = len({standing.case.team for standing in problem.standings.values()}) > 1
    team = f", {cut(group[0].team, LONGEST_ID)}" if several else ""
    text = f"{kinds}{team}{say_needs(group, standings)}{say_state(problem, group)}: {sum_up_reasons(group[0].reasons)}."
    lines = fold_item(name_cases(group), text)
    ways = max((one.ways_out for one in group), key=len)
    own = list_own(problem, group[0].unit)
    for index, way in enumerate(ways[:MOST_WAYS]):
        lines += fold_lines(f"{'Or' if index else 'Nearest'}: {say_way(way, problem.policy, own)}", 8, 8)
    return lines


def say_needs(group: Sequence[Unallocated], standings: Sequence[Standing]) -> str:
    """`, needs asylum`: the skills of a unit, where they are what stops a worker."""
    skills = sorted({skill for standing in standings for skill in standing.case.skills})
    stops = any(reason.code == "skills" for one in group for reason in one.reasons)
    return f", needs {join_and(skills)}".replace("_", " ") if stops and skills else ""


def say_state(problem: Problem, group: Sequence[Unallocated]) -> str:
    """How long a unit has waited, for whom it waits without cover, or from whom it is taken."""
    first = group[0]
    holder = cut(first.holder or "", LONGEST_ID)
    if first.is_waiting_for_cover and first.holder:
        return f", without cover while {holder} is {say_absence(problem, first.holder)}"
    wait = max((say_wait(problem, problem.standings[one.case]) for one in group), key=len)
    return f"{wait}, taken from {holder}" if first.is_displaced and holder else wait


def name_cases(group: Sequence[Unallocated]) -> str:
    """The ids of a unit's cases, cut where they are long."""
    return name_some([cut(one.case, LONGEST_ID) for one in group], NAMED)


def name_kind(problem: Problem, standing: Standing) -> str:
    """`child protection plan`, and the proceedings beside it."""
    policy, case = problem.policy, standing.case
    label = policy.kinds[case.kind].label
    return label if case.proceedings == "none" else f"{label} in {policy.proceedings[case.proceedings].label}"


def say_wait(problem: Problem, standing: Standing) -> str:
    """`, waiting 3 days`; nothing for a case that came today or of which no date is known."""
    since = standing.case.waiting_since
    if standing.weeks:
        return f", waiting {count(standing.weeks, 'week')}"
    days = (problem.caseload.as_of - since).days if since else 0
    return f", waiting {count(days, 'day')}" if days > 0 else ""


def render_others(problem: Problem, found: Sequence[Unallocated]) -> list[str]:
    """The children who may wait: each while they are few, else how many of each kind and how long."""
    units = group_units(found)
    if len(units) <= MOST_OTHERS:
        return [line for group in units for line in render_unit(problem, group)]
    kinds = Counter(problem.policy.kinds[one.kind].label for one in found)
    parts = [f"{label} {number:,}" for label, number in sorted(kinds.items(), key=by_count)]
    weeks = max(one.weeks for one in found)
    longest = f"; the longest for {count(weeks, 'week')}" if weeks else ""
    who = f"{len(found):,} children who may wait have no worker"
    lines = fold_lines(f"{who}: {', '.join(parts)}{longest}.", 2, 8)
    displaced = [cut(one.case, LONGEST_ID) for one in found if one.is_displaced]
    if displaced:
        lines += fold_lines(f"Of these, taken from a worker who is there: {name_some(displaced)}.", 8, 8)
    return lines


def by_count(item: tuple[str, int]) -> tuple[int, str]:
    """The larger count first, then by name."""
    return -item[1], item[0]


def render_apart(report: Report) -> list[str]:
    """Families that stay whole and unallocated, and could be allocated if they were divided."""
    apart = [cut(unit, LONGEST_ID) for unit in report.findings.apart]
    if not apart:
        return []
    return fold_lines(f"Could be allocated if the family were divided: {name_some(apart, 6)}.", 2, 8)


def render_warnings(report: Report, path_shown: str) -> list[str]:
    """The warnings of the input in short, the first few; those about absent workers stand below the table."""
    warnings = [warning for warning in report.warnings if warning.code not in TOLD_BELOW]
    shown = warnings if len(warnings) <= MOST_WARNINGS + 1 else warnings[:MOST_WARNINGS]
    lines = [line for warning in shown for line in fold_lines(f"Input: {say_warning(warning)}", 2, 8)]
    more = f"{count(len(warnings) - len(shown), 'more warning')}, and " if len(shown) < len(warnings) else ""
    if shown:
        lines += fold_lines(f"Input: {more}what to do: {glue(f'caseload check {quote(path_shown)}')}", 2, 8)
    return lines


def say_warning(warning: Fault) -> str:
    """Where, what, and what was got; what to do is left to `caseload check`."""
    return f"{warning.where}: {warning.what}" + (f" ({warning.got})" if warning.got is not None else "")
