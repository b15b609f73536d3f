"""Names and the order of rows mean nothing: goals stay the same, and for another order the very plan."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.audit.check import measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.caseload import Caseload
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Settings
from tests.properties.renaming import draw_names, reorder
from tests.solve.here import solve_here
from tests.solve.weeks import read_week
from tests.strategies import small_caseloads

FEW = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
RUNS = st.builds(Settings, st.sampled_from((0, 1, None)), st.booleans())
SEEDS = st.integers(0, 10_000)


def list_goals(solved: Solved) -> list[tuple[str, int, bool]]:
    return [(goal.name, goal.value, goal.proven) for goal in solved.goals]


@FEW
@given(small_caseloads(), RUNS, SEEDS)
def test_other_names_give_the_same_goals(caseload: Caseload, run: Settings, seed: int) -> None:
    problem = prepare_problem(caseload, run)
    renamed = prepare_problem(draw_names(caseload, Random(seed)).rename(caseload), run)

    base, other_base = build_base_plan(problem), build_base_plan(renamed)

    assert measure_goals(renamed, other_base) == measure_goals(problem, base)
    assert list_goals(solve_here(renamed)) == list_goals(solve_here(problem))


@FEW
@given(small_caseloads(), RUNS, SEEDS)
def test_rows_in_another_order_give_the_same_plan(caseload: Caseload, run: Settings, seed: int) -> None:
    problem = prepare_problem(caseload, run)
    reordered = prepare_problem(reorder(caseload, Random(seed)), run)

    first, second = solve_here(problem), solve_here(reordered)

    assert second.plan == first.plan
    assert second.goals == first.goals
    assert second.breaches == first.breaches


def test_a_team_with_its_rows_in_another_order_has_the_same_proven_plan() -> None:
    problem = read_week("team")

    first = solve_here(problem)
    second = solve_here(prepare_problem(reorder(problem.caseload, Random(7)), problem.settings))

    assert first.is_optimal and second.is_optimal
    assert second.plan == first.plan
