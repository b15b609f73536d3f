"""Arrows point down: the contracts of pyproject.toml, checked by import-linter."""

import subprocess
import sys
from pathlib import Path


def test_every_import_contract_holds(root: Path) -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout
