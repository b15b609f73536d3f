"""Builds the zip by which caseload comes to a laptop: `python packaging/laptop/build.py windows`.

Run it with a Python that has caseload installed (`.venv/bin/python` after `python3 run.py`), from a clone with a
network. It writes `caseload-windows.zip` and its checksum into the folder `dist`. `linux` builds the same for Linux and
the running Python, which the tests install and run. `--wheels FOLDER` builds again from wheels that are there, such as
those in an earlier zip, without a network: the same wheels give the same bytes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from laptop_zip.bundle import build_zip
from laptop_zip.fetch import build_own, fetch, take_from
from laptop_zip.needs import Taken, Unmet
from laptop_zip.targets import PYTHONS, TARGETS, Target

ROOT = Path(__file__).resolve().parents[2]


def main(words: list[str]) -> int:
    """Build one zip."""
    options = read_options(words)
    target = TARGETS[options.target]()
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    pythons = tuple(options.python or (PYTHONS if target.name == "windows" else (here,)))
    options.out.mkdir(parents=True, exist_ok=True)
    out = options.out / f"caseload-{target.name}.zip"
    try:
        with tempfile.TemporaryDirectory() as work:
            takes = take_from(options.wheels, pythons, target) if options.wheels else get(pythons, target, Path(work))
            checksum = build_zip(takes, target, ROOT, out)
    except Unmet as unmet:
        print(f"Nothing was built. {unmet}", file=sys.stderr)
        return 1
    print(f"{out}: {out.stat().st_size / 1e6:.0f} MB for Python {', '.join(pythons)}\nsha256 {checksum}")
    return 0


def read_options(words: list[str]) -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--python", nargs="+", choices=PYTHONS, metavar="3.x", help="for these Pythons only")
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="take the wheels from here, without a network")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="FOLDER", help="where to write (dist)")
    return parser.parse_args(words)


def get(pythons: tuple[str, ...], target: Target, work: Path) -> tuple[Taken, ...]:
    """Build our own wheel, and download the others for each Python."""
    own = build_own(ROOT, work / "own")
    return tuple(fetch(own, python, target, work / python) for python in pythons)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
