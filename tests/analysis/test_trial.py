"""Decisions tried with everything else as planned."""

from caseload.analysis.over_limits import list_over
from caseload.analysis.plan_view import view_plan
from caseload.analysis.trial import Trial, give_cases, try_gives
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from tests.analysis.asking import crowd
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days

NEW = a_case("new", kind="looked_after")


def attempt(problem: Problem, worker: str = "w1", plan: Plan | None = None, case: str = "new") -> Trial | None:
    return try_gives(view_plan(problem, plan or a_plan(problem)), give_cases([case], worker))


def read_over(trial: Trial | None, worker: str = "w1") -> list[tuple[str, int, int]]:
    assert trial is not None
    return [
        (rule, then, most) for rule, _, then, most in list_over(trial.problem, trial.plan, trial.breaches, [worker])
    ]


def test_a_give_above_the_cap_is_sound_and_says_by_how_much() -> None:
    trial = attempt(a_problem([a_worker()], [*crowd("w1", 23), NEW]))

    assert trial is not None
    assert (trial.plan.lead["new"], trial.must_saved) == ("w1", 1)
    assert read_over(trial) == [("cap", 24, 23)]


def test_a_give_that_a_check_refuses_has_no_trial() -> None:
    problem = a_problem([a_worker(), a_worker("s1", role="support_officer")], [NEW])

    assert attempt(problem, "s1") is None


def test_who_is_taken_above_the_cap_gives_back_what_may_wait() -> None:
    cases = [*crowd("w1", 22), a_case("other"), NEW]
    problem = a_problem([a_worker()], cases)

    trial = attempt(problem, plan=a_plan(problem, {"other": "w1"}))

    assert trial is not None
    assert trial.plan.lead["other"] is None
    assert read_over(trial) == []
    assert trial.urgency_lost == 1 - 8


def test_a_must_allocate_child_is_only_given_back_if_nothing_else_is_sound() -> None:
    cases = [*crowd("w1", 21), a_case("other", kind="looked_after"), a_case("third"), NEW]
    problem = a_problem([a_worker()], cases)

    trial = attempt(problem, plan=a_plan(problem, {"other": "w1", "third": "w1"}))

    assert trial is not None
    assert (trial.plan.lead["other"], trial.plan.lead["third"], trial.must_saved) == ("w1", None, 1)


def test_a_child_given_back_goes_home_to_its_holder() -> None:
    cases = [*crowd("w1", 22), a_case("other", holder="w2"), NEW]
    problem = a_problem([a_worker(), a_worker("w2")], cases, moves=1)

    trial = attempt(problem, plan=a_plan(problem, {"other": "w1"}))

    assert trial is not None
    assert trial.plan.lead["other"] == "w2"


def test_support_is_cut_to_what_the_cases_left_still_ask_for() -> None:
    workers = [a_worker(), a_worker("s1", role="support_officer")]
    cases = [a_case("big", support_hours=2, hours=5), *crowd("w1", 22, support_hours=0), NEW]
    problem = a_problem(workers, cases)

    trial = attempt(problem, plan=a_plan(problem, {"big": "w1"}, support={("s1", "w1"): 8}))

    assert trial is not None
    assert trial.plan.support == {("s1", "w1"): 1}


def test_a_newly_qualified_worker_given_barred_work_gets_a_co_worker() -> None:
    workers = [a_worker("n1", role="nqsw", start_date=days(-300)), a_worker()]
    trial = attempt(a_problem(workers, [a_case("new", kind="child_protection")]), "n1")

    assert trial is not None
    assert trial.plan.co_worker == {"new": "w1"}
    assert read_over(trial, "n1") == []


def test_a_waiting_child_given_to_someone_needs_no_cover() -> None:
    problem = a_problem(
        [a_worker(), a_worker("w2")],
        [a_case("new", kind="looked_after", holder="w2")],
        reductions=[a_reduction("w2", 100, days(-10), days(10))],
    )

    trial = attempt(problem)

    assert trial is not None
    assert (trial.plan.lead, trial.plan.cover, trial.must_saved) == ({"new": "w1"}, {}, 1)


def test_every_limit_is_told_in_its_own_numbers() -> None:
    policy = a_policy(hours="limit", kind_limits={"proceedings": 1})
    worker = a_worker("w1", "South", capacity=2, max_new=0, last_day=days(9))
    cases = [
        a_case("old", team="South", holder="w1", proceedings="care", hours=1),
        a_case("new", proceedings="care", skills=["court"], hours=2),
    ]

    trial = attempt(a_problem([worker, a_worker("w2")], cases, policy=policy))

    assert read_over(trial) == [
        ("hours", 12, 8),
        ("skills", 1, 0),
        ("new_cases", 1, 0),
        ("kind_limit", 2, 1),
        ("leaving", 1, 0),
        ("lending", 8, 1),
        ("lending", 1, 0),
    ]


def test_a_protected_load_is_a_limit_like_another() -> None:
    worker = a_worker("n1", role="nqsw", start_date=days(-100))
    problem = a_problem([worker], [*crowd("n1", 8), NEW])

    assert read_over(attempt(problem, "n1"), "n1") == [("protected", 9, 8)]
