"""Kind limit: so many families of a kind, or in proceedings, a worker; it gives way like `new_cases`."""

from typing import Any

from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, days, give


def a_limited_problem(
    held: int, new: int, kind: str = "assessment", role: str = "social_worker", **tables: Any
) -> Problem:
    """A worker who may have 2 families of this kind; so many they hold, so many wait."""
    cases = [a_case(f"h{n}", kind=kind, holder="w1", held_since=days(-90)) for n in range(held)]
    cases += [a_case(f"n{n}", kind=kind) for n in range(new)]
    policy = a_policy(kind_limits={kind: 2}, rules_off=tables.pop("rules_off", ()))
    return a_problem([a_worker(role=role, max_new=9)], cases, policy=policy, **tables)


def take(problem: Problem, *cases: str) -> list[tuple[str | None, str | None, str | None]]:
    """What is found when w1 receives these cases."""
    return find("kind_limit", problem, a_plan(problem, dict.fromkeys(cases, "w1")))


def test_a_kind_without_a_limit_is_no_breach() -> None:
    problem = a_problem(
        [a_worker(max_new=9)], [a_case(f"c{n}") for n in range(4)], policy=a_policy(kind_limits={"pre": 1})
    )

    assert take(problem, *problem.standings) == []


def test_receiving_up_to_the_limit_is_no_breach() -> None:
    assert take(a_limited_problem(1, 1), "n0") == []


def test_receiving_beyond_the_limit_is_a_breach_of_the_plan() -> None:
    problem = a_limited_problem(1, 2)

    assert take(problem, "n0", "n1") == [("w1", None, None)]
    plan = a_plan(problem, {"n0": "w1", "n1": "w1"})
    assert read_details("kind_limit", problem, plan) == ["has 3 families of 2 with assessment"]


def test_unheld_must_allocate_families_may_double_the_limit() -> None:
    problem = a_limited_problem(2, 3, "looked_after")

    assert take(problem, "n0", "n1") == []
    assert take(problem, "n0", "n1", "n2") == [("w1", None, None)]


def test_an_nqsw_never_takes_more_than_the_limit() -> None:
    problem = a_limited_problem(1, 2, "looked_after", role="nqsw")

    assert take(problem, "n0") == []
    assert take(problem, "n0", "n1") == [("w1", None, None)]


def test_keeping_beyond_the_limit_is_a_breach_since_the_input() -> None:
    assert find("kind_limit", a_limited_problem(3, 0)) == [("w1", None, "input")]


def test_a_give_beyond_the_limit_is_a_breach_by_decision() -> None:
    assert find("kind_limit", a_limited_problem(2, 1, decisions=[give("n0", "w1")])) == [("w1", None, "decision")]


def test_families_count_not_cases() -> None:
    cases = [a_case(f"c{n}", kind="assessment", family="f") for n in range(3)]
    problem = a_problem([a_worker()], cases, policy=a_policy(kind_limits={"assessment": 1}))

    assert take(problem, *problem.standings) == []


def test_a_joiner_to_a_family_that_is_kept_adds_no_family() -> None:
    cases = [
        a_case("c1", kind="assessment", family="f", holder="w1"),
        a_case("c2", kind="assessment", family="f"),
        a_case("c3", kind="assessment", holder="w1"),
    ]
    problem = a_problem([a_worker()], cases, policy=a_policy(kind_limits={"assessment": 1}))

    assert take(problem, "c2") == [("w1", None, "input")]


def test_proceedings_count_in_their_own_limit_and_together() -> None:
    cases = [a_case("c1", proceedings="pre", holder="w1"), a_case("c2", proceedings="care", holder="w1")]

    together = a_problem([a_worker()], cases, policy=a_policy(kind_limits={"proceedings": 1}))
    apart = a_problem([a_worker()], cases, policy=a_policy(kind_limits={"pre": 1, "care": 1}))

    assert find("kind_limit", together) == [("w1", None, "input")]
    assert find("kind_limit", apart) == []


def test_an_urgent_sibling_makes_the_family_urgent() -> None:
    cases = [
        a_case("h1", kind="assessment", holder="w1"),
        a_case("c1", kind="assessment", family="f"),
        a_case("c2", kind="looked_after", family="f"),
    ]
    problem = a_problem([a_worker()], cases, policy=a_policy(kind_limits={"assessment": 1}))

    assert take(problem, "c1", "c2") == []
    assert take(problem, "c1") == [("w1", None, None)]


def test_switched_off_any_number_is_no_breach() -> None:
    assert take(a_limited_problem(2, 1, rules_off={"kind_limit"}), "n0") == []


def test_urgent_families_beside_others_may_double_the_limit_and_no_more() -> None:
    pairs = [
        [a_case(f"a{n}", kind="assessment", family=f"f{n}"), a_case(f"b{n}", kind="looked_after", family=f"f{n}")]
        for n in range(3)
    ]
    cases = [a_case("c1", kind="assessment"), *(case for pair in pairs for case in pair)]
    wide = a_problem([a_worker(max_new=9)], cases, policy=a_policy(kind_limits={"assessment": 2}))
    narrow = a_problem([a_worker(max_new=9)], cases, policy=a_policy(kind_limits={"assessment": 1}))

    assert take(wide, *wide.standings) == []
    assert take(narrow, "c1", "a0", "b0") == []
    assert take(narrow, "c1", "a0", "b0", "a1", "b1") == [("w1", None, None)]


def test_keeping_more_than_twice_the_limit_is_still_a_breach_since_the_input() -> None:
    assert find("kind_limit", a_limited_problem(5, 0)) == [("w1", None, "input")]


def test_a_must_allocate_family_that_has_a_worker_is_not_urgent() -> None:
    cases = [a_case(f"c{n}", kind="looked_after", holder="w2") for n in range(2)]
    problem = a_problem(
        [a_worker(), a_worker("w2")], cases, policy=a_policy(kind_limits={"looked_after": 1}), moves=None
    )

    assert take(problem, "c0") == []
    assert take(problem, "c0", "c1") == [("w1", None, None)]
