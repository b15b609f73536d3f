"""What causes the need: each cause removed in turn, every step what the shortfall of the changed caseload says."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from threading import Event
from typing import Any

import pytest

from caseload.analysis.agency.causes import find_causes
from caseload.analysis.agency.causes_removed import ORDER, remove_cause
from caseload.domain.agency import LevelCauses
from caseload.domain.policy import Vacancy
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from tests.analysis.shortfall_asking import a_profile, a_short_problem, ask, fte_for, full_worker, waiting_cases
from tests.builders import MONDAY, a_case, a_reduction, a_worker, days

ONE = fte_for(1)


def split(problem: Problem, **changes: Any) -> tuple[LevelCauses, ...]:
    return find_causes(problem, ask(problem, 1, 2), **changes)


def list_parts(one: LevelCauses) -> dict[str, Fraction | None]:
    return {step.name: step.fte for step in one.steps}


def a_mixed_problem() -> Problem:
    """Eight children wait: one for each cause but the last two, for which nothing is to blame."""
    problem = a_short_problem(
        [
            full_worker(),
            a_worker("n1", role="nqsw", fte=fte_for(3), start_date=days(-10)),
            a_worker("w2", fte=fte_for(2)),
        ],
        waiting_cases(8),
        a_profile(1),
        vacancies=(Vacancy("social_worker", fte_for(2), "North"),),
        usual_referrals={"North": Fraction(6)},
        new_cases=99,
        new_cases_protected=99,
        target=23,
    )
    caseload = problem.caseload
    away = a_reduction("w2", percent=100, start=days(-60), end=days(60))
    return prepare_problem(replace(caseload, reductions=(away,)), problem.settings)


def test_the_parts_add_up_to_the_need_and_are_those_counted_by_hand():
    (one,) = [one for one in split(a_mixed_problem()) if one.level == 2]

    assert one.fte == 8 * ONE
    assert list_parts(one) == {
        "vacancies": 2 * ONE,
        "protected": 3 * ONE,
        "absence": 2 * ONE,
        "referrals": 1 * ONE,
    }
    assert one.remainder == 0


def test_each_step_is_the_shortfall_of_the_caseload_without_the_causes_so_far():
    problem = a_mixed_problem()
    (one,) = [one for one in split(problem) if one.level == 2]
    needs = [one.fte]
    for cause in ORDER:
        problem = remove_cause(problem, cause).problem
        needs.append(ask(problem, 2)[0].fte)

    assert [step.fte for step in one.steps] == [before - after for before, after in pairwise(needs)]
    assert one.remainder == needs[-1]
    assert all(step.proven for step in one.steps)


def test_a_cause_of_which_nothing_is_stated_is_not_guessed():
    problem = a_short_problem([full_worker()], waiting_cases(2), a_profile(1))

    (one,) = [one for one in split(problem) if one.level == 2]

    assert [(step.name, step.state, step.fte) for step in one.steps] == [
        ("vacancies", "not_stated", None),
        ("protected", "nothing", 0),
        ("absence", "nothing", 0),
        ("referrals", "not_stated", None),
    ]
    assert one.remainder == one.fte == 2 * ONE


def test_a_need_of_nothing_has_no_causes_to_look_for():
    problem = a_short_problem([a_worker("w1")], waiting_cases(1), vacancies=(Vacancy("social_worker", Fraction(1)),))

    for one in split(problem):
        assert (one.fte, one.remainder) == (0, 0)
        assert all(step.fte in (0, None) for step in one.steps)


def test_without_time_every_part_stays_in_the_remainder():
    stop = Event()
    stop.set()

    for one in split(a_mixed_problem(), stop=stop):
        assert {step.state for step in one.steps} == {"not_reached"}
        assert one.remainder == one.fte


def test_filled_posts_are_whole_ones_and_the_rest():
    problem = a_short_problem(
        [full_worker()], waiting_cases(1), vacancies=(Vacancy("social_worker", Fraction(5, 2), "North"),)
    )

    removed = remove_cause(problem, "vacancies")

    added = [w for w in removed.problem.caseload.workers if w not in problem.caseload.workers]
    assert [(w.team, w.role, w.fte) for w in added] == [
        ("North", "social_worker", 1),
        ("North", "social_worker", 1),
        ("North", "social_worker", Fraction(1, 2)),
    ]
    assert removed.size == Fraction(5, 2)


def test_posts_of_no_team_are_filled_where_there_are_most_cases_for_the_people():
    problem = a_short_problem(
        [a_worker("w1"), a_worker("w2", "South", fte=2)],
        [a_case("c1"), a_case("c2", "South")],
        vacancies=(Vacancy("social_worker", Fraction(1)),),
    )

    filled = remove_cause(problem, "vacancies").problem

    assert [w.team for w in filled.caseload.workers if w.id.startswith("vacant")] == ["North"]


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({"percent": 100}, 1),
        ({"percent": 99}, 0),
        ({"percent": 100, "start": days(1)}, 0),
        ({"percent": 100, "end": days(-1)}, 0),
        ({"percent": 100, "start": days(0), "end": days(0)}, 1),
    ],
)
def test_only_whole_absences_in_force_are_removed(changes: dict[str, Any], size: int):
    problem = a_short_problem([a_worker("w1")], waiting_cases(1))
    problem = prepare_problem(replace(problem.caseload, reductions=(a_reduction("w1", **changes),)))

    removed = remove_cause(problem, "absence")

    assert removed.size == size
    assert removed.state == ("measured" if size else "nothing")


def test_the_newest_families_above_the_usual_are_removed_whole():
    week_ago = MONDAY - timedelta(days=7)
    cases = [
        a_case("c1", family="f1"),
        a_case("c2", family="f1", waiting_since=days(-2)),
        a_case("c3", waiting_since=days(-1)),
        a_case("c4", waiting_since=days(-6)),
        a_case("c5", waiting_since=week_ago),
        a_case("c6", holder="w1"),
    ]
    problem = a_short_problem([a_worker("w1")], cases, usual_referrals={"North": Fraction(3, 2)})

    removed = remove_cause(problem, "referrals")

    assert [case.id for case in removed.problem.caseload.cases] == ["c1", "c2", "c4", "c5", "c6"]
    assert removed.size == 1
