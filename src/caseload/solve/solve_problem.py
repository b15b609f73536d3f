"""From a problem to an audited plan, whatever happens to the solver on the way."""

import os
import queue
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Final

from caseload.audit.check import audit_plan, is_sound
from caseload.audit.guarantees import require_guarantees
from caseload.domain.base_plan import find_known_plan
from caseload.domain.errors import AuditFailed
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Failed, Finished, Job, Message, Options, PartResult, Progress
from caseload.solve.session import Session

SILENCE_SECONDS: Final = 0.05
MANY_CASES: Final = 400
OnProgress = Callable[[Progress], None]


@dataclass
class Search:
    """What is known so far: the latest result of each part, and how each process ended."""

    processes: int
    results: dict[int, PartResult] = field(default_factory=dict)
    finished: dict[int, Finished] = field(default_factory=dict)
    crashes: dict[int, int] = field(default_factory=dict)
    is_interrupted: bool = False

    def take(self, turn: int, message: Message, on_progress: OnProgress) -> None:
        """Takes in one message; raises AuditFailed when a plan failed its audit."""
        if isinstance(message, Failed):
            raise AuditFailed(message.findings)
        if isinstance(message, PartResult):
            self.results[message.part] = message
        elif isinstance(message, Finished):
            self.finished[turn] = message
        elif isinstance(message, Progress):
            on_progress(message)

    @property
    def done(self) -> frozenset[int]:
        """The parts that are finished with."""
        return frozenset(index for index, result in self.results.items() if result.is_final)

    @property
    def is_whole(self) -> bool:
        """Whether every process finished, and every part with it."""
        return len(self.finished) == self.processes and all(f.parts == len(self.done) for f in self.finished.values())


def solve_problem(
    problem: Problem,
    options: Options | None = None,
    on_progress: OnProgress = lambda progress: None,
    stop: Event | None = None,
) -> Solved:
    """The best plan found, audited, each goal with value and bound.

    Ctrl-C (KeyboardInterrupt), `stop` and a death of the solver keep the best so far. A process that dies
    is tried once more with safe settings. Raises AuditFailed if a plan breaks a rule or a goal disagrees.
    """
    options, stop, start = options or Options(), stop or Event(), time.monotonic()
    processes = find_processes(problem, options)
    options, search = replace(options, processes=processes), Search(processes)
    sessions = {turn: open_session(problem, options, search, turn) for turn in range(processes)}
    try:
        while sessions and not stop.is_set():
            for turn, session in list(sessions.items()):
                if listen(session, turn, search, on_progress):
                    continue
                session.end()
                del sessions[turn]
                if turn not in search.finished and search.crashes[turn] < 2:
                    sessions[turn] = open_session(problem, make_safe(options, start), search, turn)
        search.is_interrupted = bool(sessions)
    except KeyboardInterrupt:
        search.is_interrupted = True
    finally:
        close_all(sessions, search, on_progress)
    return conclude(problem, search, options, time.monotonic() - start)


def find_processes(problem: Problem, options: Options) -> int:
    """As many as asked for, but no more than families; else two where there are teams enough to share and the machine
    has two processors, or one."""
    if options.processes is not None:
        return max(1, min(options.processes, len(problem.units)))
    if len(problem.standings) < MANY_CASES or len({unit.team for unit in problem.units}) < 2:
        return 1
    return min(2, os.cpu_count() or 1)


def make_safe(options: Options, start: float) -> Options:
    """The options of a second attempt, in the time left since `start`; shares of counted work begin anew."""
    left = options.seconds if options.is_reproducible else options.seconds - (time.monotonic() - start)
    return replace(options, seconds=max(1.0, left), is_safe=True)


def open_session(problem: Problem, options: Options, search: Search, turn: int) -> Session:
    """Starts a process on the parts that are its turn and not yet done."""
    return Session(Job(problem, options, search.done, turn))


def listen(session: Session, turn: int, search: Search, on_progress: OnProgress) -> bool:
    """Takes in what a process says, if anything; False when it has ended or died."""
    try:
        message = session.listen(SILENCE_SECONDS)
    except queue.Empty:
        return True
    if message is None:
        search.crashes[turn] = search.crashes.get(turn, 0) + (turn not in search.finished)
        return False
    search.take(turn, message, on_progress)
    return True


def close_all(sessions: Mapping[int, Session], search: Search, on_progress: OnProgress) -> None:
    """Asks every process that still runs to stop, and takes in what it has."""
    for turn, session in sessions.items():
        for message in session.stop() if search.is_interrupted else ():
            search.take(turn, message, on_progress)
        session.end()


def conclude(problem: Problem, search: Search, options: Options, seconds: float) -> Solved:
    """The whole plan from its parts (the base plan where a part was not reached), audited once more."""
    plan = merge(find_known_plan(problem), search.results)
    breaches, values = audit_plan(problem, plan)
    if not is_sound(breaches):
        raise AuditFailed(tuple(sorted({breach.rule for breach in breaches if breach.since is None})))
    require_guarantees(problem, plan)
    return Solved(
        plan=plan,
        goals=weigh_goals(values, list(search.results.values()), search.is_whole),
        breaches=breaches,
        seconds=seconds,
        seed=options.seed,
        interrupted=search.is_interrupted,
        crashed=any(search.crashes.values()),
        timed_out=any(finished.is_out_of_time for finished in search.finished.values()),
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
