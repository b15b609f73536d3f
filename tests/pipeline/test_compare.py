"""What is at two paths: plans and caseloads in every form, told apart and compared."""

from datetime import date
from pathlib import Path
from shutil import copytree
from threading import Event

import pytest

from caseload.domain.errors import InputRefused, UsageRefused
from caseload.pipeline.compare import CompareReport, compare_paths
from caseload.pipeline.request import Request
from tests.cli.running import CASES, Runner, write_small

OWN = "case,worker\nc1,w1\nc2,w1\nc3,w2\nc4,w3\nc5,w3\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


def compare(first: Path, second: Path, for_path: Path | None = None, stop: Event | None = None) -> CompareReport:
    """The comparison of two paths on a fixed day."""
    return compare_paths((first, second), Request(first, date(2026, 1, 5), seconds=20), for_path, stop=stop)


@pytest.fixture
def plan(run: Runner, small: Path, tmp_path: Path) -> Path:
    target = tmp_path / "plan.json"
    run("allocate", small, "--out", target, "--no-advice", "--quiet")
    return target


def test_a_plan_and_the_caseload_it_is_for_are_the_same_when_allocated_again(small: Path, plan: Path) -> None:
    report = compare(plan, small)

    assert (report.first.form, report.second.form) == ("plan", "caseload")
    assert report.comparison.is_same and report.warnings == ()


def test_a_json_plan_keeps_its_bounds_and_a_list_is_only_weighed(small: Path, plan: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN)

    report = compare(plan, own, small)

    assert not report.first.is_weighed and all(goal.proven for goal in report.first.goals)
    assert report.second.is_weighed and not any(goal.proven for goal in report.second.goals)
    assert [one.cases for one in report.comparison.moved] != [] or report.comparison.only_second


def test_a_proposal_folder_and_workbook_are_plans(run: Runner, small: Path, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    run("allocate", small, "--out", folder, "--no-advice", "--quiet")

    assert compare(folder, folder / "proposal.xlsx", small).comparison.is_same
    assert compare(folder, small).first.form == "plan"


def test_a_plan_changed_by_hand_is_weighed_and_no_longer_proven(small: Path, plan: Path) -> None:
    plan.write_text(plan.read_text().replace('"value": 0,\n      "bound": 0', '"value": 7,\n      "bound": 7', 1))

    assert compare(plan, small).first.is_weighed


def test_two_weeks_are_both_allocated_and_what_differs_in_them_is_told(small: Path, tmp_path: Path) -> None:
    later = copytree(small, tmp_path / "later")
    (later / "cases.csv").write_text(
        CASES.replace("c4,North,child_in_need,f4,,2025-12-29\n", "c9,North,assessment,f9,,\n")
    )

    report = compare(small, later)

    assert report.first.form == report.second.form == "caseload"
    tables = {table.table: table for table in report.comparison.input.tables}
    assert (tables["cases"].gone, tables["cases"].new) == (("c4",), ("c9",))


def test_plans_need_the_caseload_they_are_for(plan: Path) -> None:
    with pytest.raises(UsageRefused, match="--for"):
        compare(plan, plan)


def test_a_plan_for_another_caseload_is_told_of(small: Path, plan: Path, tmp_path: Path) -> None:
    other = copytree(small, tmp_path / "other")
    (other / "cases.csv").write_text(CASES.replace("child_in_need,f5", "assessment,f5"))

    assert [fault.code for fault in compare(plan, plan, other).warnings] == ["W901"]


def test_a_plan_with_unknown_cases_is_refused_with_every_one(small: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN.replace("c4,w3", "c44,w3"))

    with pytest.raises(InputRefused) as refusal:
        compare(own, small)

    assert {fault.code for fault in refusal.value.faults} == {"E901", "E903"}


def test_a_path_that_is_not_there_is_refused(small: Path, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        compare(tmp_path / "none.json", small)

    assert [fault.code for fault in refusal.value.faults] == ["E101"]


def test_a_stopped_run_says_so(small: Path, plan: Path) -> None:
    stop = Event()
    stop.set()

    assert compare(plan, small, stop=stop).is_stopped
