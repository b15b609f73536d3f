"""Priority x (1 + weeks waiting), over cases without a worker and cases to hand on that nobody took."""

import pytest

from tests.audit.asking import measure
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days


@pytest.mark.parametrize(
    ("kind", "waited", "value"),
    [
        ("looked_after", 0, 8),
        ("section_47", 0, 6),
        ("assessment", 0, 3),
        ("child_in_need", 0, 1),
        ("child_in_need", 6, 1),
        ("child_in_need", 7, 2),
        ("assessment", 20, 9),
        ("looked_after", 7 * 26, 8 * 27),
        ("looked_after", 7 * 40, 8 * 27),
    ],
)
def test_one_case_counts_by_priority_and_full_weeks(kind: str, waited: int, value: int) -> None:
    problem = a_problem([a_worker()], [a_case(kind=kind, waiting_since=days(-waited))])

    assert measure("unallocated", problem) == value
    assert measure("unallocated", problem, a_plan(problem, {"c1": "w1"})) == 0


def test_proceedings_count_like_the_most_urgent_must_allocate_kind() -> None:
    assert measure("unallocated", a_problem([a_worker()], [a_case(proceedings="pre")])) == 8


def test_without_a_date_the_weeks_run_from_the_loss_of_the_holder() -> None:
    problem = a_problem([a_worker(last_day=days(-15))], [a_case(holder="w1")])

    assert measure("unallocated", problem) == 1 + 2


def test_cases_add_up() -> None:
    cases = [a_case("c1"), a_case("c2", kind="assessment"), a_case("c3", holder="w1")]

    assert measure("unallocated", a_problem([a_worker()], cases)) == 4


def test_a_case_to_hand_on_counts_until_someone_takes_it() -> None:
    workers = [a_worker(), a_worker("w2", "South")]
    problem = a_problem(workers, [a_case(kind="assessment", holder="w2", transfer=True)])

    assert measure("unallocated", problem) == 3
    assert measure("unallocated", problem, a_plan(problem, {"c1": "w1"})) == 0


def test_a_case_that_waits_for_its_holder_does_not_count() -> None:
    away = [a_reduction("w1", 100, days(-3), days(10))]

    assert measure("unallocated", a_problem([a_worker()], [a_case(holder="w1")], reductions=away)) == 0
