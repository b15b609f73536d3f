"""Sets the project up on a fresh machine and runs it: `python3 run.py allocate instances/team`, `python3 run.py test`.

Needs Python 3.11 or later and nothing else. Makes a virtual environment in `.venv` the first time, and again when
`pyproject.toml` changes. `test` runs the tests; anything else goes to the command `caseload`.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# in two processes, the tests of a file in one of them: they share what takes long to make
TESTS = ["-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]


def main(words: list[str]) -> int:
    """Sets up what the words need, then runs them."""
    if not words:
        print(__doc__)
        return 2
    is_test = words[0] == "test"
    set_up("test" if is_test else "")
    command = [*TESTS, *words[1:]] if is_test else ["-m", "caseload", *words]
    return subprocess.run([str(PYTHON), *command], cwd=ROOT if is_test else None, check=False).returncode


def set_up(group: str) -> None:
    """The virtual environment with the project, and a dependency group if one is named; at once if all is there."""
    import tomllib

    text = (ROOT / "pyproject.toml").read_bytes()
    stamp = VENV / f"set-up{'-' + group if group else ''}"
    wanted = hashlib.sha256(text + sys.version.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print("Setting up in .venv; this takes a minute or two the first time.", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        call([sys.executable, "-m", "venv", str(VENV)])
    extra = tomllib.loads(text.decode())["dependency-groups"][group] if group else []
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call([*pip, "--no-compile", "--editable", str(ROOT), *extra])  # most modules are never imported; the rest then
    stamp.write_text(wanted)


def call(command: list[str]) -> None:
    """Runs one step of the set-up, or ends with a sentence."""
    if subprocess.run(command, check=False).returncode:
        sys.exit("The set-up failed; the lines above say why. Is the package index within reach? Then run it again.")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(f"caseload needs Python 3.11 or later; this is {sys.version.split()[0]}. Try python3.11 run.py ...")
    sys.exit(main(sys.argv[1:]))
