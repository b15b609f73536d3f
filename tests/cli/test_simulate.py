"""`caseload simulate`: what it prints and writes on a small team, what it refuses, and what it goes on from."""

from pathlib import Path

import pytest

from tests.cli.running import Runner, write_small

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
