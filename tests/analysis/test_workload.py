"""What each worker has before and after."""

from fractions import Fraction

from caseload.analysis.workload import measure_share, measure_workload
from caseload.domain.findings import Workload
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from tests.analysis.asking import crowd
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give


def look(problem: Problem, plan: Plan | None = None) -> dict[str, Workload]:
    return {one.worker: one for one in measure_workload(problem, plan or a_plan(problem))}


def test_workers_come_by_team_then_id() -> None:
    problem = a_problem([a_worker("w1", "South"), a_worker("w3"), a_worker("w2")], [])

    assert [one.worker for one in measure_workload(problem, a_plan(problem))] == ["w2", "w3", "w1"]


def test_cases_are_counted_before_and_after() -> None:
    problem = a_problem([a_worker()], [*crowd("w1", 3), a_case("new")])

    one = look(problem, a_plan(problem, {"new": "w1"}))["w1"]

    assert (one.cases_before, one.cases, one.cap, one.new_families) == (3, 4, 23, 1)


def test_the_workload_now_is_that_of_the_cases_held_now_with_the_support_that_they_ask_for() -> None:
    workers = [a_worker(), a_worker("w2"), a_worker("s1", role="support_officer")]
    cases = [*crowd("w1", 3), a_case("given", holder="w1"), a_case("new", kind="child_protection")]
    problem = a_problem(workers, cases, decisions=(give("given", "w2"),))
    plan = a_plan(problem, {"new": "w1"})

    found = look(problem, plan)
    helped = look(problem, a_plan(problem, {"new": "w1"}, support={("s1", "w1"): 4}))["w1"]

    assert (found["w1"].share_before, found["w1"].share) == (Fraction(4, 23), Fraction(4, 23))
    assert (found["w2"].share_before, found["w2"].share) == (0, Fraction(1, 23))
    assert helped.share_before == Fraction(4, 23)


def test_the_share_is_the_larger_of_cases_and_hours() -> None:
    assert measure_share(23, 23, 50, 100) == (1, "cases")
    assert measure_share(10, 20, 60, 100) == (Fraction(3, 5), "hours")
    assert measure_share(10, 20, 50, 100) == (Fraction(1, 2), "cases")


def test_there_is_no_share_without_cap_or_capacity() -> None:
    assert measure_share(3, 0, 5, 100) == (None, None)
    assert measure_share(3, 23, 5, 0) == (None, None)
    assert measure_share(3, 23, 0, None) == (None, None)


def test_hours_alone_count_where_no_rule_limits_cases() -> None:
    assert measure_share(3, None, 5, 10) == (Fraction(1, 2), "hours")


def test_hours_are_after_support_and_capacity_after_duties() -> None:
    workers = [a_worker("n1", role="nqsw", start_date=days(-300)), a_worker(), a_worker("s1", role="support_officer")]
    problem = a_problem(workers, [a_case("c1", kind="child_protection", holder="n1", co_worker="w1")])

    found = look(problem, a_plan(problem, support={("s1", "n1"): 2}))

    assert (found["n1"].hours, found["n1"].support, found["n1"].protected_months) == (6, 2, 9)
    assert found["w1"].capacity == problem.staff["w1"].capacity - 4


def test_someone_away_has_no_workload_and_shows_who_covers() -> None:
    away = a_reduction("w1", 100, days(-10), days(10))
    kinds = ("looked_after", "looked_after", "child_in_need")
    cases = [a_case(f"c{i}", kind=kind, holder="w1") for i, kind in enumerate(kinds)]
    problem = a_problem([a_worker(), a_worker("w2")], cases, reductions=[away])

    one = look(problem, a_plan(problem, cover={"c0": "w2"}))["w1"]

    assert (one.available, one.share, one.capacity, one.bound_by) == (False, None, None, None)
    assert (one.cases, one.covered, one.waiting, one.back_on) == (3, 1, 2, days(11))


def test_a_family_given_is_new_and_one_kept_is_not() -> None:
    cases = [a_case("c1", family="f", holder="w1"), a_case("c2", family="f"), a_case("c3")]
    problem = a_problem([a_worker()], cases, decisions=[give("c3", "w1")], policy=a_policy())

    assert look(problem, a_plan(problem, {"c2": "w1"}))["w1"].new_families == 1


def test_the_day_someone_leaves_is_told() -> None:
    assert look(a_problem([a_worker(last_day=days(14))], []))["w1"].leaves_on == days(14)
