"""The hard team: its shortfall, and that it ends when the posts found are added as workers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from caseload.analysis.shortfall.levels import find_shortfall
from caseload.analysis.shortfall.rows import posts_as_workers
from caseload.domain.findings import ShortfallLevel
from caseload.domain.names import FIXED_GOALS
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.intake.policy_read import read_policy
from caseload.synthetic.generate import generate
from caseload.synthetic.shipped import SHIPPED
from tests.solve.here import solve_here

Week = tuple[Problem, Solved, tuple[ShortfallLevel, ...]]


@pytest.fixture(scope="module")
def week() -> Week:
    settings, _ = SHIPPED["team-short"]
    policy = replace(read_policy(None), hours="limit", goals=FIXED_GOALS)
    problem = prepare_problem(generate(settings, policy))
    solved = solve_here(problem)
    return problem, solved, find_shortfall(problem, solved)


def test_more_posts_are_needed_for_every_child_than_for_those_who_may_not_wait(week: Week) -> None:
    _, _, (first, second) = week

    assert Fraction(0) < first.fte < second.fte
    assert first.proven and second.proven
    assert first.at_least_fte <= first.fte and second.at_least_fte <= second.fte


def test_the_shortfall_ends_when_its_posts_are_added_as_workers(week: Week) -> None:
    problem, _, (_, second) = week
    workers = (*problem.caseload.workers, *posts_as_workers(second.posts, problem))
    staffed = prepare_problem(replace(problem.caseload, workers=workers), problem.settings)

    after = find_shortfall(staffed, solve_here(staffed))

    assert second.posts
    assert [(level.posts, level.left) for level in after] == [((), ()), ((), ())]


def test_one_post_fewer_leaves_a_shortfall(week: Week) -> None:
    problem, _, (_, second) = week
    fewer = posts_as_workers(second.posts, problem)[1:]
    staffed = prepare_problem(replace(problem.caseload, workers=(*problem.caseload.workers, *fewer)), problem.settings)

    after = find_shortfall(staffed, solve_here(staffed), (2,))[0]

    assert sum(post.count for post in after.posts) == 1


def test_the_queue_is_among_the_children_who_wait_this_week(week: Week) -> None:
    _, solved, (_, second) = week
    waiting = {case for case, worker in solved.plan.lead.items() if worker is None}

    assert second.queue and set(second.queue) <= waiting
    assert second.queue_weeks >= 2


@pytest.fixture(scope="module")
def limits(week: Week) -> tuple[ShortfallLevel, ...]:
    return find_shortfall(week[0], week[1], (3, 4))


@pytest.mark.parametrize("place", [0, 1])
def test_the_posts_of_a_level_with_limits_reach_it(week: Week, limits: tuple[ShortfallLevel, ...], place: int) -> None:
    problem, solved, _ = week
    found = limits[place]
    workers = (*problem.caseload.workers, *posts_as_workers(found.posts, problem))
    staffed = prepare_problem(replace(problem.caseload, workers=workers), problem.settings)

    after = find_shortfall(staffed, solved, (found.level,))[0]

    assert found.posts and found.at_least_fte <= found.fte
    assert (found.left, found.over) == ((), ())
    assert (after.posts, after.left, after.over) == ((), (), ())


def test_the_target_asks_for_more_than_the_cap(limits: tuple[ShortfallLevel, ...]) -> None:
    cap, target = limits

    assert Fraction(0) < cap.fte < target.fte
    assert cap.at_least_fte < target.at_least_fte
