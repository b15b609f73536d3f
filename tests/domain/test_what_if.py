"""A what-if about people changes the caseload it is asked of and nothing else."""

from dataclasses import replace

from caseload.domain.calendar import measure_availability
from caseload.domain.what_if import Absent, Added, Changed, apply_what_ifs
from tests.builders import MONDAY, a_case, a_problem, a_reduction, a_worker, days

CASELOAD = a_problem([a_worker("w1"), a_worker("w3")], [a_case("c1", holder="w1")]).caseload


def test_no_what_if_leaves_the_caseload_as_it_is() -> None:
    assert apply_what_ifs(CASELOAD, ()) == CASELOAD


def test_an_absence_takes_all_of_a_worker_up_to_the_day_before_they_are_back() -> None:
    changed = apply_what_ifs(CASELOAD, [Absent("w1", days(14))])

    (reduction,) = changed.reductions
    assert (reduction.worker, reduction.percent) == ("w1", 100)
    assert [measure_availability(changed.workers[0], changed.reductions, day) for day in (MONDAY, days(13))] == [0, 0]
    assert measure_availability(changed.workers[0], changed.reductions, days(14)) == 1
    assert measure_availability(changed.workers[0], changed.reductions, days(-1)) == 1


def test_an_absence_without_a_day_back_does_not_end() -> None:
    (reduction,) = apply_what_ifs(CASELOAD, [Absent("w1")]).reductions

    assert (reduction.start, reduction.end) == (MONDAY, None)


def test_an_absence_stands_beside_the_reductions_that_are_there() -> None:
    stated = replace(CASELOAD, reductions=(a_reduction("w3", 50),))

    changed = apply_what_ifs(stated, [Absent("w1", days(7))])

    assert [reduction.worker for reduction in changed.reductions] == ["w1", "w3"]
    assert changed.reductions[1] == stated.reductions[0]


def test_an_added_worker_stands_where_their_id_belongs() -> None:
    changed = apply_what_ifs(CASELOAD, [Added(a_worker("w2", team="South"))])

    assert [worker.id for worker in changed.workers] == ["w1", "w2", "w3"]


def test_what_was_read_is_still_told_by_its_hash() -> None:
    stated = replace(CASELOAD, input_hash="abc")

    assert apply_what_ifs(stated, [Absent("w1"), Added(a_worker("new1"))]).input_hash == "abc"


def test_a_change_of_the_policy_is_left_to_reading() -> None:
    assert apply_what_ifs(CASELOAD, [Changed("cap", "20")]) == CASELOAD
