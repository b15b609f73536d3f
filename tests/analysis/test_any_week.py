"""Whatever the week: findings add up, and every way out is one the checks accept."""

from hypothesis import HealthCheck, given, settings

from caseload.analysis.find_findings import find_findings
from caseload.analysis.plan_view import view_plan
from caseload.analysis.trial import state_decisions, try_gives
from caseload.analysis.ways.over import find_ways_over
from caseload.audit.check import is_sound
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.intake.decisions import find_decision_faults
from tests.analysis.asking import solved_as
from tests.strategies import small_problems

ANY_WEEK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@ANY_WEEK
@given(small_problems())
def test_no_worker_counts_twice_in_the_reasons_of_a_case(problem: Problem) -> None:
    found = find_findings(problem, solved_as(problem))

    for one in found.unallocated:
        assert sum(reason.workers for reason in one.reasons) <= max((reason.of for reason in one.reasons), default=0)
    assert len(found.workload) == len(problem.staff)


@ANY_WEEK
@given(small_problems())
def test_every_way_over_a_limit_passes_the_checks_and_has_a_sound_plan(problem: Problem) -> None:
    view = view_plan(problem, solved_as(problem).plan)

    for case in list_without(problem, view.plan, view.after):
        for way in find_ways_over(view, view.after.unit_of[case], (case,)):
            trial = try_gives(view, way.decisions)
            decided = prepare_problem(state_decisions(problem.caseload, way.decisions), problem.settings)

            assert find_decision_faults(decided) == ()
            assert trial is not None
            assert is_sound(trial.breaches)
            assert trial.plan.lead[case] == way.decisions[0].worker
