"""Weight x squared points of each worker, and 100 x squared points of what each unit leaves unallocated."""

from tests.audit.asking import measure
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days


def test_points_are_hours_rounded_and_squared_for_each_worker() -> None:
    cases = [
        a_case("c1", holder="w1", hours=1.5),
        a_case("c2", holder="w1", hours=0.25),
        a_case("c3", holder="w2", hours=2),
    ]

    assert measure("unevenness", a_problem([a_worker(), a_worker("w2")], cases)) == 100 * (2 + 1) ** 2 + 100 * 2**2


def test_a_smaller_share_of_a_post_weighs_more() -> None:
    workers = [a_worker(fte=0.6), a_worker("w2", role="senior_social_worker")]
    cases = [a_case("c1", holder="w1"), a_case("c2", holder="w2")]

    assert measure("unevenness", a_problem(workers, cases)) == 167 + 200


def test_the_protected_share_of_an_nqsw_counts() -> None:
    assert measure("unevenness", a_problem([a_worker(role="nqsw")], [a_case(holder="w1")])) == 400


def test_a_role_with_a_whole_number_counts_as_its_part_of_the_cap() -> None:
    assert measure("unevenness", a_problem([a_worker(role="support_officer")], [a_case(holder="w1")])) == 153


def test_a_share_below_one_twentieth_does_not_count() -> None:
    cases = [a_case(holder="w1")]

    assert measure("unevenness", a_problem([a_worker(fte=0.05)], cases)) == 2000
    assert measure("unevenness", a_problem([a_worker(fte=0.04)], cases)) == 0


def test_duties_count_by_the_points_of_their_hours() -> None:
    workers = [a_worker(), a_worker("w2")]
    cases = [a_case(f"c{n}", family="f", holder="w1", hours=1) for n in (1, 2)]
    problem = a_problem(workers, cases)
    both = {"c1": "w2", "c2": "w2"}

    assert measure("unevenness", problem, a_plan(problem, co_worker=both)) == 100 * 4 + 100 * 1
    assert measure("unevenness", problem, a_plan(problem, co_worker=both, overseer=both)) == 100 * 4 + 100 * 4


def test_covering_counts_by_half_the_hours() -> None:
    workers = [a_worker(), a_worker("w2")]
    cases = [a_case(kind="looked_after", holder="w1", hours=5)]
    problem = a_problem(workers, cases, reductions=[a_reduction("w1", 100, days(-3), days(10))])

    assert measure("unevenness", problem) == 0
    assert measure("unevenness", problem, a_plan(problem, cover={"c1": "w2"})) == 100 * 3**2


def test_unallocated_points_are_squared_unit_by_unit() -> None:
    cases = [a_case("c1", family="f", hours=2), a_case("c2", family="f", hours=1), a_case("c3", hours=4)]

    assert measure("unevenness", a_problem([a_worker()], cases)) == 100 * 3**2 + 100 * 4**2


def test_joiners_left_behind_count_alone() -> None:
    cases = [a_case("c1", family="f", hours=2, holder="w1"), a_case("c2", family="f", hours=3)]

    assert measure("unevenness", a_problem([a_worker()], cases)) == 100 * 2**2 + 100 * 3**2


def test_what_is_led_and_what_is_stood_by_add_up() -> None:
    cases = [a_case("c1", holder="w1", hours=3), a_case("c2", holder="w2", hours=2)]
    problem = a_problem([a_worker(), a_worker("w2")], cases)

    assert measure("unevenness", problem, a_plan(problem, co_worker={"c1": "w2"})) == 100 * 3**2 + 100 * (2 + 1) ** 2
