"""What staff a team would take, as a manager asks for it: JSON and workbook agree."""

import json
from pathlib import Path

import openpyxl

from tests.journeys.commands import run_caseload

ROOT = Path(__file__).parents[2]


def test_a_short_team_asks_for_its_staff_and_every_form_says_the_same(tmp_path: Path) -> None:
    team = ROOT / "instances" / "team-short"
    words = ("--time-limit", "3", "--json", "--quiet", "--out", tmp_path / "staff.xlsx")
    document = json.loads(run_caseload("shortfall", team, *words, cwd=tmp_path))

    two = document["shortfall"][1]
    assert two["at_least_fte"] <= 2 <= two["fte"]
    sheet = openpyxl.load_workbook(tmp_path / "staff.xlsx")["Levels"]
    row = [cell.value for cell in sheet[3]]
    assert row[:2] == [2, "Every child has a worker"]
    assert "agency social worker" in row[2] and "(North)" in row[2]
    assert row[3] == two["fte"] and row[5] == ("yes" if two["proven"] else "no")
    (causes,) = [one for one in document["causes"] if one["level"] == 2]
    assert sum(step["fte"] or 0 for step in causes["steps"]) + causes["remainder_fte"] == two["fte"]


def test_devon_needs_no_agency_for_every_child_to_have_a_worker(tmp_path: Path) -> None:
    devon = ROOT / "instances" / "devon-2022"

    words = ("--time-limit", "3", "--json", "--quiet")
    document = json.loads(run_caseload("shortfall", devon, *words, cwd=tmp_path))

    assert [level["at_least_fte"] for level in document["shortfall"][:2]] == [0, 0]
