"""The zip's twin on Linux: built like the one for Windows, installed and used where there is no network at all."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.laptop.made import LAPTOP, ROOT
from tests.laptop.unplugged import find_way_out

SMALL = "h11"
"""A small wheel that the page needs, to see whether a package index is within reach."""

NOWHERE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.1"}


@pytest.fixture
def index(tmp_path: Path) -> None:
    """Skips where no package index is within reach, as the wheels are downloaded from one."""
    pip = [sys.executable, "-m", "pip", "--retries", "0", "--timeout", "20"]
    asked = [*pip, "download", "--quiet", "--no-deps", "--dest", str(tmp_path / "asked"), SMALL]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no package index is within reach")


def build(out: Path, *words: str) -> str:
    """Build the zip for the running Python; gives its checksum."""
    command = [sys.executable, str(LAPTOP / "build.py"), "linux", "--out", str(out), *words]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return built.stdout.split()[-1]


def unpack(path: Path, folder: Path) -> Path:
    """Unpack the zip; gives the folder that it makes."""
    with zipfile.ZipFile(path) as opened:
        opened.extractall(folder)
    return folder / "caseload"


def walk(folder: Path, workbook: Path, home: Path) -> dict[str, Any]:
    """Do what README.txt says as somebody with an empty home and no network; gives what came of it.

    Where a computer lets nobody take the network away, every proxy leads nowhere instead.
    """
    environment = {"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"}
    environment |= {} if find_way_out() else NOWHERE
    command = [*find_way_out(), sys.executable, "-m", "tests.laptop.walk", str(folder), sys.executable, str(workbook)]
    walked = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert walked.returncode == 0, walked.stderr
    return dict(json.loads(walked.stdout))


@pytest.mark.usefixtures("index")
def test_without_a_network_it_installs_allocates_and_shows_its_page(tmp_path: Path) -> None:
    checksum = build(tmp_path / "dist")
    folder = unpack(tmp_path / "dist/caseload-linux.zip", tmp_path / "given & so")
    workbook, home = tmp_path / "my team's.xlsx", tmp_path / "home"
    home.mkdir()

    told = walk(folder, workbook, home)

    assert told["outside"] == "ENETUNREACH" or not find_way_out()
    assert told["too early"]["code"] == 1 and "Run install.sh first" in told["too early"]["said"]
    assert told["install"]["code"] == 0, told["install"]["said"]
    assert re.search(r"\ncaseload [0-9.]+ is installed and works\. Next: start\.sh\n$", told["install"]["said"])
    assert told["allocate"]["code"] == 0, told["allocate"]["said"]
    assert "Checked against every rule." in told["allocate"]["said"]
    assert "The proposal is beside your workbook: my team's proposal.xlsx\n" in told["allocate"]["said"]
    assert workbook.with_name("my team's proposal.xlsx").is_file()
    assert told["page"]["address"].startswith("http://127.0.0.1:8137/")
    assert "Review the proposal" in told["page"]["review"]
    kept = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert kept and all(name.startswith(".local/share/caseload/") for name in kept), kept
    assert build(tmp_path / "again", "--wheels", str(folder / "wheels")) == checksum
