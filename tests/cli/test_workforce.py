"""`caseload workforce`: what it says of one council and of several, the page it writes, and what it refuses."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Runner

PLAN = """
start = 2026-04-01
years = 2
step = "month"
replications = 20
[[roles]]
name = "sw"
established = 100
in_post = 80
cost = 50000
agency_cost = 90000
[leaving]
share = 0.12
[[recruitment]]
fte = 12
[[targets]]
says = "ten vacancies"
source = "a test"
at_most = 10
year = 2
[[actual]]
at = "March 2027"
year = 1
in_post = 83
source = "a test"
"""
NORFOLK = "instances/replications/norfolk-2018.toml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan by month."""
    path = tmp_path / "here.toml"
    path.write_text(PLAN)
    return path


def test_json_has_every_step_year_and_target(run: Runner, plan: Path) -> None:
    ran = run("workforce", plan, "--json")

    (council,) = ran.json["councils"]
    (reading,) = council["readings"]
    assert ran.code == 0 and ran.json["joint"] is None and council["name"] == "here"
    assert (len(reading["steps"]), len(reading["years"])) == (24, 2)
    last = reading["years"][-1]
    assert last["in_post"] == pytest.approx(reading["steps"][-1]["in_post"])
    assert last["cost"] == pytest.approx(sum(step["cost"] for step in reading["steps"][12:]), abs=0.01)
    assert last["bands"]["in_post"]["low"] <= last["bands"]["in_post"]["high"]
    (target,) = reading["targets"]
    assert not target["met"] and target["recruits_needed"] > target["recruits_planned"] == 12


def test_words_come_first_and_fit(run: Runner, plan: Path) -> None:
    ran = run("workforce", plan)

    lines = ran.out.splitlines()
    assert lines[0] == "The workforce of here" and "It takes 15.2" in " ".join(ran.out.split())
    assert lines[-1].split()[:4] == ["March", "2028", "100", "84.29"]
    assert max(map(len, lines)) <= 72


@pytest.mark.parametrize("columns", ["33", "50"])
def test_a_narrow_console_has_fewer_columns(
    run: Runner, plan: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert max(map(len, run("workforce", plan).out.splitlines())) < int(columns)


def test_several_councils_are_shown_and_summed(run: Runner, plan: Path) -> None:
    other = plan.with_name("there.toml")
    other.write_text(PLAN.replace("in_post = 80", "in_post = 90"))
    out = plan.with_name("page.html")

    ran = run("workforce", plan, other, "--json", "--out", out)

    one, two = (council["readings"][0]["years"] for council in ran.json["councils"])
    for joint, first, second in zip(ran.json["joint"], one, two, strict=True):
        for name in ("established", "in_post", "vacancies", "agency_need", "cost", "joined", "left"):
            assert joint[name] == pytest.approx(first[name] + second[name], abs=0.001)
    assert [role["role"] for role in ran.json["joint"][0]["roles"]] == ["sw"]
    page = out.read_text()
    assert page.count("<svg") == 3 and "All councils together" in page and "there: What came out" in page


def test_the_band_of_a_sum_is_narrower_than_the_sum_of_the_bands(run: Runner, plan: Path) -> None:
    other = plan.with_name("there.toml")
    other.write_text(PLAN)

    ran = run("workforce", plan, other, "--json")

    def widen(rows: list[dict[str, dict[str, dict[str, float]]]]) -> float:
        band = rows[-1]["bands"]["in_post"]
        return band["high"] - band["low"]

    assert 0 < widen(ran.json["joint"]) < sum(
        widen(council["readings"][0]["years"]) for council in ran.json["councils"]
    )  # fmt: skip


def test_norfolks_page_is_made_by_one_command(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "page.html"

    ran = run("workforce", NORFOLK, "--out", out)

    page = out.read_text()
    assert ran.code == 0 and page.count("<svg") == 1 and "<script" not in page
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == [
        "What came out",
        "What a target needs",
        "What decides it",
        "Beside what came to pass",
        "Outside the establishment",
        "Printed figures",
        "What was put in",
        "What was assumed",
    ]


def test_every_fault_is_told_and_nothing_is_written(run: Runner, plan: Path) -> None:
    out = plan.with_name("page.html")
    plan.write_text(
        PLAN.replace("years = 2\n", "years = 0\n", 1).replace("0.12", "1.2") + '[[intake]]\nrole = "elf"\nfte = 1\n'
    )

    ran = run("workforce", plan, plan.with_name("none.toml"), "--json", "--out", out)

    assert ran.code == 3 and not out.exists()
    assert [fault["code"] for fault in ran.json["issues"]] == ["F104", "F104", "F106", "F101"]


def test_a_file_is_needed(run: Runner) -> None:
    assert run("workforce").code == 2


def test_the_file_in_the_docs_is_read_and_projected(run: Runner, root: Path, tmp_path: Path) -> None:
    page = (root / "docs/workforce.md").read_text(encoding="utf-8")
    path = tmp_path / "docs.toml"
    path.write_text(re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[0], encoding="utf-8")

    ran = run("workforce", path, "--json")

    assert ran.code == 0 and ran.json["councils"][0]["readings"][0]["years"][-1]["cost"] > 0
