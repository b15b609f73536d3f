"""The audit as a whole: every rule and goal is there, in order, and no plan is too odd for it."""

from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.audit.check import GOAL_MEASURES, RULE_CHECKS, find_breaches, is_sound, measure_goals
from caseload.domain.names import FIXED_GOALS, GOALS, RULES
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker
from tests.strategies import small_problems


def test_every_rule_and_goal_has_its_function_in_the_order_of_the_names() -> None:
    assert tuple(RULE_CHECKS) == RULES
    assert tuple(GOAL_MEASURES) == GOALS


def test_goals_follow_the_order_of_the_policy() -> None:
    goals = (*FIXED_GOALS, "fit", "changes")

    assert tuple(measure_goals(a_problem(), a_plan(a_problem()))) == GOALS
    problem = a_problem(policy=a_policy(goals=goals))
    assert tuple(measure_goals(problem, a_plan(problem))) == goals


def test_breaches_are_sorted_by_rule_then_worker_then_case() -> None:
    cases = [a_case(f"c{n}", skills=["court"], holder=holder) for n, holder in enumerate(["w2", "w1", "w1"])]
    problem = a_problem([a_worker(), a_worker("w2")], cases, policy=a_policy(cap=1))

    found = [(breach.rule, breach.worker, breach.case) for breach in find_breaches(problem, a_plan(problem))]

    assert found == [
        ("cap", "w1", None),
        ("skills", "w1", "c1"),
        ("skills", "w1", "c2"),
        ("skills", "w2", "c0"),
    ]


def test_a_plan_is_sound_when_input_or_decision_explains_every_breach() -> None:
    kept = Breach("cap", "w1", None, "input", "")
    given_ = Breach("cap", "w1", None, "decision", "")
    made = Breach("cap", "w1", None, None, "")

    assert is_sound([])
    assert is_sound([kept, given_])
    assert not is_sound([kept, made])


@st.composite
def problems_with_any_plan(draw: st.DrawFn) -> tuple[Problem, Plan]:
    """A small problem with whatever a person might write down for it."""
    problem = draw(small_problems(max_cases=4, max_workers=3))
    cases = st.sampled_from([*problem.standings, "c99"])
    workers = st.sampled_from([*problem.staff, "w99"])

    def named() -> st.SearchStrategy[Mapping[str, str]]:
        return st.dictionaries(cases, workers, max_size=3)

    plan = Plan(
        draw(st.dictionaries(cases, st.none() | workers)),
        draw(named()),
        draw(named()),
        draw(named()),
        draw(st.dictionaries(st.tuples(workers, workers), st.integers(-3, 9), max_size=3)),
        draw(st.dictionaries(st.tuples(cases, st.sampled_from(["therapy", "dance"])), workers, max_size=2)),
    )
    return problem, plan


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems_with_any_plan())
def test_any_plan_is_judged_without_an_error(drawn: tuple[Problem, Plan]) -> None:
    problem, plan = drawn

    breaches = find_breaches(problem, plan)
    goals = measure_goals(problem, plan)

    assert all(breach.detail and problem.policy.has_rule(breach.rule) for breach in breaches)
    assert all(isinstance(value, int) and value >= 0 for value in goals.values())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems_with_any_plan())
def test_the_order_in_which_a_plan_is_written_does_not_matter(drawn: tuple[Problem, Plan]) -> None:
    problem, plan = drawn
    turned = Plan(*(dict(reversed(part.items())) for part in list_parts(plan)))

    assert find_breaches(problem, turned) == find_breaches(problem, plan)
    assert measure_goals(problem, turned) == measure_goals(problem, plan)


def list_parts(plan: Plan) -> list[Mapping[object, object]]:
    """Every mapping of a plan, in the order of its fields."""
    return [plan.lead, plan.co_worker, plan.overseer, plan.cover, plan.support, plan.discipline]
