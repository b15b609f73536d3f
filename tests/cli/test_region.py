"""`caseload region`: what it prints and writes for two small councils, and from their summaries."""

from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.planning.region.region_files import write_region


@pytest.fixture
def councils(tmp_path: Path) -> Path:
    return write_region(tmp_path / "councils")


@pytest.fixture
def agreed(tmp_path: Path) -> Path:
    path = tmp_path / "agreed.toml"
    path.write_text("time_limit = 20\nworkers_per_manager = 5\n")
    return path


def test_what_matters_comes_first_in_words(run: Runner, councils: Path, agreed: Path) -> None:
    ran = run("region", councils, "--settings", agreed, "--quiet")

    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "2 councils, 16 cases, 4 workers, as of Monday 5 January 2026."
    assert lines[1] == "Each alone: 3 children without a worker, 3 of whom may not wait."
    assert lines[2] == "With sharing: no child without a worker."
    assert "Elm to Ash: " in ran.out
    assert max(map(len, lines)) <= 72


def test_json_has_every_council_and_goal_alone_and_shared(run: Runner, councils: Path, agreed: Path) -> None:
    found = run("region", "--json", councils, "--settings", agreed, "--quiet").json

    assert [council["name"] for council in found["councils"]] == ["Ash", "Elm"]
    assert found["waiting"]["alone"] == {"must": 3, "all": 3}
    assert found["waiting"]["shared"] == {"must": 0, "all": 0}
    goals = found["councils"][0]["goals"]
    assert [goal["name"] for goal in goals][:2] == ["unallocated_must", "over_pace"]
    assert all(goal["shared"] <= goal["alone"] for goal in goals)
    assert found["posts"][1]["shared"]["fte"] == 0


def test_the_page_has_a_chart_with_its_table(run: Runner, councils: Path, agreed: Path) -> None:
    out = councils.parent / "page.html"

    ran = run("region", councils, "--settings", agreed, "--out", out, "--quiet")

    page = out.read_text()
    assert ran.code == 0
    assert page.count("<svg") == 1 and page.count("<table") == 5
    assert "Children without a worker, by council" in page
    assert "<script" not in page


def test_summaries_alone_give_a_coarse_answer_that_says_so(run: Runner, councils: Path) -> None:
    place = councils.parent / "summaries"
    place.mkdir()
    for name, form in (("Ash", "csv"), ("Elm", "json")):
        assert run("region", "summarise", councils / name, "--out", place / f"{name}.{form}").code == 0

    words = run("region", place)
    found = run("region", place, "--json").json

    assert words.code == 0
    assert "This is coarse" in words.out
    assert found["status"] == "coarse"
    assert [(c["name"], c["waiting"], c["alone"], c["shared"]) for c in found["councils"]] == [
        ("Ash", 3, 0, 3),
        ("Elm", 1, 1, 1),
    ]
    assert run("region", place, "--out", place.parent / "coarse.html").code == 0


def test_a_summary_with_ids_and_a_region_of_one_are_refused(run: Runner, councils: Path) -> None:
    place = councils.parent / "summaries"
    place.mkdir()
    run("region", "summarise", councils / "Ash", "--out", place / "Ash.csv")
    text = (
        (place / "Ash.csv").read_text().replace("council,as_of", "council,as_of,case").replace("Ash,2026", "Ash,2026")
    )
    (place / "Ash.csv").write_text(text)

    ran = run("region", place, "--json")

    assert ran.code == 3
    assert "R111" in {fault["code"] for fault in ran.json["issues"]}
    assert run("region", councils / "Ash", "--json").json["issues"][0]["code"] == "R101"


def test_one_of_several_councils_is_summarised_by_its_name(run: Runner, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    (whole / "workers.csv").write_text(
        "worker,team,role,authority\nw1,North,social_worker,Ash\nw2,East,social_worker,Elm\n"
    )
    (whole / "cases.csv").write_text("case,team,kind\nc1,North,child_in_need\nc2,East,looked_after\n")

    out = tmp_path / "elm.csv"
    assert run("region", "summarise", whole, "--out", out).code == 2
    assert run("region", "summarise", whole, "--council", "Elm", "--out", out).code == 0
    assert "looked_after" in out.read_text() and "child_in_need" not in out.read_text()
