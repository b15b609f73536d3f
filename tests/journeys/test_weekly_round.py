"""A manager's week with real workbooks: fill in, allocate, decide, allocate again."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.journeys.commands import edit_in_libreoffice, run_caseload

Cell = tuple[int, int]


def find_cell(path: Path, sheet: str, key: str, heading: str) -> Cell:
    """The row of a case and the column of a heading, both from 0."""
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    head = next(index for index, row in enumerate(rows) if row[0] and str(row[0]).lower() == "case")
    column = [str(cell).lower() for cell in rows[head]].index(heading.lower())
    row = next(index for index, row in enumerate(rows) if index > head and row[0] == key)
    return row, column


@pytest.mark.needs_libreoffice
def test_the_example_edited_in_libreoffice_allocates_and_its_decisions_come_back(tmp_path: Path) -> None:
    run_caseload("template", "--example", "--out", "team.xlsx", cwd=tmp_path)
    place = find_cell(tmp_path / "team.xlsx", "cases", "c161", "kind")
    team = edit_in_libreoffice(tmp_path / "team.xlsx", "cases", {place: "CIN plan"})
    assert team == tmp_path / "team.xlsx"

    quick = ("--no-advice", "--as-of", "2026-01-05")
    run_caseload("allocate", "team.xlsx", "--out", "proposal.xlsx", *quick, cwd=tmp_path)
    first = json.loads(run_caseload("allocate", "team.xlsx", "--json", *quick, cwd=tmp_path))
    taken = {row["case"]: row for row in first["assignments"]}
    new = [case for case in sorted(taken) if taken[case]["holder"] is None]
    agreed, given = new[0], next(case for case in new if taken[case]["unit"] != taken[new[0]]["unit"])
    other = next(w for w in ("w1", "w2", "w10", "w3") if w != taken[given]["worker"])
    sheet = tmp_path / "proposal.xlsx"
    cells = {
        find_cell(sheet, "Allocation", agreed, "decision"): "agree",
        find_cell(sheet, "Allocation", given, "decision"): f"give to {other}",
    }
    edit_in_libreoffice(sheet, "Allocation", cells)

    words = ("allocate", "team.xlsx", "--decisions", "proposal.xlsx", "--json")
    second = json.loads(run_caseload(*words, *quick, cwd=tmp_path))

    after = {row["case"]: row["worker"] for row in second["assignments"]}
    assert after[agreed] == taken[agreed]["worker"]
    assert after[given] == other
    stated = {(row["case"], row["decision"], row["worker"]) for row in second["run"]["settings"]["decisions"]}
    assert stated == {(agreed, "give", taken[agreed]["worker"]), (given, "give", other)}


def test_a_proposal_of_another_caseload_is_refused_by_name(root: Path, tmp_path: Path) -> None:
    run_caseload("allocate", root / "instances/team", "--out", "proposal.xlsx", "--no-advice", cwd=tmp_path)

    words = ("allocate", root / "instances/team-short", "--decisions", "proposal.xlsx", "--json")
    refused = json.loads(run_caseload(*words, cwd=tmp_path, code=3))

    assert refused["issues"][0]["code"] == "E802"
    assert "was made from another caseload" in refused["issues"][0]["what"]


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_proposal_passes_its_own_audit(root: Path, tmp_path: Path, form: str) -> None:
    team = root / "instances/team"
    run_caseload("allocate", team, "--out", f"proposal.{form}", "--no-advice", cwd=tmp_path)

    screen = run_caseload("audit", team, f"proposal.{form}", "--no-solve", cwd=tmp_path)

    assert "The plan breaks no rule." in screen
