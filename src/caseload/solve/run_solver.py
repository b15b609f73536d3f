"""One run of CP-SAT: first one worker, then two that take turns, until proof, time or a stop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Event, Timer
from typing import Any, Final

from ortools.sat.python import cp_model

from caseload.solve.clock import WALL, WORK_A_SECOND, Clock

EASY_SECONDS: Final = 6.0
OnStep = Callable[[int | None, int | None], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds by a clock, seed, whether to use the safe settings (after a crash), and whether to lift the bound from
    below (unsatisfiable cores), which does best where hardly anything better than the bound is left."""

    seconds: float
    seed: int
    is_safe: bool = False
    clock: Clock = WALL
    is_lifting: bool = False


@dataclass(frozen=True)
class Answer:
    """What a run found. `bound` is whole; None where the run found none. `is_refused`: the solver holds that no
    solution exists, with presolve and without, though the incumbent is one: a fault, never an answer."""

    values: list[int] | None
    bound: int | None
    is_refused: bool = False

    @property
    def has_solution(self) -> bool:
        """Whether the run has a solution."""
        return self.values is not None

    def read(self, variable: Any) -> int:
        """The value of a variable."""
        assert self.values is not None
        return int(self.values[variable.index])

    def list_hints(self) -> dict[int, int]:
        """The values of every variable the model had, by index, as hints."""
        assert self.values is not None
        return dict(enumerate(self.values))


class Watcher(cp_model.CpSolverSolutionCallback):
    """Tells of every better solution."""

    def __init__(self, on_step: OnStep) -> None:
        """`on_step` takes a value and a bound."""
        super().__init__()
        self._on_step = on_step

    def on_solution_callback(self) -> None:
        """Called by the solver with each solution."""
        self._on_step(round(self.objective_value), round_up(self.best_objective_bound))


def run_solver(model: Any, limits: Limits, stop: Event, on_step: OnStep) -> Answer:
    """Runs one worker for a while, then two taking turns; the better answer and the better bound of both."""
    start = limits.clock.now()
    first = run_once(model, limits, min(limits.seconds, EASY_SECONDS), stop, on_step, is_easy=True)
    if first.answer.is_refused:
        return run_once(model, replace(limits, is_safe=True), EASY_SECONDS, stop, on_step, is_easy=True).answer
    left = limits.seconds - (limits.clock.now() - start)
    if first.is_settled or left <= 0.2 or stop.is_set():
        return first.answer
    if first.answer.values is not None:
        set_hints(model, first.answer.list_hints())
    second = run_once(model, limits, left, stop, on_step, is_easy=False)
    bounds = [b for b in (first.answer.bound, second.answer.bound) if b is not None]
    better = second if second.value <= first.value else first
    return Answer(better.answer.values, max(bounds, default=None))


def set_hints(model: Any, hints: Mapping[int, int]) -> None:
    """Gives a model values to try first, by index, in place of those it had."""
    model.clear_hints()
    hint = model.proto.solution_hint
    hint.vars.extend(list(hints))
    hint.values.extend(list(hints.values()))


def aim_once(model: Any, limits: Limits, stop: Event) -> Answer:
    """One call of one worker that lifts the bound step by step; `is_refused` where there is no solution at all."""
    return run_once(model, replace(limits, is_lifting=True), limits.seconds, stop, lambda *_: None, True).answer


def run_briefly(model: Any, limits: Limits, seconds: float, stop: Event) -> tuple[list[int] | None, bool]:
    """The values one worker finds in so many seconds (None: none), and whether nothing better is to be had."""
    run = run_once(model, limits, seconds, stop, lambda *_: None, True)
    return run.answer.values, run.is_settled


@dataclass(frozen=True)
class Run:
    """One run's answer, its value (infinite without one), and whether nothing is left to find."""

    answer: Answer
    value: float
    is_settled: bool


def run_once(model: Any, limits: Limits, seconds: float, stop: Event, on_step: OnStep, is_easy: bool) -> Run:
    """One call of the solver."""
    solver = cp_model.CpSolver()
    set_parameters(solver.parameters, limits, seconds, is_easy)
    solver.best_bound_callback = lambda bound: on_step(None, round_up(bound))
    watch = StopWatch(solver, stop)
    try:
        status = solver.solve(model, Watcher(on_step))
    finally:
        watch.end()
    limits.clock.add(solver.response_proto.deterministic_time / WORK_A_SECOND)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Run(Answer(None, None, status == cp_model.INFEASIBLE), float("inf"), False)
    values = list(solver.response_proto.solution)
    bound = round_up(solver.best_objective_bound)
    value = round(solver.objective_value)
    return Run(Answer(values, bound), value, status == cp_model.OPTIMAL and bound >= value)


def set_parameters(parameters: Any, limits: Limits, seconds: float, is_easy: bool) -> None:
    """Settings that did best on this problem (docs/solver.md): full linear relaxation, at most two workers, and no
    effort where it gained nothing: Chvátal-Gomory cuts, probing, symmetry (workers alike are ordered already)."""
    if limits.clock.is_counted:
        parameters.max_deterministic_time = seconds * WORK_A_SECOND
    else:
        parameters.max_time_in_seconds = seconds
    parameters.random_seed = limits.seed
    parameters.linearization_level = 2
    parameters.add_cg_cuts = False
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.catch_sigint_signal = False
    parameters.log_search_progress = False
    parameters.optimize_with_core = limits.is_lifting
    if is_easy or limits.is_safe:
        parameters.num_workers = 1
        parameters.cp_model_presolve = not limits.is_safe
    else:
        parameters.num_workers = 2
        parameters.interleave_search = True


class StopWatch:
    """Stops a solver soon after someone asks for it."""

    def __init__(self, solver: Any, stop: Event) -> None:
        """Looks every tenth of a second until ended."""
        self._solver, self._stop, self._ended = solver, stop, Event()
        self._look()

    def _look(self) -> None:
        if self._ended.is_set():
            return
        if self._stop.is_set():
            self._solver.stop_search()
        self._timer = Timer(0.1, self._look)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """Stops looking."""
        self._ended.set()
        self._timer.cancel()


def round_up(bound: float) -> int:
    """A whole bound from the solver's floating one: the next whole number up, a hair forgiven."""
    return -int(-(bound - 1e-6) // 1)
