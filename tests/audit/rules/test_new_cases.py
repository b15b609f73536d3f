"""New cases: a worker's new families of the week, those of the last days and those given among them."""

from typing import Any

import pytest

from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, days, give


def a_new_problem(usual: int, urgent: int = 0, recent: int = 0, role: str = "social_worker", **tables: Any) -> Problem:
    """One worker who takes 2 new families (an NQSW too); children in need and looked-after children wait.

    `recent` families came in the last days.
    """
    cases = [a_case(f"u{n}") for n in range(usual)]
    cases += [a_case(f"m{n}", kind="looked_after") for n in range(urgent)]
    cases += [a_case(f"r{n}", holder="w1", held_since=days(-6)) for n in range(recent)]
    policy = a_policy(rules_off=tables.pop("rules_off", ()))
    return a_problem([a_worker(role=role, max_new=2)], cases, policy=policy, **tables)


def take(problem: Problem, *cases: str) -> list[tuple[str | None, str | None, str | None]]:
    """What is found when w1 receives these cases."""
    return find("new_cases", problem, a_plan(problem, dict.fromkeys(cases, "w1")))


def test_nobody_new_is_no_breach() -> None:
    assert take(a_new_problem(1)) == []


def test_as_many_new_families_as_the_number_are_no_breach() -> None:
    assert take(a_new_problem(2), "u0", "u1") == []


def test_one_new_family_more_is_a_breach_of_the_plan() -> None:
    problem = a_new_problem(3)

    assert take(problem, "u0", "u1", "u2") == [("w1", None, None)]
    plan = a_plan(problem, {"u0": "w1", "u1": "w1", "u2": "w1"})
    assert read_details("new_cases", problem, plan) == ["receives 3 new families, 2 is the most"]


def test_families_count_not_cases() -> None:
    cases = [a_case(f"c{n}", family="f") for n in range(4)]
    problem = a_problem([a_worker(max_new=1)], cases)

    assert find("new_cases", problem, a_plan(problem, dict.fromkeys(problem.standings, "w1"))) == []


def test_a_joiner_of_a_family_held_before_is_not_new() -> None:
    cases = [a_case("c1", family="f", holder="w1"), a_case("c2", family="f")]
    problem = a_problem([a_worker(max_new=0)], cases)

    assert find("new_cases", problem, a_plan(problem, {"c2": "w1"})) == []


def test_families_of_the_last_days_take_up_room() -> None:
    assert take(a_new_problem(2, recent=1), "u0") == []
    assert take(a_new_problem(2, recent=1), "u0", "u1") == [("w1", None, None)]


def test_a_family_that_came_seven_days_ago_takes_up_none() -> None:
    cases = [a_case(holder="w1", held_since=days(-7)), a_case("c2")]
    problem = a_problem([a_worker(max_new=1)], cases)

    assert find("new_cases", problem, a_plan(problem, {"c2": "w1"})) == []


def test_unheld_must_allocate_children_may_double_the_number() -> None:
    assert take(a_new_problem(2, 2), "u0", "u1", "m0", "m1") == []
    assert take(a_new_problem(1, 4), "m0", "m1", "m2", "m3") == []


def test_beyond_twice_the_number_even_they_are_a_breach() -> None:
    assert take(a_new_problem(1, 4), "u0", "m0", "m1", "m2", "m3") == [("w1", None, None)]


def test_children_who_may_wait_stay_within_the_number_beside_them() -> None:
    assert take(a_new_problem(3, 1), "u0", "u1", "u2", "m0") == [("w1", None, None)]


def test_a_must_allocate_child_who_has_a_worker_is_not_urgent() -> None:
    cases = [a_case(f"c{n}", kind="looked_after", holder="w2") for n in range(3)]
    problem = a_problem([a_worker(max_new=2), a_worker("w2")], cases, moves=None)

    assert find("new_cases", problem, a_plan(problem, dict.fromkeys(problem.standings, "w1"))) == [("w1", None, None)]


def test_an_nqsw_never_takes_more_than_the_number() -> None:
    assert take(a_new_problem(0, 2, role="nqsw"), "m0", "m1") == []
    assert take(a_new_problem(0, 3, role="nqsw"), "m0", "m1", "m2") == [("w1", None, None)]


def test_a_give_takes_up_room_for_what_is_received() -> None:
    problem = a_new_problem(3, decisions=[give("u0", "w1")])

    assert take(problem, "u1") == []
    assert take(problem, "u1", "u2") == [("w1", None, None)]


def test_gives_beyond_the_number_are_a_breach_by_decision() -> None:
    problem = a_new_problem(3, decisions=[give(f"u{n}", "w1") for n in range(3)])

    assert find("new_cases", problem) == [("w1", None, "decision")]


def test_more_families_in_the_last_days_than_the_number_are_a_breach_since_the_input() -> None:
    assert find("new_cases", a_new_problem(0, recent=3)) == [("w1", None, "input")]


@pytest.mark.parametrize(("role", "most"), [("social_worker", 3), ("nqsw", 1)])
def test_without_a_number_of_their_own_the_policy_says_how_many(role: str, most: int) -> None:
    cases = [a_case(f"c{n}") for n in range(most + 1)]
    problem = a_problem([a_worker(role=role)], cases)
    within = dict.fromkeys(sorted(problem.standings)[:most], "w1")

    assert find("new_cases", problem, a_plan(problem, within)) == []
    assert find("new_cases", problem, a_plan(problem, dict.fromkeys(problem.standings, "w1"))) == [("w1", None, None)]


def test_switched_off_any_number_is_no_breach() -> None:
    assert take(a_new_problem(3, rules_off={"new_cases"}), "u0", "u1", "u2") == []


def test_twice_the_number_is_less_what_came_in_the_last_days() -> None:
    cases = [a_case(f"m{n}", kind="looked_after") for n in range(6)]
    cases.append(a_case("r1", holder="w1", held_since=days(-1)))
    problem = a_problem([a_worker(max_new=3)], cases)

    assert take(problem, *(f"m{n}" for n in range(5))) == []
    assert take(problem, *(f"m{n}" for n in range(6))) == [("w1", None, None)]
