"""Which limit bound in a week, with the real engine on a caseload that leaves one child waiting."""

import pytest

from caseload.domain.caseload import Case, Worker
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Settings
from caseload.planning.simulation.limits_met import list_limits_met
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem
from tests.builders import a_case, a_caseload, a_policy, a_worker


def solve(workers: list[Worker], cases: list[Case], **policy: object) -> tuple[str, ...]:
    """The limits that bound in the week of these people and cases."""
    problem = prepare_problem(a_caseload(workers, cases, a_policy(**policy)), Settings())
    return list_limits_met(problem, solve_problem(problem, Options(seconds=5, processes=1)))


def list_cases(number: int, **given: object) -> list[Case]:
    """So many children of families of their own, whom nobody has."""
    return [a_case(f"c{at}", holder=None, **given) for at in range(number)]


def test_nothing_binds_where_every_child_has_a_worker() -> None:
    assert solve([a_worker()], list_cases(2)) == ()


@pytest.mark.parametrize(
    ("worker", "cases", "limit"),
    [
        (a_worker(fte="0.05"), list_cases(2), "cases"),
        (a_worker(), list_cases(1, skills=frozenset({"court"})), "skills"),
        (a_worker(), list_cases(5), "pace"),
        (a_worker(role="support_officer"), list_cases(1, kind="child_protection"), "skills"),
    ],
)
def test_the_limit_that_keeps_a_child_waiting_is_named(worker: Worker, cases: list[Case], limit: str) -> None:
    assert solve([worker], cases) == (limit,)
