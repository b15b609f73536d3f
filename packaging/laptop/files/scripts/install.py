"""Sets caseload up in the folder of the zip, for one person, without a network and without an administrator.

Run by install.cmd or install.sh with a Python that is already there, and needs nothing but that Python. Checks every
file against SHA256SUMS, makes the virtual environment `venv` beside itself, installs the wheels of the folder `wheels`
by the list for this Python, which names each with its checksum, and tries what it installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
STAMP = "caseload-installed.txt"
LONGEST_PATH = 259
"""Letters of a path at most on Windows, where long paths are not switched on."""
COMPILED = len("__pycache__/") + len(".cpython-313.pyc.") + 15
"""What Python adds to the name of a module while it compiles it."""
TRIAL = (
    "from ortools.sat.python import cp_model; import numpy, python_calamine, sqlalchemy, uvicorn, vl_convert; "
    "m = cp_model.CpModel(); m.maximize(m.new_int_var(0, 7, 'x')); "
    "s = cp_model.CpSolver(); assert s.solve(m) == cp_model.OPTIMAL and s.objective_value == 7"
)
"""Loads every compiled part and solves the smallest problem there is."""
RUNTIME = 'Ask your IT department for the newest "Microsoft Visual C++ Redistributable", x64.'
ASK = "Show this window to your IT department, together with the file IT.txt."


class Refused(Exception):
    """Why caseload cannot be set up here, and what to do, in words for the person who tried."""


def main(words: list[str]) -> int:
    """Set caseload up; with `--fits`, only tell by the exit code whether this Python can be used."""
    if words == ["--fits"]:
        return 0 if fits(FOLDER) else 1
    try:
        version = install(FOLDER)
    except Refused as refused:
        print(f"\ncaseload is NOT installed.\n\n{refused}")
        return 1
    print(f"\ncaseload {version} is installed and works. Next: {'start.cmd' if os.name == 'nt' else 'start.sh'}")
    return 0


def install(folder: Path) -> str:
    """Set caseload up in the folder and give its version. Raises Refused, and then leaves no stamp."""
    if not fits(folder):
        raise Refused(explain_python(folder))
    print(f"Python {sys.version.split()[0]}: {sys.executable}")
    print("Checking that every file is as it was made ...", flush=True)
    check_files(folder)
    wheels = list_wheels(folder)
    contents = list_contents(folder, wheels)
    check_room(folder, sum(size for _, size in contents))
    if os.name == "nt":
        if not allows_long_paths():
            check_length(str(folder), max(len(name) for name, _ in contents))
        check_runtime()
    make_venv(folder / "venv")
    print(f"Installing {len(wheels)} parts; this takes a minute or two ...", flush=True)
    install_wheels(folder)
    try_it(folder)
    version = next(name.split("-")[1] for name in wheels if name.startswith("caseload_optimiser-"))
    (folder / "venv" / STAMP).write_text(f"{version}\n", encoding="ascii")
    return version


def name_list(folder: Path) -> Path:
    """The list of wheels for this Python on this kind of computer, whether or not it is there."""
    return folder / "scripts" / f"wheels-{sys.version_info[0]}.{sys.version_info[1]}-{sysconfig.get_platform()}.txt"


def fits(folder: Path) -> bool:
    """Whether the zip holds wheels for this Python on this kind of computer."""
    return sys.implementation.name == "cpython" and name_list(folder).is_file()


def explain_python(folder: Path) -> str:
    """What to say where this Python cannot be used."""
    lists = sorted(path.stem.split("-", 2) for path in (folder / "scripts").glob("wheels-*.txt"))
    wanted = " or ".join(f"Python {version} ({platform})" for _, version, platform in lists)
    here = f"{sys.version_info[0]}.{sys.version_info[1]} ({sysconfig.get_platform()})"
    return f"This is Python {here}; this zip is for {wanted}. Ask your IT department for one of these."


def check_files(folder: Path) -> None:
    """Refuse where a file is missing or is not as it was made."""
    bad = []
    for line in (folder / "SHA256SUMS").read_text(encoding="ascii").splitlines():
        wanted, _, name = line.partition("  ")
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            bad.append(f"  {name}: {error.strerror}")
            continue
        if found != wanted:
            bad.append(f"  {name}: not the file that was made")
    if bad:
        more = [f"  and {len(bad) - 10} more"] if len(bad) > 10 else []
        text = "\n".join([*bad[:10], *more])
        raise Refused(f"Files are missing or changed:\n{text}\nUnpack the whole zip again, into a new folder.")


def list_wheels(folder: Path) -> list[str]:
    """The file names of the wheels that this Python takes."""
    lines = name_list(folder).read_text(encoding="ascii").splitlines()
    return [line[2:] for line in lines if line.startswith("# ")]


def list_contents(folder: Path, wheels: list[str]) -> list[tuple[str, int]]:
    """Every file in the wheels: its name, and its size in bytes."""
    found = []
    for name in wheels:
        with zipfile.ZipFile(folder / "wheels" / name) as opened:
            found += [(item.filename, item.file_size) for item in opened.infolist()]
    return found


def check_room(folder: Path, size: int) -> None:
    """Refuse where the disk has no room for that many bytes and, compiled, half as many again."""
    needed, free = size * 3 // 2, shutil.disk_usage(folder).free
    if free < needed:
        text = f"This disk has {free >> 20} MB free, and {needed >> 20} MB are needed."
        raise Refused(f"{text} Make room, or unpack the zip on another disk.")


def check_length(folder: str, longest: int) -> None:
    """Refuse a folder whose name leaves too little room for a file with a name of that many letters."""
    most = LONGEST_PATH - len("/venv/Lib/site-packages/") - longest - COMPILED
    if len(folder) > most:
        raise Refused(
            f"The name of this folder is too long for Windows: {len(folder)} letters, where {most} are the most.\n"
            f"  {folder}\n"
            "Move the folder to one with a shorter name, such as Documents\\caseload, and run install.cmd again."
        )


def allows_long_paths() -> bool:
    """Whether this Windows has long paths switched on."""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0] == 1)
    except OSError:
        return False


def check_runtime() -> None:
    """Refuse where Windows lacks Microsoft's C++ library, which the solver needs and does not bring with it."""
    try:
        ctypes.CDLL("msvcp140.dll")
    except OSError as error:
        raise Refused(f"Microsoft's C++ library (msvcp140.dll) is not on this computer.\n{RUNTIME}") from error


def make_venv(venv: Path) -> None:
    """Make the virtual environment anew; refuses to clear a folder that is none, or one that is in use."""
    if venv.exists() and not (venv / "pyvenv.cfg").is_file():
        raise Refused(f"There is something at {venv} that is not ours. Move it away, and run this again.")
    try:
        if venv.exists():
            (venv / STAMP).unlink(missing_ok=True)
            shutil.rmtree(venv)
    except OSError as error:
        raise Refused("The earlier one is in use. Close every window of caseload, and run this again.") from error
    print("Making the folder venv ...", flush=True)
    if run([sys.executable, "-I", "-m", "venv", str(venv)]):
        raise Refused(f"Python could not make a virtual environment; the lines above say why.\n{ASK}")


def find_python(folder: Path) -> str:
    """The Python of the virtual environment."""
    return str(folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def install_wheels(folder: Path) -> None:
    """Install what the list names from the folder alone; pip compares each wheel with its checksum once more."""
    pip = [find_python(folder), "-I", "-m", "pip", "--isolated", "--disable-pip-version-check", "--no-input"]
    words = ["install", "--quiet", "--no-cache-dir", "--no-index", "--find-links", str(folder / "wheels")]
    words += ["--only-binary", ":all:", "--require-hashes", "--requirement", str(name_list(folder))]
    if run([*pip, *words]):
        raise Refused(f"The parts could not be installed; the lines above say why.\n{ASK}")


def try_it(folder: Path) -> None:
    """Refuse where what was installed does not run: most often because this computer forbids it."""
    print("Trying it ...", flush=True)
    python = [find_python(folder), "-I"]
    if run([*python, "-c", TRIAL]) or run([*python, "-m", "caseload", "--version"]):
        more = f"If they speak of a DLL, or there are none: {RUNTIME}\n" if os.name == "nt" else ""
        raise Refused(f"It is there, but does not run on this computer; the lines above may say why.\n{more}{ASK}")


def run(command: list[str]) -> int:
    """Run one step without the settings of pip that this computer may have; gives its exit code."""
    environment = {**os.environ, "PIP_CONFIG_FILE": os.devnull}
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except OSError as error:
        print(f"{command[0]}: {error.strerror}")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
