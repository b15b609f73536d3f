"""`caseload simulate`: what it prints and writes on a small team, what it refuses, and what it goes on from."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from caseload.planning.simulation.kept import read_kept
from caseload.runs.store import ResultFolder
from tests.cli.running import Runner, write_small
from tests.processes import kill_child_of

SCENARIO = """
caseload = "small"
weeks = 3
replications = 2
time_limit = 10
sample = 0
[kinds.child_in_need]
families = 1
"""
LINK = """
[links.close_faster]
value = 0.5
source = "a guess"
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A scenario beside a small caseload."""
    write_small(tmp_path / "small")
    path = tmp_path / "year.toml"
    path.write_text(SCENARIO)
    return path


def test_what_matters_comes_first_in_words(run: Runner, scenario: Path) -> None:
    ran = run("simulate", scenario, "--quiet")

    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "3 weeks, 2 times, seed 0."
    assert lines[1].startswith("year: a worker has ")
    assert "6 of 6 weeks proven in every goal" in " ".join(ran.out.split())
    assert max(map(len, lines)) <= 72


def test_json_has_every_measure_and_the_difference_of_links_from_none(run: Runner, scenario: Path) -> None:
    scenario.write_text(SCENARIO + LINK)

    found = run("simulate", scenario, "--json", "--quiet").json

    assert [arm["name"] for arm in found["arms"]] == ["links at 0", "links as stated"]
    assert found["arms"][1]["links"]["close_faster"] == {"value": 0.5, "source": "a guess"}
    assert {"waiting", "changes", "workload", "agency_fte"} <= found["arms"][0]["measures"].keys()
    assert found["arms"][0]["solved"]["proven"] == 6
    # nobody supports anybody here, so that the link changes nothing
    assert all(one["mean"] == one["low"] == one["high"] == 0 for one in found["differences"])


def test_the_page_has_charts_with_their_tables(run: Runner, scenario: Path) -> None:
    out = scenario.parent / "page.html"

    ran = run("simulate", scenario, "--against", scenario, "--out", out, "--quiet")

    page = out.read_text()
    assert ran.code == 0
    assert page.count("<svg") == 3 and page.count("<table") == 6
    titles = (
        "Children without a worker",
        "Children who may not wait, without a worker",
        "Changes of a child&#39;s worker",
    )
    assert all(f"{title}, by week" in page for title in titles) and "no difference" in page
    assert "<script" not in page


def test_what_is_kept_is_not_run_again(run: Runner, scenario: Path) -> None:
    keep = scenario.parent / "kept"

    first = run("simulate", scenario, "--keep", keep, "--json", "--quiet").json
    again = run("simulate", scenario, "--keep", keep, "--json", "--quiet").json

    assert len(list(keep.glob("*/*.json"))) == 2
    assert again == {**first, "kept": 2}


def test_every_fault_is_told_and_nothing_is_run(run: Runner, scenario: Path) -> None:
    scenario.write_text(SCENARIO.replace("weeks = 3", "weeks = 0").replace("child_in_need", "child_in_ned"))

    ran = run("simulate", scenario, "--json")

    assert ran.code == 3
    assert [fault["code"] for fault in ran.json["issues"]] == ["S104", "S107"]


def test_a_folder_that_cannot_keep_anything_is_refused_before_any_work(run: Runner, scenario: Path) -> None:
    assert run("simulate", scenario, "--keep", scenario / "kept").code == 2


SLOW = """
family = "steady"
weeks = 5
replications = 3
time_limit = 10
sample = 0
"""


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A scenario that takes long enough to be disturbed."""
    path = tmp_path / "slow.toml"
    path.write_text(SLOW)
    return path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What it comes to where nothing disturbs it."""
    path = tmp_path_factory.mktemp("undisturbed") / "slow.toml"
    path.write_text(SLOW)
    ran = subprocess.run(simulate(path, "--json", "--quiet"), capture_output=True, text=True, check=True)
    return dict(json.loads(ran.stdout))


def simulate(scenario: Path, *words: object) -> list[str]:
    """The command that simulates it, for a process of its own."""
    return [sys.executable, "-m", "caseload", "simulate", str(scenario), *map(str, words)]


def start(scenario: Path, keep: Path) -> "subprocess.Popen[str]":
    """`caseload simulate`, one run at a time, in a process of its own."""
    command = simulate(scenario, "--keep", keep, "--workers", 1)
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def wait_for_one(keep: Path) -> None:
    """Wait until the first run is kept."""
    end = time.monotonic() + 30
    while not ResultFolder(keep, read_kept).read().runs:
        assert time.monotonic() < end, "the first run did not come in time"
        time.sleep(0.02)


def test_a_run_that_fails_is_told_and_left_out_until_it_is_tried_again(
    run: Runner, slow: Path, undisturbed: dict[str, Any]
) -> None:
    keep = slow.parent / "kept"
    process = start(slow, keep)
    kill_child_of(process.pid, "caseload.runs.child")

    out, _ = process.communicate(timeout=60)
    again = run("simulate", slow, "--keep", keep, "--quiet")
    mended = run("simulate", slow, "--keep", keep, "--retry-failed", "--json", "--quiet")

    assert process.returncode == 1 and "1 run failed and is left out." in out
    assert again.code == 1
    assert "2 runs kept from before. 1 run failed before and is left out; --retry-failed" in " ".join(again.out.split())
    assert (mended.code, mended.json) == (0, {**undisturbed, "kept": 2})


def test_a_simulation_that_is_killed_goes_on_where_it_was(run: Runner, slow: Path, undisturbed: dict[str, Any]) -> None:
    keep = slow.parent / "kept"
    process = start(slow, keep)
    wait_for_one(keep)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    kept = ResultFolder(keep, read_kept).read()

    again = run("simulate", slow, "--keep", keep, "--json", "--quiet")

    assert kept.damaged == () and 1 <= len(kept.runs) < 3
    assert (again.code, again.json) == (0, {**undisturbed, "kept": len(kept.runs)})


def test_ctrl_c_shows_what_is_finished(slow: Path) -> None:
    keep = slow.parent / "kept"
    process = start(slow, keep)
    wait_for_one(keep)
    process.send_signal(signal.SIGINT)

    out, _ = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "left to do: this is of those that are finished" in " ".join(out.split())
