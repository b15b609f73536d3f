"""The shipped best values hold."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.intake.read import read_caseload
from caseload.runs.best_beside import find_best_beside
from caseload.runs.best_known import read_best_known
from tests.solve.here import solve_here

MONDAY = date(2026, 1, 5)


def read(path: Path, moves: int | None = 0) -> Problem:
    return prepare_problem(read_caseload(path, MONDAY).caseload, Settings(moves=moves))


def test_every_row_is_of_a_shipped_instance_as_it_is_shipped(root: Path) -> None:
    with (root / "instances/best_known.csv").open(encoding="utf-8") as file:
        stated = {(row["instance"], row["input_hash"], row["policy_hash"]) for row in csv.DictReader(file)}

    for name, input_hash, policy_hash in stated:
        caseload = read_caseload(root / "instances" / name, MONDAY).caseload
        assert (caseload.input_hash, caseload.policy.text_hash) == (input_hash, policy_hash), name
    assert {name for name, _, _ in stated} == {"team", "team-short", "devon-2022", "service", "authority"}


@pytest.mark.parametrize(("name", "moves"), [("team", 0), ("team", None), ("team-short", 0)])
def test_the_best_values_are_what_is_proven(root: Path, name: str, moves: int | None) -> None:
    path = root / "instances" / name
    problem = read(path, moves)

    solved = solve_here(problem)

    assert all(goal.proven for goal in solved.goals)
    assert find_best_beside(path, problem) == {goal.name: goal.value for goal in solved.goals}


def test_another_caseload_of_the_name_has_no_best_values(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "instances/team", tmp_path / "team")
    shutil.copy(root / "instances/best_known.csv", tmp_path)
    assert find_best_beside(tmp_path / "team", read(tmp_path / "team"))

    with (tmp_path / "team/workers.csv").open("a", encoding="utf-8") as file:
        columns = len((tmp_path / "team/workers.csv").read_text(encoding="utf-8").splitlines()[0].split(","))
        file.write("w99,Team 1,social_worker" + "," * (columns - 3) + "\n")

    assert find_best_beside(tmp_path / "team", read(tmp_path / "team")) == {}


@pytest.mark.parametrize(
    "text", ["", "a,b\n", "instance,goal,value\nteam,fit,x\n", "instance,goal,value\nteam,fit,1\n"]
)
def test_a_table_that_says_nothing_of_it_is_passed_over(root: Path, tmp_path: Path, text: str) -> None:
    shutil.copytree(root / "instances/team", tmp_path / "team")
    (tmp_path / "best_known.csv").write_text(text)

    assert find_best_beside(tmp_path / "team", read(tmp_path / "team")) == {}


def test_the_bench_reads_the_same_table(root: Path) -> None:
    best = read_best_known(root / "instances/best_known.csv")

    assert best["team", "any", "changes"] == 2
