"""`caseload compare`: words, JSON and workbook, and what it refuses."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import Runner


@pytest.fixture
def plans(run: Runner, small: Path, tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "ours.json", tmp_path / "theirs.json"
    run("allocate", small, "--out", ours, "--no-advice", "--quiet")
    run("allocate", small, "--out", theirs, "--no-advice", "--quiet", "--wait", "c2")
    return ours, theirs


def test_the_same_plan_twice_has_no_difference(run: Runner, small: Path, plans: tuple[Path, Path]) -> None:
    ran = run("compare", plans[0], plans[0], "--for", small)

    assert ran.code == 0
    assert ran.out == "A: ours.json, a plan\nB: ours.json, a plan\n\nNo difference.\n"


def test_the_words_say_which_is_better_and_who_is_allocated_in_one_alone(
    run: Runner, small: Path, plans: tuple[Path, Path]
) -> None:
    ran = run("compare", *plans, "--for", small)

    assert "A is better: children who may not wait without a worker: A 0, B 1." in " ".join(ran.out.split())
    assert "Allocated in A, not in B: 1 case" in ran.out and "c2: A w1" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 72


def test_json_says_the_same(run: Runner, small: Path, plans: tuple[Path, Path]) -> None:
    ran = run("compare", *plans, "--for", small, "--json")

    assert (ran.json["status"], ran.json["better"], ran.json["decided_by"]) == (
        "different", "first", "unallocated_must",
    )  # fmt: skip
    assert ran.json["only_first"][0]["cases"] == ["c2"]
    assert ran.json["goals"][0]["first"]["proven"] is True
    assert [table for table in ran.json["input"]["tables"]] == ["decisions"]


def test_the_workbook_has_a_sheet_for_each_part(
    run: Runner, small: Path, tmp_path: Path, plans: tuple[Path, Path]
) -> None:
    target = tmp_path / "comparison.xlsx"

    ran = run("compare", *plans, "--for", small, "--out", target)

    book = load_workbook(target)
    assert ran.code == 0 and book.sheetnames == ["Summary", "Goals", "Cases", "Workers", "Input"]
    assert [cell.value for cell in book["Goals"][2]][:4] == ["children who may not wait without a worker", 0, 1, "A"]
    assert book["Cases"]["A2"].value == "c2" and book["Cases"]["G2"].value == "nobody"
    assert book["Input"]["A2"].value == "decisions"


def test_plans_without_their_caseload_and_replacing_what_is_read_are_refused(
    run: Runner, small: Path, plans: tuple[Path, Path]
) -> None:
    alone = run("compare", *plans)
    replaced = run("compare", *plans, "--for", small, "--out", plans[0], "--force")

    assert alone.code == 2 and "--for" in alone.err
    assert replaced.code == 2 and "would replace what is read" in replaced.err


def test_a_refusal_is_json_too(run: Runner, small: Path, tmp_path: Path) -> None:
    ran = run("compare", tmp_path / "none.xlsx", small, "--json")

    assert ran.code == 3 and ran.json["status"] == "refused"
