"""Questions of a manager on the instance team-short, asked on the real command line."""

import json
import re
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.commands import run_caseload

Json = dict[str, object]


def ask(root: Path, *words: str, code: int = 0) -> str:
    command, *rest = words
    return " ".join(run_caseload(command, "instances/team-short", *rest, "--quiet", cwd=root, code=code).split())


def test_an_absent_holders_case_goes_to_another_and_says_why(root: Path) -> None:
    shown = ask(root, "explain", "c094")

    assert "w6 is away, no return date." in shown
    assert "It is the best choice: with nobody this week, the next," in shown
    assert "w1 and w3: their cap leaves no room" in shown


def test_an_unallocated_case_says_why_and_what_the_nearest_choice_costs(root: Path, tmp_path: Path) -> None:
    found = json.loads(ask(root, "explain", "c067", "--json", "--out", str(tmp_path / "c067.xlsx")))

    assert (found["footing"], found["worker"], found["together"]) == ("nobody", None, ["c066", "c067"])
    priced = [one for one in found["alternatives"] if one["status"] == "priced"]
    assert priced
    assert all(one["exact"] for one in priced)
    assert openpyxl.load_workbook(tmp_path / "c067.xlsx").sheetnames == ["Choices"]


def test_a_held_case_stays_and_the_give_is_priced(root: Path) -> None:
    shown = ask(root, "explain", "c001", "--why-not", "w2")

    assert "By default nobody who has a worker changes (--moves 0)." in shown
    assert "You may decide it all the same: caseload allocate instances/team-short --give c001=w2 Then: " in shown
    assert "--moves 1" in shown


def test_what_the_law_forbids_is_refused_by_name(root: Path) -> None:
    shown = ask(root, "explain", "c094", "--why-not", "s1")

    assert "s1 has a role that may not lead it (rule lead). No decision may change that." in shown


def test_a_worker_is_explained(root: Path) -> None:
    shown = ask(root, "explain", "w1")

    assert re.search(r"21 cases now, 23 in the proposal, of 23 at most\.", shown)
    assert "With a full-time cap of 24: " in shown


def test_a_case_is_recommended_now(root: Path) -> None:
    shown = ask(root, "recommend", "c067")

    assert "w4 is first: with w1, the next, 1 more new family above the usual pace." in shown
    assert "(ABOVE 100%)" in shown
    assert "has the family's c066" in shown


def test_a_held_case_is_not_recommended_to_anyone(root: Path) -> None:
    assert "It already has a worker, w1, and stays with them." in ask(root, "recommend", "c001")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("explain", "c9999"), "c099"),
        (("explain", "c001", "--why-not", "w99"), "w9"),
        (("recommend", "w1"), ""),
    ],
)
def test_an_id_that_is_not_there_is_a_fault_with_the_nearest_ids(root: Path, words: tuple[str, ...], near: str) -> None:
    found = json.loads(ask(root, *words, "--json", code=3))

    assert [issue["code"] for issue in found["issues"]] == ["E607"]
    assert near in found["issues"][0]["fix"]


def test_why_not_goes_with_a_case(root: Path) -> None:
    found = json.loads(ask(root, "explain", "w1", "--why-not", "w2", "--json", code=2))

    assert found["issues"][0]["code"] == "U001"
