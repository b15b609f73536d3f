"""The shortfall of cases that can be counted by hand."""

import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.analysis.shortfall.levels import find_shortfall
from caseload.domain.findings import Post
from caseload.solve.messages import Progress
from tests.analysis.shortfall_asking import (
    ROLE,
    a_policy_with,
    a_profile,
    a_short_problem,
    ask,
    ask_level,
    fte_for,
    full_worker,
    waiting_cases,
)
from tests.builders import (
    a_case,
    a_problem,
    a_reduction,
    a_worker,
    days,
    leave_waiting,
)
from tests.solve.here import solve_here


def a_post(cap: int, count: int, team: str = "North", skills: tuple[str, ...] = ()) -> Post:
    return Post(ROLE, team, skills, fte_for(cap), count)


def test_where_every_child_has_a_worker_nothing_is_short() -> None:
    problem = a_short_problem([a_worker()], waiting_cases(2))

    for level in ask(problem):
        assert (level.posts, level.fte, level.at_least_fte, level.left, level.queue) == ((), 0, 0, (), ())
        assert level.proven


def test_five_children_without_a_worker_need_three_posts_for_two() -> None:
    problem = a_short_problem([full_worker()], waiting_cases(5))

    level = ask_level(problem, 2)

    assert level.posts == (a_post(2, 3),)
    assert level.fte == Fraction(6, 23)
    assert level.proven


def test_the_bound_on_fte_is_exact_and_not_rounded_to_whole_posts() -> None:
    problem = a_short_problem([full_worker()], waiting_cases(5))

    assert ask_level(problem, 2).at_least_fte == Fraction(5, 23)


def test_level_1_counts_only_children_who_may_not_wait() -> None:
    cases = [*waiting_cases(3), a_case("m1", kind="looked_after")]
    problem = a_short_problem([full_worker()], cases)

    first, second = ask(problem)

    assert first.posts == (a_post(2, 1),)
    assert second.posts == (a_post(2, 2),)


def test_brothers_and_sisters_stay_together_on_one_post() -> None:
    cases = [a_case(f"c{n}", family=f"f{n // 2}") for n in range(6)]
    problem = a_short_problem([full_worker()], cases, a_profile(cap=3))

    level = ask_level(problem, 2)

    assert level.posts == (a_post(3, 3),)
    assert level.at_least_fte == Fraction(6, 23)


def test_each_team_has_posts_of_its_own() -> None:
    cases = [a_case("c1"), a_case("c2", team="South")]
    problem = a_short_problem([full_worker(), full_worker("w2", "South")], cases)

    assert ask_level(problem, 2).posts == (a_post(2, 1, "North"), a_post(2, 1, "South"))


def test_a_profile_with_a_team_is_hired_only_there() -> None:
    cases = [a_case("c1"), a_case("c2", team="South")]
    problem = a_short_problem([full_worker(), full_worker("w2", "South")], cases, a_profile(team="South"))

    level = ask_level(problem, 2)

    assert level.posts == (a_post(2, 1, "South"),)
    assert level.left == ("c1",)


def test_a_skill_is_asked_for_only_where_a_case_needs_it() -> None:
    cases = [*waiting_cases(3), a_case("k1", skills={"court"})]
    court = a_profile(name="agency_court", skills={"court"})
    problem = a_short_problem([full_worker()], cases, a_profile(), court)

    assert ask_level(problem, 2).posts == (a_post(2, 1), a_post(2, 1, skills=("court",)))


def test_a_case_whose_skill_no_profile_has_is_left_and_asks_for_no_post() -> None:
    problem = a_short_problem([a_worker()], [a_case("c1", skills={"whittling"}), a_case("c2")])

    level = ask_level(problem, 2)

    assert level.left == ("c1",)
    assert level.posts == ()
    assert level.proven


def test_a_case_that_waits_by_decision_is_left() -> None:
    problem = a_problem(
        [full_worker()], waiting_cases(2), policy=a_policy_with(a_profile()), decisions=[leave_waiting("c1")]
    )

    level = ask_level(problem, 2)

    assert level.left == ("c1",)
    assert level.posts == (a_post(2, 1),)


def test_without_profiles_everything_short_is_left() -> None:
    problem = a_problem([full_worker()], waiting_cases(2), policy=a_policy_with())

    level = ask_level(problem, 2)

    assert (level.posts, level.left, level.weekly_cost) == ((), ("c1", "c2"), None)


def test_children_who_wait_only_for_the_pace_are_a_queue_and_no_need() -> None:
    problem = a_short_problem([a_worker()], waiting_cases(8))

    level = ask_level(problem, 2)

    assert (len(level.queue), level.queue_weeks) == (5, 3)
    assert (level.posts, level.left) == ((), ())


def test_queue_and_need_are_told_apart() -> None:
    problem = a_short_problem([a_worker(fte=fte_for(5))], waiting_cases(8))

    level = ask_level(problem, 2)

    assert (len(level.queue), level.queue_weeks) == (2, 2)
    assert level.posts == (a_post(2, 2),)


def test_the_start_is_three_families_a_post_and_never_more_than_come() -> None:
    nine = a_short_problem([full_worker()], waiting_cases(9), a_profile(cap=5))
    two = a_short_problem([full_worker()], waiting_cases(2), a_profile(cap=5))

    assert ask_level(nine, 2).start == 6
    assert ask_level(two, 2).start == 2


def test_the_cheapest_posts_are_hired_even_where_they_are_more_fte() -> None:
    dear = a_profile(4, "dear", weekly_rate=Fraction(3000))
    cheap = a_profile(3, "cheap", weekly_rate=Fraction(1000))
    problem = a_short_problem([full_worker()], waiting_cases(4), dear, cheap)

    level = ask_level(problem, 2)

    assert level.posts == (a_post(3, 2),)
    assert level.weekly_cost == Fraction(6000, 23)


def test_where_a_rate_is_missing_fte_is_counted_and_no_money_is_shown() -> None:
    dear = a_profile(4, "dear", weekly_rate=Fraction(3000))
    unknown = a_profile(3, "unknown")
    problem = a_short_problem([full_worker()], waiting_cases(4), dear, unknown)

    level = ask_level(problem, 2)

    assert level.posts == (a_post(4, 1),)
    assert level.weekly_cost is None


def test_of_posts_that_cost_the_same_the_fewest_are_hired() -> None:
    problem = a_short_problem([full_worker()], waiting_cases(4), a_profile(2, "half"), a_profile(4, "whole"))

    assert ask_level(problem, 2).posts == (a_post(4, 1),)


def test_no_more_is_hired_than_can_be_had() -> None:
    scarce = a_profile(2, available=fte_for(2))
    workers = [full_worker(), full_worker("w2", "South")]
    problem = a_short_problem(workers, [a_case("c1"), a_case("m1", team="South", kind="looked_after")], scarce)

    level = ask_level(problem, 2)

    assert level.posts == (a_post(2, 1, "South"),)
    assert level.left == ("c1",)


@pytest.mark.parametrize(("level", "others"), [(2, 1), (3, 1), (4, 3)])
def test_what_can_be_had_is_counted_over_all_teams_when_posts_are_put_together(level: int, others: int) -> None:
    scarce = a_profile(2, available=fte_for(2), weekly_rate=Fraction(100))
    dear = a_profile(2, "dear", skills=["court"], weekly_rate=Fraction(200))
    cases = waiting_cases(2) + [a_case(f"m{number}", team="South") for number in (1, 2)]
    problem = a_short_problem([full_worker(), full_worker("w2", "South")], cases, scarce, dear)

    found = ask_level(problem, level)

    assert sum(post.count for post in found.posts if not post.skills) == 1
    assert sum(post.count for post in found.posts if post.skills) == others
    assert found.weekly_cost == (100 + 200 * others) * fte_for(2)


def test_a_newly_qualified_post_is_never_hired() -> None:
    problem = a_short_problem([full_worker()], waiting_cases(1), a_profile(role="nqsw"))

    level = ask_level(problem, 2)

    assert (level.posts, level.left) == ((), ("c1",))


def test_a_kind_limit_holds_for_posts_and_may_double_for_a_child_who_may_not_wait() -> None:
    cases = waiting_cases(5, kind="looked_after", proceedings="care")
    problem = a_short_problem([full_worker()], cases, a_profile(23), kind_limits={"proceedings": 2})

    level = ask_level(problem, 1)

    assert level.posts == (a_post(23, 2),)
    assert level.at_least_fte == Fraction(5, 4)


def test_hours_limit_what_a_post_takes_where_the_policy_says_so() -> None:
    cases = waiting_cases(4, hours=10, support_hours=0)

    limited = ask_level(a_short_problem([full_worker()], cases, a_profile(23), hours="limit"), 2)
    reported = ask_level(a_short_problem([full_worker()], cases, a_profile(23)), 2)

    assert limited.posts == (a_post(23, 2),)
    assert reported.posts == (a_post(23, 1),)


def test_a_child_who_waits_for_an_absent_worker_without_cover_needs_a_post() -> None:
    away = a_reduction("w1", 100, days(-10), days(10))
    held = a_case("c1", kind="looked_after", holder="w1")
    problem = a_problem([a_worker()], [held], policy=a_policy_with(a_profile()), reductions=[away])

    first, second = ask(problem)

    assert first.posts == second.posts == (a_post(2, 1),)
    assert first.left == ()


def test_with_any_moves_a_post_may_free_a_worker_for_the_child_only_they_can_take() -> None:
    cases = [a_case("c1", holder="w1"), a_case("c2", skills={"signing"})]
    workers = [a_worker(fte=fte_for(1), skills={"signing"})]

    still = ask_level(a_short_problem(workers, cases), 2)
    moving = ask_level(a_short_problem(workers, cases, moves=None), 2)

    assert (still.posts, still.left) == ((), ("c2",))
    assert (moving.posts, moving.left) == ((a_post(2, 1),), ())


def test_a_search_that_is_stopped_says_what_it_knows_and_that_it_is_not_proven() -> None:
    stop = threading.Event()
    stop.set()
    problem = a_short_problem([full_worker()], waiting_cases(5))

    level = ask_level(problem, 2, stop=stop)

    assert level.posts == (a_post(2, 3),)
    assert not level.proven
    assert level.at_least_fte == 0


def test_workers_in_any_order_give_the_same_posts() -> None:
    problem = a_short_problem([full_worker(), full_worker("w2", "South")], waiting_cases(5))
    turned = replace(problem, staff=dict(reversed(problem.staff.items())))

    assert ask(problem) == ask(turned)


def interrupt_at_first_word() -> None:
    """Ctrl-C in the middle of the search; run by a process of its own, whose main thread hears it."""
    problem = a_short_problem([full_worker()], waiting_cases(5))
    told: list[Progress] = []

    def interrupt(progress: Progress) -> None:
        told.append(progress)
        if len(told) == 1:
            time.sleep(0.5)  # the main thread waits by now
            signal.raise_signal(signal.SIGINT)
            time.sleep(0.5)  # and hears it while the search still runs

    levels = find_shortfall(problem, solve_here(problem), on_progress=interrupt)

    assert [level.level for level in levels] == [1, 2]
    assert levels[1].posts == (a_post(2, 3),)


def test_an_interrupt_ends_the_search_and_keeps_what_is_known(root: Path) -> None:
    words = "from tests.analysis.test_shortfall import interrupt_at_first_word as run; run()"

    result = subprocess.run([sys.executable, "-c", words], cwd=root, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
