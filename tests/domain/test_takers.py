"""Who could take a whole unit with an empty caseload, and which rule keeps the others from it."""

from collections.abc import Iterable
from typing import Any

import pytest

from caseload.domain.caseload import Case, Worker
from caseload.domain.problem import Problem
from caseload.domain.takers import could_take_alone, find_unit_bar, is_takeable, list_received
from tests.builders import a_case, a_policy, a_problem, a_worker, days, give, leave_waiting, rule_out

TWO = (a_worker("w1"), a_worker("w2"))
LIMITED = {"policy": a_policy(hours="limit")}


def bar(problem: Problem, worker: str = "w1", place: int = 0) -> str | None:
    return find_unit_bar(problem, problem.units[place], problem.staff[worker])


def could(worker: Worker, cases: Iterable[Case], **tables: Any) -> bool:
    problem = a_problem([worker], cases, **tables)
    return could_take_alone(problem, problem.units[0], problem.staff["w1"])


def test_the_holder_would_receive_the_joiners_only() -> None:
    problem = a_problem(TWO, [a_case("c1", family="f1", holder="w1"), a_case("c2", family="f1")])
    (unit,) = problem.units

    assert [s.id for s in list_received(problem, unit, "w1")] == ["c2"]
    assert [s.id for s in list_received(problem, unit, "w2")] == ["c1", "c2"]


def test_the_holder_of_a_unit_without_joiners_is_kept_from_nothing() -> None:
    cases = [a_case(holder="w1", skills=("court",), hold_until=days(3))]

    assert bar(a_problem(TWO, cases)) is None


@pytest.mark.parametrize("decision", [leave_waiting("c1"), rule_out("c1", "w1")])
def test_a_decision_that_keeps_a_worker_from_a_unit_is_named(decision: Any) -> None:
    assert bar(a_problem(TWO, decisions=[decision])) == "decisions"


def test_a_not_binds_the_unit_and_nobody_else() -> None:
    cases = [a_case("c1", family="f1"), a_case("c2", family="f1")]
    problem = a_problem(TWO, cases, decisions=[rule_out("c2", "w1")])

    assert bar(problem, "w1") == "decisions"
    assert bar(problem, "w2") is None


def test_what_fixes_a_core_is_named() -> None:
    held = [a_case(holder="w1", hold_until=days(0))]
    elsewhere = [a_worker("w1", team="South"), a_worker("w2")]

    assert bar(a_problem(TWO, held), "w2") == "hold"
    assert bar(a_problem(TWO, held, decisions=[give("c1", "w1")]), "w2") == "decisions"
    assert bar(a_problem(elsewhere, [a_case(holder="w1")]), "w2") == "transfer"
    assert bar(a_problem(elsewhere, [a_case(holder="w1", hold_until=days(-1))]), "w2") == "transfer"


def test_what_bars_one_case_bars_the_unit() -> None:
    cases = [a_case("c1", family="f1"), a_case("c2", family="f1", skills=("court",))]

    assert bar(a_problem([a_worker("w1"), a_worker("w2", skills=("court",))], cases)) == "skills"


def test_work_that_needs_someone_beside_it_needs_someone_there() -> None:
    seasoned = a_worker("w1", role="nqsw", start_date=days(-240))
    cases = [a_case(kind="child_protection")]

    assert bar(a_problem([seasoned], cases)) == "co_working"
    assert bar(a_problem([seasoned, a_worker("w2")], cases)) is None
    assert bar(a_problem([seasoned], [a_case()])) is None


def test_who_is_overseen_needs_someone_there() -> None:
    officer = a_worker("w1", role="support_officer")

    assert bar(a_problem([officer])) == "overseeing"
    assert bar(a_problem([officer, a_worker("w2", team="South")])) == "overseeing"
    assert bar(a_problem([officer, a_worker("w2")])) is None


def test_the_holder_of_a_core_at_the_cap_could_take_no_joiner() -> None:
    cases = [*(a_case(f"c{n}", family="f1", holder="w1") for n in (1, 2)), a_case("c3", family="f1")]

    assert [unit.joiners for unit in a_problem(TWO, cases, policy=a_policy(cap=3)).units] == [("c3",)]
    assert [unit.joiners for unit in a_problem(TWO, cases, policy=a_policy(cap=2)).units] == [(), ("c3",)]


@pytest.mark.parametrize(("capacity", "support", "able"), [(3, 0, True), (2.75, 0, False), (2.75, 0.25, True)])
def test_where_hours_limit_a_unit_fits_an_empty_caseload_after_support(
    capacity: float, support: float, able: bool
) -> None:
    worker, cases = a_worker(capacity=capacity), [a_case(hours=3, support_hours=support)]

    assert could(worker, cases, **LIMITED) is able
    assert could(worker, cases)
    assert could(worker, cases, policy=a_policy(hours="limit", rules_off={"hours"}))


def test_support_counts_up_to_what_a_worker_may_receive() -> None:
    part_time, cases = a_worker(fte=0.1, capacity=1), [a_case(hours=3, support_hours=3)]

    assert not could(part_time, cases, **LIMITED)
    assert could(a_worker(capacity=1), cases, **LIMITED)


def test_a_unit_is_takeable_if_anyone_who_is_there_could_take_it() -> None:
    away, able = a_worker("w1", first_day=days(9)), a_worker("w2", skills=("court",))
    problem = a_problem([away, able], [a_case(skills=("court",))])
    alone = a_problem([away, a_worker("w2")], [a_case(skills=("court",))])

    assert is_takeable(problem, problem.units[0])
    assert not is_takeable(alone, alone.units[0])
