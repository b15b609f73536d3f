"""The model and the audit say the same of any plan: it is allowed, read back, and every goal has its value."""

from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import GOALS
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.formulation import Formulation
from caseload.model.scope import Part, list_outcomes
from tests.builders import a_case, a_problem, a_reduction, a_worker, days
from tests.oracle import best_goals
from tests.strategies import small_problems

FEW = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def build_whole(problem: Problem) -> Formulation:
    return Formulation(problem, Part(list_outcomes(problem), tuple(problem.staff)))


def run(model: cp_model.CpModel) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return solver


def fix(formulation: Formulation, plan: Plan) -> None:
    for index, value in formulation.list_hints(plan).items():
        formulation.model.add(formulation.model.get_int_var_from_proto_index(index) == value)


def list_model_values(formulation: Formulation, goals: tuple[str, ...]) -> dict[str, int]:
    """The least each goal can be, one goal at a time."""
    values = {}
    for goal in goals:
        expression = formulation.express(goal)
        formulation.model.minimize(expression)
        values[goal] = expression if isinstance(expression, int) else round(run(formulation.model).objective_value)
    return values


@FEW
@given(small_problems(), st.booleans())
def test_a_plan_fixed_in_the_model_has_the_goals_of_the_audit(problem: Problem, is_best: bool) -> None:
    plan = best_goals(problem)[1] if is_best else build_base_plan(problem)
    formulation = build_whole(problem)

    fix(formulation, plan)

    assert list_model_values(formulation, problem.policy.goals or GOALS) == measure_goals(problem, plan)


@FEW
@given(small_problems())
def test_the_base_plan_hinted_and_read_back_is_the_base_plan(problem: Problem) -> None:
    base, formulation = build_base_plan(problem), build_whole(problem)
    fix(formulation, base)

    solver = run(formulation.model)

    assert as_tables(formulation.read_plan(solver.value)) == as_tables(base)


@FEW
@given(small_problems(), st.integers(0, 99))
def test_any_solution_of_the_model_is_a_sound_plan(problem: Problem, seed: int) -> None:
    formulation = build_whole(problem)
    choices = [literal for _, literal in formulation.decisions.all_outcomes()]
    weights = [(seed + 1) * (place + 7) % 13 - 6 for place in range(len(choices))]
    formulation.model.maximize(sum(w * literal for w, literal in zip(weights, choices, strict=True)))

    plan = formulation.read_plan(run(formulation.model).value)

    assert is_sound(find_breaches(problem, plan))


def as_tables(plan: Plan) -> list[Mapping[object, object]]:
    return [dict(plan.lead), dict(plan.co_worker), dict(plan.overseer), dict(plan.cover), dict(plan.support)]


def test_a_named_cover_is_kept_by_the_model_as_by_the_base_plan() -> None:
    away = a_reduction("w1", 100, days(-3), days(10))
    case = a_case(kind="looked_after", holder="w1", cover="w2")
    problem = a_problem([a_worker("w1"), a_worker("w2")], [case], reductions=[away])
    formulation = build_whole(problem)
    formulation.model.minimize(formulation.express("changes"))

    plan = formulation.read_plan(run(formulation.model).value)

    assert plan.cover == {"c1": "w2"} == build_base_plan(problem).cover
