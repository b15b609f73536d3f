"""The zip's twin for Linux: built as the one for Windows, unpacked, installed and used without a network."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.laptop.made import LAPTOP

WITHOUT = Path(__file__).with_name("without_network.py")
ALONE = ("unshare", "--map-root-user", "--net")
"""A namespace of its own for the network; needs no root, but not every machine allows it."""
DEAD = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
"""Ways out that lead nowhere, for a machine that has no namespaces to give."""


def test_it_is_installed_and_used_without_a_network(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, str(LAPTOP / "build.py"), "linux", "--out", str(tmp_path)], capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(tmp_path / "caseload-linux.zip") as opened:
        opened.extractall(tmp_path / "unpacked")
    folder = tmp_path / "unpacked" / "caseload"

    is_alone = subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode == 0
    ran = subprocess.run(
        [*(ALONE if is_alone else ()), sys.executable, str(WITHOUT), str(folder)],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "CASELOAD_DATA_DIR": str(tmp_path / "data"), **DEAD},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])

    assert found["interfaces"] == ["lo"] or not is_alone
    assert (found["early"]["code"], "Run install.sh first" in found["early"]["said"]) == (1, True)
    assert found["install"]["code"] == 0, found["install"]["said"]
    assert "is installed and works. Next: start.sh" in found["install"]["said"]
    assert "Try the made-up team" in found["page"]["said"]
    assert found["page"]["code"] in (0, 130)
    assert [ran["code"] for ran in found["allocate"]] == [0, 0]
    assert found["files"] == ["team proposal 2.xlsx", "team proposal.xlsx", "team.xlsx"]
