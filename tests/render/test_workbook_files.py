"""Files are written whole or not at all."""

import stat
from pathlib import Path

import pytest

from caseload.render.files import write_whole, write_whole_text


def test_a_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_whole_text(tmp_path / "plan.json", "é\n")

    assert (tmp_path / "plan.json").read_bytes() == "é\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_a_failure_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("before")

    def fail(draft: Path) -> None:
        draft.write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(path, fail)
    assert path.read_text() == "before" and len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole_text(tmp_path / "missing" / "plan.json", "x")


def test_what_stands_in_the_way_of_a_file_stays(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()

    with pytest.raises(OSError):
        write_whole_text(tmp_path / "plan.json", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    write_whole_text(tmp_path / "plan.json", "x")

    assert stat.S_IMODE((tmp_path / "plan.json").stat().st_mode) == 0o600
