"""The goals of one part in order, whatever time each of them gets."""

import threading
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import GOALS
from caseload.domain.problem import Problem
from caseload.model.scope import find_parts, list_outcomes
from caseload.solve.child import keep_part
from caseload.solve.messages import Options
from caseload.solve.part_search import Budget, PartSearch
from tests.strategies import small_problems


@settings(max_examples=60)
@given(problem=small_problems(), timed=st.lists(st.booleans(), min_size=len(GOALS), max_size=len(GOALS)))
def test_a_goal_without_time_may_gain_by_a_later_one_and_never_loses_it_again(
    problem: Problem, timed: list[bool]
) -> None:
    part = find_parts(problem, list_outcomes(problem))[0]
    search = PartSearch(problem, part, Options(), keep_part(build_base_plan(problem), part))
    seen = [[search.values[name] for name in search.goals]]

    for goal, has_time in zip(search.goals, timed, strict=False):
        deadline = time.monotonic() + (20 if has_time else -1)
        expression = search.formulation.express(goal)
        search._settle(goal, expression, Budget(deadline, 1, threading.Event()), lambda *_: None)
        search._lock(goal, expression)
        seen.append([search.values[name] for name in search.goals])

    assert seen == sorted(seen, reverse=True)
    assert is_sound(find_breaches(search.problem, search.plan))
    assert measure_goals(search.problem, search.plan) == search.values
    assert all(search.bounds[goal] <= search.values[goal] for goal in search.goals)
