"""Every price of an explanation, and every place of a recommendation, is what trying every plan finds."""

from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.analysis.explain.case import explain_case
from caseload.analysis.explain.give import GiveTrial, prepare_give
from caseload.analysis.explain.recommend import recommend_worker
from caseload.domain.base_plan import build_base_plan
from caseload.domain.explanation import Alternative
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from tests.analysis.explaining import find_best, solving_here
from tests.oracle import Lead, best_goals
from tests.strategies import small_caseloads

CHECKED = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def questions(draw: st.DrawFn) -> tuple[Problem, str]:
    """A tiny week, with or without moves, and one of its cases."""
    caseload = draw(small_caseloads(4, 3))
    problem = prepare_problem(caseload, Settings(draw(st.sampled_from((0, 0, 1, None)))))
    return problem, draw(st.sampled_from(sorted(problem.standings)))


def has_all(asked: Lead, lead: Lead) -> bool:
    return asked.items() <= lead.items()


def read_goals(one: Alternative) -> dict[str, int]:
    return {difference.goal: difference.after for difference in one.differences}


@CHECKED
@given(questions())
def test_every_choice_costs_what_trying_every_plan_with_it_says(question: tuple[Problem, str]) -> None:
    problem, case = question

    found = explain_case(solving_here(problem), case)

    now, _ = best_goals(problem)
    for one in found.alternatives:
        best = find_best(problem, partial(has_all, {case: one.worker}))
        assert (best is None) == (one.status == "impossible")
        if best is not None:
            assert one.is_exact
            assert read_goals(one) == best
            assert {d.goal: d.change for d in one.differences} == {goal: best[goal] - now[goal] for goal in best}


@CHECKED
@given(questions())
def test_every_worker_is_told_once_and_no_plan_has_the_case_with_one_who_is_barred(
    question: tuple[Problem, str],
) -> None:
    problem, case = question

    found = explain_case(solving_here(problem), case)

    barred = [worker for one in found.barred for worker in one.workers]
    told = [one.worker for one in found.alternatives if one.worker is not None]
    assert sorted([*barred, *told]) == sorted(problem.staff)
    assert find_best(problem, lambda lead: lead[case] in barred) is None


@CHECKED
@given(questions(), st.integers(0, 2))
def test_a_give_costs_what_trying_every_plan_under_it_says(question: tuple[Problem, str], place: int) -> None:
    problem, case = question
    worker = sorted(problem.staff)[place % len(problem.staff)]
    unit = next(unit for unit in problem.units if case in unit.cases)
    solving = solving_here(problem)

    found = explain_case(solving, case, why_not=worker)

    trial = prepare_give(problem, unit, case, worker)
    if solving.solved.plan.lead[case] == worker or not problem.policy.has_rule("decisions"):
        assert found.given is None
    elif isinstance(trial, GiveTrial):
        best, _ = best_goals(trial.problem)
        assert found.given is not None
        assert found.given.priced is not None
        assert read_goals(found.given.priced) == best
    else:
        assert found.given is not None
        assert found.given.refused_by in ("one_worker", "lead", "protected")


@CHECKED
@given(questions())
def test_the_recommended_are_in_the_order_of_the_weeks_that_come_of_each(question: tuple[Problem, str]) -> None:
    problem, case = question

    found = recommend_worker(solving_here(problem), case)

    base = build_base_plan(problem).lead
    unit = next(unit for unit in problem.units if case in unit.cases)
    others = {one: worker for one, worker in base.items() if one not in unit.cases}
    weeks = {}
    for worker in problem.staff if not found.is_closed else ():
        week = find_best(problem, partial(has_all, {**others, case: worker}))
        if week is not None:
            weeks[worker] = tuple(week.values())
    assert [one.worker for one in found.candidates] == sorted(weeks, key=lambda worker: (weeks[worker], worker))
    assert all(tuple(value for _, value in one.values) == weeks[one.worker] for one in found.candidates)
    assert all(one.cost.is_exact for one in found.candidates)
