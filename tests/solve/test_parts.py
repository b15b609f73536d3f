"""Parts that nothing couples are solved apart, and come to what the whole comes to."""

import time
from collections.abc import Iterable
from threading import Event

from hypothesis import HealthCheck, given, settings

from caseload.domain.base_plan import build_base_plan
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.model.scope import Part, find_parts, list_outcomes
from caseload.solve.child import keep_part
from caseload.solve.messages import Options
from caseload.solve.part_search import PartSearch
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, days
from tests.strategies import small_problems


def search_each(problem: Problem, parts: Iterable[Part]) -> list[PartSearch]:
    base, searches = build_base_plan(problem), []
    for part in parts:
        search = PartSearch(problem, part, Options(), keep_part(base, part))
        search.search(time.monotonic() + 20, Event(), lambda *_: None, lambda: None)
        searches.append(search)
    return searches


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_problems())
def test_the_parts_come_to_what_the_whole_comes_to(problem: Problem) -> None:
    outcomes = list_outcomes(problem)
    whole = Part(outcomes, tuple(problem.staff))

    apart = search_each(problem, find_parts(problem, outcomes))
    (together,) = search_each(problem, [whole])

    assert together.is_settled and all(search.is_settled for search in apart)
    assert {goal: sum(search.values[goal] for search in apart) for goal in together.goals} == together.values


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_problems())
def test_what_an_earlier_search_came_to_is_taken_over_only_where_it_holds(problem: Problem) -> None:
    part = Part(list_outcomes(problem), tuple(problem.staff))
    (earlier,) = search_each(problem, [part])

    again = PartSearch(problem, part, Options(), earlier.plan)
    again.inherit(earlier.values, earlier.bounds)
    anew = PartSearch(problem, part, Options(), keep_part(build_base_plan(problem), part))
    anew.inherit(earlier.values, earlier.bounds)

    assert again.all_bounds == earlier.bounds
    for goal, bound in anew.all_bounds.items():
        is_near = all(anew.values[name] <= earlier.values[name] for name in anew.goals[: anew.goals.index(goal)])
        assert bound == (earlier.bounds[goal] if is_near else 0)
    anew.search(time.monotonic() + 20, Event(), lambda *_: None, lambda: None)
    assert (anew.values, anew.bounds) == (earlier.values, earlier.bounds)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_problems())
def test_every_unit_is_in_one_part_and_no_worker_in_two(problem: Problem) -> None:
    parts = find_parts(problem, list_outcomes(problem))

    units = [unit for part in parts for unit in part.outcomes]
    workers = [worker for part in parts for worker in part.workers]
    assert sorted(units) == sorted(unit.id for unit in problem.units)
    assert len(workers) == len(set(workers))
    assert {o.worker for p in parts for listed in p.outcomes.values() for o in listed} - {None} <= set(workers)


def two_teams(policy: Policy | None = None, moves: int | None = 0, **changes: object) -> Problem:
    workers = [a_worker("w1"), a_worker("w2", team="South", authority="Shire", **changes)]
    cases = [a_case("c1"), a_case("c2", team="South"), a_case("c3", team="South")]
    return a_problem(workers, cases, moves, policy=policy)


def count_parts(problem: Problem) -> int:
    return len(find_parts(problem, list_outcomes(problem)))


def test_teams_that_lend_nobody_are_apart() -> None:
    assert count_parts(two_teams()) == 2


def test_a_worker_who_lends_joins_two_teams() -> None:
    assert count_parts(two_teams(lend_to=("North",))) == 1


def test_without_lending_everyone_serves_everyone() -> None:
    assert count_parts(two_teams(a_policy(rules_off={"lending"}))) == 1


def test_a_support_officer_of_two_teams_joins_them() -> None:
    workers = [a_worker("w1"), a_worker("w2", team="South")]
    officer = a_worker("s1", role="support_officer", lend_to=("South",))
    cases = [a_case("c1", kind="looked_after"), a_case("c2", kind="looked_after", team="South")]

    assert count_parts(a_problem(workers, cases)) == 2
    assert count_parts(a_problem([*workers, officer], cases)) == 1


def test_who_stands_by_joins_the_cases_they_stand_by() -> None:
    seasoned = a_worker("w1", role="nqsw", start_date=days(-240))
    helper = a_worker("w2", team="South", lend_to=("North",), max_new=0)
    cases = [a_case("c1", kind="child_protection", holder="w1", co_worker="w2"), a_case("c2", "South", holder="w2")]

    (part,) = find_parts(problem := a_problem([seasoned, helper], cases), list_outcomes(problem))

    assert part.workers == ("w1", "w2")


def test_a_cover_joins_a_waiting_case_to_those_who_may_cover_it() -> None:
    away = a_reduction("w1", 100, days(-3), days(10))
    cases = [a_case("c1", kind="looked_after", holder="w1"), a_case("c2", holder="w2")]

    assert count_parts(a_problem([a_worker("w1"), a_worker("w2")], cases, reductions=[away])) == 1


def test_a_count_of_moves_joins_the_units_of_a_team_that_may_move() -> None:
    workers = [a_worker(f"w{n}", skills=(f"skill{n}",)) for n in (1, 2)]
    workers += [a_worker(f"v{n}", skills=(f"skill{n}",)) for n in (1, 2)]
    cases = [a_case(f"c{n}", holder=f"w{n}", skills=(f"skill{n}",)) for n in (1, 2)]

    assert [count_parts(a_problem(workers, cases, moves)) for moves in (0, 1, None)] == [2, 1, 2]
