"""What the tests of commands share."""

from pathlib import Path

import pytest

from tests.cli.running import Runner, write_small


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, root: Path) -> Runner:
    monkeypatch.chdir(root)
    return Runner(capsys)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")
