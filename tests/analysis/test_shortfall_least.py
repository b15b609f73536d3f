"""The posts found are enough and the least: every smaller number of posts is tried, with every plan."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.analysis.shortfall.levels import find_shortfall
from caseload.analysis.shortfall.rows import posts_as_workers
from caseload.domain.findings import Post
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from tests.analysis.shortfall_asking import (
    ROLE,
    a_profile,
    a_short_problem,
    ask_level,
    full_worker,
    waiting_cases,
    with_posts,
)
from tests.builders import a_worker
from tests.oracle import best_goals
from tests.solve.here import solve_here
from tests.strategies import small_caseloads

TEAMS = ("North", "South")


def list_smaller(count: int) -> Iterator[tuple[Post, ...]]:
    """Every choice of fewer posts, over two teams."""
    for total in range(count):
        for north in range(total + 1):
            yield make_posts(north, total - north)


def make_posts(north: int, south: int) -> tuple[Post, ...]:
    """So many full-time posts in each team."""
    return tuple(Post(ROLE, team, (), Fraction(1), n) for team, n in zip(TEAMS, (north, south), strict=True) if n)


@st.composite
def short_problems(draw: st.DrawFn) -> Problem:
    """A tiny problem with 1 profile, full-time, most of its workers with hardly any time."""
    caseload = draw(small_caseloads(3, 2))
    share = draw(st.sampled_from((Fraction(1, 30), Fraction(1, 20), Fraction(1))))
    workers = tuple(replace(worker, fte=worker.fte * share) for worker in caseload.workers)
    target = draw(st.sampled_from((6, 1, 2)))
    policy = replace(caseload.policy, profiles=(a_profile(fte=Fraction(1)),), target=target)
    moves = draw(st.sampled_from((0, 0, 1, None)))
    return prepare_problem(replace(caseload, workers=workers, policy=policy), Settings(moves))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=short_problems())
def test_no_smaller_number_of_posts_reaches_as_much(level: int, problem: Problem) -> None:
    found = find_shortfall(problem, solve_here(problem), (level,))[0]

    target, _ = best_goals(with_posts(problem, make_posts(3, 3), level))
    reached, _ = best_goals(with_posts(problem, found.posts, level))
    count = sum(post.count for post in found.posts)
    smaller = [best_goals(with_posts(problem, posts, level))[0] for posts in list_smaller(count)]

    assert found.proven
    assert reached == target
    assert target not in smaller
    assert found.at_least_fte <= found.fte


def test_posts_added_as_workers_end_the_shortfall() -> None:
    problem = a_short_problem([full_worker()], waiting_cases(5))
    posts = ask_level(problem, 2).posts

    staffed = with_posts(problem, posts, 2)

    assert {goal.value for goal in solve_here(staffed).goals} == {0}


def test_posts_as_workers_have_ids_of_their_own_and_no_limit_on_new_families() -> None:
    problem = a_short_problem([a_worker()], waiting_cases(30))
    first = posts_as_workers(make_posts(2, 0), problem)
    crowded = a_short_problem([a_worker(), *first], waiting_cases(30))

    again = posts_as_workers(make_posts(2, 0), crowded)

    assert len({worker.id for worker in (*first, *again)}) == 4
    assert all((worker.max_new or 0) >= 30 and worker.start_date is None for worker in again)
