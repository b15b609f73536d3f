"""What a manager reads when a folder is full of mistakes: all of them at once, word for word."""

import subprocess
import sys
from pathlib import Path


def test_a_messy_folder_is_answered_as_written_down(root: Path) -> None:
    folder = root / "tests/golden/30_messy_folder"
    command = [sys.executable, "-m", "caseload", "check", "team"]

    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == (folder / "expected.txt").read_text(encoding="utf-8")
