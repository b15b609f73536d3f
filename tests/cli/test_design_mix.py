"""`caseload design --mix`: what it says of a small caseload, what it refuses, and the page it writes."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Runner, write_small

SWEEP = """
title = "Whom should we hire?"
[scenario]
caseload = "small"
weeks = 3
time_limit = 10
[scenario.kinds.child_in_need]
families = 1
[scenario.policy.costs.yearly]
social_worker = 45000
nqsw = 38000
[mix]
goal = "all"
"""


@pytest.fixture
def sweep(tmp_path: Path) -> Path:
    """A sweep beside a small caseload, where a social worker holds two cases and a new one half of that."""
    write_small(tmp_path / "small", policy="as_of = 2026-01-05\ncap = 2\ntarget = 2\n")
    path = tmp_path / "sweep.toml"
    path.write_text(SWEEP)
    return path


def test_json_has_the_staff_its_bound_and_how_it_did(run: Runner, sweep: Path) -> None:
    ran = run("design", sweep, "--mix", "--json", "--quiet")

    found = ran.json
    assert ran.code == 0
    assert [role["role"] for role in found["roles"]] == ["nqsw", "social_worker"]
    assert found["staff"] == {"nqsw": 1, "social_worker": 2}
    assert found["cost"] == found["bound"] == 128_000 and found["proven"]
    assert found["weeks"] == [{"as_of": "2026-01-05", "cases": 5}] and found["weeks_without_waiting"] == 1
    assert found["simulated"]["weeks"] == 3
    assert found["simulated"]["share"] == pytest.approx(found["simulated"]["without_waiting"] / 3, abs=1e-4)


def test_a_dear_role_is_left_for_a_cheap_one_within_its_most(run: Runner, sweep: Path) -> None:
    sweep.write_text(SWEEP + "[mix.role.nqsw]\ncost = 10\nmost = 1\n")

    found = run("design", sweep, "--mix", "--json", "--quiet").json

    assert found["staff"] == {"nqsw": 1, "social_worker": 2} and found["cost"] == 90_010


def test_sampled_weeks_ask_for_more_than_the_first(run: Runner, sweep: Path) -> None:
    sweep.write_text(SWEEP.replace("families = 1", "families = 4") + "weeks = 2\nshare = 1\n")

    found = run("design", sweep, "--mix", "--json", "--quiet").json

    assert [week["as_of"] for week in found["weeks"]] == ["2026-01-05", "2026-01-19"]
    assert found["weeks"][1]["cases"] > found["weeks"][0]["cases"]
    assert found["weeks_without_waiting"] == 2 and found["proven"]
    assert 2 * found["staff"]["social_worker"] + found["staff"]["nqsw"] >= found["weeks"][1]["cases"]


def test_the_answer_is_said_in_words_and_on_a_page(run: Runner, sweep: Path) -> None:
    out = sweep.parent / "mix.html"

    ran = run("design", sweep, "--mix", "--quiet", "--out", out)

    said, page = " ".join(ran.out.split()), out.read_text()
    assert "1 nqsw, 2 social_worker: £128,000 a year. Proven: no staff that costs less does this." in said
    assert "Simulated once for 3 weeks" in said and max(map(len, ran.out.splitlines())) <= 72
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == [
        "The staff",
        "In the scenario",
        "What was tried",
        "What was put in",
    ]
    assert "<script" not in page


def test_work_that_nobody_may_do_is_told_as_such(run: Runner, sweep: Path) -> None:
    sweep.write_text(SWEEP + 'roles = ["nqsw"]\n')

    ran = run("design", sweep, "--mix", "--json", "--quiet")

    assert (ran.json["status"], ran.json["staff"], ran.json["proven"]) == ("impossible", None, False)
    assert "No numbers of these roles do this." in run("design", sweep, "--mix", "--quiet").out


def test_every_fault_is_told_at_once(run: Runner, sweep: Path) -> None:
    table = (
        'roles = ["nqsw", "therapist", "nurse"]\nweeks = 9\nshare = 2\n[mix.role.nqsw]\nleast = 3\nmost = 2\nfte = 1\n'
    )
    sweep.write_text(SWEEP.replace("[scenario]", 'measures = ["wating"]\n[scenario]') + table)

    ran = run("design", sweep, "--mix", "--json")

    codes = [fault["code"] for fault in ran.json["issues"]]
    assert ran.code == 3
    assert sorted(codes) == ["D103", "D104", "D108", "D111", "D112", "D113", "D114"]


def test_a_sweep_without_the_table_and_options_of_runs_are_refused(run: Runner, sweep: Path) -> None:
    kept = run("design", sweep, "--mix", "--keep", sweep.parent / "kept")
    sweep.write_text(SWEEP.partition("[mix]")[0])
    bare = run("design", sweep, "--mix", "--json")

    assert kept.code == 2 and "--mix runs no sweep" in kept.err
    assert bare.code == 3 and [fault["code"] for fault in bare.json["issues"]] == ["D110"]
