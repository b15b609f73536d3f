"""From a problem to an audited plan, whatever happens to the solver on the way."""

import queue
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Final

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.errors import AuditFailed
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Failed, Finished, Job, Message, Options, PartResult, Progress
from caseload.solve.session import Session

SILENCE_SECONDS: Final = 0.1
OnProgress = Callable[[Progress], None]


@dataclass
class Search:
    """What is known so far: the latest result of each part, and how the search ended."""

    results: dict[int, PartResult] = field(default_factory=dict)
    finished: Finished | None = None
    crashes: int = 0
    is_interrupted: bool = False

    def take(self, message: Message, on_progress: OnProgress) -> None:
        """Takes in one message; raises AuditFailed when a plan failed its audit."""
        if isinstance(message, Failed):
            raise AuditFailed(message.findings)
        if isinstance(message, PartResult):
            self.results[message.part] = message
        elif isinstance(message, Finished):
            self.finished = message
        else:
            on_progress(message)

    @property
    def done(self) -> frozenset[int]:
        """The parts that are finished with."""
        return frozenset(index for index, result in self.results.items() if result.is_final)


def solve_problem(
    problem: Problem,
    options: Options | None = None,
    on_progress: OnProgress = lambda progress: None,
    stop: Event | None = None,
) -> Solved:
    """The best plan found, audited, each goal with value and bound.

    Ctrl-C (KeyboardInterrupt), `stop` and a death of the solver keep the best so far. A part's search that dies
    is tried once more with safe settings. Raises AuditFailed if a plan breaks a rule or a goal disagrees.
    """
    options, stop, start = options or Options(), stop or Event(), time.monotonic()
    search = Search()
    while search.finished is None and search.crashes < 2 and not search.is_interrupted:
        left = max(1.0, options.seconds - (time.monotonic() - start))
        run = replace(options, seconds=left, is_safe=options.is_safe or search.crashes > 0)
        follow(Session(Job(problem, run, search.done)), search, on_progress, stop)
    return conclude(problem, search, options, time.monotonic() - start)


def follow(session: Session, search: Search, on_progress: OnProgress, stop: Event) -> None:
    """Listens to one solving process until it ends, dies or is stopped."""
    try:
        while not stop.is_set():
            try:
                message = session.listen(SILENCE_SECONDS)
            except queue.Empty:
                continue
            if message is None:
                search.crashes += search.finished is None
                return
            search.take(message, on_progress)
        search.is_interrupted = True
    except KeyboardInterrupt:
        search.is_interrupted = True
    finally:
        for message in session.stop() if search.is_interrupted else ():
            search.take(message, on_progress)
        session.end()


def conclude(problem: Problem, search: Search, options: Options, seconds: float) -> Solved:
    """The whole plan from its parts (the base plan where a part was not reached), audited once more."""
    plan = merge(build_base_plan(problem), search.results)
    breaches = find_breaches(problem, plan)
    if not is_sound(breaches):
        raise AuditFailed(tuple(sorted({breach.rule for breach in breaches if breach.since is None})))
    values = measure_goals(problem, plan)
    is_whole = search.finished is not None and len(search.done) == search.finished.parts
    return Solved(
        plan=plan,
        goals=weigh_goals(values, list(search.results.values()), is_whole),
        breaches=breaches,
        seconds=seconds,
        seed=options.seed,
        interrupted=search.is_interrupted,
        crashed=search.crashes > 0,
        timed_out=search.finished is not None and search.finished.is_out_of_time,
    )


def merge(base: Plan, results: Mapping[int, PartResult]) -> Plan:
    """One plan from the plans of the parts, over the base plan."""
    lead = dict(base.lead)
    co_worker, overseer, cover = dict(base.co_worker), dict(base.overseer), dict(base.cover)
    support: dict[tuple[str, str], int] = {}
    discipline: dict[tuple[str, str], str] = {}
    for _, result in sorted(results.items()):
        part = result.plan
        lead.update(part.lead)
        for table, own in ((co_worker, part.co_worker), (overseer, part.overseer), (cover, part.cover)):
            for case in part.lead:
                table.pop(case, None)
            table.update(own)
        support.update(part.support)
        discipline.update(part.discipline)
    return Plan(dict(sorted(lead.items())), co_worker, overseer, cover, support, discipline)


def weigh_goals(values: Mapping[str, int], results: list[PartResult], is_whole: bool) -> tuple[GoalResult, ...]:
    """Each goal with its bound over the whole problem.

    Bounds of parts add up while every earlier goal is proven. Once one is not, a plan no worse in total may
    trade it between parts, so that only a lone part's bound, or 0, is safe.
    """
    goals, proven = [], is_whole
    for name, value in values.items():
        if proven or (is_whole and len(results) == 1):
            bound = sum(result.bounds.get(name, 0) for result in results)
        else:
            bound = sum(result.free.get(name, 0) for result in results)
        bound = min(bound, value)
        proven = proven and bound == value
        goals.append(GoalResult(name, value, bound, proven))
    return tuple(goals)
