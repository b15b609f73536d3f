"""A job of goals in the solving process: every part in turn, each result said as soon as it is there."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from caseload.domain.base_plan import find_known_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.registry import is_allowed
from caseload.model.scope import Part, count_choices, find_parts, list_outcomes
from caseload.model.twins import find_twins, order_part, order_plan
from caseload.solve.messages import Finished, Job, Message, PartResult, Progress
from caseload.solve.part_search import PartSearch
from caseload.solve.settle_support import settle_support
from caseload.solve.shares import share_time

START_SHARE: Final = 0.3
MOST_PASSES: Final = 3
Say = Callable[[Message], None]


def solve_parts(job: Job, stop: threading.Event, say: Say) -> None:
    """Every part in turn, the largest first, each with its share of the time; then again those unsettled."""
    start, job = time.monotonic(), replace(job, options=job.options.start())
    options = job.options
    end = options.clock.now() + options.seconds
    parts, base = order_twins(job.problem)
    weights = [1 + count_choices(part.outcomes.values()) for part in parts]
    shares = share_time(end, weights, options.clock)
    todo = [i for i in range(len(parts)) if i not in job.done and i % (options.processes or 1) == job.turn]
    results: dict[int, PartResult] = {}
    unsettled = set(todo)
    for _ in range(MOST_PASSES):
        for place, index in enumerate(todo):
            turn = PartTurn(index, len(parts), parts[index], shares.begin(todo[place:]), start, results.get(index))
            results[index] = search_part(job, turn, base, stop, say)
            shares.end(index)
            unsettled -= {index} if results[index].is_settled else set()
        todo = shares.keep_worthwhile([index for index in todo if index in unsettled])
        if not todo or stop.is_set():
            break
    say(Finished(len(parts), stop.is_set(), bool(unsettled)))


def order_twins(problem: Problem) -> tuple[tuple[Part, ...], Plan]:
    """The independent parts and the base plan, of workers alike (twins) one order only."""
    parts, base = find_parts(problem, list_outcomes(problem)), find_known_plan(problem)
    ordered = []
    for part in parts:
        twins = find_twins(problem, part)
        ordered.append(order_part(part, twins) if twins else part)
        base = order_plan(part, base, twins) if twins else base
    return tuple(ordered), base


@dataclass(frozen=True)
class PartTurn:
    """One part, its place among all, its deadline by the search's clock, when it all began (monotonic clock), and what
    an earlier search of it came to."""

    index: int
    count: int
    part: Part
    deadline: float
    start: float
    known: PartResult | None


def find_start(job: Job, turn: PartTurn, base: Plan, stop: threading.Event) -> Plan:
    """The plan to start from: the base plan, or, where families may move, the best plan in which none does.

    The second is found in a moment, and time that runs out then never leaves more children without a worker. Where
    goals are guaranteed, the plan known to keep them is as good a start.
    """
    own = keep_part(base, turn.part)
    is_still = job.problem.settings.moves == 0 or not job.problem.policy.has_rule("moves")
    if is_still or job.problem.guarantees is not None:
        return own
    still = replace(job.problem, settings=replace(job.problem.settings, moves=0))
    outcomes = {u: tuple(o for o in listed if is_allowed(still, o)) for u, listed in turn.part.outcomes.items()}
    search = PartSearch(still, Part(outcomes, turn.part.workers), job.options, own)
    now = job.options.clock.now()
    search.search(now + START_SHARE * max(0.0, turn.deadline - now), stop, lambda *_: None, lambda: None)
    return search.plan


def search_part(job: Job, turn: PartTurn, base: Plan, stop: threading.Event, say: Say) -> PartResult:
    """One part: its goals in order, from what is known of it, then its support dealt again."""
    known, last = turn.known, 0.0
    plan = known.plan if known is not None else find_start(job, turn, base, stop)
    search = PartSearch(job.problem, turn.part, job.options, plan)
    if known is not None:
        search.inherit(known.values, known.bounds)

    def report(goal: str, value: int | None, bound: int | None) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > 0.2:
            last = now
            say(Progress(turn.index, turn.count, goal, value, bound, now - turn.start))

    def summarise(is_final: bool) -> PartResult:
        return PartResult(turn.index, search.plan, dict(search.values), search.all_bounds, dict(search.free), is_final)

    search.search(turn.deadline, stop, report, lambda: say(summarise(is_final=False)))
    if job.options.is_sharing_settled and not stop.is_set():
        settle_support(search, turn.deadline, stop)
    say(result := summarise(is_final=True))
    return result


def keep_part(plan: Plan, part: Part) -> Plan:
    """A plan's share of one part."""
    cases = {case for listed in part.outcomes.values() for case in listed[0].unit.cases}
    return Plan(
        lead={case: worker for case, worker in plan.lead.items() if case in cases},
        co_worker={case: worker for case, worker in plan.co_worker.items() if case in cases},
        overseer={case: worker for case, worker in plan.overseer.items() if case in cases},
        cover={case: worker for case, worker in plan.cover.items() if case in cases},
        support={pair: hours for pair, hours in plan.support.items() if pair[1] in part.workers},
        discipline={key: worker for key, worker in plan.discipline.items() if key[0] in cases},
    )
