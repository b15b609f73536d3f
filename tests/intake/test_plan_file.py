"""A plan is read from our JSON, our workbook, or a manager's own list, and its names are looked up."""

import json
from pathlib import Path

import openpyxl
import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.plan_file import open_plan, read_plan
from tests.builders import a_case, a_problem, a_worker, days


def make_problem():
    workers = [a_worker("w1"), a_worker("w2"), a_worker("left", last_day=days(-30))]
    cases = [a_case("c1", holder="w1", co_worker="w2"), a_case("c2"), a_case("c3", holder="left")]
    return a_problem(workers, cases)


def write_list(path: Path, rows: list[tuple[str, str | None]], heads: tuple[str, str] = ("case", "worker")) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["My own list"])
    book.active.append(list(heads))
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def test_a_list_in_a_workbook_says_who_leads_each_case(tmp_path: Path) -> None:
    path = write_list(tmp_path / "mine.xlsx", [("c1", "w1"), ("c2", "W2 "), ("c3", None)])

    plan = read_plan(path, make_problem())

    assert plan.lead == {"c1": "w1", "c2": "w2", "c3": None}


@pytest.mark.parametrize("heads", [("Child ID", "Allocated Worker"), ("Case", "Proposed worker"), ("Unique ID", "To")])
def test_headings_that_others_use_are_found(tmp_path: Path, heads: tuple[str, str]) -> None:
    path = write_list(tmp_path / "mine.xlsx", [("c1", "w1"), ("c2", "w2"), ("c3", "w2")], heads)

    assert read_plan(path, make_problem()).lead["c2"] == "w2"


def test_who_stands_beside_a_case_that_stays_is_taken_to_stay(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("case;worker\nc1;w1\nc2;\nc3;\n")

    assert read_plan(path, make_problem()).co_worker == {"c1": "w2"}


def test_a_holder_who_has_left_counts_as_nobody(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("case,worker\nc1,w1\nc2,unallocated\nc3,left\n")

    assert read_plan(path, make_problem()).lead == {"c1": "w1", "c2": None, "c3": None}


def test_every_fault_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("case,worker\nc1,nobody\nc1,w1\nc9,w1\n")

    with pytest.raises(InputRefused) as refused:
        read_plan(path, make_problem())

    told = {(fault.code, fault.where) for fault in refused.value.faults}
    assert told == {
        ("E902", "mine.csv, row 2"),
        ("E904", "mine.csv, row 3"),
        ("E901", "mine.csv, row 4"),
        ("E903", "mine.csv"),
    }


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("none.json", None, "E101"),
        ("odd.pdf", "x", "E103"),
        ("empty.csv", "", "E905"),
        ("cut.json", '{"assignments": [], "unallocated": []}', "E905"),
        ("other.json", '{"workers": []}', "E905"),
        ("worse.json", '{"assignments": 3, "unallocated": [], "run": {}}', "E905"),
    ],
)
def test_what_is_no_plan_is_refused_by_its_code(tmp_path: Path, name: str, content: str | None, code: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)

    with pytest.raises(InputRefused) as refused:
        open_plan(tmp_path / name)

    assert [fault.code for fault in refused.value.faults] == [code]


def test_our_json_carries_the_settings_it_was_made_under(tmp_path: Path) -> None:
    decision = {"case": "c2", "decision": "give", "worker": "w2", "penalty": 0, "reason": "CONTIN", "review": None}
    settings = {"moves": None, "hand_over": True, "decisions": [decision], "policy": "cap = 20\n"}
    run = {"settings": settings, "input_hash": "a", "policy_hash": "b"}
    beside = {"co_worker": "w2", "overseer": None, "cover": None, "discipline": None}
    rows = [{"case": "c1", "worker": "w1", **beside}, {"case": "c2", "worker": "w2", "discipline": None}]
    support = [{"officer": "w2", "worker": "w1", "hours": 1.25}]
    plan = {"assignments": rows, "unallocated": [{"case": "c3"}], "support": support, "goals": []}
    (tmp_path / "plan.json").write_text(json.dumps({**plan, "as_of": "2026-01-05", "run": run}))

    file = open_plan(tmp_path / "plan.json")
    read = read_plan(tmp_path / "plan.json", make_problem())

    assert file.settings is not None
    assert (file.settings.moves, file.settings.hand_over, file.settings.policy_text) == (None, True, "cap = 20\n")
    assert [(one.case, one.word, one.worker) for one in file.settings.decisions] == [("c2", "give", "w2")]
    assert read.lead == {"c1": "w1", "c2": "w2", "c3": None}
    assert read.co_worker == {"c1": "w2"} and read.support == {("w2", "w1"): 5}
