"""Why a worker has their load: what binds it, the days ahead, and what lifting a limit would bring."""

from datetime import date, timedelta
from fractions import Fraction

from caseload.analysis.explain.worker import explain_worker
from caseload.domain.explanation import WorkerExplanation
from caseload.domain.problem import Problem
from tests.analysis.explaining import solving_here
from tests.builders import MONDAY, a_case, a_policy, a_problem, a_reduction, a_worker, days, give


def explain(problem: Problem, worker: str = "w1") -> WorkerExplanation:
    return explain_worker(solving_here(problem), worker)


def test_cases_are_told_as_kept_received_given_and_lost() -> None:
    cases = [a_case("c1", holder="w1"), a_case("c2"), a_case("c3"), a_case("c4", holder="w2")]
    problem = a_problem(
        [a_worker("w1"), a_worker("w2", max_new=0)], cases, decisions=[give("c3", "w1"), give("c4", "w1")]
    )

    found, other = explain(problem), explain(problem, "w2")

    assert (found.kept, found.received, found.given, found.lost) == (("c1",), ("c2",), ("c3", "c4"), ())
    assert other.lost == ("c4",)


def test_the_limits_that_bind_are_named() -> None:
    full = a_problem([a_worker("w1")], [a_case(f"h{n}", holder="w1") for n in range(23)])
    paced = a_problem([a_worker("w1", max_new=0)], [a_case("c1")])
    protected = a_problem(
        [a_worker("w1", role="nqsw", start_date=MONDAY)], [a_case(f"h{n}", holder="w1") for n in range(4)]
    )
    away = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1")], reductions=[a_reduction("w1")])

    assert explain(full).binding == ("cap",)
    assert explain(paced).binding == ("new_cases",)
    assert explain(protected).binding == ("protected",)
    assert explain(away).binding == ("away",)
    assert explain(away).lifted == ()


def test_the_next_protected_step_is_on_the_day_the_month_is_full_with_its_size() -> None:
    worker = a_worker("w1", role="nqsw", start_date=date(2025, 11, 17))

    found = explain(a_problem([worker], [a_case("c1", holder="w1")]))

    assert [(one.day, one.protected_step, one.cap) for one in found.ahead] == [(date(2026, 2, 17), 8, 8)]


def test_a_part_time_worker_steps_later() -> None:
    worker = a_worker("w1", role="nqsw", fte=0.5, start_date=date(2025, 11, 17))

    found = explain(a_problem([worker], [a_case("c1", holder="w1")]))

    assert [(one.day, one.protected_step) for one in found.ahead] == [(date(2026, 5, 17), 4)]


def test_absences_that_begin_and_end_and_a_last_day_are_ahead_with_the_cap_then() -> None:
    reductions = [a_reduction("w1", 50, days(-10), days(6)), a_reduction("w1", 100, days(20), days(40))]
    problem = a_problem([a_worker("w1", last_day=days(60)), a_worker("w2")], [a_case("c1")], reductions=reductions)

    found = explain(problem)

    assert [(one.day - MONDAY, one.cap, one.availability, one.is_last_day) for one in found.ahead] == [
        (timedelta(7), 23, Fraction(1), False),
        (timedelta(20), 0, Fraction(0), False),
        (timedelta(41), 23, Fraction(1), False),
        (timedelta(61), 0, Fraction(0), True),
    ]


def test_lifting_a_limit_is_solved_for() -> None:
    cases = [a_case(f"h{n}", holder="w1") for n in range(8)] + [a_case("c1"), a_case("c2")]
    problem = a_problem([a_worker("w1", max_new=1), a_worker("w2", max_new=0)], cases, policy=a_policy(cap=9))

    lifted = {(one.what, one.number): one for one in explain(problem).lifted}

    loads = {key: one.workload.cases for key, one in lifted.items() if one.workload is not None}
    assert loads[("cap", 10)] == 9
    assert loads[("new_families", None)] == 9
    assert set(lifted) == {("moves", 1), ("moves", None), ("cap", 10), ("new_families", None)}
    assert all(one.is_exact for one in lifted.values())
