"""`caseload design`: what it says of a small team, the brief it writes, and what it goes on from."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Runner, write_small

SWEEP = """
title = "Who should come next?"
question = "Would two officers do more than one social worker?"
measures = ["open_per_social_worker", "waiting", "changes"]
[scenario]
caseload = "small"
weeks = 2
replications = 2
time_limit = 10
sample = 0
backlog = 12
[scenario.kinds.child_in_need]
families = 2
[scenario.policy.costs.yearly]
social_worker = 45000
support_officer = 27000
nqsw = 38000
[[models]]
name = "as it is"
[[models]]
name = "one social worker"
line = "social workers"
[[models.change.add]]
role = "social_worker"
[[models]]
name = "two officers"
line = "officers"
[[models.change.add]]
role = "support_officer"
count = 2
[[vary]]
key = "demand"
values = [1, 2]
[[claims]]
says = "A social worker has fewer to share"
source = "a test"
measure = "open_per_social_worker"
model = "one social worker"
less = "as it is"
at_most = -0.5
[[put_in]]
what = "a social worker costs"
value = "45,000 pounds"
source = "a test"
"""


@pytest.fixture
def sweep(tmp_path: Path) -> Path:
    """A sweep beside a small caseload."""
    write_small(tmp_path / "small")
    path = tmp_path / "sweep.toml"
    path.write_text(SWEEP)
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the runs of the sweep are kept by the first test that needs them, for those after it."""
    return tmp_path_factory.mktemp("kept")


def test_json_has_every_point_and_what_follows_from_them(run: Runner, sweep: Path, kept: Path) -> None:
    ran = run("design", sweep, "--keep", kept, "--json", "--quiet")

    found = ran.json
    assert ran.code == 0
    assert [point["name"] for point in found["points"]][:3] == ["as it is", "one social worker", "two officers"]
    assert len(found["points"]) == 6 and not found["missing"]
    first, worker = found["points"][:2]
    assert worker["means"]["yearly_cost"] - first["means"]["yearly_cost"] == pytest.approx(45_000)
    assert first["differences"] == {} and worker["differences"]["referred"]["mean"] == 0
    (claim,) = found["claims"]
    assert claim["holds"] and claim["came_out"] <= -0.5
    officers = next(one for one in found["equal_money"] if one["point"] == "one social worker")
    assert officers["line"] == "officers" and officers["share"] == pytest.approx(45 / 54, abs=1e-4)


def test_what_matters_comes_first_in_words(run: Runner, sweep: Path, kept: Path) -> None:
    ran = run("design", sweep, "--keep", kept, "--quiet")

    lines = ran.out.splitlines()
    assert lines[0].startswith("Would two officers do more")
    assert "against as it is, for £45k a year more." in " ".join(ran.out.split())
    assert "For the same money" in lines and "What was published" in lines
    assert max(map(len, lines)) <= 72


def test_the_brief_has_a_table_beside_every_chart(run: Runner, sweep: Path, kept: Path) -> None:
    out = sweep.parent / "brief.html"

    ran = run("design", sweep, "--keep", kept, "--out", out, "--quiet")

    page = out.read_text()
    assert ran.code == 0 and page.count("<svg") == 2 and "<script" not in page
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == [
        "What came out",
        "Where one overtakes another",
        "At equal money",
        "How sure the differences are",
        "What was published",
        "What held it back",
        "What was put in",
        "How far to trust it",
    ]


def test_a_public_brief_keeps_small_counts_back(run: Runner, sweep: Path, kept: Path) -> None:
    sweep.write_text(SWEEP.replace('"open_per_social_worker", "waiting"', '"waiting"', 1))
    own, public = sweep.parent / "own.html", sweep.parent / "public.html"

    found = run("design", sweep, "--keep", kept, "--json", "--quiet", "--out", own).json
    run("design", sweep, "--keep", kept, "--public", "--quiet", "--out", public)

    waiting = {round(point["means"]["waiting"], 3) for point in found["points"]}
    small = [value for value in waiting if 0 < value < 5.5]
    assert small, "the caseload no longer leaves a few children waiting: choose another"
    cells = re.findall(r"<td[^>]*>(.*?)</td>", public.read_text())
    assert not {f"{value:g}" for value in small} & set(cells) and "up to 5" in cells
    assert "up to 5" not in own.read_text()


def test_it_goes_on_from_what_is_kept_by_shards(run: Runner, sweep: Path) -> None:
    sweep.write_text(SWEEP.replace("values = [1, 2]", "values = [1]").replace("replications = 2", "replications = 1"))
    keep = sweep.parent / "kept"

    first = run("design", sweep, "--keep", keep, "--shard", "1/2", "--json", "--quiet").json
    second = run("design", sweep, "--keep", keep, "--shard", "2/2", "--json", "--quiet").json
    whole = run("design", sweep, "--keep", keep, "--json", "--quiet").json
    alone = run("design", sweep, "--json", "--quiet").json

    assert (first["kept"], second["kept"], whole["kept"]) == (0, 0, 3)
    assert whole["points"] == alone["points"]


def test_very_many_runs_are_refused_with_the_time_they_would_take(run: Runner, sweep: Path) -> None:
    values = ", ".join(map(str, range(400)))
    sweep.write_text(SWEEP.replace("values = [1, 2]", f"values = [1, {values}]"))

    ran = run("design", sweep)

    assert ran.code == 2
    assert re.search(r"This sweep is 2,406 runs, which may take about \d+ hours .* --yes", " ".join(ran.err.split()))


def test_every_fault_is_told_and_nothing_is_run(run: Runner, sweep: Path) -> None:
    sweep.write_text(SWEEP.replace("at_most", "at_mots").replace("weeks = 2", "weeks = 0"))

    ran = run("design", sweep, "--json")

    assert ran.code == 3
    assert {fault["code"] for fault in ran.json["issues"]} >= {"D103", "D105"}
