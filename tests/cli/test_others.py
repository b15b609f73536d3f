"""`template`, `check`, `policy`, `generate` and `demo`."""

import json
from pathlib import Path

import openpyxl
import pytest

from caseload.pipeline.draw import draw_caseload
from tests.cli.running import Runner, write_small

WORDS = {
    "child_protection": "CP",
    "looked_after": "LAC",
    "child_in_need": "CIN plan",
    "section_47": "S47",
    "assessment": "C&F assessment",
    "care_leaver": "Leaving care",
    "private_fostering": "Private fostering",
    "early_help": "Early help",
    "fostering_household": "Fostering household",
    "adoption_household": "Adoption household",
}


def write_export(path: Path) -> int:
    """A case system's list of a made-up team: a title, usual headings, usual words; returns its number of cases."""
    caseload, _ = draw_caseload("team")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Open cases by worker"])
    sheet.append([])
    sheet.append(["Child Unique ID", "Team Name", "Case Status", "Sibling Group", "Allocated Worker", "Referral Date"])
    for case in caseload.cases:
        sheet.append([case.id, case.team, WORDS[case.kind], case.family, case.holder, case.waiting_since])
    book.save(path)
    return len(caseload.cases)


def test_a_template_can_be_checked_and_allocated_as_it_is(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "team.xlsx"

    assert run("template", "--out", out).code == 0
    assert run("check", out).code == 0
    assert run("allocate", out, "--no-advice").code == 0


def test_a_template_is_not_written_over_another(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "team.xlsx"
    run("template", "--out", out)

    assert run("template", "--out", out).code == 2
    assert run("template", "--out", out, "--force").code == 0


def test_an_export_reaches_an_allocation_in_three_commands(run: Runner, tmp_path: Path) -> None:
    export, team = tmp_path / "export.xlsx", tmp_path / "team.xlsx"
    cases = write_export(export)

    made = run("template", "--from", export, "--out", team)
    fill_yellow(team)
    checked = run("check", team, "--as-of", "2026-01-05", "--json")
    ran = run("allocate", team, "--as-of", "2026-01-05", "--json", "--no-advice", "--quiet")

    assert made.code == 0 and "To fill in, in workers, yellow cells of role" in made.out
    assert checked.json["rows"]["cases"] == cases
    assert ran.code == 0
    assert len(ran.json["assignments"]) + len(ran.json["unallocated"]) == cases


def fill_yellow(team: Path) -> None:
    """Fill in what only a person knows: everyone's role, as an employed social worker or a senior one."""
    book = openpyxl.load_workbook(team)
    sheet = book["workers"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, heads["role"]).value = "social worker"
        sheet.cell(row, heads["fte"]).value = 1
    book.save(team)


def test_options_of_template_that_do_not_go_together_are_refused(run: Runner, tmp_path: Path) -> None:
    assert run("template", "--people", "x.xlsx", "--out", tmp_path / "a.xlsx").code == 2
    assert run("template", "--example", "--from", "x.xlsx", "--out", tmp_path / "a.xlsx").code == 2


def test_check_says_what_there_is_and_what_to_know(run: Runner) -> None:
    ran = run("check", "instances/team")

    assert ran.code == 0
    assert ran.out.startswith("North team, Monday 5 January 2026 ")
    assert "12 workers, 169 cases" in ran.out and "[W301]" in ran.out
    assert ran.out.endswith("Next: caseload allocate instances/team\n")


def test_check_as_json_parses_and_counts_rows(run: Runner) -> None:
    ran = run("check", "instances/team", "--json")

    assert ran.json["status"] == "ready"
    assert ran.json["as_of"] == "2026-01-05"
    assert ran.json["rows"] == {"workers": 12, "cases": 169, "decisions": 0, "reductions": 1}


def test_the_policy_is_printed_and_reads_back(run: Runner, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "policy.toml"

    assert run("policy").out.startswith("# The policy of caseload")
    assert run("policy", "--out", out).code == 0
    assert run("check", small, "--policy", out).code == 0


def test_a_policy_is_fitted_to_a_team(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "ours.toml"

    ran = run("policy", "--fit", "instances/team", "--out", out)

    assert ran.code == 0
    assert "Fitted to the workload on Monday 5 January 2026." in ran.err
    assert run("check", "instances/team", "--policy", out).code == 0


@pytest.mark.parametrize("name", ["drawn", "drawn.json", "drawn.xlsx"])
def test_a_drawn_caseload_can_be_checked(run: Runner, tmp_path: Path, name: str) -> None:
    out = tmp_path / name

    assert run("generate", "--family", "shortage", "--seed", "4", "--out", out).code == 0
    assert run("check", out, "--as-of", "2026-01-05").code == 0


def test_the_same_seed_draws_the_same_bytes(run: Runner, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        run("generate", "--family", "steady", "--seed", "7", "--teams", "2", "--workers", "4", "--out", tmp_path / name)

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    teams = {row["team"] for row in json.loads((tmp_path / "one.json").read_text())["workers"]}
    assert len(teams) == 2


def test_the_demo_needs_no_file_and_explains_the_screen(run: Runner) -> None:
    ran = run("demo", "--time-limit", "6")

    assert ran.code == 0
    assert "NEEDS YOU" in ran.out and "What you see:" in ran.out


def test_the_next_command_after_a_check_reads_the_caseload_alike(run: Runner, tmp_path: Path) -> None:
    team, policy = write_small(tmp_path / "team"), tmp_path / "other policy.toml"
    policy.write_text("cap = 20\n", encoding="utf-8")

    ran = run("check", team, "--policy", policy, "--as-of", "2026-01-07")

    assert ran.out.splitlines()[-1] == f'Next: caseload allocate {team} --policy "{policy}" --as-of 2026-01-07'
