"""The script behind install.cmd: everything that must keep it from installing, each told in a sentence."""

import hashlib
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.laptop.made import load, make_wheel

install = load("install")
LIST = f"scripts/wheels-{sys.version_info[0]}.{sys.version_info[1]}-{sysconfig.get_platform()}.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An unpacked zip with one made-up wheel, whose checksums are right."""
    top = tmp_path / "caseload"
    (top / "scripts").mkdir(parents=True)
    wheel = make_wheel(top / "wheels", "caseload-optimiser")
    (top / LIST).write_text(f"# {wheel.path.name}\ncaseload-optimiser==1.0 --hash=sha256:{wheel.sha256}\n")
    write_sums(top)
    return top


def write_sums(top: Path) -> None:
    files = sorted(path for path in top.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(top).as_posix()}\n" for path in files]
    (top / "SHA256SUMS").write_text("".join(lines))


def refusal(top: Path) -> str:
    with pytest.raises(install.Refused) as refused:
        install.install(top)
    return str(refused.value)


def test_a_python_without_wheels_does_not_fit_and_is_told_which_would(folder: Path) -> None:
    assert install.fits(folder)

    (folder / LIST).rename(folder / "scripts/wheels-3.13-win-amd64.txt")

    assert not install.fits(folder)
    assert "this zip is for Python 3.13 (win-amd64). Ask your IT department" in refusal(folder)


def test_a_file_that_was_changed_or_taken_away_stops_it(folder: Path) -> None:
    (wheel,) = (folder / "wheels").iterdir()
    wheel.write_bytes(wheel.read_bytes() + b"x")
    (folder / "README.txt").write_text("x")
    write_sums(folder)
    wheel.write_bytes(wheel.read_bytes() + b"x")
    (folder / "README.txt").unlink()

    said = refusal(folder)

    assert "README.txt: No such file or directory" in said
    assert f"wheels/{wheel.name}: not the file that was made" in said
    assert "Unpack the whole zip again" in said
    assert not (folder / "venv").exists()


def test_pip_refuses_a_wheel_that_is_not_the_one_listed_even_where_the_checksums_agree(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make_wheel(folder / "wheels", "caseload-optimiser", fields="Keywords: changed\n")
    write_sums(folder)

    assert "could not be installed" in refusal(folder)
    assert "DO NOT MATCH THE HASHES" in capfd.readouterr().err
    assert not (folder / "venv" / install.STAMP).exists()


def test_what_does_not_run_after_installing_is_told_and_leaves_no_stamp(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "does not run on this computer" in refusal(folder)
    assert "No module named 'ortools'" in capfd.readouterr().err
    assert not (folder / "venv" / install.STAMP).exists()


def test_a_folder_called_venv_that_is_none_is_left_alone(folder: Path) -> None:
    (folder / "venv").mkdir()
    (folder / "venv/letter.txt").write_text("mine")

    assert "that is not ours" in refusal(folder)
    assert (folder / "venv/letter.txt").read_text() == "mine"


def test_a_full_disk_is_told_before_anything_is_made(folder: Path) -> None:
    with pytest.raises(install.Refused, match=r"This disk has \d+ MB free, and \d+ MB are needed"):
        install.check_room(folder, 1 << 60)


@pytest.mark.parametrize(("letters", "is_long"), [(112, False), (113, True)])
def test_a_folder_with_too_long_a_name_for_windows_is_told(letters: int, is_long: bool) -> None:
    name = "C:\\" + "x" * (letters - 3)

    if is_long:
        with pytest.raises(install.Refused, match="113 letters, where 112 are the most"):
            install.check_length(name, 79)
    else:
        install.check_length(name, 79)


def test_no_setting_of_pip_on_the_computer_has_a_say(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_NO_BINARY", ":all:")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(folder / "pip.conf"))
    (folder / "pip.conf").write_text("[install]\ntarget = elsewhere\n")

    install.make_venv(folder / "venv")
    install.install_wheels(folder)

    assert list(folder.glob("venv/lib/python*/site-packages/caseload_optimiser/__init__.py"))
