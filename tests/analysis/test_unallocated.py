"""Which cases have nobody, in what order, and why."""

from caseload.analysis.unallocated import list_unallocated
from caseload.domain.problem import Problem
from tests.analysis.asking import crowd
from tests.builders import (
    a_case,
    a_plan,
    a_policy,
    a_problem,
    a_reduction,
    a_worker,
    days,
    leave_waiting,
    rule_out,
)


def reasons(
    problem: Problem, case: str = "new", lead: dict[str, str | None] | None = None
) -> list[tuple[str, int, int]]:
    found = {one.case: one for one in list_unallocated(problem, a_plan(problem, lead))}
    return [(reason.code, reason.workers, reason.of) for reason in found[case].reasons]


def test_must_allocate_cases_come_first_then_the_most_urgent() -> None:
    cases = [
        a_case("a", waiting_since=days(-70)),
        a_case("b"),
        a_case("c", kind="looked_after"),
        a_case("d", kind="section_47"),
    ]
    problem = a_problem([a_worker()], cases)

    assert [one.case for one in list_unallocated(problem, a_plan(problem))] == ["c", "d", "a", "b"]


def test_a_case_tells_its_kind_weeks_holder_and_whether_it_was_taken_from_someone() -> None:
    cases = [a_case("c1", holder="w1"), a_case("c2", holder="w2", waiting_since=days(-15))]
    problem = a_problem([a_worker(), a_worker("w2", last_day=days(-1))], cases, moves=None)

    first, second = list_unallocated(problem, a_plan(problem, {"c1": None}))

    assert (first.case, first.weeks, first.holder, first.is_displaced) == ("c2", 2, "w2", False)
    assert (second.case, second.kind, second.holder, second.is_displaced) == ("c1", "child_in_need", "w1", True)


def test_workers_at_their_cap_are_counted() -> None:
    workers = [a_worker(), a_worker("w2"), a_worker("w3", fte=0.5)]
    cases = [*crowd("w1", 23), *crowd("w2", 23), *crowd("w3", 11), a_case("new")]

    assert reasons(a_problem(workers, cases)) == [("cap", 3, 3)]


def test_each_worker_counts_once_under_the_first_rule_that_stops_them() -> None:
    workers = [
        a_worker("w1", skills=["court"]),
        a_worker("w2"),
        a_worker("w3", skills=["court"], last_day=days(7)),
        a_worker("w4", "South", skills=["court"]),
        a_worker("n1", role="nqsw", start_date=days(-10), skills=["court"]),
        a_worker("s1", role="support_officer"),
    ]
    cases = [*crowd("w1", 23), *crowd("w3", 23), a_case("new", kind="child_protection", skills=["court"])]

    assert reasons(a_problem(workers, cases)) == [
        ("cap", 1, 4),
        ("skills", 1, 4),
        ("protected", 1, 4),
        ("leaving", 1, 4),
    ]


def test_hours_stop_a_worker_only_where_they_limit() -> None:
    workers, cases = [a_worker(capacity=2)], [a_case("old", holder="w1", hours=2), a_case("new")]

    assert reasons(a_problem(workers, cases, policy=a_policy(hours="limit"))) == [("hours", 1, 1)]
    assert reasons(a_problem(workers, cases)) == []


def test_the_weekly_number_of_new_families_stops_a_worker() -> None:
    cases = [a_case(f"c{i}") for i in range(3)] + [a_case("new")]

    assert reasons(a_problem([a_worker()], cases), lead={f"c{i}": "w1" for i in range(3)}) == [("new_cases", 1, 1)]


def test_a_family_without_a_must_allocate_child_does_not_stretch_the_weekly_number() -> None:
    cases = [a_case(f"c{i}", kind="looked_after") for i in range(3)] + [a_case("new")]

    assert reasons(a_problem([a_worker()], cases), lead={f"c{i}": "w1" for i in range(3)}) == [("new_cases", 1, 1)]


def test_a_limit_on_a_kind_stops_a_worker() -> None:
    cases = [a_case("c1", holder="w1", proceedings="care"), a_case("c2", holder="w1", proceedings="care")]
    problem = a_problem(
        [a_worker()], [*cases, a_case("new", proceedings="pre")], policy=a_policy(kind_limits={"proceedings": 1})
    )

    assert reasons(problem) == [("kind_limit", 1, 1)]


def test_decisions_that_rule_out_and_leave_waiting_are_reasons() -> None:
    cases = [a_case("c1"), a_case("c2")]
    problem = a_problem([a_worker()], cases, decisions=[rule_out("c1", "w1"), leave_waiting("c2")])

    assert reasons(problem, "c1") == [("decisions", 1, 1)]
    assert reasons(problem, "c2") == [("decisions", 1, 1)]


def test_nobody_to_co_work_stops_a_newly_qualified_worker() -> None:
    workers = [a_worker("n1", role="nqsw", start_date=days(-300)), a_worker("n2", role="nqsw", start_date=days(-300))]

    assert reasons(a_problem(workers, [a_case("new", kind="child_protection")])) == [("co_working", 2, 2)]


def test_a_co_worker_without_hours_stops_a_newly_qualified_worker_too() -> None:
    workers = [a_worker("n1", role="nqsw", start_date=days(-300)), a_worker("w1", capacity=0)]
    problem = a_problem(workers, [a_case("new", kind="child_protection")], policy=a_policy(hours="limit"))

    assert reasons(problem) == [("hours", 1, 2), ("co_working", 1, 2)]


def test_a_worker_with_room_for_this_child_but_not_for_the_family_says_so() -> None:
    cases = [*crowd("w1", 22), *(a_case(f"new{i}", family="f") for i in range(2))]

    assert reasons(a_problem([a_worker()], cases), "new0") == [("siblings", 1, 1)]


def test_with_nobody_there_who_may_lead_it_one_reason_says_so() -> None:
    officers = [a_worker("s1", role="support_officer"), a_worker("s2", role="support_officer")]
    case = a_case("new", kind="looked_after")
    away = a_problem([*officers, a_worker()], [case], reductions=[a_reduction("w1", 100, days(-1), None)])

    assert reasons(a_problem(officers, [case])) == [("lead", 2, 2)]
    assert reasons(away) == [("one_worker", 1, 1)]


def test_workers_of_teams_that_do_not_serve_the_cases_are_not_counted() -> None:
    workers = [a_worker(), a_worker("w2", "South"), a_worker("w3", "South", lend_to=["North"])]
    cases = [*crowd("w1", 23), *crowd("w3", 23, team="South"), a_case("new")]

    assert reasons(a_problem(workers, cases)) == [("cap", 2, 2)]


def test_a_child_whose_absent_worker_has_no_cover_is_listed_with_why() -> None:
    workers = [a_worker(), a_worker("w2", capacity=0), a_worker("n1", role="nqsw", start_date=days(-10))]
    problem = a_problem(
        workers,
        [a_case("c1", kind="looked_after", holder="w1"), a_case("c2", holder="w1")],
        reductions=[a_reduction("w1", 100, days(-10), days(10))],
        policy=a_policy(hours="limit"),
    )

    (one,) = list_unallocated(problem, a_plan(problem))

    assert (one.case, one.holder, one.is_waiting_for_cover, one.is_displaced) == ("c1", "w1", True, False)
    assert [(r.code, r.workers, r.of) for r in one.reasons] == [("hours", 1, 2), ("protected", 1, 2)]


def test_an_officer_who_could_give_less_support_is_not_stopped_by_it() -> None:
    workers = [a_worker("s1", role="support_officer", capacity=2), a_worker()]
    cases = [*crowd("w1", 22), a_case("new")]
    problem = a_problem(workers, cases)
    plan = a_plan(problem, support={("s1", "w1"): 8})

    (one,) = list_unallocated(problem, plan)

    assert one.reasons == ()
