"""Travel minutes, costs of pairs, penalties of preferences, and known workers passed over."""

from tests.audit.asking import measure
from tests.builders import a_case, a_pair, a_plan, a_policy, a_problem, a_reduction, a_worker, days, prefer

TRAVEL = {("hill", "shore"): 50, ("hill", "dale"): 20}


def test_minutes_are_highest_visits_there_and_back_to_each_distinct_area_rounded_up() -> None:
    cases = [
        a_case("c1", family="f", holder="w1", area="shore", kind="care_leaver"),
        a_case("c2", family="f", holder="w1", area="dale", kind="child_protection"),
        a_case("c3", family="f", holder="w1", area="dale"),
    ]
    problem = a_problem([a_worker(area="hill")], cases, travel=TRAVEL)

    assert measure("fit", problem) == 70
    assert measure("fit", problem, a_plan(problem, {"c2": None, "c3": None})) == 12


def test_the_same_or_a_blank_area_or_no_table_is_no_travel() -> None:
    cases = [a_case("c1", holder="w1", area="hill"), a_case("c2", holder="w1"), a_case("c3", holder="w2", area="shore")]
    workers = [a_worker(area="hill"), a_worker("w2")]

    assert measure("fit", a_problem(workers, cases, travel=TRAVEL)) == 0
    assert measure("fit", a_problem(workers, [a_case(holder="w1", area="shore")])) == 0


def test_a_missing_pair_of_areas_takes_the_usual_minutes() -> None:
    case = a_case(holder="w1", area="moor", kind="section_47")

    assert measure("fit", a_problem([a_worker(area="hill")], [case], travel=TRAVEL)) == 60


def test_costs_of_pairs_count_for_the_worker_who_leads() -> None:
    pairs = {("c1", "w1"): a_pair(cost=7), ("c1", "w2"): a_pair(cost=2), ("c2", "w2"): a_pair(cost=4)}
    problem = a_problem([a_worker(), a_worker("w2")], [a_case(holder="w1"), a_case("c2")], pairs=pairs)

    assert measure("fit", problem) == 7
    assert measure("fit", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == 6


def test_a_preference_costs_its_penalty_unless_it_is_met() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [a_case()], decisions=[prefer("c1", "w2", 25)])
    off = a_problem(
        [a_worker()], [a_case()], decisions=[prefer("c1", "w2", 25)], policy=a_policy(rules_off={"decisions"})
    )

    assert measure("fit", problem) == 25
    assert measure("fit", problem, a_plan(problem, {"c1": "w1"})) == 25
    assert measure("fit", problem, a_plan(problem, {"c1": "w2"})) == 0
    assert measure("fit", off) == 0


def test_passing_over_an_available_worker_the_child_knows_costs_once() -> None:
    workers = [a_worker(), a_worker("w2"), a_worker("w3")]
    problem = a_problem(workers, [a_case(earlier=["w2", "w3"])])
    gone = a_problem(workers, [a_case(earlier=["w2"])], reductions=[a_reduction("w2")])

    assert measure("fit", problem) == 0
    assert measure("fit", problem, a_plan(problem, {"c1": "w1"})) == 30
    assert measure("fit", problem, a_plan(problem, {"c1": "w3"})) == 0
    assert measure("fit", gone, a_plan(gone, {"c1": "w1"})) == 0


def test_a_kept_case_passes_nobody_over() -> None:
    assert measure("fit", a_problem([a_worker(), a_worker("w2")], [a_case(holder="w1", earlier=["w2"])])) == 0


def test_what_waits_for_an_absent_holder_costs_no_travel() -> None:
    away = [a_reduction("w1", 100, days(-3), days(10))]
    case = a_case(holder="w1", area="shore")
    problem = a_problem(
        [a_worker(area="hill")], [case], travel=TRAVEL, reductions=away, pairs={("c1", "w1"): a_pair(cost=5)}
    )

    assert measure("fit", problem) == 0
