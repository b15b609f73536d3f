"""The same week with something changed or a choice forced: what comes of it is what a fresh search would find."""

import os
import signal
import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome
from caseload.model.scope import list_outcomes
from caseload.solve import variants as variants_module
from caseload.solve.messages import Options, Variant, VariantResult
from caseload.solve.session import Session
from caseload.solve.variant_search import VariantSearch
from caseload.solve.variants import NOT_REACHED, Ask, Sweep, solve_variants
from tests.builders import a_reduction
from tests.oracle import find_best
from tests.solve.here import solve_here
from tests.solve.weeks import read_week
from tests.strategies import small_decisions, small_problems

SECONDS = 20.0


def solve_variant(problem: Problem, variant: Variant) -> VariantResult:
    search = VariantSearch(problem, solve_here(problem), Options())
    return search.solve(variant, time.monotonic() + SECONDS, threading.Event())


def list_values(solved: Solved | None) -> dict[str, int] | None:
    return None if solved is None else {goal.name: goal.value for goal in solved.goals}


def list_choices(problem: Problem) -> list[tuple[str, str | None]]:
    """Every case with every worker in the table, allowed or not, and with nobody."""
    return [(case, worker) for case in problem.standings for worker in (*problem.staff, None)]


@settings(max_examples=30)
@given(problem=small_problems(), data=st.data())
def test_a_forced_choice_comes_to_the_best_of_all_plans_with_it(problem: Problem, data: st.DataObject) -> None:
    case, worker = data.draw(st.sampled_from(list_choices(problem)))
    best = find_best(problem, {case: worker})

    result = solve_variant(problem, Variant(problem, {case: worker}))

    assert result.is_reached
    assert result.is_impossible is (best is None)
    assert list_values(result.solved) == (best[0] if best else None)
    if result.solved is not None:
        assert result.solved.is_optimal
        assert result.solved.plan.lead[case] == worker
        assert is_sound(find_breaches(problem, result.solved.plan))
        assert measure_goals(problem, result.solved.plan) == list_values(result.solved)


@settings(max_examples=25)
@given(problem=small_problems(), other=small_problems())
def test_another_problem_comes_to_what_a_fresh_search_finds(problem: Problem, other: Problem) -> None:
    result = solve_variant(problem, Variant(other))

    assert list_values(result.solved) == list_values(solve_here(other))
    assert result.solved is not None and result.solved.is_optimal


@settings(max_examples=30)
@given(problem=small_problems(), data=st.data())
def test_decisions_added_or_withdrawn_come_to_the_best_under_them(problem: Problem, data: st.DataObject) -> None:
    decisions = data.draw(small_decisions(problem.caseload))
    kept = problem.caseload.decisions if data.draw(st.booleans()) else ()
    added = (*kept, *(each for each in decisions if each.case not in {one.case for one in kept}))
    decided = prepare_problem(replace(problem.caseload, decisions=added), problem.settings)

    result = solve_variant(problem, Variant(decided))

    best = find_best(decided, {})
    assert best is not None and list_values(result.solved) == best[0]
    assert result.solved is not None and result.solved.is_optimal


def take_away(problem: Problem, worker: str) -> Problem:
    away = a_reduction(worker, 100)
    caseload = replace(problem.caseload, reductions=(*problem.caseload.reductions, away))
    return prepare_problem(caseload, problem.settings)


def list_open(problem: Problem) -> list[tuple[str, Outcome]]:
    """Every case whose unit several things may become of, with one of them."""
    listed = list_outcomes(problem).values()
    return [(outcome.unit.cases[0], outcome) for each in listed if len(each) > 1 for outcome in each]


def test_a_worker_away_in_a_real_week_comes_to_what_a_fresh_search_finds() -> None:
    problem = read_week("team-short")
    away = [take_away(problem, worker) for worker in ("w2", "w9")]

    found = solve_variants(problem, solve_here(problem), [Variant(each) for each in away], Options(SECONDS))

    assert [list_values(one.solved) for one in found] == [list_values(solve_here(each)) for each in away]


def test_the_progress_counts_up_and_the_results_are_in_order() -> None:
    problem = read_week("team-short")
    choices = [(case, outcome.worker) for case, outcome in list_open(problem)[:5] if case in outcome.led]
    heard: list[tuple[int, int]] = []

    found = solve_variants(
        problem,
        solve_here(problem),
        [Variant(problem, {case: worker}) for case, worker in choices],
        Options(SECONDS),
        lambda done, of: heard.append((done, of)),
    )

    assert heard[-1] == (len(choices), len(choices))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    for (case, worker), one in zip(choices, found, strict=True):
        assert one.is_impossible or (one.solved is not None and one.solved.plan.lead[case] == worker)


def test_asked_to_stop_it_says_what_was_not_looked_at() -> None:
    problem, stop = read_week("team-short"), threading.Event()
    stop.set()

    found = solve_variants(problem, solve_here(problem), [Variant(problem)] * 3, Options(SECONDS), stop=stop)

    assert found == (NOT_REACHED,) * 3


def test_without_time_nothing_is_claimed() -> None:
    problem = read_week("team-short")
    case, outcome = next((case, outcome) for case, outcome in list_open(problem) if case in outcome.led)

    found = solve_variants(problem, solve_here(problem), [Variant(problem, {case: outcome.worker})], Options(0.0))

    assert found == (NOT_REACHED,)


def test_a_process_that_is_killed_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    problem, opened = read_week("team-short"), Ask.open
    killed: list[Session] = []

    def open_and_kill(ask: Ask, turn: int, sweep: Sweep, seconds: float, is_safe: bool = False) -> Session:
        session = opened(ask, turn, sweep, seconds, is_safe)
        if not killed:
            os.kill(session.process_id, signal.SIGKILL)
            killed.append(session)
        return session

    monkeypatch.setattr(variants_module.Ask, "open", open_and_kill)
    base = solve_here(problem)

    found = solve_variants(problem, base, [Variant(problem), Variant(problem)], Options(SECONDS))

    assert len(killed) == 1
    assert [list_values(one.solved) for one in found] == [list_values(base)] * 2
