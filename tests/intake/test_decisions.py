"""A decision beats every rule but those that no decision may break, which are named."""

from pathlib import Path
from typing import Any

import pytest

from caseload.domain.prepare import prepare_problem
from caseload.intake.decisions import find_decision_faults
from tests.intake.caseload_files import read_tables, some_cases, some_workers, tell

WORKERS = some_workers(
    {"worker": "new", "role": "NQSW", "start_date": "2025-10-01"},
    {"worker": "half", "role": "NQSW", "start_date": "2025-05-01"},
    {"worker": "officer", "role": "SWSO"},
    {"worker": "away", "last_day": "2025-12-31"},
)
CASES = some_cases(
    {"case": "cp", "kind": "CP"},
    {"case": "court", "proceedings": "court"},
    {"case": "new", "kind": "CIN"},
    {"case": "wait", "kind": "CIN", "holder": "away"},
)


def check(folder: Path, *rows: dict[str, Any]) -> list[str]:
    caseload = read_tables(folder, workers=WORKERS, cases=CASES, decisions=rows).caseload
    return tell(find_decision_faults(prepare_problem(caseload)))


@pytest.mark.parametrize(
    ("case", "worker", "rule"),
    [("cp", "officer", "lead"), ("court", "officer", "lead"), ("cp", "new", "protected"), ("court", "new", "protected"),
     ("new", "away", "one_worker")],
)  # fmt: skip
def test_a_give_that_breaks_what_none_may_is_refused_by_the_rules_name(
    tmp_path: Path, case: str, worker: str, rule: str
) -> None:
    (fault,) = check(tmp_path, {"case": case, "decision": "give", "worker": worker})

    assert fault.startswith(f"E605 decision for {case}: this `give` breaks the rule `{rule}`, which no decision may: ")


@pytest.mark.parametrize(("case", "worker"), [("cp", "w1"), ("cp", "half"), ("new", "officer"), ("new", "new")])
def test_other_gives_stand(tmp_path: Path, case: str, worker: str) -> None:
    assert check(tmp_path, {"case": case, "decision": "give", "worker": worker}) == []


def test_a_case_with_an_available_holder_cannot_wait(tmp_path: Path) -> None:
    assert check(tmp_path, {"case": "c1", "decision": "wait"}) == [
        "E606 decision for c1: a case with an available holder cannot wait (got wait, held by w1). "
        "Leave the decision out, or add `not` w1 if they must not keep the case."
    ]


def test_a_case_whose_holder_is_gone_or_ruled_out_may_wait(tmp_path: Path) -> None:
    rows = (
        {"case": "wait", "decision": "wait"},
        {"case": "c1", "decision": "wait"},
        {"case": "c1", "decision": "not", "worker": "w1"},
    )

    assert check(tmp_path, *rows) == []
