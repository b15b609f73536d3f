"""`caseload shortfall`: what it prints and writes on a small week, what it refuses, and how it ends."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.cli.running import CASES, Runner, write_small

MORE = "".join(f"c{number},North,looked_after,f{number},,2025-11-03\n" for number in range(10, 16))
POLICY = """as_of = 2026-01-05
cap = 3
temporary_limit = 0.1

[rate_caps]
social_worker = 40

[usual_referrals]
North = 9

[costs.yearly]
social_worker = 52000

[[vacancies]]
role = "social_worker"
team = "North"
fte = 1

[[profiles]]
name = "agency"
role = "agency_social_worker"
weekly_rate = 1850
cap_role = "social_worker"
"""


def read_schema(name: str) -> Any:
    return json.loads(files("caseload.render").joinpath(name).read_text(encoding="utf-8"))


def check(document: Any) -> Any:
    """The document, valid under its schema and that of the plan."""
    shared = Resource.from_contents(read_schema("plan.schema.json"))
    registry = Registry().with_resource("urn:caseload:plan:1", shared)
    Draft202012Validator(read_schema("shortfall.schema.json"), registry=registry).validate(document)
    return document


@pytest.fixture
def short(tmp_path: Path) -> Path:
    return write_small(tmp_path / "short", cases=CASES + MORE, policy=POLICY)


def test_the_plain_answer_comes_first_and_own_means_before_agency(run: Runner, short: Path) -> None:
    ran = run("shortfall", short, "--time-limit", "4")

    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("North team, Monday 5 January 2026")
    assert any(line.startswith("To have every child with a worker: ") for line in lines)
    places = [ran.out.index(words) for words in ("OWN MEANS FIRST", "AGENCY POSTS", "MONEY", "WHY THESE POSTS")]
    assert places == sorted(places)


def test_the_screen_says_money_signatures_causes_and_the_warning(run: Runner, short: Path) -> None:
    text = " ".join(run("shortfall", short, "--time-limit", "4", "--quiet").out.split())

    assert "50.00 pounds an hour is above the price cap for a social worker (40.00)" in text
    assert "director of children's services and the chief executive must sign" in text
    assert "vacant posts that nobody stands in for (1 FTE)" in text
    assert "WARNING North team: 0% now," in text
    assert "the service manager and the assistant director today" in text


def test_the_json_is_valid_and_its_money_adds_up(run: Runner, short: Path) -> None:
    document = check(run("shortfall", short, "--json", "--quiet", "--time-limit", "4").json)

    assert [level["level"] for level in document["shortfall"]] == [1, 2, 3, 4]
    two = document["shortfall"][1]
    assert two["weekly_cost"] == 1850 * two["fte"]
    assert two["yearly_cost"] == two["weekly_cost"] * 52
    assert two["net_weekly_cost"] == two["weekly_cost"] - 1000
    assert two["over_rates"][0]["hourly"] == 50
    (causes,) = [one for one in document["causes"] if one["level"] == 2]
    assert sum(step["fte"] for step in causes["steps"]) + causes["remainder_fte"] == causes["fte"] == two["fte"]


def test_what_is_asked_besides_is_in_the_json_and_valid(run: Runner, short: Path) -> None:
    asked = ("--one-more", "--absences", "--weeks", "2")

    document = check(run("shortfall", short, *asked, "--json", "--quiet", "--time-limit", "3").json)

    assert None not in (document["one_more"], document["absences"], document["weeks"])


def test_without_a_question_its_part_is_null(run: Runner, small: Path) -> None:
    document = check(run("shortfall", small, "--json", "--quiet", "--time-limit", "3").json)

    assert (document["one_more"], document["absences"], document["weeks"]) == (None, None, None)
    assert all(level["posts"] == [] for level in document["shortfall"][:2])


def test_a_week_that_is_not_short_says_that_no_agency_is_needed(run: Runner, small: Path) -> None:
    out = run("shortfall", small, "--quiet", "--time-limit", "3").out

    assert "Every child has a worker this week." in out
    assert "no agency is needed" in out
    assert "MONEY" not in out and "WHY THESE POSTS" not in out


def test_the_workbook_has_a_front_sheet_and_a_table_for_each_part(run: Runner, short: Path, tmp_path: Path) -> None:
    out = tmp_path / "staff.xlsx"

    ran = run("shortfall", short, "--out", out, "--quiet", "--time-limit", "3")

    assert ran.code == 0
    book = openpyxl.load_workbook(out)
    wanted = ["Read me", "Levels", "Own means", "Causes", "Temporary share", "Measures", "Unallocated"]
    assert book.sheetnames == wanted
    assert [row[0].value for row in book["Levels"].iter_rows(min_row=2, max_row=5)] == [1, 2, 3, 4]
    assert len(book["Levels"]._charts) == 1
    assert book["Causes"]["C2"].value == "vacant posts that nobody stands in for"


def test_the_json_file_is_what_is_printed(run: Runner, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "staff.json"

    run("shortfall", small, "--out", out, "--quiet", "--time-limit", "3")

    assert check(json.loads(out.read_text(encoding="utf-8")))["as_of"] == "2026-01-05"


def test_a_folder_or_other_form_is_refused_before_anything_is_worked_out(run: Runner, small: Path) -> None:
    ran = run("shortfall", small, "--out", small.parent / "staff.html")

    assert ran.code == 2
    assert ".xlsx or .json" in ran.err


def test_a_refused_input_is_told_as_json(run: Runner, tmp_path: Path) -> None:
    ran = run("shortfall", tmp_path / "nowhere", "--json")

    assert ran.code == 3
    assert check(ran.json)["status"] == "refused"


def test_a_narrow_terminal_gets_narrow_lines(run: Runner, short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    out = run("shortfall", short, "--quiet", "--time-limit", "3").out

    assert max(len(line) for line in out.splitlines()) <= 40


def test_a_what_if_is_shown_and_changes_the_need(run: Runner, short: Path) -> None:
    ran = run("shortfall", short, "--add", "role=social_worker,team=North,fte=1", "--quiet", "--time-limit", "3")

    assert "What if: " in ran.out


def test_its_help_needs_no_solver() -> None:
    code = (
        "import sys; from caseload.cli.main import main; main(['shortfall', '--help']); print('ortools' in sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert ran.stdout.endswith("False\n")
