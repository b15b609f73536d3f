"""The screen of a recommendation: who had best take a case now, why, and what each would cost."""

from collections.abc import Iterator
from typing import Final

from caseload.domain.explanation import Candidate, Recommendation
from caseload.pipeline.recommend import RecommendReport
from caseload.render.asked_words import say_command
from caseload.render.explain.bar_words import say_gone, say_held_up
from caseload.render.explain.foot import list_gives
from caseload.render.explain.words import say_alternative, say_change
from caseload.render.explain.worker_screen import fold
from caseload.render.lines import WIDTH
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import count, join_and, natural_key, quote, say_date, say_hours, say_percent

BASIS: Final = "Everyone keeps the cases they have, and other waiting cases stay waiting. Workloads are before support."


def render_recommendation(report: RecommendReport, path_shown: str, width: int = WIDTH) -> str:
    """The whole screen, no line longer than `width`; `path_shown` is the caseload's path as it was typed."""
    texts = [*list_head(report), *list_answer(report, path_shown)]
    lines = [line for indent, text in texts for line in fold(text, indent, width)]
    return "\n".join(lines).rstrip() + "\n"


def list_head(report: RecommendReport) -> Iterator[tuple[int, str]]:
    """What the case is, and what goes with it."""
    found, problem = report.answer, report.problem
    kind = problem.policy.kinds[problem.standings[found.case].case.kind].label
    day = say_date(problem.caseload.as_of)
    yield 0, f"{found.case} ({kind}, {found.team}), {day}. The tool proposes, you decide."
    if report.what_ifs:
        yield 0, say_what_ifs(report.what_ifs, problem.policy, problem.caseload.as_of)
    others = sorted((one for one in found.together if one != found.case), key=natural_key)
    held = [one for one in others if problem.standings[one].before is not None]
    if held and problem.standings[found.case].before is None:
        number = "both" if len(others) == 1 else f"all {len(others) + 1}"
        owners = (f"{one} ({problem.standings[one].before} has it)" if one in held else one for one in others)
        yield 0, f"Of one family with {join_and(owners)}: whoever takes it has {number} of them."
    elif others:
        yield 0, f"Allocated as one with {join_and(others)}: all that follows is for the {len(others) + 1} of them."


def list_answer(report: RecommendReport, path_shown: str) -> Iterator[tuple[int, str]]:
    """Who comes first and why, everyone in order, and those who may not."""
    found = report.answer
    path, case = quote(path_shown), quote(found.case)
    closed = say_closed(report)
    if closed:
        yield 0, closed
        words, free = ("recommend", [found.case]) if found.is_parked or found.is_decided else ("explain", [])
        yield 0, "To see who else could, leave that out:" if free else "To see what another worker would cost:"
        yield 2, say_command(report.request, f"{words} {path} {case}", free=free)
        return
    yield 0, BASIS
    yield 0, ""
    yield 0, say_first(found)
    for place, one in enumerate(found.candidates, start=1):
        yield 0, ""
        yield from list_candidate(report, one, place)
    if found.barred:
        number = sum(len(one.workers) for one in found.barred)
        yield 0, ""
        yield 0, f"{count(number, 'worker')} may not, or {'has' if number == 1 else 'have'} no room:"
        for barred in found.barred:
            yield 2, say_held_up(barred)
    if found.unknown:
        yield 0, f"Not worked out in the time: {join_and(sorted(found.unknown, key=natural_key))}."
    if found.candidates:
        best = found.candidates[0].worker
        gives = list_gives(report.problem, found.together, best)
        if gives:
            yield 0, ""
            yield 0, f"To choose {best}:"
            yield 2, say_command(report.request, f"allocate {path}", *gives, free=found.together, worker=best)


def say_closed(report: RecommendReport) -> str:
    """Why nobody is recommended for a case that has, or waits for, a worker, or is decided; "" where it is open."""
    found, moves = report.answer, report.problem.settings.moves
    if found.is_parked:
        return "It is decided that it waits this week."
    if found.is_decided:
        return f"It is decided that {found.holder} has it."
    if found.is_waiting:
        gone = say_gone(report.problem, found.holder or "")
        return f"It waits for its worker: {gone}. A decision (--give) would give it to another."
    if found.is_settled:
        lift = "--moves 1 lets one family a team change; a decision (--give) moves this one." if moves == 0 else ""
        return f"It already has a worker, {found.holder}, and stays with them. {lift}".rstrip()
    return ""


def say_first(found: Recommendation) -> str:
    """Who is first, and what puts them before the second."""
    if not found.candidates:
        if found.unknown:
            return "Who could take it now was not worked out in the time."
        return "There is nobody who can take it now with everyone keeping what they have."
    best, *others = found.candidates
    if not others:
        return f"{best.worker} is the only one who can take it now."
    second = others[0]
    if not (best.is_exact and second.is_exact):
        return f"{best.worker} is first as far as could be seen in the time; it is not proven."
    if second.first is None:
        return f"{best.worker} is first, by id alone: {second.worker} would be exactly as good."
    behind = say_change(second.first, second.counts, best.counts)
    return f"{best.worker} is first: with {second.worker}, the next, {behind}."


def list_candidate(report: RecommendReport, one: Candidate, place: int) -> Iterator[tuple[int, str]]:
    """One worker: workload, new families, what they know of the child, skills and travel, and the cost."""
    found, policy = report.answer, report.problem.policy
    role = policy.roles[one.after.role].label
    yield 1, f"{place}. {one.worker} ({role}): {say_load(one, report)}"
    facts = [f"{count(one.recent, 'new family', 'new families')} in the last {policy.new_cases_days} days"]
    if one.is_earlier:
        facts.append("has worked with the child before")
    if one.siblings:
        facts.append(f"has the family's {join_and(sorted(one.siblings, key=natural_key))}")
    if found.skills:
        facts.append(f"{len(one.skills)} of {count(len(found.skills), 'skill')} needed ({join_and(found.skills)})")
    facts.append(f"{one.travel} minutes of travel a week" if one.travel else "no travel")
    if one.helpers:
        facts.append(f"{join_and(one.helpers)} would co-work or oversee")
    yield 4, "; ".join(facts) + "."
    if one.first is not None:
        yield 4, f"Against the first: {say_change(one.first, one.counts, found.candidates[0].counts)}."
    yield 4, say_cost(report, one)


def say_load(one: Candidate, report: RecommendReport) -> str:
    """`workload 91% to 96%, 21 to 22 of 23 cases`; above 100% it says so."""
    before, after, policy = one.before, one.after, report.problem.policy
    limit = "" if after.cap is None else f" of {after.cap}"
    cases = f"{before.cases} to {after.cases}{limit} cases"
    if before.share is None or after.share is None:
        return f"{cases}."
    above = " (ABOVE 100%)" if after.share > 1 else ""
    hours = f"{say_hours(after.hours, policy)} of {say_hours(after.capacity or 0, policy)} hours"
    return f"workload {say_percent(before.share)} to {say_percent(after.share)}{above}, {cases}, {hours}."


def say_rise(one: Candidate, report: RecommendReport) -> str:
    """`This increases w7's workload from 84% to 91%, before support: 21 to 22 of 23 cases, 24.5 of 27 hours.`"""
    before, after = one.before.share, one.after.share
    load = say_load(one, report)
    rest = load.partition(", ")[2]
    if before is None or after is None:
        return f"This takes {one.worker} from {load}"
    what = "increases" if after > before else "decreases" if after < before else "leaves"
    shares = f"from {say_percent(before)} to" if after != before else "at"
    return f"This {what} {one.worker}'s workload {shares} {say_percent(after)}, before support: {rest}"


def say_cost(report: RecommendReport, one: Candidate) -> str:
    """What the choice costs once everything else has been allocated round it."""
    cost = one.cost
    if cost.status in ("unknown", "impossible"):
        return "Cost against a full new plan: not worked out in the time."
    if report.solved.plan.lead[report.answer.case] == one.worker:
        return "A full new plan chooses the same worker: no cost."
    if cost.is_tie:
        return "Cost against a full new plan: none, exactly as good."
    return f"Cost against a full new plan: {say_alternative(cost, report.answer.counts)}"
