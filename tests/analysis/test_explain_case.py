"""Why a case has its worker: on what footing, with whom, who may not and why, and what a give would come to."""

from threading import Event

from caseload.analysis.explain.case import explain_case
from caseload.analysis.explain.solving import Solving
from caseload.domain.explanation import Barred, CaseExplanation
from caseload.domain.problem import Problem
from tests.analysis.explaining import solving_here
from tests.builders import (
    a_case,
    a_policy,
    a_problem,
    a_reduction,
    a_worker,
    days,
    give,
    leave_waiting,
    prefer,
    rule_out,
)
from tests.solve.here import solve_here


def explain(problem: Problem, case: str = "c1", why_not: str | None = None) -> CaseExplanation:
    return explain_case(solving_here(problem), case, why_not)


def test_a_held_case_is_kept_and_moves_keep_everyone_else_from_it() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1", holder="w1")])

    found = explain(problem)

    assert (found.footing, found.worker, found.is_fixed) == ("kept", "w1", True)
    assert found.barred == (Barred("moves", ("w2",)),)
    assert [one.status for one in found.alternatives] == ["chosen"]


def test_a_new_case_is_received_and_a_choice_as_good_is_a_tie() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1")])

    found = explain(problem)

    assert found.footing == "received"
    assert [one.worker for one in found.ties] == [{"w1": "w2", "w2": "w1"}[found.worker or ""]]


def test_a_worker_with_no_room_beside_what_stays_is_impossible_and_the_rule_named() -> None:
    held = [a_case(f"h{number}", holder="w1") for number in range(23)]
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1"), *held])

    found = explain(problem)

    impossible = [(one.worker, one.rule) for one in found.alternatives if one.status == "impossible"]
    assert impossible == [("w1", "cap")]


def test_brothers_and_sisters_are_told_together_and_those_beside_them() -> None:
    cases = [a_case("c1", family="f1"), a_case("c2", family="f1"), a_case("c3", family="f1", holder="w1", team="South")]
    workers = [a_worker("w1", lend_to=("South",)), a_worker("w2", team="South")]

    found = explain(a_problem(workers, cases))

    assert found.together == ("c1", "c2")
    assert found.worker == "w1"
    assert found.siblings == ("c3",)


def test_a_case_that_waits_for_its_holder_keeps_everyone_else_waiting() -> None:
    away = a_reduction("w1", start=days(-1), end=days(10))
    problem = a_problem(
        [a_worker("w1"), a_worker("w2"), a_worker("w3", role="team_manager")],
        [a_case("c1", kind="child_protection", holder="w1")],
        reductions=[away],
    )

    found = explain(problem)

    assert (found.footing, found.worker) == ("waits", "w1")
    assert found.cover in ("w2", "w3")
    assert {worker: one.rule for one in found.barred for worker in one.workers}["w2"] == "waiting"


def test_a_case_nobody_has_says_why_and_the_nearest_choice() -> None:
    workers = [a_worker("w1", max_new=0)]

    found = explain(a_problem(workers, [a_case("c1")]))

    assert (found.footing, found.worker) == ("nobody", None)
    assert [reason.code for reason in found.reasons] == ["new_cases"]
    assert [(one.worker, one.status, one.rule) for one in found.alternatives] == [
        (None, "chosen", None),
        ("w1", "impossible", "new_cases"),
    ]


def test_a_case_that_is_decided_says_so() -> None:
    workers = [a_worker("w1"), a_worker("w2")]

    given = explain(a_problem(workers, [a_case("c1")], decisions=[give("c1", "w2")]))
    parked = explain(a_problem(workers, [a_case("c1")], decisions=[leave_waiting("c1")]))

    assert (given.footing, given.worker) == ("decided", "w2")
    assert (parked.footing, parked.is_parked) == ("nobody", True)


def test_why_not_prices_the_give_of_a_held_case_and_names_the_limit_it_exceeds() -> None:
    full = [a_case(f"h{number}", holder="w2") for number in range(23)]
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1", holder="w1"), *full])

    found = explain(problem, why_not="w2").given

    assert found is not None
    assert found.refused_by is None
    assert found.over == (("cap", "w2", 24, 23),)
    assert found.priced is not None
    assert found.priced.is_exact


def test_why_not_by_law_names_the_rule_and_prices_nothing() -> None:
    workers = [a_worker("w1"), a_worker("s1", role="support_officer")]

    found = explain(a_problem(workers, [a_case("c1", kind="child_protection")]), why_not="s1")

    assert found.given is not None
    assert (found.given.refused_by, found.given.priced) == ("lead", None)
    assert found.alternatives == ()


def test_a_give_takes_the_place_of_what_is_decided_and_leaves_preferences() -> None:
    workers = [a_worker("w1"), a_worker("w2")]
    decisions = [give("c1", "w1"), prefer("c1", "w1", 5)]

    found = explain(a_problem(workers, [a_case("c1")], decisions=decisions), why_not="w2").given

    assert found is not None
    assert found.priced is not None
    assert [(one.word, one.worker) for one in found.replaces] == [("give", "w1")]
    assert [d.goal for d in found.priced.differences if d.change] == ["fit"]


def test_a_give_takes_the_place_of_a_not() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1")], decisions=[rule_out("c1", "w2")])

    found = explain(problem, why_not="w2").given

    assert found is not None
    assert [one.word for one in found.replaces] == ["not"]


def test_without_the_rule_decisions_no_give_is_offered() -> None:
    policy = a_policy(rules_off={"decisions"})
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1", holder="w1")], policy=policy)

    assert explain(problem, why_not="w2").given is None


def test_what_is_not_reached_in_time_is_unknown_and_never_a_price() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1")])
    stop = Event()
    stop.set()

    found = explain_case(Solving(problem, solve_here(problem), stop=stop), "c1")

    assert sorted(one.status for one in found.alternatives) == ["chosen", "unknown", "unknown"]
    assert found.runner_up is None
