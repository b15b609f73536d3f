"""The cap is seen without an audit exactly where an audit finds it before all other rules."""

import pytest

from caseload.analysis.plan_view import view_plan
from caseload.analysis.stops import find_broken_rules, is_over_cap, list_plans_taken
from caseload.domain.base_plan import build_base_plan
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.domain.takers import find_unit_bar, list_received
from caseload.runs.job import Instance
from caseload.runs.load_instance import load_instance


def draw_week(seed: int, moves: int | None) -> Problem:
    """A small team with a quarter of its posts empty."""
    return prepare_problem(load_instance(Instance("small", None, "shortage", seed, None, 5)), Settings(moves=moves))


@pytest.mark.parametrize(("seed", "moves"), [(1, 0), (2, 0), (3, 1), (4, None)])
def test_the_cap_is_seen_where_an_audit_finds_it_first(seed: int, moves: int | None) -> None:
    problem = draw_week(seed, moves)
    view, seen = view_plan(problem, build_base_plan(problem)), []
    for unit in problem.units:
        for member in problem.staff.values():
            if find_unit_bar(problem, unit, member) or not list_received(problem, unit, member.id):
                continue
            plan, helper = next(list_plans_taken(problem, view.plan, unit, member))
            broken = find_broken_rules(view, plan, unit, (member.id, *helper))
            own = [breach.rule for breach in broken if breach.worker not in helper]
            seen.append(is_over_cap(view, unit, member))
            assert seen[-1] == (own[:1] == ["cap"])

    assert {True, False} == set(seen)
