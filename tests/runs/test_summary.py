"""Gaps, spread, growth and comparison, on results made up by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from caseload.domain.plan import GoalResult
from caseload.render.bench_words import say_gap
from caseload.runs.against import compare_runs
from caseload.runs.curves import find_cactus, find_scaling, fit_power
from caseload.runs.job import Instance, Job
from caseload.runs.result import Run
from caseload.runs.summary import summarise_runs


def make_run(seed: int, seconds: float, value: int = 10, bound: int = 10, cases: int = 100) -> Run:
    """A run on a drawn caseload with one goal."""
    job = Job(Instance(f"team:{seed}", None, "team", seed))
    goal = GoalResult("fit", value, bound, value == bound)
    return Run(f"k{seed}", job, f"h{seed}", {}, cases=cases, seconds=seconds, goals=(goal,))


def test_runs_that_differ_in_their_seed_are_one_series() -> None:
    failed = replace(make_run(4, 0), failure="SolverDied", goals=())
    summary = summarise_runs([make_run(1, 3.0), make_run(2, 1.0), make_run(3, 7.0, 10, 9), failed], {})

    (row,) = summary.series
    assert (row.runs, row.failed, row.proven) == (4, 1, 2)
    assert (row.least, row.middle, row.most) == (1.0, 3.0, 7.0)
    assert row.gap == Fraction(1, 10) and summary.failures == (failed,)


def test_the_best_known_value_counts_for_its_moves() -> None:
    best = {("team:1", "0", "fit"): 8, ("team:1", "any", "fit"): 2}

    (row,) = summarise_runs([make_run(1, 1.0)], best).goals

    assert (row.best, row.best_gap) == (8, Fraction(1, 5))


def test_the_power_of_growth_is_found() -> None:
    exponent, factor = fit_power([(10, 3.0 * 10**1.3), (100, 3.0 * 100**1.3), (1000, 3.0 * 1000**1.3)]) or (0, 0)

    assert exponent == pytest.approx(1.3) and factor == pytest.approx(3.0)
    assert fit_power([(10, 1.0), (10, 2.0)]) is None and fit_power([]) is None


def test_only_proven_runs_are_on_the_curves() -> None:
    runs = [make_run(1, 5.0), make_run(2, 1.0), make_run(3, 60.0, 10, 9)]

    assert find_cactus(runs)[0].seconds == (1.0, 5.0) and find_cactus(runs)[0].of == 3
    assert find_scaling(runs)[0].points == ((100, 1.0), (100, 5.0))


def test_runs_are_set_beside_their_earlier_ones() -> None:
    now = [make_run(1, 1.0, 9, 9), make_run(2, 4.0), make_run(3, 1.0)]
    earlier = [make_run(1, 2.0), make_run(2, 2.0), make_run(5, 1.0)]

    against = compare_runs(now, earlier, "earlier")

    assert [(pair.ratio, pair.verdict) for pair in against.pairs] == [(0.5, "better"), (2.0, "same")]
    assert against.mean_ratio == pytest.approx(1.0)
    assert (against.only_now, against.only_earlier) == (1, 1)


@pytest.mark.parametrize(
    ("gap", "said"), [(Fraction(0), "0%"), (Fraction(1, 10**6), "0.01%"), (Fraction(1, 8), "12.50%"), (None, "-")]
)
def test_a_gap_that_is_there_never_reads_as_none(gap: Fraction | None, said: str) -> None:
    assert say_gap(gap) == said
