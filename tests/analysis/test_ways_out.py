"""What a person could decide so that a must-allocate child has a worker."""

from caseload.analysis.plan_view import view_plan
from caseload.analysis.ways.by_solving import find_ways_by_solving
from caseload.analysis.ways.ways_out import find_ways_out
from caseload.domain.findings import WayOut
from caseload.domain.problem import Problem
from tests.analysis.asking import crowd, solved_as
from tests.builders import (
    a_case,
    a_policy,
    a_problem,
    a_reduction,
    a_worker,
    days,
    give,
    leave_waiting,
    rule_out,
)

NEW = a_case("new", kind="looked_after")
Told = tuple[str, list[tuple[str, str | None]], list[tuple[str, str, int, int]]]


def find(problem: Problem, lead: dict[str, str | None] | None = None) -> dict[str, list[Told]]:
    ways = find_ways_out(problem, solved_as(problem, lead), 5.0)
    return {case: [tell(way) for way in found] for case, found in ways.items()}


def tell(way: WayOut) -> Told:
    return way.kind, [(give.case, give.worker) for give in way.decisions], list(way.over)


def test_the_worker_least_above_the_cap_is_the_nearest() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [*crowd("w1", 24), *crowd("w2", 23), NEW], moves=None)

    assert find(problem) == {
        "new": [
            ("over_limit", [("new", "w2")], [("cap", "w2", 24, 23)]),
            ("over_limit", [("new", "w1")], [("cap", "w1", 25, 23)]),
        ]
    }


def test_a_broken_rule_that_is_no_number_is_further_than_any_number() -> None:
    workers = [a_worker(skills=["court"]), a_worker("w2")]
    case = a_case("new", kind="looked_after", skills=["court"])
    problem = a_problem(workers, [*crowd("w1", 25), case], moves=None)

    assert [way[1] for way in find(problem)["new"]] == [[("new", "w1")], [("new", "w2")]]


def test_at_most_three_ways_are_told_and_brothers_and_sisters_share_them() -> None:
    family = [a_case(f"x{i}", kind="looked_after", family="f") for i in range(2)]
    crowds = [case for i in range(5) for case in crowd(f"w{i}", 23)]
    problem = a_problem([a_worker(f"w{i}") for i in range(5)], [*crowds, *family], moves=None)

    ways = find(problem)

    assert len(ways["x0"]) == 3
    assert ways["x0"] == ways["x1"]
    assert [case for case, _ in ways["x0"][0][1]] == ["x0", "x1"]


def test_another_family_that_makes_room_breaks_no_limit() -> None:
    workers = [a_worker(skills=["court"]), a_worker("w2")]
    case = a_case("new", kind="looked_after", skills=["court"])
    problem = a_problem(workers, [*crowd("w1", 23), *crowd("w2", 20), case])

    second = find(problem)["new"][1]

    assert second == ("family_elsewhere", [("w1-00", "w2"), ("new", "w1")], [])


def test_a_family_that_is_held_where_it_is_makes_no_room() -> None:
    workers = [a_worker(skills=["court"]), a_worker("w2")]
    case = a_case("new", kind="looked_after", skills=["court"])
    problem = a_problem(
        workers, [*crowd("w1", 23, hold_until=days(30)), *crowd("w2", 20), case], policy=a_policy(rules_off=["moves"])
    )

    assert "family_elsewhere" not in [kind for kind, _, _ in find(problem)["new"]]


def test_a_family_too_large_for_anyone_may_be_split() -> None:
    family = [a_case(f"x{i}", kind="looked_after", family="f") for i in range(2)]
    problem = a_problem([a_worker(), a_worker("w2")], [*crowd("w1", 22), *crowd("w2", 22), *family], moves=None)

    assert ("split", [("x0", "w1"), ("x1", "w2")], []) in find(problem)["x0"]


def test_a_child_parted_from_a_sibling_with_a_full_worker_is_a_split() -> None:
    cases = [
        *crowd("w1", 22),
        a_case("x1", family="f", holder="w1", hold_until=days(30)),
        a_case("x2", kind="looked_after", family="f"),
        *crowd("w2", 20),
    ]
    problem = a_problem([a_worker(), a_worker("w2")], cases, moves=None)

    ways = find(problem)["x2"]

    assert ("split", [("x2", "w2")], []) in ways
    assert ("over_limit", [("x2", "w1")], [("cap", "w1", 24, 23)]) in ways


def test_what_a_worker_already_receives_is_given_with_it_where_another_child_would_lose_them() -> None:
    other = a_case("other", kind="looked_after")
    problem = a_problem([a_worker()], [*crowd("w1", 22), other, NEW], moves=None)

    (way,) = find(problem, {"other": "w1"})["new"]

    assert way == ("over_limit", [("new", "w1"), ("other", "w1")], [("cap", "w1", 24, 23)])


def test_a_waiting_child_without_cover_may_be_given_to_someone() -> None:
    problem = a_problem(
        [a_worker(capacity=0), a_worker("w2")],
        [a_case("c1", kind="looked_after", holder="w2")],
        reductions=[a_reduction("w2", 100, days(-10), days(10))],
        policy=a_policy(hours="limit"),
    )

    assert find(problem) == {"c1": [("over_limit", [("c1", "w1")], [("hours", "w1", 5, 0)])]}


def test_nobody_whom_the_law_allows_is_no_way_out() -> None:
    workers = [a_worker("s1", role="support_officer"), a_worker("n1", role="nqsw", start_date=days(-9))]

    assert find(a_problem(workers, [a_case("new", kind="child_protection")], moves=None)) == {"new": []}


def test_a_decision_already_made_is_not_contradicted() -> None:
    cases = [*crowd("w1", 23), a_case("a", kind="looked_after"), a_case("b", kind="looked_after")]
    problem = a_problem([a_worker()], cases, decisions=[rule_out("a", "w1"), leave_waiting("b")], moves=None)

    assert find(problem) == {"a": [], "b": []}


def test_someone_of_another_team_is_named_only_where_nobody_of_this_one_can() -> None:
    problem = a_problem([a_worker("w1", "South"), a_worker("s1", role="support_officer")], [NEW], moves=None)

    ((kind, decisions, over),) = find(problem)["new"]

    assert (kind, decisions) == ("over_limit", [("new", "w1")])
    assert ("lending", "w1", 1, 0) in over


def test_nobody_of_another_team_is_named_where_someone_of_this_one_can() -> None:
    problem = a_problem([a_worker(), a_worker("w2", "South")], [*crowd("w1", 30), NEW], moves=None)

    assert [decisions for _, decisions, _ in find(problem)["new"]] == [[("new", "w1")]]


def test_a_decision_to_give_what_is_left_counts_its_brothers_and_sisters() -> None:
    cases = [a_case("x1", kind="looked_after", family="f"), a_case("x2", family="f"), *crowd("w1", 23)]
    problem = a_problem([a_worker()], cases, moves=None)

    (way,) = find(problem)["x1"]

    assert way == ("over_limit", [("x1", "w1"), ("x2", "w1")], [("cap", "w1", 25, 23)])


def test_no_time_is_no_way_out_and_no_failure() -> None:
    problem = a_problem([a_worker()], [*crowd("w1", 23), NEW])

    assert find_ways_out(problem, solved_as(problem), 0.0) == {"new": ()}


def test_two_more_families_may_move_where_one_is_not_enough() -> None:
    family = [a_case(f"x{i}", kind="looked_after", family="f", skills=["court"]) for i in range(2)]
    workers = [a_worker(skills=["court"]), a_worker("w2"), a_worker("w3")]
    cases = [*crowd("w1", 23), *crowd("w2", 22), *crowd("w3", 22), *family]
    problem = a_problem(workers, cases)

    ways = find_ways_out(problem, solved_as(problem), 20.0)["x0"]

    assert WayOut("more_moves", (), moves=2) in ways


def test_solving_again_finds_a_way_that_nobody_else_pays_for() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [*crowd("w1", 23), *crowd("w2", 24), NEW])
    solved = solved_as(problem)
    view = view_plan(problem, solved.plan)

    ways = find_ways_by_solving(view, solved, view.units["new"], ("new",), lambda: 10.0)

    assert ways == [WayOut("over_limit", ways[0].decisions, (("cap", "w1", 24, 23),))]
    assert [(d.case, d.word, d.worker) for d in ways[0].decisions] == [("new", "give", "w1")]


def test_a_given_sibling_stays_where_it_was_given() -> None:
    cases = [
        *crowd("w1", 23),
        a_case("x1", family="f"),
        a_case("x2", kind="looked_after", family="f"),
        *crowd("w2", 23),
    ]
    problem = a_problem([a_worker(), a_worker("w2")], cases, decisions=[give("x1", "w2")], moves=None)

    ways = find(problem)["x2"]

    assert [case for _, decisions, _ in ways for case, _ in decisions] == ["x2", "x2"]
