"""What more moves would gain."""

from caseload.analysis.moves_options import find_moves_options
from caseload.domain.findings import MovesOption
from caseload.domain.problem import Problem
from tests.analysis.asking import crowd
from tests.builders import a_case, a_policy, a_problem, a_worker
from tests.solve.here import solve_here


def find_options(problem: Problem, seconds: float = 30.0) -> tuple[MovesOption, ...]:
    return find_moves_options(problem, solve_here(problem), seconds)


def test_one_three_and_any_moves_are_solved_for() -> None:
    workers = [a_worker(skills=["court"]), a_worker("w2")]
    cases = [*crowd("w1", 23), *crowd("w2", 20), a_case("new", kind="looked_after", skills=["court"])]

    found = find_options(a_problem(workers, cases))

    assert [option.moves for option in found] == [1, 3, None]
    assert [option.goals[0].value for option in found] == [0, 0, 0]


def test_a_run_with_moves_of_its_own_or_without_the_rule_has_no_options() -> None:
    cases = [a_case("c1", holder="w1")]

    assert find_options(a_problem([a_worker()], cases, moves=1)) == ()
    assert find_options(a_problem([a_worker()], cases, policy=a_policy(rules_off=["moves"]))) == ()


def test_without_time_there_are_no_options() -> None:
    assert find_options(a_problem([a_worker()], [a_case("c1", holder="w1")]), 0.5) == ()
