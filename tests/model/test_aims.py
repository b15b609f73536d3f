"""The aims of the shortfall mean the same in the model as in the audit, on random caseloads."""

import threading
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import AIMS
from caseload.domain.problem import Problem
from caseload.model.scope import find_parts, list_outcomes
from caseload.solve.child import keep_part
from caseload.solve.messages import Options
from caseload.solve.part_search import PartSearch
from tests.oracle import best_goals
from tests.strategies import small_problems


@pytest.mark.parametrize("aim", AIMS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=small_problems())
def test_the_least_value_the_model_finds_is_the_least_of_all_plans(aim: str, problem: Problem) -> None:
    policy = replace(problem.policy, goals=("unallocated_must", aim))
    aimed = replace(problem, caseload=replace(problem.caseload, policy=policy))
    base, found = build_base_plan(aimed), 0
    for part in find_parts(aimed, list_outcomes(aimed)):
        search = PartSearch(aimed, part, Options(), keep_part(base, part))
        search.search(time.monotonic() + 20, threading.Event(), lambda *_: None, lambda: None)
        assert search.is_settled
        found += search.values[aim]

    assert found == best_goals(aimed)[0][aim]
