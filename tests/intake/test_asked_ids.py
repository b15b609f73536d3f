"""Ids that a question names: found as they are meant, or refused with the nearest."""

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.asked_ids import find_case, find_case_or_worker, find_worker
from tests.builders import a_case, a_caseload, a_worker

CASELOAD = a_caseload([a_worker("w1"), a_worker("Amy Smith"), a_worker("x1")], [a_case("c1"), a_case("x1")])


def test_an_id_is_found_without_case_and_spaces() -> None:
    assert find_worker(CASELOAD, "amy smith") == "Amy Smith"
    assert find_case(CASELOAD, "C1") == "c1"


def test_an_id_of_both_is_told_as_both() -> None:
    assert find_case_or_worker(CASELOAD, "x1") == ("x1", "x1")
    assert find_case_or_worker(CASELOAD, "w1") == (None, "w1")


def test_an_id_of_neither_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputRefused) as refused:
        find_case_or_worker(CASELOAD, "Amy Smyth")

    assert "Amy Smith" in refused.value.faults[0].fix
