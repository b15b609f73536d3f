"""The caseload of the next week: the plan carried out, what closed gone, decisions kept while they say something."""

from dataclasses import replace
from pathlib import Path

from caseload.analysis.weeks_ahead.carry import carry_week
from caseload.domain.caseload import Case, Caseload, Decision
from caseload.domain.problem import Problem
from caseload.intake.read import read_caseload
from caseload.render.tables import write_folder
from tests.builders import (
    MONDAY,
    a_case,
    a_caseload,
    a_pair,
    a_plan,
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
from tests.solve.weeks import read_week


def carry(problem: Problem, **lead: str | None) -> Caseload:
    return carry_week(problem, a_plan(problem, lead))


def only_case(caseload: Caseload) -> Case:
    (case,) = caseload.cases
    return case


def test_a_child_who_gets_a_worker_is_theirs_since_this_week_and_waits_no_longer() -> None:
    problem = a_problem(cases=[a_case(waiting_since=days(-30))])

    carried = carry(problem, c1="w1")

    assert carried.as_of == days(7)
    assert only_case(carried) == a_case(holder="w1", held_since=MONDAY)


def test_a_child_who_changes_worker_knows_the_earlier_one_and_has_one_change_more() -> None:
    held = a_case(holder="w1", held_since=days(-90), earlier=["w3"], changes=2)
    problem = a_problem([a_worker("w1"), a_worker("w2"), a_worker("w3")], [held], moves=None)

    case = only_case(carry(problem, c1="w2"))

    assert (case.holder, case.held_since, case.earlier, case.changes) == ("w2", MONDAY, ("w3", "w1"), 3)


def test_a_child_who_keeps_their_worker_stays_as_they_are() -> None:
    held = a_case(holder="w1", held_since=days(-90), earlier=["w2"], hold_until=days(30))

    assert only_case(carry(a_problem([a_worker("w1"), a_worker("w2")], [held]))) == held


def test_a_child_nobody_has_waits_since_the_first_week_without() -> None:
    problem = a_problem(cases=[a_case("c1"), a_case("c2", waiting_since=days(-14))])

    assert [case.waiting_since for case in carry(problem).cases] == [MONDAY, days(-14)]


def test_a_child_taken_from_their_worker_loses_holder_and_all_who_stood_by() -> None:
    held = a_case(holder="w1", held_since=days(-90), co_worker="w2")
    problem = a_problem([a_worker("w1"), a_worker("w2")], [held], decisions=[rule_out("c1", "w1")])

    case = only_case(carry(problem, c1=None))

    assert case == a_case(waiting_since=MONDAY, earlier=["w1"], changes=1)


def test_a_child_whose_worker_is_long_away_stays_on_their_row_and_waits_since_the_first_day_away() -> None:
    problem = a_problem(
        [a_worker("w1")], [a_case(holder="w1")], reductions=[a_reduction("w1", start=days(-10), end=days(40))]
    )
    assert problem.standings["c1"].waits_for is None

    assert only_case(carry(problem)) == a_case(holder="w1", waiting_since=days(-10))


def test_a_case_is_open_on_its_last_day_and_gone_the_day_after() -> None:
    problem = a_problem(cases=[a_case("c1", ends=days(6)), a_case("c2", ends=days(7))], pairs={("c1", "w1"): a_pair(2)})

    carried = carry(problem)

    assert [case.id for case in carried.cases] == ["c2"] and not carried.pairs


def test_decisions_stay_only_while_they_say_something() -> None:
    cases = [a_case("c1"), a_case("c2"), a_case("c3"), a_case("c4"), a_case("c5"), a_case("c6", ends=days(2))]
    later = Decision("c3", "wait", review=days(8))
    stated = [
        give("c1", "w1"),
        rule_out("c2", "w2"),
        later,
        leave_waiting("c4"),
        prefer("c5", "w2"),
        prefer("c1", "w2"),
    ]
    stated += [rule_out("c6", "w1")]
    problem = a_problem([a_worker("w1"), a_worker("w2")], cases, decisions=stated)

    carried = carry(problem)

    assert carried.decisions == (rule_out("c2", "w2"), later, prefer("c5", "w2"))


def test_a_wait_is_dropped_once_the_worker_is_back() -> None:
    problem = a_problem(
        [a_worker("w1")],
        [a_case(holder="w1")],
        reductions=[a_reduction("w1", start=days(-3), end=days(4))],
        decisions=[Decision("c1", "wait", review=days(60))],
    )

    carried = carry(problem)

    assert carried.decisions == () and only_case(carried).holder == "w1"


def test_a_case_handed_on_to_its_own_team_has_nothing_left_to_hand_on() -> None:
    held = a_case(team="South", holder="w1", transfer=True)
    problem = a_problem([a_worker("w1"), a_worker("w2", "South")], [held])

    assert only_case(carry(problem)).transfer
    assert not only_case(carry(problem, c1="w2")).transfer


def test_who_stands_by_is_whom_the_plan_names_and_who_is_away_stays_named() -> None:
    workers = [a_worker("w1"), a_worker("w2"), a_worker("w3")]
    cases = [a_case("c1", holder="w1", co_worker="w2"), a_case("c2", holder="w1"), a_case("c3", holder="w1")]
    problem = a_problem(workers, cases, reductions=[a_reduction("w2", start=days(-1), end=days(9))])
    plan = a_plan(problem, co_worker={"c2": "w3"}, overseer={"c3": "w3"})

    first, second, third = carry_week(problem, plan).cases

    assert (first.co_worker, second.co_worker, third.overseer) == ("w2", "w3", "w3")


def test_a_cover_stays_while_it_is_needed() -> None:
    workers = [a_worker("w1"), a_worker("w2")]
    held = a_case(kind="child_protection", holder="w1")
    problem = a_problem(workers, [held], reductions=[a_reduction("w1", start=days(-1), end=days(12))])

    covered = carry_week(problem, a_plan(problem, cover={"c1": "w2"}))

    assert only_case(covered) == replace(held, cover="w2")


def test_a_child_in_a_tray_has_no_earlier_worker_there() -> None:
    problem = a_problem([a_worker("w1"), a_worker("t1", role="tray")], [a_case(holder="t1")])

    assert only_case(carry(problem, c1="w1")) == a_case(holder="w1", held_since=MONDAY)


def test_a_carried_team_written_and_read_again_is_the_same(tmp_path: Path) -> None:
    caseload = read_week("team-short").caseload
    problem = read_week("team-short")
    carried = carry_week(problem, solve_here(problem).plan)
    assert carried.cases != caseload.cases

    write_folder(carried, tmp_path / "carried")
    read = read_caseload(tmp_path / "carried", days(0)).caseload

    assert (read.as_of, read.workers, read.cases) == (carried.as_of, carried.workers, carried.cases)


def test_the_policy_and_the_tables_of_people_stay() -> None:
    caseload = a_caseload(policy=a_policy(cap=9), reductions=[a_reduction(percent=20)])
    carried = carry(a_problem(policy=a_policy(cap=9), reductions=[a_reduction(percent=20)]))

    assert (carried.policy, carried.workers, carried.reductions) == (
        caseload.policy,
        caseload.workers,
        caseload.reductions,
    )
