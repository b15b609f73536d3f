"""Timefold at work on a week's numbers, in a process of its own with its Java machine: reads them from its input."""

import pickle
import sys
import time

from timefold.solver import SolverFactory
from timefold.solver.config import Duration, ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig

from benchmarks.peers.apart import give_answer, open_answer, say_ready
from benchmarks.peers.timefold_score import Calculator, Choice, Turn, Week
from benchmarks.peers.week_data import Effect, WeekData


def make_choice(number: int, one: Effect) -> Choice:
    """An effect as lists of whole numbers."""
    effect = [
        one.lead, one.cases, one.received, one.hours, one.points, one.lent, one.family, one.is_new, one.is_urgent,
        one.helper, one.helper_hours, one.helper_points, one.helper_lent,
    ]  # fmt: skip
    return Choice(number, effect, one.kinds, one.kept, one.fixed)


def make_week(data: WeekData) -> Week:
    """The planning problem of a week."""
    turns = [
        Turn(number, [make_choice(place, one) for place, one in enumerate(effects)])
        for number, effects in enumerate(data.units)
    ]
    workers = [[w.cap, w.room, w.most_new, w.lend_limit, w.capacity, w.weight] for w in data.workers]
    sizes = [data.families, data.kinds, data.breach, data.per_hour, data.per_left, data.scale]
    return Week(
        turns, workers, [w.limits for w in data.workers], [w.twice for w in data.workers],
        sizes, data.weights, data.level,
    )  # fmt: skip


def configure(seconds: float, seed: int) -> SolverConfig:
    """Default settings; the search ends with its time, or when nothing got better for a third of it."""
    return SolverConfig(
        solution_class=Week,
        entity_class_list=[Turn],
        score_director_factory_config=ScoreDirectorFactoryConfig(incremental_score_calculator_class=Calculator),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=round(1000 * seconds)),
            unimproved_spent_limit=Duration(milliseconds=round(1000 * seconds / 3)),
        ),
        random_seed=seed,
    )


def main() -> None:
    """Says that it is ready, reads a week, answers with the place chosen for each unit and the seconds it took."""
    out = open_answer()
    job = pickle.load(sys.stdin.buffer)
    data, seconds, seed = job
    solver = SolverFactory.create(configure(seconds, seed)).build_solver()
    say_ready(out)
    start = time.monotonic()
    week = solver.solve(make_week(data))
    chosen = [turn.choice.number for turn in week.turns]
    give_answer(out, (chosen, time.monotonic() - start))


if __name__ == "__main__":
    from benchmarks.peers.timefold_child import main as run

    run()
