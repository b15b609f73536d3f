"""Builds our own wheel and downloads the others with pip, for each Python, until nothing is missing."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from laptop_zip.needs import Taken, Unmet, take
from laptop_zip.targets import Target
from laptop_zip.wheels import Wheel, list_wheels

FIXED_TIME: Final = "1577836800"
"""1 January 2020, the time of every file in our own wheel and in the zip, so that two builds are the same."""
EXTRA: Final = "web"


def build_own(root: Path, folder: Path) -> Wheel:
    """The wheel of the project itself."""
    run_pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(root))
    (wheel,) = list_wheels(folder)
    return wheel


def fetch(own: Wheel, python: str, target: Target, folder: Path) -> Taken:
    """Download everything that our wheel needs on a target's Python, and give what it takes."""
    root = require(own)
    words = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", python, "--dest", str(folder)]
    words += [word for platform in target.platforms for word in ("--platform", platform)]
    run_pip("download", *words, f"{own.path}[{EXTRA}]")
    while True:
        taken = take(root, python, target, list_wheels(folder))
        if not taken.missing:
            return taken
        print(f"  Python {python}, on {target.name} only: {', '.join(map(str, taken.missing))}", flush=True)
        run_pip("download", *words, "--no-deps", *map(str, taken.missing))


def take_from(folder: Path, pythons: tuple[str, ...], target: Target) -> tuple[Taken, ...]:
    """The same from a folder of wheels that were downloaded before; raises Unmet where one is missing."""
    wheels = list_wheels(folder)
    own = [wheel for wheel in wheels if wheel.name == "caseload-optimiser"]
    if len(own) != 1:
        raise Unmet(f"{folder}: one wheel of caseload-optimiser is needed there, and there are {len(own)}.")
    found = tuple(take(require(own[0]), python, target, wheels) for python in pythons)
    for taken in found:
        if taken.missing:
            raise Unmet(f"Python {taken.python} on {target.name} lacks {', '.join(map(str, taken.missing))}.")
    return found


def require(own: Wheel) -> Requirement:
    """What is to be installed: our wheel with the page."""
    return Requirement(f"{own.name}[{EXTRA}]=={own.version}")


def run_pip(*words: str) -> None:
    """Run pip; raises Unmet where it fails, having shown why."""
    command = [sys.executable, "-m", "pip", words[0], "--quiet", "--disable-pip-version-check", *words[1:]]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": FIXED_TIME}
    if subprocess.run(command, env=environment, check=False).returncode:
        raise Unmet(f"pip {words[0]} failed; the lines above say why.")
