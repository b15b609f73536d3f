"""From Annex A to an allocation by the documented commands, and again next week; nothing personal on the way."""

import csv
import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from caseload.domain.caseload import Caseload
from caseload.intake.csv_files import decode_text
from caseload.intake.workbook import read_workbook
from caseload.pipeline.draw import draw_caseload
from tests.journeys.commands import run_caseload
from tests.outside.annex_a_writer import CANARY_POSTCODE, AnnexA, Quirks, draw_annex_a, write_annex_a

MESSY = Quirks(sheet="List {} ", titles=2, covers=("Cover", "Notes"), has_line_breaks=True, blank_rows=True)
DAY = ("--as-of", "2026-01-05")


def draw(tmp_path: Path) -> tuple[Caseload, AnnexA]:
    """The team's Annex A, as messy as they come, in the folder."""
    caseload, _ = draw_caseload("team")
    drawn = draw_annex_a(caseload)
    write_annex_a(tmp_path / "annex-a.xlsx", drawn, MESSY)
    return caseload, drawn


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def fill_in(path: Path, caseload: Caseload, drawn: AnnexA) -> None:
    """What a manager does: role, FTE, start and skills of everybody, in the table that was proposed."""
    people = {drawn.names[worker.id].plain: worker for worker in caseload.workers}
    rows = read_csv(path)
    for row in rows:
        worker = people.get(row["worker"])
        if worker:
            row["role"], row["fte"] = worker.role, str(float(worker.fte))
            row["start_date"] = worker.start_date.isoformat() if worker.start_date else ""
            row["skills"] = ";".join(sorted(worker.skills))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_annex_a_is_allocated_by_the_documented_chain_and_every_case_is_what_it_was(tmp_path: Path) -> None:
    caseload, drawn = draw(tmp_path)
    again = ("import", "annex-a", "annex-a.xlsx", "--mapping", "team-mapping.csv", "--out", "team", "--force", *DAY)

    run_caseload("import", "annex-a", "annex-a.xlsx", "--out", "team", *DAY, cwd=tmp_path)
    fill_in(tmp_path / "team-mapping.csv", caseload, drawn)
    run_caseload(*again, cwd=tmp_path)
    run_caseload("check", "team", *DAY, cwd=tmp_path)
    plan = json.loads(run_caseload("allocate", "team", "--no-advice", "--json", *DAY, cwd=tmp_path))

    rows = {row["case"]: row for row in read_csv(tmp_path / "team/cases.csv")}
    assert rows.keys() == drawn.cases.keys()
    for child, expected in drawn.cases.items():
        name = drawn.names[expected.worker].plain if expected.worker else ""
        row = rows[child]
        assert (row["kind"], row["holder"], row["team"]) == (expected.kind, name, expected.team)
        assert (row["proceedings"] or "none", row["skills"]) == (
            expected.proceedings,
            ";".join(sorted(expected.skills)),
        )
    assert len(plan["assignments"]) + len(plan["unallocated"]) == len(drawn.cases)
    assert plan["status"] == "optimal"


def test_next_week_is_one_command_and_keeps_what_was_corrected(tmp_path: Path) -> None:
    caseload, drawn = draw(tmp_path)
    run_caseload("import", "annex-a", "annex-a.xlsx", "--out", "team", *DAY, cwd=tmp_path)
    fill_in(tmp_path / "team-mapping.csv", caseload, drawn)
    before = {row["worker"]: row["role"] for row in read_csv(tmp_path / "team-mapping.csv")}
    drawn.rows[7].append({"Child Unique ID": "777777", "Gender": "b) Female", "Allocated Worker": "New Person"})
    write_annex_a(tmp_path / "annex-a.xlsx", drawn)
    (tmp_path / "team/policy.toml").write_text("cap = 20\n")

    week = (caseload.as_of + timedelta(days=7)).isoformat()
    command = ("import", "annex-a", "annex-a.xlsx", "--mapping", "team-mapping.csv", "--out", "team", "--force")
    screen = run_caseload(*command, "--as-of", week, cwd=tmp_path)

    after = {row["worker"]: row["role"] for row in read_csv(tmp_path / "team-mapping.csv")}
    assert after == {**before, "New Person": ""}
    assert "role and FTE (blank counts as 1) of 1 worker: New Person" in screen
    assert (tmp_path / "team/policy.toml").read_text() == "cap = 20\n"


def test_a_workbook_and_its_table_work_as_well(tmp_path: Path) -> None:
    draw(tmp_path)
    command = ("import", "annex-a", "annex-a.xlsx", "--out", "team.xlsx", "--role", "social_worker", *DAY)

    run_caseload(*command, cwd=tmp_path)
    run_caseload(*command, "--mapping", "team-mapping.xlsx", "--force", cwd=tmp_path)
    run_caseload("check", "team.xlsx", *DAY, cwd=tmp_path)

    sheets = read_workbook(tmp_path / "team.xlsx")
    assert len(sheets["workers"]) == 13 and len(sheets["cases"]) == 163


def test_the_screen_as_json_adds_up(tmp_path: Path) -> None:
    _, drawn = draw(tmp_path)

    told = json.loads(run_caseload("import", "annex-a", "annex-a.xlsx", "--out", "team", "--json", *DAY, cwd=tmp_path))

    assert {row["part"] for row in told["rows"]} == {f"List {number}" for number in range(1, 12)}
    for row in told["rows"]:
        assert row["read"] == row["cases"] + row["added"] + sum(left["rows"] for left in row["left"])
    assert sum(row["cases"] for row in told["rows"]) == told["cases"] == len(drawn.cases)


def test_what_was_corrected_is_never_written_over(tmp_path: Path) -> None:
    draw(tmp_path)
    import_it = ("import", "annex-a", "annex-a.xlsx", *DAY)
    run_caseload(*import_it, "--out", "team", cwd=tmp_path)
    table = (tmp_path / "team-mapping.csv").read_bytes()

    run_caseload(*import_it, "--out", "team", cwd=tmp_path, code=2)
    run_caseload(*import_it, "--out", "team", "--force", cwd=tmp_path, code=2)
    run_caseload(*import_it, "--out", "team", "--mapping", "team-mapping.csv", cwd=tmp_path, code=2)
    run_caseload(*import_it, "--out", "team2", "--mapping", "team-mapping.csv", cwd=tmp_path)

    assert (tmp_path / "team-mapping.csv").read_bytes() == table
    assert (tmp_path / "team2-mapping.csv").read_bytes() == table


@pytest.mark.parametrize("wrong", ["--mapping none.csv", "--role wizard", "--policy none.toml", "--out x.json"])
def test_nothing_is_written_where_something_is_wrong(tmp_path: Path, wrong: str) -> None:
    draw(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    out = () if wrong.startswith("--out") else ("--out", "team")

    code = 3 if "none" in wrong else 2
    run_caseload("import", "annex-a", "annex-a.xlsx", *out, *wrong.split(), cwd=tmp_path, code=code)

    assert sorted(path.name for path in tmp_path.iterdir()) == before


def list_texts(folder: Path) -> Iterable[str]:
    """Everything that was written, as text."""
    for path in folder.rglob("*"):
        if path.suffix == ".xlsx":
            yield repr(read_workbook(path))
        elif path.is_file():
            yield decode_text(path.read_bytes())


@pytest.mark.parametrize("out", ["team", "team.xlsx"])
def test_nothing_personal_of_a_child_goes_any_further(tmp_path: Path, out: str) -> None:
    caseload, _ = draw_caseload("team")
    drawn = draw_annex_a(caseload)
    for number, rows in drawn.rows.items():
        for row in rows:
            row |= {"Ethnicity": "Zqethnic", "Gender": "Zqgender", "Placement postcode": CANARY_POSTCODE}
            row["Latest Category of Abuse" if number == 7 else "Reason for Closure"] = "Zqreason"
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    write_annex_a(tmp_path / "in/annex-a.xlsx", drawn)
    command = ("import", "annex-a", "../in/annex-a.xlsx", "--out", out, "--role", "social_worker", *DAY)

    said = run_caseload(*command, cwd=tmp_path / "out")
    said += run_caseload("check", out, *DAY, cwd=tmp_path / "out")
    said += run_caseload("allocate", out, "--no-advice", "--out", "plan.json", *DAY, cwd=tmp_path / "out")

    text = said + "".join(list_texts(tmp_path / "out"))
    assert "100000" in text and "Amara Adams" in text
    assert [word for word in ("Zq", CANARY_POSTCODE, "2011", "Unborn", "Transgender") if word in text] == []


def test_last_weeks_caseload_gives_what_no_file_has(tmp_path: Path) -> None:
    draw(tmp_path)
    command = ("import", "annex-a", "annex-a.xlsx", "--out", "team", "--role", "social_worker", *DAY)
    run_caseload(*command, cwd=tmp_path)
    table = tmp_path / "team/workers.csv"
    table.write_text(table.read_text() + "Sam Officer,North,support_officer\n")
    (tmp_path / "team/reductions.csv").write_text("worker,percent\nAmara Adams,20\n")

    run_caseload(*command, "--mapping", "team-mapping.csv", "--people", "team", "--force", cwd=tmp_path)
    screen = run_caseload("check", "team", *DAY, cwd=tmp_path)

    assert "13 workers" in screen and "1 reduction" in screen


def test_one_team_of_a_council_is_a_caseload_of_its_own(tmp_path: Path) -> None:
    caseload, _ = draw_caseload("team", teams=3)
    write_annex_a(tmp_path / "annex-a.xlsx", draw_annex_a(caseload))
    team = caseload.workers[0].team
    command = ("import", "annex-a", "annex-a.xlsx", "--out", "team", "--role", "social_worker", "--only", team, *DAY)

    told = json.loads(run_caseload(*command, "--json", cwd=tmp_path))
    run_caseload("check", "team", *DAY, cwd=tmp_path)

    assert {row["team"] for row in read_csv(tmp_path / "team/cases.csv")} == {team}
    for row in told["rows"]:
        assert row["read"] == row["cases"] + row["added"] + sum(left["rows"] for left in row["left"])
