"""Levels 3 and 4: nobody over cap, nobody over target, and who stays above whatever the posts."""

from fractions import Fraction

from caseload.analysis.shortfall.count import find_cheapest
from caseload.domain.findings import Post, StillOver
from tests.analysis.shortfall_asking import ROLE, a_profile, a_short_problem, ask, ask_level, fte_for
from tests.builders import a_case, a_worker, days

HELD = [a_case(f"c{number}", holder="w1") for number in range(1, 6)]
TWO = [Post(ROLE, "North", (), fte_for(2), 2)]


def test_a_holder_above_the_cap_is_relieved_though_everyone_has_a_worker() -> None:
    problem = a_short_problem([a_worker(fte=fte_for(2))], HELD)

    second, third = ask(problem, 2, 3)

    assert second.posts == ()
    assert list(third.posts) == TWO and third.at_least_fte == 3 * fte_for(1) and third.proven


def test_colleagues_with_room_come_before_posts() -> None:
    problem = a_short_problem([a_worker(fte=fte_for(2)), a_worker("w2")], HELD)

    assert ask_level(problem, 3).posts == ()


def test_the_target_binds_staff_and_posts_alike() -> None:
    profile = a_profile(fte=Fraction(1))
    problem = a_short_problem([a_worker()], HELD, profile, target=2)

    third, fourth = ask(problem, 3, 4)

    assert third.posts == ()
    assert [post.count for post in fourth.posts] == [2] and fourth.at_least_fte == Fraction(3, 2)


def test_a_newly_qualified_worker_is_relieved_down_to_the_protected_load() -> None:
    newly = a_worker(role="nqsw", start_date=days(-100))
    cases = [a_case(f"c{number}", holder="w1") for number in range(1, 11)]
    problem = a_short_problem([newly], cases, a_profile(fte=Fraction(1)))

    fourth = ask_level(problem, 4)

    assert problem.staff["w1"].aim == 8
    assert [post.count for post in fourth.posts] == [1] and fourth.proven


def test_who_stays_above_is_named_with_the_limit_and_the_cases() -> None:
    held = [a_case(f"c{number}", holder="w1", hold_until=days(30)) for number in range(1, 6)]
    problem = a_short_problem([a_worker(fte=fte_for(2))], held)

    third, fourth = ask(problem, 3, 4)

    assert third.posts == () and third.left == () and third.proven
    assert third.over == (StillOver("w1", "cap", 3),)
    assert [over.limit for over in fourth.over] == ["cap", "target"]


def test_hours_count_where_they_limit_and_only_there() -> None:
    busy = [a_case(f"c{number}", holder="w1", hours=2) for number in range(1, 4)]
    worker, profile = a_worker(capacity=4), a_profile(fte=Fraction(1))

    limited = ask_level(a_short_problem([worker], busy, profile, hours="limit"), 3)
    reported = ask_level(a_short_problem([worker], busy, profile), 3)

    assert [post.count for post in limited.posts] == [1] and limited.proven
    assert reported.posts == ()


def test_without_profiles_there_are_no_posts_and_those_above_are_named() -> None:
    problem = a_short_problem([a_worker(fte=fte_for(2))], HELD, a_profile(available=Fraction(0)))

    third = ask_level(problem, 3)

    assert third.posts == ()
    assert third.over == (StillOver("w1", "cap", 3),)


def test_the_cheapest_mix_of_posts_is_counted_over_all_mixes() -> None:
    small, large = ((10, 1, 1), 2), ((14, 2, 1), 5)

    assert find_cheapest(5, [small, large]) == (14, 2, 1)
    assert find_cheapest(6, [small, large]) == (24, 3, 2)
    assert find_cheapest(2, [small, large]) == (10, 1, 1)
