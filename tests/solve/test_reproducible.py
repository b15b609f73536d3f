"""Counted work in place of the clock: an unproven search comes to the same plan again, alone or beside another."""

from concurrent.futures import ThreadPoolExecutor

from caseload.domain.plan import GoalResult, Plan
from caseload.solve.messages import Options, Variant
from caseload.solve.solve_problem import solve_problem
from caseload.solve.variants import solve_variants
from tests.solve.weeks import read_week

SECONDS = 0.1


def solve_counted(processes: int) -> tuple[Plan, tuple[GoalResult, ...]]:
    options = Options(seconds=SECONDS, processes=processes, is_reproducible=True)
    solved = solve_problem(read_week("team-short", None), options)
    assert not solved.interrupted and not solved.crashed
    return solved.plan, solved.goals


def list_costs(processes: int) -> list[tuple[int, int]]:
    """Value and bound of every goal of three variants, each a new case given to nobody."""
    problem = read_week("team-short", None)
    known = solve_problem(problem, Options(seconds=SECONDS, processes=1, is_reproducible=True))
    is_new = {case: standing.holder is None for case, standing in problem.standings.items()}
    led = sorted(case for case, worker in known.plan.lead.items() if worker is not None and is_new[case])[:3]
    options = Options(seconds=SECONDS, processes=processes, is_reproducible=True)
    found = solve_variants(problem, known, [Variant(problem, {case: None}) for case in led], options)
    return [(goal.value, goal.bound) for each in found if each.solved is not None for goal in each.solved.goals]


def test_an_unproven_search_comes_out_the_same_beside_another_and_shared_by_two_processes() -> None:
    alone = solve_counted(1)
    with ThreadPoolExecutor(2) as pool:
        beside = list(pool.map(solve_counted, (1, 2)))

    assert not all(goal.proven for goal in alone[1])
    assert beside == [alone, alone]


def test_what_would_happen_instead_comes_out_the_same_by_one_process_and_by_two() -> None:
    by_one, by_two = list_costs(1), list_costs(2)

    assert len(by_one) == 3 * 9
    assert by_one == by_two
