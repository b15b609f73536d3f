"""The plain model of the benchmarks says the same of a small team as the real one, and knows its limits."""

from dataclasses import replace

import pytest
from benchmarks.plain_cpsat import solve_plainly

from caseload.audit.check import find_breaches, is_sound
from caseload.domain.names import GOALS
from caseload.domain.problem import Problem
from caseload.intake.policy_read import read_policy
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, days
from tests.solve.here import solve_here

POLICY = a_policy(goals=GOALS, cap=3, kind_limits={"proceedings": 1})
WORKERS = [
    a_worker("w1", area="Moor"),
    a_worker("w2", area="Valley", skills=("court",)),
    a_worker("w3", role="nqsw", start_date=days(-60)),
    a_worker("w4"),
    a_worker("w5"),
    a_worker("s1", role="support_officer", capacity=3),
]
CASES = [
    *(a_case(f"c{n}", holder="w1", area="Valley", kind="looked_after", changes=n) for n in range(4)),
    a_case("c4", holder="w2", family="f1", area="Valley"),
    a_case("c5", family="f1", kind="assessment", waiting_since=days(-15)),
    a_case("c6", holder="w4", kind="child_protection"),
    a_case("c7", holder="w3", kind="section_47"),
    a_case("c8", kind="looked_after", proceedings="care", skills=("court",), earlier=("w1",)),
    a_case("c9", holder="w5", kind="early_help"),
    a_case("d1", holder="s1", kind="early_help", overseer="w2"),
    a_case("d2", holder="s1", kind="child_in_need"),
    a_case("d3", kind="child_protection", family="f2", area="Moor"),
    a_case("d4", kind="child_in_need", family="f2"),
]


def a_small_team(**tables: object) -> Problem:
    """A leaver, an absent worker, somebody above the cap, an officer, brothers and sisters held and new."""
    away = [a_reduction("w4", start=days(-7), end=days(10)), a_reduction("w5", start=days(-7), end=days(90))]
    roads = {("Moor", "Valley"): 25}
    return a_problem(WORKERS, CASES, moves=None, policy=POLICY, reductions=away, travel=roads, **tables)


def test_the_plain_model_reaches_the_same_goals() -> None:
    problem = a_small_team()

    plain, ours = solve_plainly(problem, 20), solve_here(problem)

    assert plain.plan is not None and is_sound(find_breaches(problem, plain.plan))
    assert plain.goals == ours.goals
    assert ours.is_optimal


def test_the_plain_model_reaches_the_same_goals_on_a_drawn_shortage() -> None:
    settings = replace(FAMILIES["shortage"], seed=1, workers_per_team=2)
    caseload = generate(settings, read_policy(None))
    problem = a_problem(
        caseload.workers,
        caseload.cases,
        moves=None,
        policy=caseload.policy,
        reductions=caseload.reductions,
        travel=caseload.travel,
    )

    assert solve_plainly(problem, 20).goals == solve_here(problem).goals


def test_the_plain_model_refuses_what_it_does_not_have() -> None:
    problem = a_problem([a_worker(lend_to=("South",))], moves=None, policy=POLICY)

    with pytest.raises(AssertionError, match="no lending"):
        solve_plainly(problem, 20)
