"""What a problem says of hours: travel once a unit, pairs, disciplines, cover; each rounded once."""

from fractions import Fraction

from caseload.domain.problem import Problem
from tests.builders import a_case, a_pair, a_problem, a_worker

TRAVEL = {("hill", "shore"): 25}


def a_pair_of_siblings(**tables: object) -> Problem:
    worker = a_worker(area="hill")
    cases = [a_case("c1", family="f1", area="shore"), a_case("c2", kind="assessment", family="f1", area="shore")]
    return a_problem([worker], cases, **{"travel": TRAVEL, **tables})


def test_travel_counts_once_a_unit_by_the_highest_visits() -> None:
    problem = a_pair_of_siblings()

    assert problem.measure_travel(("c1",), "w1") == 13
    assert problem.measure_travel(("c1", "c2"), "w1") == 25
    assert problem.measure_led_hours(("c1", "c2"), "w1") == 3 + 7 + 2


def test_travel_is_nothing_within_an_area_to_a_blank_one_or_without_a_table() -> None:
    cases = [a_case("c1", area="hill"), a_case("c2")]
    problem = a_problem([a_worker(area="hill"), a_worker("w2")], cases, travel=TRAVEL)

    assert problem.measure_travel(("c1",), "w1") == problem.measure_travel(("c2",), "w1") == 0
    assert problem.measure_travel(("c1",), "w2") == 0
    assert a_pair_of_siblings(travel={}).measure_travel(("c1",), "w1") == 0


def test_a_missing_pair_of_areas_takes_the_policys_minutes() -> None:
    problem = a_problem([a_worker(area="hill")], [a_case(kind="assessment", area="moor")], travel=TRAVEL)

    assert problem.measure_travel(("c1",), "w1") == 30


def test_every_distinct_area_of_a_unit_is_travelled_to() -> None:
    cases = [a_case("c1", family="f1", area="shore"), a_case("c2", family="f1", area="moor")]
    problem = a_problem([a_worker(area="hill")], cases, travel={**TRAVEL, ("hill", "moor"): 10})

    assert problem.measure_travel(("c1", "c2"), "w1") == 18


def test_pair_hours_override_the_cases_hours_and_its_travel() -> None:
    problem = a_pair_of_siblings(pairs={("c2", "w1"): a_pair(0.3)})

    assert problem.measure_hours("c2", "w1") == 2
    assert problem.measure_travel(("c2",), "w1") == 0
    assert problem.measure_travel(("c1", "c2"), "w1") == 13


def test_a_pair_that_states_only_a_cost_changes_no_hours() -> None:
    problem = a_pair_of_siblings(pairs={("c2", "w1"): a_pair(cost=7)})

    assert problem.measure_hours("c2", "w1") == 7
    assert not problem.has_pair_hours("c2", "w1")


def test_a_worker_needs_longer_for_a_discipline_than_its_practitioner() -> None:
    problem = a_problem(cases=[a_case(discipline={"therapy": 0.5})])

    assert problem.measure_discipline("c1", "therapy") == 2
    assert problem.measure_undone_discipline("c1", "therapy") == 3


def test_covering_takes_half_the_hours_of_the_unit_rounded_up_once() -> None:
    cases = [a_case("c1", hours=Fraction(3, 4)), a_case("c2", hours=Fraction(1))]
    problem = a_problem(cases=cases)

    assert problem.measure_cover_hours(("c1",)) == 2
    assert problem.measure_cover_hours(("c1", "c2")) == 4
