"""Ways out by letting more families change worker."""

from caseload.analysis.plan_view import view_plan
from caseload.analysis.ways.moves import find_ways_by_moves
from caseload.domain.findings import WayOut
from caseload.domain.problem import Problem
from tests.analysis.asking import crowd, solved_as
from tests.builders import a_case, a_policy, a_problem, a_worker


def find(problem: Problem, cases: list[str]) -> dict[str, WayOut]:
    solved = solved_as(problem)
    return find_ways_by_moves(view_plan(problem, solved.plan), solved, cases, lambda: 20.0, lambda progress: None)


def test_only_children_whom_every_best_plan_allocates_are_told() -> None:
    workers = [a_worker(skills=["court"]), a_worker("w2")]
    held = [a_case(f"h{i}", family="h", holder="w1") for i in range(2)]
    pair = [a_case(f"a{i}", family="a", kind="looked_after", skills=["court"]) for i in range(2)]
    single = a_case("b", kind="looked_after", skills=["court"])
    problem = a_problem(workers, [*crowd("w1", 21), *held, *crowd("w2", 21), *pair, single])

    way = WayOut("more_moves", (), moves=1)

    assert find(problem, ["a0", "a1", "b"]) == {"a0": way, "a1": way}


def test_there_is_nothing_to_free_where_any_family_may_move_or_the_rule_is_off() -> None:
    cases = [*crowd("w1", 23), a_case("new", kind="looked_after")]

    assert find(a_problem([a_worker()], cases, moves=None), ["new"]) == {}
    assert find(a_problem([a_worker()], cases, policy=a_policy(rules_off=["moves"])), ["new"]) == {}


def test_moves_that_take_another_childs_worker_are_no_way_out() -> None:
    workers = [a_worker(skills=["court"]), a_worker("w2")]
    case = a_case("new", kind="looked_after", skills=["court"])
    problem = a_problem(workers, [*crowd("w1", 23), *crowd("w2", 23), case])

    assert find(problem, ["new"]) == {}
