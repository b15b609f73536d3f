"""A manager's decisions, read back from the workbook that carried the proposal."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from caseload.domain.caseload import Decision
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.problem import Problem
from caseload.intake.proposal import read_proposal_decisions
from caseload.intake.proposal_words import PROPOSAL_CODES
from caseload.render.workbook.proposal import write_proposal
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days
from tests.render.report_builder import FACTS, a_report, a_week_problem, a_week_report

Marks = Mapping[str, Sequence[Any]]


def decide(path: Path, marks: Marks, sheet: str = "Allocation") -> Path:
    """Fill in Decision and Reason of some cases, as a manager does."""
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    for row in book[sheet].iter_rows(min_row=2):
        for name, value in zip(("Decision", "Reason"), marks.get(row[0].value, ()), strict=False):
            row[heads.index(name)].value = value
    book.save(path)
    return path


def read(path: Path, problem: Problem, **hashes: str) -> tuple[Decision, ...]:
    found = {"input_hash": FACTS.input_hash, "policy_hash": FACTS.policy_hash, **hashes}
    return read_proposal_decisions(path, found["input_hash"], found["policy_hash"], problem.standings)


def refuse(path: Path, problem: Problem, **hashes: str) -> tuple[Fault, ...]:
    with pytest.raises(InputRefused) as refusal:
        read(path, problem, **hashes)
    return refusal.value.faults


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """The proposal of a week, undecided."""
    write_proposal(a_week_report(), tmp_path / "proposal.xlsx")
    return tmp_path / "proposal.xlsx"


def test_a_proposal_in_which_nothing_is_decided_has_no_decisions(week: Path) -> None:
    assert read(week, a_week_problem()) == ()


def test_agree_gives_a_new_and_a_moving_case_to_its_proposed_worker(week: Path) -> None:
    decide(week, {"c074": ["agree", "CAPACI"], "c068": ["Agree"]})

    assert read(week, a_week_problem()) == (
        Decision("c068", "give", "w2"),
        Decision("c074", "give", "w7", reason="CAPACI"),
    )


def test_agree_is_no_decision_for_a_case_that_stays_or_waits_for_its_holder(week: Path) -> None:
    assert read(decide(week, {"c001": ["agree"], "c060": ["agree"]}), a_week_problem()) == ()


def test_agree_lets_a_case_without_a_worker_wait(week: Path) -> None:
    assert read(decide(week, {"c076": ["agree"]}), a_week_problem()) == (Decision("c076", "wait"),)


def test_agree_is_no_decision_where_an_available_holder_loses_a_case(tmp_path: Path) -> None:
    problem = a_problem([a_worker()], [a_case(holder="w1")])
    path = tmp_path / "proposal.xlsx"
    write_proposal(a_report(problem, a_plan(problem, {"c1": None})), path)

    assert read(decide(path, {"c1": ["agree"]}), problem) == ()


def test_give_to_a_worker_is_a_decision_with_its_reason_by_code_or_in_words(week: Path) -> None:
    marks = {
        "c076": ["give to w1", "skills or experience that the case needs"],
        "c001": ["GIVE  w1", "contin"],
        "c074": ["give to: W9"],
    }

    assert read(decide(week, marks), a_week_problem()) == (
        Decision("c001", "give", "w1", reason="CONTIN"),
        Decision("c074", "give", "w9"),
        Decision("c076", "give", "w1", reason="SKILLS"),
    )


def test_wait_leaves_a_case_unallocated(week: Path) -> None:
    assert read(decide(week, {"c074": ["wait"]}), a_week_problem()) == (Decision("c074", "wait"),)


def test_every_fault_is_told_at_once_with_its_row(week: Path) -> None:
    marks = {
        "c074": ["give to w99"],
        "c075": ["w2"],
        "c076": ["perhaps"],
        "c077": ["give to"],
        "c078": ["agree", "the mother said so"],
        "c001": ["wait"],
        "c002": [None, "CAPACI"],
    }

    faults = refuse(decide(week, marks), a_week_problem())

    assert sorted(fault.code for fault in faults) == ["E602", "E603", "E606", "E804", "E804", "E805", "E806"]
    assert all(fault.where.startswith("sheet Allocation, row ") for fault in faults)
    told = {fault.code: str(fault) for fault in faults}
    assert "Did you mean w9" in told["E602"]
    assert "column Decision" in told["E606"] and "held by w1" in told["E606"]
    assert {fault.fix for fault in faults if fault.code == "E804"} >= {"Did you mean give to w2?"}


def test_what_somebody_wrote_as_a_reason_is_never_repeated(week: Path) -> None:
    faults = refuse(decide(week, {"c074": ["agree", "the mother said so"]}), a_week_problem())

    assert "mother" not in str(faults[0]) and faults[0].got is None


def test_a_case_that_is_not_in_the_caseload_is_named_with_the_nearest(week: Path) -> None:
    book = openpyxl.load_workbook(week)
    book["Allocation"]["A2"], book["Allocation"]["L2"] = "c0761", "wait"
    book.save(week)

    faults = refuse(week, a_week_problem())

    assert [fault.code for fault in faults] == ["E601"]
    assert "c076" in faults[0].fix


def test_a_changed_proposed_worker_is_refused(week: Path) -> None:
    book = openpyxl.load_workbook(week)
    book["Allocation"]["F2"], book["Allocation"]["L2"] = "nobody known", "agree"
    book.save(week)

    assert [fault.code for fault in refuse(week, a_week_problem())] == ["E807"]


def test_a_proposal_of_another_caseload_or_policy_is_refused_by_name(week: Path) -> None:
    faults = refuse(decide(week, {"c074": ["nonsense"]}), a_week_problem(), input_hash="x", policy_hash="y")

    assert [fault.code for fault in faults] == ["E802", "E803"]
    assert "this proposal (5f0e1d2c) was made from another caseload" in faults[0].what
    assert "this proposal (5f0e1d2c) was made under another policy" in faults[1].what


@pytest.mark.parametrize("sheet", ["Allocation", "Run"])
def test_a_workbook_without_a_sheet_of_ours_is_no_proposal(week: Path, sheet: str) -> None:
    book = openpyxl.load_workbook(week)
    del book[sheet]
    book.save(week)

    assert [fault.code for fault in refuse(week, a_week_problem())] == ["E801"]


def test_a_workbook_whose_headings_were_changed_is_no_proposal(week: Path) -> None:
    book = openpyxl.load_workbook(week)
    book["Allocation"]["L1"] = "My view"
    book.save(week)

    assert [fault.code for fault in refuse(week, a_week_problem())] == ["E801"]


def test_a_file_that_is_not_there_or_not_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_text("case,decision")

    assert [fault.code for fault in refuse(tmp_path / "missing.xlsx", a_problem())] == ["E101"]
    assert [fault.code for fault in refuse(tmp_path / "plan.xlsx", a_problem())] == ["E103"]


def test_rows_in_another_order_and_more_columns_do_no_harm(week: Path) -> None:
    decide(week, {"c074": ["agree"]})
    book = openpyxl.load_workbook(week)
    sheet = book["Allocation"]
    sheet.insert_cols(1)
    sheet.insert_rows(1)
    sheet["A1"] = "My title"
    book.save(week)

    assert read(week, a_week_problem()) == (Decision("c074", "give", "w7"),)


def test_a_workbook_without_the_sheet_workload_still_knows_the_holders(week: Path) -> None:
    decide(week, {"c076": ["give to w1"]})
    book = openpyxl.load_workbook(week)
    del book["Workload"]
    book.save(week)

    assert read(week, a_week_problem()) == (Decision("c076", "give", "w1"),)


def test_agreeing_to_everything_leaves_the_same_plan_as_the_base_plan(week: Path) -> None:
    problem = a_week_problem()
    undecided = read(decide(week, {case: ["agree"] for case in problem.standings}), problem)

    decided = a_problem(
        problem.caseload.workers,
        problem.caseload.cases,
        policy=problem.policy,
        reductions=problem.caseload.reductions,
        decisions=undecided,
    )

    plan = a_week_report().solved.plan.lead
    assert a_plan(decided).lead == plan


@settings(max_examples=15, deadline=None)
@given_any(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_text_as_a_decision_is_understood_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "proposal.xlsx"
    problem = a_problem([a_worker()], [a_case(), a_case("c2", holder="w1")])
    write_proposal(a_report(problem), path)
    decide(path, {"c1": ["'" + text if text.startswith("=") else text]})

    try:
        found = {decision.word for decision in read(path, problem)}
    except InputRefused as refusal:
        found = {fault.code for fault in refusal.faults}
    assert found <= {"give", "wait", "E602", "E603", "E804", "E313", "E314"}


@pytest.mark.needs_libreoffice
def test_a_proposal_saved_by_libreoffice_is_read_alike(week: Path, tmp_path: Path) -> None:
    decide(week, {"c074": ["agree", "CAPACI"], "c076": ["give to w1"]})
    order = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "xlsx"]
    order += ["--outdir", str(tmp_path / "saved"), str(week)]
    subprocess.run(order, check=True, capture_output=True, timeout=90)

    assert read(tmp_path / "saved" / "proposal.xlsx", a_week_problem()) == (
        Decision("c074", "give", "w7", reason="CAPACI"),
        Decision("c076", "give", "w1"),
    )


def test_a_waiting_case_may_be_given_away(tmp_path: Path) -> None:
    away = a_reduction("w1", 100, days(-7), days(7))
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case(holder="w1")], reductions=[away])
    write_proposal(a_report(problem), tmp_path / "proposal.xlsx")

    found = read(decide(tmp_path / "proposal.xlsx", {"c1": ["give to w2", "ABSENC"]}), problem)

    assert found == (Decision("c1", "give", "w2", reason="ABSENC"),)


def test_every_code_of_a_proposal_is_used() -> None:
    source = Path(__file__).parents[2] / "src" / "caseload" / "intake"
    text = "".join((source / name).read_text(encoding="utf-8") for name in ("proposal.py", "proposal_sheets.py"))

    assert all(f'"{code}"' in text for code in PROPOSAL_CODES)


def test_a_users_own_column_of_the_same_name_is_not_taken_for_ours(tmp_path: Path) -> None:
    path = tmp_path / "proposal.xlsx"
    write_proposal(a_week_report(extra={"c074": {"Reason": "my note", "Decision": "see file"}}), path)

    assert read(path, a_week_problem()) == ()
