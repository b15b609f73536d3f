"""Decisions name what is there, and do not contradict each other."""

from pathlib import Path
from typing import Any

import pytest

from caseload.domain.caseload import Decision
from caseload.intake.build_decisions import with_decisions
from tests.intake.caseload_files import read_tables, refuse_tables, tell


def decide(*words: str) -> list[dict[str, Any]]:
    """Rows on the case c1: each a word, then a worker and a penalty if there are any."""
    return [dict(zip(("case", "decision", "worker", "penalty"), ("c1", *word.split()), strict=False)) for word in words]


@pytest.mark.parametrize(
    "words",
    [
        ("give w1", "wait"),
        ("give w1", "give w2"),
        ("give w1", "not w1"),
        ("prefer w1", "not w1"),
        ("prefer w1 5", "prefer w1 6"),
    ],
)
def test_contradictory_decisions_are_refused(tmp_path: Path, words: tuple[str, str]) -> None:
    (fault,) = refuse_tables(tmp_path, decisions=decide(*words))

    assert (fault.code, fault.what) == ("E604", "two decisions on case c1 contradict each other")
    assert fault.where == "decisions.csv row 2 and decisions.csv row 3"


def test_the_contradiction_is_told_in_words(tmp_path: Path) -> None:
    assert tell(refuse_tables(tmp_path, decisions=decide("give w1", "not w1")))[0].endswith(
        "two decisions on case c1 contradict each other (got give w1 and not w1). Keep one of them."
    )


@pytest.mark.parametrize(
    "words", [("not w1", "not w2"), ("wait", "not w1"), ("give w1", "give w1"), ("prefer w1", "prefer w2")]
)
def test_decisions_that_go_together_stand(tmp_path: Path, words: tuple[str, str]) -> None:
    decisions = read_tables(tmp_path, decisions=decide(*words)).caseload.decisions

    assert len(decisions) == len(set(words))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"case": "c9", "decision": "wait"}, "E601"),
        ({"case": "c1", "decision": "give", "worker": "w9"}, "E602"),
        ({"case": "c1", "decision": "give"}, "E603"),
        ({"case": "c1", "decision": "not"}, "E603"),
        ({"case": "c1", "decision": "prefer", "penalty": 3}, "E603"),
        ({"case": "c1", "decision": "prefer", "worker": "w1", "penalty": -3}, "E303"),
    ],
)
def test_a_decision_that_names_what_is_not_there_is_refused(tmp_path: Path, row: dict[str, Any], code: str) -> None:
    assert [fault.code for fault in refuse_tables(tmp_path, decisions=[row])] == [code]


def test_a_preference_without_a_penalty_has_the_policys(tmp_path: Path) -> None:
    caseload = read_tables(tmp_path, decisions=decide("prefer w1")).caseload

    assert caseload.decisions == (Decision("c1", "prefer", "w1", caseload.policy.earlier_cost),)


def test_the_table_may_be_called_pins(tmp_path: Path) -> None:
    assert len(read_tables(tmp_path, pins=decide("wait")).caseload.decisions) == 1


def test_decisions_of_the_command_line_join_those_of_the_table(tmp_path: Path) -> None:
    caseload = read_tables(tmp_path, decisions=decide("not w2")).caseload

    changed, faults = with_decisions(caseload, [Decision("C1", "give", "W1"), Decision("c1", "not", "w2")])

    assert faults == ()
    assert changed.decisions == (Decision("c1", "give", "w1"), Decision("c1", "not", "w2"))
    assert changed.input_hash == caseload.input_hash


def test_decisions_of_the_command_line_may_not_contradict_the_table(tmp_path: Path) -> None:
    caseload = read_tables(tmp_path, decisions=decide("give w2")).caseload

    _, faults = with_decisions(caseload, [Decision("c1", "give", "w1"), Decision("c7", "wait")])

    assert tell(faults) == [
        "E601 decision for c7: the decision is about a case that is not there (got c7). "
        "Correct the case, or leave the decision out.",
        "E604 decisions and decision for c1: two decisions on case c1 contradict each other (got give w2 and give w1). "
        "Keep one of them.",
    ]
