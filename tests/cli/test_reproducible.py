"""`--reproducible` and `--workers`: the same JSON again, whatever the order of the rows and the number of processes."""

import csv
import json
import random
import shutil
from pathlib import Path
from typing import Any

from tests.cli.running import Runner

ASKED = ("--moves", "any", "--reproducible", "--time-limit", "0.1", "--json", "--quiet")


def shuffle_rows(path: Path) -> None:
    """Puts the rows of a table in another order."""
    with path.open(newline="", encoding="utf-8") as file:
        head, *rows = list(csv.reader(file))
    random.Random(7).shuffle(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *rows])


def strip_seconds(text: str) -> str:
    """The JSON without the seconds it took."""
    plan: dict[str, Any] = json.loads(text)
    del plan["run"]["seconds"]
    return json.dumps(plan)


def test_an_unproven_plan_is_the_same_for_shuffled_rows_and_another_number_of_workers(
    run: Runner, root: Path, tmp_path: Path
) -> None:
    shuffled = tmp_path / "team-short"
    shutil.copytree(root / "instances/team-short", shuffled)
    for table in ("cases.csv", "workers.csv"):
        shuffle_rows(shuffled / table)

    first = run("allocate", root / "instances/team-short", *ASKED, "--workers", "1")
    again = run("allocate", shuffled, *ASKED, "--workers", "2")

    assert first.json["status"] == "feasible"
    assert first.json["run"]["settings"]["reproducible"] is True
    assert strip_seconds(first.out) == strip_seconds(again.out)


def test_the_screen_says_that_the_plan_comes_out_the_same_and_what_is_left_out(run: Runner, small: Path) -> None:
    words = " ".join(run("allocate", small, "--reproducible").out.split())

    assert "Reproducible: the same caseload, policy, options, seed and version give this same plan" in words
    assert "are left out: for these, run it without --reproducible." in words


def test_an_ordinary_run_says_nothing_of_it(run: Runner, small: Path) -> None:
    assert "eproducible" not in run("allocate", small, "--no-advice").out
    assert "reproducible" not in run("allocate", small, "--no-advice", "--json").json["run"]["settings"]


def test_no_fewer_than_one_worker(run: Runner, small: Path) -> None:
    assert run("allocate", small, "--workers", "0").code == 2
