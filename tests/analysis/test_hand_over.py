"""Whose cases are to be handed over."""

from caseload.analysis.hand_over import list_to_hand_over
from caseload.domain.findings import ToHandOver
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days


def test_who_leaves_or_goes_away_for_long_is_listed_with_what_they_lead_first_to_go_first() -> None:
    workers = [a_worker("w1", last_day=days(20)), a_worker("w2"), a_worker("w3", last_day=days(60)), a_worker("w4")]
    cases = [a_case("c1", holder="w1"), a_case("c2", holder="w2"), a_case("c3", holder="w3"), a_case("c4", holder="w2")]
    away = [a_reduction("w2", 100, days(9), days(90)), a_reduction("w4", 100, days(9), days(90))]
    problem = a_problem(workers, cases, reductions=away)

    found = list_to_hand_over(problem, a_plan(problem))

    assert found == (ToHandOver("w2", days(9), ("c2", "c4")), ToHandOver("w1", days(20), ("c1",)))
