"""All that dates make happen between two weeks is found, on its day, and nothing else."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from caseload.analysis.weeks_ahead.carry import carry_week
from caseload.analysis.weeks_ahead.happenings import list_happenings
from caseload.analysis.weeks_ahead.tally import view_week
from caseload.domain.base_plan import build_base_plan
from caseload.domain.caseload import Case, Decision, Worker
from caseload.domain.prepare import prepare_problem
from caseload.domain.weeks_ahead import HAPPENINGS, Happening
from tests.builders import a_case, a_problem, a_reduction, a_worker, days


def happen(workers: Iterable[Worker], cases: Iterable[Case] = (), **tables: Any) -> tuple[Happening, ...]:
    problem = a_problem(workers, cases, **tables)
    plan = build_base_plan(problem)
    view = view_week(problem, plan, None)
    now = prepare_problem(carry_week(problem, plan), problem.settings)
    return list_happenings(view.after, view.without, now)


def test_nothing_happens_where_no_date_is_stated() -> None:
    assert happen([a_worker()], [a_case(holder="w1"), a_case("c2")]) == ()


def test_a_worker_starts() -> None:
    found = happen([a_worker(first_day=days(3))])

    assert found == (Happening("starts", days(3), "North", "w1", (), Fraction(0), Fraction(23)),)


def test_a_worker_who_starts_on_the_next_monday_starts_then() -> None:
    (found,) = happen([a_worker(first_day=days(7))])

    assert (found.word, found.day) == ("starts", days(7))


def test_a_worker_is_back_and_has_the_cases_that_waited() -> None:
    found = happen([a_worker()], [a_case(holder="w1")], reductions=[a_reduction(start=days(-5), end=days(3))])

    assert found == (Happening("back", days(4), "North", "w1", ("c1",), Fraction(0), Fraction(23)),)


def test_a_worker_leaves_and_their_cases_are_named() -> None:
    found = happen([a_worker(last_day=days(4))], [a_case(holder="w1")])

    assert found == (Happening("leaves", days(4), "North", "w1", ("c1",), Fraction(23), Fraction(0)),)


def test_a_worker_goes_away_until_a_day() -> None:
    found = happen([a_worker()], [a_case(holder="w1")], reductions=[a_reduction(start=days(5), end=days(13))])

    assert found == (Happening("away", days(5), "North", "w1", ("c1",), Fraction(23), Fraction(0), days(14)),)


def test_an_absence_between_two_mondays_is_not_seen() -> None:
    assert happen([a_worker()], reductions=[a_reduction(start=days(2), end=days(4))]) == ()


def test_a_workers_time_changes() -> None:
    found = happen([a_worker()], reductions=[a_reduction(percent=40, start=days(6))])

    assert found == (Happening("time", days(7), "North", "w1", before=Fraction(1), after=Fraction(3, 5)),)


def test_a_newly_qualified_worker_steps_up_and_may_take_what_was_barred() -> None:
    worker = a_worker(role="nqsw", start_date=days(-180))
    found = happen([worker])

    step, unbarred = found
    assert (step.word, step.before, step.after) == ("step", 8, 11)
    assert (unbarred.word, unbarred.worker) == ("unbarred", "w1")


def test_a_worker_who_goes_within_four_weeks_takes_no_more_cases() -> None:
    found = happen([a_worker(last_day=days(33))])

    assert found == (Happening("going", days(7), "North", "w1", until=days(33)),)


def test_cases_nobody_had_wait_for_a_worker_who_is_soon_back() -> None:
    found = happen([a_worker()], [a_case(holder="w1")], reductions=[a_reduction(start=days(-9), end=days(30))])

    assert found == (Happening("waits", days(7), "North", "w1", ("c1",), until=days(31)),)


def test_cases_close_holds_end_and_reviews_come() -> None:
    cases = [
        a_case("c1", ends=days(2), holder="w1"),
        a_case("c2", ends=days(5)),
        a_case("c3", holder="w1", hold_until=days(3)),
        a_case("c4"),
    ]
    found = happen([a_worker()], cases, decisions=[Decision("c4", "wait", review=days(6))])

    assert found == (
        Happening("ends", days(2), "North", cases=("c1", "c2"), before=Fraction(1)),
        Happening("free", days(3), "North", cases=("c3",)),
        Happening("review", days(6), "North", cases=("c4",)),
    )


def test_every_word_is_one_that_can_be_found() -> None:
    assert len(set(HAPPENINGS)) == len(HAPPENINGS) == 12
