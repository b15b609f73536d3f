"""Everything that RESULTS.md says of the engine, measured by one command: about an hour and a half, nothing beside it.

python -m benchmarks.targets --out results --gap FOLDER --nursing FOLDER
python -m benchmarks.targets --out results --only monday growth       some of it

Each section is a command of its own, printed above what it gave and kept as OUT/SECTION.md; a section that is there is
not measured again, so the same command goes on where it was ended. The instances written by others are not part of this
project (docs/bench.md names their sources); without their folders those sections are left out, and that is said.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SECONDS = "20"
DRAWN = tuple(f"{kind}:{size}:1" for kind in "cde" for size in ("20:400", "40:900", "80:1600"))
HARD = ("d05100", "d10100", "e05100", "e10100")
SECTIONS: dict[str, tuple[str, ...]] = {
    "teams": ("peers", "--suites", "teams", "--seconds", "10", "--give-up", "2", "--out", "{out}"),
    "service": ("peers", "--suites", "service", "--seconds", "30", "--give-up", "1", "--out", "{out}"),
    "authority": ("peers", "--suites", "authority", "--give-up", "1", "--out", "{out}"),
    "growth": ("growth", "--time-limit", "600"),
    "monday": ("monday",),
    "gap": ("outside", "{gap}", "--seconds", SECONDS),
    "gap-scip": ("outside", "{gap}", "--seconds", SECONDS, "--peer", "scip", "--only", *HARD),
    "gap-highs": ("outside", "{gap}", "--seconds", SECONDS, "--peer", "highs", "--only", *HARD),
    "gap-cp-sat": ("outside", "{gap}", "--seconds", SECONDS, "--peer", "cp-sat", "--only", *HARD),
    "gap-large": ("outside", "--seconds", SECONDS, "--draw", *DRAWN),
    "nursing": ("outside", "{nursing}", "--seconds", SECONDS),
}


def list_commands(chosen: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    """Each section asked for with its command; those whose folder is not given are told on stderr."""
    folders = {"out": chosen.out, "gap": chosen.gap, "nursing": chosen.nursing}
    for name in chosen.only:
        words = SECTIONS[name]
        missing = [folder for folder, path in folders.items() if path is None and f"{{{folder}}}" in words]
        if missing:
            print(f"{name}: left out, no --{missing[0]} FOLDER", file=sys.stderr)
        else:
            yield name, [f"benchmarks.{words[0]}", *(word.format(**folders) for word in words[1:])]


def measure_section(name: str, words: list[str], out: Path) -> None:
    """Runs one section in a process of its own and keeps what it printed; SystemExit where it fails."""
    kept = out / f"{name}-section.md"
    if not kept.exists():
        done = subprocess.run([sys.executable, "-m", *words], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(f"{name}: exit {done.returncode}")
        half = kept.with_suffix(".part")
        half.write_text(f"`python -m {' '.join(words)}`\n\n{done.stdout}", encoding="utf-8")
        half.replace(kept)
    print(f"## {name}\n\n{kept.read_text(encoding='utf-8')}", flush=True)


def main() -> None:
    """Every section asked for, in order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=tuple(SECTIONS), default=tuple(SECTIONS))
    parser.add_argument("--out", type=Path, required=True, help="a folder for what was measured")
    parser.add_argument("--gap", type=Path, help="a folder of generalised assignment instances")
    parser.add_argument("--nursing", type=Path, help="a folder of balanced nursing workload instances")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, words in list_commands(chosen):
        measure_section(name, words, chosen.out)


if __name__ == "__main__":
    main()
