"""No value, id, name or file name reaches a log, a traceback or anything left behind on the disk."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseload.cli.main import main

CANARY = "Zq"
WORKERS = f"""worker,team,role,fte,skills,area
{CANARY}Amy,{CANARY}North,social_worker,1,{CANARY}skill,{CANARY}area
{CANARY}Bob,{CANARY}North,social_worker,0.5,,{CANARY}area
"""
CASES = f"""case,team,kind,family,holder,skills,area,{CANARY}column
{CANARY}c1,{CANARY}North,child_protection,{CANARY}f1,{CANARY}Amy,,{CANARY}area,{CANARY}private
{CANARY}c2,{CANARY}North,looked_after,{CANARY}f2,,{CANARY}skill,{CANARY}area,{CANARY}private
{CANARY}c3,{CANARY}North,child_in_need,{CANARY}f3,,,{CANARY}area,{CANARY}private
"""
REDUCTIONS = f"""worker,percent,reason
{CANARY}Bob,20,{CANARY}illness
"""


def write_canaries(folder: Path) -> Path:
    """A caseload with the canary in every cell that may hold any text, under a folder named so too."""
    folder.mkdir()
    for name, text in (("workers", WORKERS), ("cases", CASES), ("reductions", REDUCTIONS)):
        (folder / f"{name}.csv").write_text(text)
    (folder / "policy.toml").write_text("as_of = 2026-01-05\n")
    return folder


@pytest.fixture
def canaries(tmp_path: Path) -> Path:
    return write_canaries(tmp_path / f"{CANARY}folder")


def test_the_whole_flow_logs_no_value(canaries: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    plan = tmp_path / "plan.json"

    codes = [
        main(["check", str(canaries)]),
        main(["allocate", str(canaries), "--out", str(plan), "--time-limit", "10"]),
        main(["audit", str(canaries), str(plan)]),
        main(["policy", "--fit", str(canaries)]),
    ]

    assert codes == [0, 0, 0, 0]
    assert CANARY not in caplog.text


def test_json_carries_neither_unknown_columns_nor_a_reason_for_absence(canaries: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"

    main(["allocate", str(canaries), "--out", str(plan), "--no-advice", "--keep-columns"])

    text = plan.read_text()
    assert f"{CANARY}c1" in text
    assert not any(f"{CANARY}{word}" in text for word in ("illness", "private", "folder"))


def test_progress_and_what_is_left_on_disk_have_no_value(canaries: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    environment = {**os.environ, "TMPDIR": str(away), "HOME": str(away)}
    command = [sys.executable, "-m", "caseload", "allocate", str(canaries), "--no-advice", "--json"]

    done = subprocess.run(command, cwd=away, env=environment, capture_output=True, text=True, check=True)

    assert CANARY not in done.stderr
    assert json.loads(done.stdout)["status"] == "optimal"
    assert [path.name for path in away.rglob("*") if path.is_file()] == []


def test_an_unexpected_failure_shows_no_value(canaries: Path, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "import caseload.pipeline.check as check\n"
        "def fail(request):\n"
        "    raise RuntimeError(str(request))\n"
        "check.read_week = fail\n"
        "from caseload.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", script, "--debug", "check", str(canaries)]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "RuntimeError" in done.stderr and "in fail" in done.stderr
    assert CANARY not in done.stderr + done.stdout


def test_nothing_in_the_package_logs_or_prints_outside_the_command_line(root: Path) -> None:
    package = root / "src/caseload"
    calls = ("print(", "logging.", "getLogger(", "warnings.warn(")
    found = [
        f"{path.relative_to(package)}: {call}"
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] != "cli"
        for call in calls
        if call in path.read_text(encoding="utf-8")
    ]

    assert found == []


NOT_IDS = ("North", "skill", "area", "f1", "f2", "f3", "column", "private", "illness", "folder")


def test_the_ledger_of_a_round_has_ids_only_and_nothing_is_left_beside_it(canaries: Path, tmp_path: Path) -> None:
    away, data = tmp_path / "away", tmp_path / "data"
    away.mkdir()
    environment = {**os.environ, "TMPDIR": str(away), "HOME": str(away), "CASELOAD_DATA_DIR": str(data)}

    def run(*words: object) -> str:
        command = [sys.executable, "-m", "caseload", "round", *map(str, words)]
        return subprocess.run(command, cwd=away, env=environment, capture_output=True, text=True, check=True).stderr

    by = ("--by", "Manager")
    said = [
        run("open", canaries, "--no-advice", "--keep-columns"),
        run("decide", 1, "--give", f"{CANARY}c3={CANARY}Bob", "--replan", canaries, "--no-advice", *by),
        run("decide", 1, "--agree-all", "--reason", "MANAGE", *by),
        run("close", 1, *by),
        run("export", 1, canaries, "--out", tmp_path / "next", "--notes", tmp_path / "notes.csv", "--keep-columns"),
    ]

    kept = b"".join(path.read_bytes() for path in sorted(data.iterdir())).decode("latin-1")
    assert f"{CANARY}c3" in kept and f"{CANARY}Bob" in kept
    assert [word for word in NOT_IDS if f"{CANARY}{word}" in kept] == []
    assert CANARY not in "".join(said)
    notes = (tmp_path / "notes.csv").read_text()
    assert [word for word in NOT_IDS if f"{CANARY}{word}" in notes] == []
    assert [path.name for path in away.rglob("*") if path.is_file()] == []
