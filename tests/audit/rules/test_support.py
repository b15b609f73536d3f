"""Support: within the officer's time, the cases' support hours and the limit a worker; disciplines likewise."""

from dataclasses import replace

import pytest

from caseload.domain.caseload import Worker
from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import ROLES, a_case, a_pair, a_plan, a_policy, a_problem, a_reduction, a_worker

OFFICER = a_worker("s1", role="support_officer", capacity=2)
THERAPIST = a_worker("t1", role="therapist", capacity=2)


def a_supported_problem(*others: Worker, **tables: object) -> Problem:
    """w1 holds a case of 3 hours, 2.5 of them support; s1 has 2 hours to give."""
    cases = [a_case(holder="w1", hours=3, support_hours=2.5)]
    return a_problem([a_worker(), OFFICER, *others], cases, **tables)


def test_no_support_is_no_breach() -> None:
    assert find("support", a_supported_problem()) == []


def test_an_officer_may_give_all_their_hours() -> None:
    problem = a_supported_problem()

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 8})) == []


def test_an_officer_may_not_give_a_quarter_of_an_hour_more() -> None:
    problem = a_supported_problem()
    plan = a_plan(problem, support={("s1", "w1"): 9})

    assert find("support", problem, plan) == [("s1", None, None)]
    assert read_details("support", problem, plan) == ["gives 2.25 of 2 hours"]


def test_what_an_officer_leads_takes_from_what_they_give() -> None:
    cases = [a_case(holder="w1", hours=3, support_hours=2.5), a_case("c2", hours=1, holder="s1")]
    problem = a_problem([a_worker(), OFFICER], cases)

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 4})) == []
    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 5})) == [("s1", None, None)]


def test_a_worker_receives_no_more_than_their_cases_ask_for() -> None:
    problem = a_supported_problem(a_worker("s2", role="support_officer", capacity=2))

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 5, ("s2", "w1"): 5})) == []
    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 5, ("s2", "w1"): 6})) == [("w1", None, None)]


def test_a_worker_receives_no_more_than_four_fifths_of_a_day() -> None:
    workers = [a_worker(fte=0.5), a_worker("s1", role="support_officer")]
    problem = a_problem(workers, [a_case(holder="w1", hours=8, support_hours=8)])

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 11})) == []
    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 12})) == [("w1", None, None)]


def test_support_below_nothing_is_a_breach() -> None:
    problem = a_supported_problem()

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): -1})) == [("w1", None, None)]


@pytest.mark.parametrize(
    ("officer", "worker"), [("w2", "w1"), ("s1", "s2"), ("s1", "w3"), ("s1", "nobody"), ("nobody", "w1"), ("s3", "w1")]
)
def test_support_is_from_officers_to_others_who_are_there_and_whose_team_they_serve(officer: str, worker: str) -> None:
    problem = a_problem(
        [
            a_worker(),
            a_worker("w2"),
            a_worker("w3", "South"),
            OFFICER,
            a_worker("s2", role="support_officer"),
            a_worker("s3", role="support_officer"),
        ],
        [a_case(f"c{n}", hours=3, support_hours=2, holder=f"w{n}") for n in (1, 2, 3)],
        reductions=[a_reduction("s3")],
    )

    found = find("support", problem, a_plan(problem, support={(officer, worker): 1}))

    assert (worker, None, None) in found


def test_an_officer_may_support_a_worker_of_a_team_they_are_lent_to() -> None:
    workers = [a_worker(), a_worker("s1", "South", "support_officer", lend_to=["North"])]
    problem = a_problem(workers, [a_case(holder="w1")])

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 1})) == []


def test_switched_off_support_is_no_breach() -> None:
    problem = a_supported_problem(policy=a_policy(rules_off={"support"}))

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 99})) == []


def a_therapy_problem(*others: Worker, hours: float = 2, **tables: object) -> Problem:
    """w1 holds a case with therapy; t1 is a therapist with 2 hours."""
    case = a_case(holder="w1", discipline={"therapy": hours})
    return a_problem([a_worker(), THERAPIST, *others], [case, a_case("c2")], **tables)


def test_a_therapist_may_do_therapy_up_to_their_hours() -> None:
    problem = a_therapy_problem()

    assert find("support", problem, a_plan(problem, discipline={("c1", "therapy"): "t1"})) == []


def test_a_therapist_may_not_do_more_than_their_hours() -> None:
    problem = a_therapy_problem(hours=2.1)
    plan = a_plan(problem, discipline={("c1", "therapy"): "t1"})

    assert find("support", problem, plan) == [("t1", None, None)]
    assert read_details("support", problem, plan) == ["has 2.25 of 2 hours with disciplines"]


@pytest.mark.parametrize("worker", ["w1", "p1", "t2", "t3", "nobody"])
def test_a_discipline_is_done_by_an_available_practitioner_of_it_who_serves_the_team(worker: str) -> None:
    others = [
        a_worker("p1", role="psychologist"),
        a_worker("t2", "South", "therapist"),
        a_worker("t3", role="therapist"),
    ]
    problem = a_therapy_problem(*others, reductions=[a_reduction("t3")])

    found = find("support", problem, a_plan(problem, discipline={("c1", "therapy"): worker}))

    assert (worker, "c1", None) in found


@pytest.mark.parametrize("key", [("c1", "psychology"), ("c2", "therapy"), ("c9", "therapy")])
def test_nobody_does_hours_that_no_case_has(key: tuple[str, str]) -> None:
    problem = a_therapy_problem()

    assert find("support", problem, a_plan(problem, discipline={key: "t1"})) == [("t1", key[0], None)]


def test_a_case_without_a_worker_has_no_discipline_done() -> None:
    problem = a_problem([a_worker(), THERAPIST], [a_case(discipline={"therapy": 1})])

    assert find("support", problem, a_plan(problem, discipline={("c1", "therapy"): "t1"})) == [("t1", "c1", None)]


def test_a_case_whose_lead_has_pair_hours_has_no_discipline_done() -> None:
    problem = a_therapy_problem(pairs={("c1", "w1"): a_pair(hours=2)})

    assert find("support", problem, a_plan(problem, discipline={("c1", "therapy"): "t1"})) == [("t1", "c1", None)]


def test_no_support_written_down_as_nothing_is_no_breach() -> None:
    problem = a_supported_problem()

    assert find("support", problem, a_plan(problem, support={("s1", "w1"): 0})) == []


def test_an_officer_who_leads_cases_receives_no_support_from_another() -> None:
    workers = [OFFICER, a_worker("s2", role="support_officer")]
    problem = a_problem(workers, [a_case(hours=3, support_hours=2, holder="s2")])

    assert find("support", problem, a_plan(problem, support={("s1", "s2"): 1})) == [("s2", None, None)]


def test_with_lending_switched_off_officers_and_practitioners_may_come_from_anywhere() -> None:
    workers = [a_worker(), a_worker("s1", "South", "support_officer"), a_worker("t1", "South", "therapist")]
    case = a_case(holder="w1", support_hours=0.5, discipline={"therapy": 1})
    problem = a_problem(workers, [case], policy=a_policy(rules_off={"lending"}))
    plan = a_plan(problem, support={("s1", "w1"): 1}, discipline={("c1", "therapy"): "t1"})

    assert find("support", problem, plan) == []


def test_what_a_practitioner_leads_takes_from_what_they_do_for_others() -> None:
    roles = {**ROLES, "therapist": replace(ROLES["therapist"], leads=frozenset({"early_help"}))}
    cases = [a_case(holder="w1", discipline={"therapy": 1}), a_case("c2", kind="early_help", hours=1.25, holder="t1")]
    problem = a_problem([a_worker(), THERAPIST], cases, policy=a_policy(roles=roles))

    found = find("support", problem, a_plan(problem, discipline={("c1", "therapy"): "t1"}))

    assert found == [("t1", None, None)]
