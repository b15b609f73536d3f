"""Every caseload carried to a later week passes the checks of the input, and its base plan the audit."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from caseload.analysis.weeks_ahead.carry import carry_week
from caseload.audit.check import find_breaches, is_sound
from caseload.domain.base_plan import build_base_plan
from caseload.domain.caseload import Caseload
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.intake.build_decisions import with_decisions
from caseload.intake.decisions import find_decision_faults
from caseload.intake.warnings import find_warnings
from tests.solve.here import solve_here
from tests.strategies import small_caseloads


def assert_valid(problem: Problem) -> None:
    caseload = problem.caseload
    workers = {worker.id for worker in caseload.workers}
    assert with_decisions(caseload, ())[1] == () and find_decision_faults(problem) == ()
    assert all(fault.severity == "warning" for fault in find_warnings(problem))
    for case in caseload.cases:
        named = [case.holder, case.co_worker, case.overseer, case.cover]
        assert {name for name in named if name} <= workers
        assert not case.holder or case.holder not in named[1:]
        assert all(day is None or day <= caseload.as_of for day in (case.held_since, case.waiting_since))
        assert case.holder or case.held_since is None
    assert is_sound(find_breaches(problem, build_base_plan(problem)))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_caseloads(), st.sampled_from((0, 1, None)), st.booleans())
def test_a_carried_caseload_is_a_valid_one(caseload: Caseload, moves: int | None, hand_over: bool) -> None:
    settled, _ = with_decisions(caseload, ())
    problem = prepare_problem(settled, Settings(moves, hand_over))
    assume(not find_decision_faults(problem))

    for _ in range(3):
        problem = prepare_problem(carry_week(problem, solve_here(problem).plan), problem.settings)
        assert_valid(problem)
