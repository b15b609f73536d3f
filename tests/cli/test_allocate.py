"""`caseload allocate`: what it prints and writes, what it refuses before it begins, and how it ends."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import CASES, WORKERS, Runner, write_small


def find_worker(plan: dict, case: str) -> str | None:
    return next((one["worker"] for one in plan["assignments"] if one["case"] == case), None)


def test_the_screen_begins_with_the_team_and_the_date(run: Runner, small: Path) -> None:
    ran = run("allocate", small)

    assert ran.code == 0
    assert ran.out.startswith("North team, Monday 5 January 2026 ")
    assert "No allocation under these rules does better (proven)." in ran.out


def test_as_of_is_the_only_clock(run: Runner, small: Path) -> None:
    ran = run("allocate", small, "--as-of", "12/1/2026", "--json", "--no-advice", "--quiet")

    assert ran.json["as_of"] == "2026-01-12"


def test_decisions_on_the_command_line_are_carried_out_and_recorded(run: Runner, small: Path) -> None:
    ran = run("allocate", small, "--give", "c4=w2", "--wait", "c2", "--json", "--no-advice", "--quiet")

    assert ran.code == 0
    assert find_worker(ran.json, "c4") == "w2"
    assert [one["case"] for one in ran.json["unallocated"]] == ["c2"]
    stated = [(one["case"], one["decision"]) for one in ran.json["run"]["settings"]["decisions"]]
    assert stated == [("c4", "give"), ("c2", "wait")]


def test_strict_ends_with_6_where_a_case_is_unallocated(run: Runner, small: Path) -> None:
    assert run("allocate", small, "--strict", "--no-advice").code == 0
    assert run("allocate", small, "--strict", "--no-advice", "--wait", "c4").code == 6


def test_a_folder_gets_the_workbook_the_json_and_the_screen(run: Runner, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "result"

    ran = run("allocate", small, "--out", out, "--no-advice")

    assert ran.code == 0
    assert sorted(path.name for path in out.iterdir()) == ["proposal.json", "proposal.txt", "proposal.xlsx"]
    assert (out / "proposal.txt").read_text() == ran.out
    assert json.loads((out / "proposal.json").read_text())["status"] == "optimal"


def test_a_proposal_decided_in_and_given_back_is_honoured(run: Runner, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "proposal.xlsx"
    first = run("allocate", small, "--out", out, "--json", "--no-advice", "--quiet")
    book = openpyxl.load_workbook(out)
    sheet = book["Allocation"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    other = "w1" if find_worker(first.json, "c4") != "w1" else "w2"
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, heads["Case"]).value == "c4":
            sheet.cell(row, heads["Decision"]).value = f"give to {other}"
        if sheet.cell(row, heads["Case"]).value == "c2":
            sheet.cell(row, heads["Decision"]).value = "agree"
    book.save(out)

    second = run("allocate", small, "--decisions", out, "--json", "--no-advice", "--quiet")

    assert second.code == 0
    assert find_worker(second.json, "c4") == other
    assert find_worker(second.json, "c2") == find_worker(first.json, "c2")
    assert {one["case"] for one in second.json["run"]["settings"]["decisions"]} == {"c2", "c4"}


def test_a_proposal_of_another_caseload_is_refused(run: Runner, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "proposal.xlsx"
    run("allocate", small, "--out", out, "--no-advice")
    other = write_small(tmp_path / "other", cases=CASES + "c6,North,child_in_need,f6,,\n")

    ran = run("allocate", other, "--decisions", out, "--json")

    assert ran.code == 3
    assert [issue["code"] for issue in ran.json["issues"]] == ["E802"]


@pytest.mark.parametrize(
    ("decision", "code"), [(("--give", "c9=w1"), "E601"), (("--give", "c4=w9"), "E602"), (("--wait", "c1"), "E606")]
)
def test_a_decision_that_cannot_be_carried_out_is_refused(run: Runner, small: Path, decision, code: str) -> None:
    ran = run("allocate", small, *decision, "--json")

    assert ran.code == 3
    assert [issue["code"] for issue in ran.json["issues"]] == [code]


@pytest.mark.parametrize("name", ["there.xlsx", "there.json"])
def test_a_file_that_is_there_is_refused_before_any_work(run: Runner, small: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")

    ran = run("allocate", small, "--out", tmp_path / name)

    assert ran.code == 2
    assert ran.out == ""
    assert f"{name} is already there. Give another name, or --force to replace it." in ran.err
    assert (tmp_path / name).read_text() == "mine"


def test_force_replaces_a_file(run: Runner, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "there.json"
    out.write_text("mine")

    assert run("allocate", small, "--out", out, "--force", "--no-advice").code == 0
    assert json.loads(out.read_text())["schema_version"] == 1


def test_what_is_read_is_never_replaced(run: Runner, tmp_path: Path) -> None:
    source = tmp_path / "team.xlsx"
    run("template", "--example", "--out", source)
    before = source.read_bytes()

    ran = run("allocate", source, "--out", source, "--force")

    assert ran.code == 2
    assert "--out would replace what is read (team.xlsx)." in ran.err
    assert source.read_bytes() == before


def test_a_workbook_that_is_open_elsewhere_is_refused_before_any_work(run: Runner, small: Path, tmp_path: Path) -> None:
    (tmp_path / "open.xlsx").write_text("mine")
    (tmp_path / ".~lock.open.xlsx#").touch()

    ran = run("allocate", small, "--out", tmp_path / "open.xlsx", "--force")

    assert ran.code == 2
    assert "open.xlsx seems to be open in another program" in ran.err


def test_a_folder_that_cannot_be_written_is_refused_before_any_work(run: Runner, small: Path) -> None:
    ran = run("allocate", small, "--out", "/proc/proposal.xlsx")

    assert ran.code == 2
    assert ran.out == ""
    assert "The folder /proc cannot be written" in ran.err


def test_a_folder_that_is_not_there_is_refused(run: Runner, small: Path, tmp_path: Path) -> None:
    ran = run("allocate", small, "--out", tmp_path / "no" / "proposal.xlsx")

    assert ran.code == 2
    assert "is not there. Make it first" in ran.err


def test_a_form_that_is_not_written_is_refused(run: Runner, small: Path) -> None:
    ran = run("allocate", small, "--out", "proposal.docx", "--json")

    assert ran.code == 2
    assert "--out cannot be written as .docx" in ran.json["issues"][0]["what"]


def test_json_of_an_input_with_faults_parses_and_lists_them_all(run: Runner, tmp_path: Path) -> None:
    broken = write_small(
        tmp_path / "broken", workers=WORKERS.replace("nqsw", "wizard"), cases=CASES + "c1,North,x,,,\n"
    )

    ran = run("allocate", broken, "--json", "--out", tmp_path / "out.xlsx")

    assert ran.code == 3
    assert {"E401", "E402", "E501"} <= {issue["code"] for issue in ran.json["issues"]}
    assert not (tmp_path / "out.xlsx").exists()


def test_rows_in_another_order_give_the_same_proposal(run: Runner, small: Path, tmp_path: Path) -> None:
    head, *rows = CASES.splitlines()
    turned = write_small(tmp_path / "turned", cases="\n".join([head, *reversed(rows)]) + "\n")

    plans = [run("allocate", path, "--json", "--no-advice", "--quiet").json for path in (small, turned)]

    assert plans[0]["run"]["proposal"] == plans[1]["run"]["proposal"]
    assert plans[0]["assignments"] == plans[1]["assignments"]


def test_a_console_without_unicode_shows_a_number_instead_of_failing(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "accents", WORKERS.replace("w2", "Zo\u00eb"), CASES.replace("w2", "Zo\u00eb"))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    command = [sys.executable, "-m", "caseload", "allocate", str(folder), "--no-advice"]

    done = subprocess.run(command, env=environment, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
    assert rb"Zo\xeb" in done.stdout


def test_ctrl_c_keeps_the_best_so_far_and_ends_with_130(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "best.json"
    words = ["allocate", "instances/service", "--moves", "any", "--json", "--out", str(out)]
    running = subprocess.Popen(
        [sys.executable, "-m", "caseload", *words],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stderr is not None
    said = [running.stderr.readline()]

    os.killpg(running.pid, signal.SIGINT)
    printed, rest = running.communicate(timeout=60)

    assert "Allocating" in said[0]
    assert running.returncode == 130
    assert "Traceback" not in rest
    plan = json.loads(printed)
    assert plan["run"]["interrupted"] and plan["status"] == "feasible"
    assert json.loads(out.read_text()) == plan


def test_the_users_own_columns_are_carried_but_for_personal_ones(run: Runner, tmp_path: Path) -> None:
    source, out = tmp_path / "team.xlsx", tmp_path / "proposal.xlsx"
    run("template", "--out", source)
    book = openpyxl.load_workbook(source)
    sheet = book["cases"]
    end = sheet.max_column
    for column, (head, value) in enumerate((("Our note", "look here"), ("Date of birth", "1 May 2015")), start=end + 1):
        sheet.cell(1, column).value, sheet.cell(2, column).value = head, value
    book.save(source)

    ran = run("allocate", source, "--out", out, "--no-advice")

    assert ran.code == 0, ran.err
    rows = list(openpyxl.load_workbook(out)["Allocation"].iter_rows(values_only=True))
    assert "look here" in rows[1] and "1 May 2015" not in rows[1]


def test_ids_in_csv_and_json_are_the_same_case(run: Runner, small: Path, tmp_path: Path) -> None:
    tables = {name: list(csv.DictReader((small / f"{name}.csv").open())) for name in ("workers", "cases")}
    other = tmp_path / "small.json"
    other.write_text(json.dumps({**tables, "policy": "as_of = 2026-01-05\n"}))

    plans = [run("allocate", path, "--json", "--no-advice", "--quiet").json for path in (small, other)]

    assert plans[0]["run"]["input_hash"] == plans[1]["run"]["input_hash"]
    assert plans[0]["assignments"] == plans[1]["assignments"]
