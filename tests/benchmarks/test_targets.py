"""The one command: every section is a command that is there, and what was measured is not measured again."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import targets


def run(out: Path, *words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["targets", "--out", str(out), *words])
    targets.main()


def test_every_section_is_a_command_that_is_there() -> None:
    assert all(find_spec(f"benchmarks.{words[0]}") for words in targets.SECTIONS.values())


def test_a_section_is_kept_and_not_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "gap"
    folder.mkdir()
    (folder / "tiny.txt").write_text("2 2\n1 2\n2 1\n1 1\n1 1\n1 1\n")
    monkeypatch.setitem(targets.SECTIONS, "gap", ("outside", "{gap}", "--seconds", "5"))

    run(tmp_path / "out", "--only", "gap", "--gap", str(folder), monkeypatch=monkeypatch)
    first = capsys.readouterr().out
    (folder / "tiny.txt").unlink()
    run(tmp_path / "out", "--only", "gap", "--gap", str(folder), monkeypatch=monkeypatch)

    assert "| tiny | 2 | 2 | yes |" in first
    assert capsys.readouterr().out == first
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["gap-section.md"]


def test_a_section_that_fails_ends_the_command_and_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="gap: exit 1"):
        run(tmp_path / "out", "--only", "gap", "--gap", str(tmp_path / "none"), monkeypatch=monkeypatch)

    assert list((tmp_path / "out").iterdir()) == []


def test_without_the_folder_of_others_instances_their_section_is_left_out_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "out", "--only", "gap", "nursing", monkeypatch=monkeypatch)

    assert capsys.readouterr().err == "gap: left out, no --gap FOLDER\nnursing: left out, no --nursing FOLDER\n"
