"""Brothers and sisters who could be allocated apart."""

from caseload.analysis.apart import choose_distinct, find_split, list_apart
from caseload.analysis.plan_view import view_plan
from tests.analysis.asking import crowd
from tests.builders import a_case, a_plan, a_problem, a_worker, leave_waiting

PAIR = [a_case("x1", family="f"), a_case("x2", family="f")]


def test_two_workers_with_room_for_one_each_could_take_two_apart() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [*crowd("w1", 22), *crowd("w2", 22), *PAIR])
    view = view_plan(problem, a_plan(problem))

    assert list_apart(problem, a_plan(problem)) == ("f",)
    assert find_split(view, view.units["f"]) == ((("x1",), "w1"), (("x2",), "w2"))


def test_one_worker_with_room_for_one_is_not_enough() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [*crowd("w1", 22), *crowd("w2", 23), *PAIR])

    assert list_apart(problem, a_plan(problem)) == ()


def test_fewest_groups_come_first() -> None:
    family = [a_case(f"x{i}", family="f") for i in range(3)]
    problem = a_problem(
        [a_worker(f"w{i}") for i in range(3)], [*crowd("w0", 21), *crowd("w1", 22), *family, *crowd("w2", 22)]
    )
    view = view_plan(problem, a_plan(problem))

    split = find_split(view, view.units["f"])

    assert split is not None
    assert sorted(len(cases) for cases, _ in split) == [1, 2]


def test_a_child_whose_siblings_worker_is_full_could_go_elsewhere() -> None:
    cases = [*crowd("w1", 22), a_case("x1", family="f", holder="w1"), a_case("x2", family="f"), *crowd("w2", 22)]
    problem = a_problem([a_worker(), a_worker("w2")], cases)

    assert list_apart(problem, a_plan(problem)) == ("f",)


def test_single_children_allocated_families_and_those_decided_to_wait_are_not_listed() -> None:
    cases = [a_case("a"), a_case("b1", family="b"), a_case("b2", family="b"), *PAIR]
    problem = a_problem([a_worker(), a_worker("w2")], cases, decisions=[leave_waiting("x1"), leave_waiting("x2")])

    assert list_apart(problem, a_plan(problem, {"b1": "w1", "b2": "w1"})) == ()


def test_choices_are_distinct_or_there_is_none() -> None:
    assert choose_distinct([["a", "b"], ["a"]]) == ["b", "a"]
    assert choose_distinct([["a"], ["a"]]) is None
