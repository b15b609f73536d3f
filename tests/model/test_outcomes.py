"""What may become of a unit, and which rule bars it."""

import pytest

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome, list_shapes
from caseload.model.registry import BARS, is_allowed
from caseload.model.scope import list_outcomes
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, days, give, rule_out

TWO = [a_worker("w1"), a_worker("w2")]


def describe(problem: Problem, unit: str) -> set[tuple[str | None, int, int, int]]:
    """Worker, cases kept, received and left, of everything that may become of a unit."""
    listed = list_outcomes(problem)[unit]
    return {(outcome.worker, len(outcome.kept), len(outcome.received), len(outcome.left)) for outcome in listed}


def test_a_waiting_case_goes_to_anyone_or_to_nobody() -> None:
    assert describe(a_problem(TWO), "c1") == {("w1", 0, 1, 0), ("w2", 0, 1, 0), (None, 0, 0, 1)}


def test_a_held_case_stays_where_it_is_unless_families_may_move() -> None:
    held = [a_case(holder="w1")]

    assert describe(a_problem(TWO, held), "c1") == {("w1", 1, 0, 0)}
    assert describe(a_problem(TWO, held, moves=None), "c1") == {("w1", 1, 0, 0), ("w2", 0, 1, 0), (None, 0, 0, 1)}


def test_joiners_go_with_the_core_or_wait_and_the_core_moves_only_with_a_must_allocate_one() -> None:
    core, joiner = a_case("c1", family="f1", holder="w1"), a_case("c2", family="f1")
    urgent = a_case("c2", family="f1", kind="looked_after")
    usual = {("w1", 1, 0, 1), ("w1", 1, 1, 0)}

    assert describe(a_problem(TWO, [core, joiner]), "f1") == usual
    assert describe(a_problem(TWO, [core, urgent]), "f1") == usual | {("w2", 0, 2, 0)}


def test_a_case_that_waits_for_its_absent_holder_waits() -> None:
    away = a_reduction("w1", 100, days(-3), days(10))

    problem = a_problem(TWO, [a_case(holder="w1")], moves=None, reductions=[away])

    assert describe(problem, "c1") == {("w1", 1, 0, 0)}


def test_a_given_case_stays_given() -> None:
    problem = a_problem(TWO, [a_case(holder="w1")], moves=None, decisions=[give("c1", "w2")])

    assert describe(problem, "c1") == {("w2", 1, 0, 0)}


def test_a_case_ruled_out_for_its_holder_goes_elsewhere() -> None:
    problem = a_problem(TWO, [a_case(holder="w1")], decisions=[rule_out("c1", "w1")])

    assert describe(problem, "c1") == {("w2", 0, 1, 0), (None, 0, 0, 1)}


def test_a_case_to_hand_on_goes_to_its_team_or_stays() -> None:
    workers = [a_worker("w1", team="South"), a_worker("w2")]

    problem = a_problem(workers, [a_case(holder="w1", transfer=True)])

    assert describe(problem, "c1") == {("w1", 1, 0, 0), ("w2", 0, 1, 0)}


@pytest.mark.parametrize("moves", [0, 1, None])
def test_every_unit_may_stay_as_the_base_plan_has_it(moves: int | None) -> None:
    cases = [a_case("c1", holder="w1", kind="looked_after"), a_case("c2", holder="w2", team="South"), a_case("c3")]

    problem = a_problem(TWO, cases, moves)

    assert all(listed for listed in list_outcomes(problem).values())


def test_a_rule_that_is_off_bars_nothing() -> None:
    barred = Outcome(a_problem(cases=[a_case(skills=("court",))]).units[0], "w1", received=("c1",))

    assert not is_allowed(a_problem(cases=[a_case(skills=("court",))]), barred)
    assert is_allowed(a_problem(cases=[a_case(skills=("court",))], policy=a_policy(rules_off={"skills"})), barred)


def test_no_rule_bars_leaving_a_waiting_case_with_nobody() -> None:
    problem = a_problem(TWO, [a_case(kind="looked_after")])
    (nobody,) = [outcome for outcome in list_shapes(problem, problem.units[0]) if outcome.worker is None]

    assert [name for name, bar in BARS.items() if bar(problem, nobody)] == []
