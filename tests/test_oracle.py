"""The oracle's early cuts lose nothing: on the tiniest problems it equals trying literally every plan."""

from collections.abc import Iterator
from itertools import product

from hypothesis import HealthCheck, given, settings

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from tests.builders import a_case, a_problem, a_worker
from tests.oracle import best_goals
from tests.strategies import small_problems


def list_every_plan(problem: Problem) -> Iterator[Plan]:
    """Every plan with every lead, co-worker, overseer, cover, practitioner and amount of support."""
    cases, workers = sorted(problem.standings), [None, *problem.staff]
    disciplines = [(s.id, name) for s in problem.standings.values() for name, _ in s.case.discipline]
    officers = [worker for worker, member in problem.staff.items() if member.role.supports]
    pairs = [(officer, worker) for officer in officers for worker in problem.staff if worker != officer]
    for named in product(workers, repeat=4 * len(cases)):
        groups = [dict(zip(cases, named[n::4], strict=True)) for n in range(4)]
        beside = [{case: worker for case, worker in group.items() if worker} for group in groups[1:]]
        for done in product(workers, repeat=len(disciplines)):
            practitioners = {key: worker for key, worker in zip(disciplines, done, strict=True) if worker}
            for dealt in product(range(5), repeat=len(pairs)):
                support = {pair: units for pair, units in zip(pairs, dealt, strict=True) if units}
                yield Plan(groups[0], *beside, support, practitioners)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(small_problems(max_cases=1, max_workers=2))
def test_the_oracle_equals_trying_literally_every_plan(problem: Problem) -> None:
    sound = [plan for plan in list_every_plan(problem) if is_sound(find_breaches(problem, plan))]
    values = [tuple(measure_goals(problem, plan).values()) for plan in sound]

    goals, plan = best_goals(problem)

    assert tuple(goals.values()) == min(values)
    assert measure_goals(problem, plan) == goals
    assert is_sound(find_breaches(problem, plan))


def test_the_oracle_allocates_a_waiting_child_to_the_only_worker_who_may_lead_it() -> None:
    problem = a_problem([a_worker(), a_worker("w2", role="therapist")], [a_case()])

    goals, plan = best_goals(problem)

    assert plan.lead == {"c1": "w1"}
    assert goals["unallocated"] == 0
