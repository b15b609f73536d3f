"""The weeks ahead agree with doing it by hand, a week at a time, and say why the numbers change."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from threading import Event

import pytest

from caseload.analysis.weeks_ahead.carry import carry_week
from caseload.analysis.weeks_ahead.weeks import find_weeks_ahead
from caseload.domain.policy import Profile
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.weeks_ahead import WeeksAhead, WeekTally
from caseload.intake.read import read_caseload
from caseload.render.tables import write_folder
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, days
from tests.solve.here import solve_here

POLICY = a_policy(cap=2, profiles=(Profile("agency", "agency_social_worker"),))


def without(ahead: WeeksAhead) -> list[int]:
    return [week.total.without for week in ahead.weeks]


def a_short_team() -> Problem:
    """Room for two: w1 is full; w2, back in the second week, has room for one; the third child's case closes."""
    workers = [a_worker("w1"), a_worker("w2")]
    cases = [
        a_case("c1", holder="w1"),
        a_case("c2", holder="w1", ends=days(16)),
        a_case("c3", holder="w2"),
        a_case("c4", kind="looked_after"),
        a_case("c5"),
    ]
    away = a_reduction("w2", start=days(-3), end=days(5))
    return a_problem(workers, cases, policy=POLICY, reductions=[away])


@pytest.fixture(scope="module")
def ahead() -> WeeksAhead:
    return find_weeks_ahead(a_short_team(), 5, 60)


def test_each_week_is_that_of_the_caseload_carried_by_hand_written_read_and_solved(
    ahead: WeeksAhead, tmp_path: Path
) -> None:
    problem = a_short_team()

    for week in ahead.weeks:
        solved = solve_here(problem)
        assert (week.day, week.goals, week.proven) == (problem.caseload.as_of, solved.goals, True)
        write_folder(carry_week(problem, solved.plan), tmp_path / str(week.week))
        read = read_caseload(tmp_path / str(week.week), problem.caseload.as_of).caseload
        problem = prepare_problem(replace(read, policy=POLICY), problem.settings)


def test_places_come_free_exactly_when_a_worker_is_back_and_a_case_closes(ahead: WeeksAhead) -> None:
    assert without(ahead) == [2, 1, 1, 0, 0]
    assert [week.total.must_without for week in ahead.weeks] == [1, 0, 0, 0, 0]
    assert [week.total.places for week in ahead.weeks] == [2, 4, 4, 4, 4]
    assert [week.total.cases for week in ahead.weeks] == [5, 5, 5, 4, 4]
    assert [week.total.fte_all for week in ahead.weeks] == [1, 1, 1, 0, 0]
    assert [[one.word for one in week.happenings] for week in ahead.weeks] == [[], ["back"], [], ["ends"], []]
    assert ahead.trend is not None and (ahead.trend.word, ahead.trend.turn) == ("clears", 3)
    assert [one.word for one in ahead.trend.because] == ["ends"]


def test_what_comes_and_goes_adds_up_to_the_children_without_a_worker(ahead: WeeksAhead) -> None:
    def count_gone(tally: WeekTally, closed: Fraction) -> int:
        return tally.lost - tally.regained - tally.allocated - int(closed)

    for before, week in zip(ahead.weeks, ahead.weeks[1:], strict=False):
        closed = sum((one.before or Fraction(0) for one in week.happenings if one.word == "ends"), Fraction(0))
        assert week.total.without == before.total.without + count_gone(week.total, closed)


def test_a_worker_who_leaves_next_week_leaves_children_without_one() -> None:
    workers = [a_worker("w1", last_day=days(3)), a_worker("w2", "South")]
    cases = [a_case("c1", holder="w1"), a_case("c2", holder="w1"), a_case("c3", "South", holder="w2")]
    ahead = find_weeks_ahead(a_problem(workers, cases, policy=POLICY), 2, 60)

    assert without(ahead) == [0, 2]
    assert ahead.weeks[1].total.lost == 2 and ahead.weeks[1].total.fte_all == 1
    assert [(tally.team, tally.without, tally.fte_all) for tally in ahead.weeks[1].teams] == [
        ("North", 2, 1),
        ("South", 0, 0),
    ]
    assert [(trend.team, trend.word) for trend in ahead.teams] == [("North", "rises"), ("South", "none")]
    assert ahead.trend is not None and [one.word for one in ahead.trend.because] == ["leaves"]


def test_where_nothing_happens_the_weeks_are_alike_and_twice_the_same() -> None:
    problem = a_problem(
        [a_worker()], [a_case(f"c{n}", holder="w1" if n < 3 else None) for n in (1, 2, 3)], policy=POLICY
    )

    first, again = find_weeks_ahead(problem, 2, 60), find_weeks_ahead(problem, 2, 60)

    assert first == again
    assert len({week.total for week in first.weeks}) == 1 and without(first) == [1, 1]
    assert first.trend is not None and first.trend.word == "level"


def test_one_week_is_this_week() -> None:
    problem = a_short_team()
    heard: list[tuple[int, int]] = []

    ahead = find_weeks_ahead(problem, 1, 60, lambda week, of: heard.append((week, of)))

    (week,) = ahead.weeks
    assert (week.week, week.day, week.goals) == (0, problem.caseload.as_of, solve_here(problem).goals)
    assert heard == [(1, 1)] and week.happenings == ()


def test_a_stop_keeps_the_weeks_done(ahead: WeeksAhead) -> None:
    stop = Event()

    def hear(week: int, of: int) -> None:
        if week == 3:
            stop.set()

    stopped = find_weeks_ahead(a_short_team(), 5, 60, hear, stop)

    assert stopped.asked == 5 and stopped.weeks == ahead.weeks[:2]


def test_without_time_there_are_no_weeks_and_no_trend() -> None:
    assert find_weeks_ahead(a_short_team(), 3, 0) == WeeksAhead((), 3)
