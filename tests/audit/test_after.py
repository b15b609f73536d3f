"""What a plan comes to: kept and received, hours, and what is left of them."""

import pytest

from caseload.audit.after import After, summarise_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from tests.builders import a_case, a_pair, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give


def look(problem: Problem, plan: Plan | None = None) -> After:
    """The base plan, unless told, worked out."""
    return summarise_plan(problem, plan or a_plan(problem))


def test_a_case_is_kept_by_its_holder_the_absent_one_it_waits_for_and_the_one_it_is_given_to() -> None:
    workers = [a_worker(), a_worker("w2"), a_worker("w3")]
    cases = [a_case("c1", holder="w1"), a_case("c2", holder="w2"), a_case("c3", holder="w1"), a_case("c4", holder="w1")]
    problem = a_problem(
        workers, cases, decisions=[give("c3", "w3")], reductions=[a_reduction("w2", 100, days(-3), days(10))]
    )

    after = look(problem, a_plan(problem, {"c4": "w3"}))

    assert after.kept == {"c1", "c2", "c3"}
    assert after.received == {"c4"}
    assert [after.explain_case(case) for case in ("c1", "c2", "c3", "c4")] == ["input", "input", "decision", None]


def test_a_worker_leads_cases_by_unit() -> None:
    cases = [a_case("c1", family="f", holder="w1"), a_case("c2", family="f", holder="w1"), a_case("c3", holder="w1")]

    after = look(a_problem([a_worker()], cases))

    assert after.list_led("w1") == ("c1", "c2", "c3")
    assert [part for _, part in after.parts["w1"]] == [("c3",), ("c1", "c2")]
    assert after.list_families("w1") == {"f", "\0c3"}


@pytest.mark.parametrize(("hours", "units"), [(1, 4), (1.1, 5), (0.01, 1)])
def test_hours_of_a_case_round_up_to_quarters(hours: float, units: int) -> None:
    assert look(a_problem([a_worker()], [a_case(holder="w1", hours=hours)])).measure_hours("w1") == units


def test_hours_are_cases_travel_and_disciplines_left_less_support() -> None:
    workers = [a_worker(area="hill"), a_worker("s1", role="support_officer"), a_worker("t1", role="therapist")]
    case = a_case(holder="w1", area="shore", hours=2, support_hours=1, discipline={"therapy": 0.5, "psychology": 1})
    problem = a_problem(workers, [case], travel={("hill", "shore"): 40})

    after = look(problem, a_plan(problem, support={("s1", "w1"): 3}, discipline={("c1", "therapy"): "t1"}))

    assert after.led_hours["w1"] == 8 + 2 + 6
    assert after.measure_hours("w1") == 13


def test_hours_of_a_pair_stand_for_all_of_a_case() -> None:
    case = a_case(holder="w1", area="shore", hours=2, discipline={"therapy": 0.5})
    problem = a_problem(
        [a_worker(area="hill")], [case], travel={("hill", "shore"): 40}, pairs={("c1", "w1"): a_pair(3)}
    )

    assert look(problem).measure_hours("w1") == 12


def test_a_duty_is_counted_once_a_unit_and_worker_and_leaves_at_least_nothing() -> None:
    cases = [a_case(f"c{n}", family="f", holder="w1") for n in (1, 2)]
    problem = a_problem([a_worker(), a_worker("w2", capacity=2), a_worker("w3", capacity=0.5)], cases)

    after = look(problem, a_plan(problem, co_worker={"c1": "w2", "c2": "w2"}, overseer={"c1": "w3", "c2": "w2"}))

    assert after.duty_hours == {"w2": 4 + 2, "w3": 2}
    assert (after.measure_capacity_left("w2"), after.measure_capacity_left("w3")) == (2, 0)


def test_a_duty_is_received_unless_the_input_names_the_worker_who_is_there() -> None:
    workers = [a_worker(), a_worker("w2"), a_worker("w3")]
    cases = [a_case("c1", holder="w1", co_worker="w2"), a_case("c2", holder="w1", co_worker="w3")]
    problem = a_problem(workers, cases, reductions=[a_reduction("w3")])

    after = look(problem, a_plan(problem, co_worker={"c1": "w2", "c2": "w3"}, overseer={"c1": "w2"}))

    received = {(duty.word, duty.worker): duty.received for duty in after.duties}
    assert received == {("co_working", "w2"): (), ("co_working", "w3"): ("c2",), ("overseeing", "w2"): ("c1",)}
    assert after.duty_receivers == {"w2", "w3"}


def test_with_support_switched_off_neither_support_nor_practitioners_count() -> None:
    workers = [a_worker(), a_worker("s1", role="support_officer"), a_worker("t1", role="therapist")]
    case = a_case(holder="w1", hours=2, support_hours=1, discipline={"therapy": 0.5})
    problem = a_problem(workers, [case], policy=a_policy(rules_off={"support"}))

    after = look(problem, a_plan(problem, support={("s1", "w1"): 3}, discipline={("c1", "therapy"): "t1"}))

    assert after.measure_hours("w1") == 8 + 3
