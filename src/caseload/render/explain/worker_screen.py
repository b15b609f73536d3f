"""The screen of an explained worker: why this load, what binds it, and what would change it."""

from collections.abc import Iterator, Mapping
from typing import Final

from caseload.domain.explanation import Ahead, Lifted, WorkerExplanation
from caseload.domain.findings import Workload
from caseload.domain.problem import Problem
from caseload.pipeline.explain import ExplainReport
from caseload.render.fates import say_absence
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import count, join_and, name_some, natural_key, say_date, say_day, say_hours, say_percent

MOST_CASES: Final = 12
BINDING: Final = {
    "no_cap": "a role or time that holds no cases",
    "leaving": "leaves or goes on long absence within weeks, and so receives nothing",
    "cap": "the cap",
    "protected": "the protected load",
    "new_cases": "new families this week",
    "hours": "the hours, which the policy makes a limit",
}


def render_worker(report: ExplainReport, one: WorkerExplanation, width: int = WIDTH) -> str:
    """The whole screen, no line longer than `width`."""
    lines = [line for indent, text in list_worker(report, one) for line in fold(text, indent, width)]
    return "\n".join(lines).rstrip() + "\n"


def list_worker(report: ExplainReport, one: WorkerExplanation) -> list[tuple[int, str]]:
    """All that is said of a worker, each text with its indent; an empty one sets parts apart."""
    problem = report.problem
    role = problem.policy.roles[one.workload.role].label
    day = say_date(problem.caseload.as_of)
    texts: list[tuple[int, str]] = [
        (0, f"{one.worker} ({role}, {one.workload.team}), {day}. The tool proposes, you decide."),
        *([(0, say_what_ifs(report.what_ifs, problem.policy, problem.caseload.as_of))] if report.what_ifs else []),
        (0, ""),
        (0, say_load(problem, one.workload)),
        *list_cases(one, report.solved.plan.cover),
        *(list_limits(problem, one) if problem.staff[one.worker].is_available else ()),
        *list_stops(one),
        *list_changes(problem, one),
    ]
    if report.is_stopped:
        texts += [(0, ""), (0, "Stopped by you: what is not worked out says so.")]
    return texts


def fold(text: str, indent: int, width: int) -> list[str]:
    """The text in lines, further ones of an item two deeper; an empty text is an empty line."""
    return fold_lines(text, indent, indent + 2 if indent else 0, width) if text else [""]


def say_load(problem: Problem, load: Workload) -> str:
    """`22 cases now, 23 in the proposal, of 23. Workload 105%, by hours: 28.5 of 27.`"""
    if not load.available:
        words = say_absence(problem, load.worker)
        return f"{words[:1].upper()}{words[1:]}: {count(load.cases_before, 'case')} now, {load.cases} in the proposal."
    return f"{say_cases(load)}. {say_workload(problem, load)}"


def say_cases(load: Workload) -> str:
    """`22 cases now, 23 in the proposal, of 23`."""
    limit = "" if load.cap is None else f", of {load.cap} at most"
    return f"{count(load.cases_before, 'case')} now, {load.cases} in the proposal{limit}"


def say_workload(problem: Problem, load: Workload) -> str:
    """`Workload 105%, by hours.`, the hours beside it; a role that leads nothing has none."""
    hours = f"{say_hours(load.hours, problem.policy)} hours a week of {say_hours(load.capacity or 0, problem.policy)}"
    if load.share is None:
        return f"{hours[:1].upper()}{hours[1:]}."
    by = "hours" if load.bound_by == "hours" else "number of cases"
    support = f", after {say_hours(load.support, problem.policy)} of support" if load.support else ""
    return f"Workload {say_percent(load.share)} by {by}: {hours}{support}."


def list_cases(one: WorkerExplanation, cover: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """What of it was there before, what is new, what is decided, what goes; who covers what waits for them."""
    parts = (
        ("Keeps", one.kept), ("Receives", one.received), ("Has by decision", one.given), ("No longer has", one.lost)
    )  # fmt: skip
    for word, cases in parts:
        if cases:
            yield 2, f"{word} {count(len(cases), 'case')}: {name_some(sorted(cases, key=natural_key), MOST_CASES)}."
    covered = [f"{case} by {cover[case]}" for case in sorted(one.kept, key=natural_key) if case in cover]
    if covered:
        yield 2, f"Covered until they are back: {name_some(covered, MOST_CASES)}."
    if one.standing_by:
        yield 2, f"Co-works, oversees or covers {count(one.standing_by, 'family', 'families')} of others."


def list_limits(problem: Problem, one: WorkerExplanation) -> Iterator[tuple[int, str]]:
    """Cap, protected load, hours given, and new families."""
    member, policy = problem.staff[one.worker], problem.policy
    yield 0, ""
    yield 0, "What the limits are:"
    if member.is_available and (member.availability != 1 or member.worker.fte != 1):
        there = f"FTE {float(member.worker.fte):g}, {say_percent(member.availability)} of it available"
        yield 2, f"{there}; every limit is in proportion."
    yield 2, f"Cap of the role: {one.role_cap}."
    if one.protected_load is not None:
        yield 2, f"Newly qualified, protected month {member.months}: {count(one.protected_load, 'case')} at most."
    if one.support_given:
        yield 2, f"Gives {say_hours(one.support_given, policy)} hours of support a week."
    recent, new = one.recent, one.workload.new_families
    if member.role.leads and member.is_available:
        days = policy.new_cases_days
        yield 2, f"New families: {recent} in the last {days} days, {new} in the proposal, of {one.max_new} a week."


def list_stops(one: WorkerExplanation) -> Iterator[tuple[int, str]]:
    """Which limits keep another family away."""
    yield 0, ""
    if "away" in one.binding:
        yield 0, "They are not available, and so receive nothing."
    elif not one.binding:
        yield 0, "No limit of their own keeps another family away; what other work asks for may."
    else:
        yield 0, f"What keeps another family away: {join_and(BINDING[name] for name in one.binding)}."


def list_changes(problem: Problem, one: WorkerExplanation) -> Iterator[tuple[int, str]]:
    """The days ahead, and what lifting a limit would bring."""
    if not one.ahead and not one.lifted:
        return
    changing = [lifted for lifted in one.lifted if lifted.workload is None or not is_alike(one, lifted)]
    alike = [lifted for lifted in one.lifted if lifted not in changing]
    yield 0, ""
    if one.ahead or changing:
        yield 0, "What would change it:"
    for day in one.ahead:
        yield 2, say_ahead(problem, day)
    for lifted in changing:
        yield 2, say_lifted(one, lifted)
    if alike:
        yield 0, f"What would leave it as proposed: {join_and(map(say_alike, alike))}."


def is_alike(one: WorkerExplanation, lifted: Lifted) -> bool:
    """Whether lifting a limit leaves the worker with as many cases and the same workload."""
    then, now = lifted.workload, one.workload
    return then is not None and (then.cases, then.share) == (now.cases, now.share)


def say_alike(lifted: Lifted) -> str:
    """`any number of families changing worker (as far as was seen in the time)`."""
    words = name_lift(lifted)
    return words if lifted.is_exact else f"{words} (as far as was seen in the time)"


def name_lift(lifted: Lifted) -> str:
    """What is lifted."""
    return {
        "moves": f"{say_number(lifted.number)} changing worker",
        "cap": f"a full-time cap of {lifted.number}",
        "new_families": "no limit on their new families",
    }[lifted.what]


def say_number(moves: int | None) -> str:
    """How many families may change, in words."""
    return "any number of families" if moves is None else f"{count(moves, 'family', 'families')} a team"


def say_ahead(problem: Problem, ahead: Ahead) -> str:
    """`From 2 February: the protected load is 11 (cap 11).`"""
    day = say_day(ahead.day, problem.caseload.as_of)
    if ahead.is_last_day:
        return f"From {day}: has left; their cases are to be handed over before."
    cap = "" if ahead.cap is None else f", {count(ahead.cap, 'case')} at most"
    if ahead.protected_step is not None:
        return f"From {day}: the protected load steps to {ahead.protected_step}{cap}."
    if not ahead.availability:
        return f"From {day}: not available."
    return f"From {day}: {say_percent(ahead.availability)} available{cap}."


def say_lifted(one: WorkerExplanation, lifted: Lifted) -> str:
    """`With 1 family a team changing worker: 21 cases (2 fewer), workload 96%.`"""
    what, load = f"With {name_lift(lifted)}", lifted.workload
    if load is None:
        return f"{what}: not worked out in the time."
    change = load.cases - one.workload.cases
    beside = "as proposed" if not change else f"{abs(change)} {'more' if change > 0 else 'fewer'}"
    share = "" if load.share is None else f", workload {say_percent(load.share)}"
    sure = "" if lifted.is_exact else " (the best found in the time, not proven)"
    return f"{what}: {count(load.cases, 'case')} ({beside}){share}{sure}."
