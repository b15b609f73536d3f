"""The speed of a round of a whole authority beside one check of it, as a Markdown table; RESULTS.md has the figures.

python -m benchmarks.rounds [--caseload instances/authority] [--runs 3]

Every step is a command in a fresh process, with a data folder of its own for each run; medians. The solve itself is
what `allocate` takes, measured by the plan it prints; everything together is to be within ten times one check.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from openpyxl import load_workbook

from benchmarks.measure import Measured, measure

LIMIT = 10
BY = ("--by", "Benchmark")
STEPS = ("open", "decide", "close")


def run(*words: object) -> Measured:
    """One command in a fresh process; it must succeed."""
    done = measure([sys.executable, "-m", "caseload", *map(str, words)])
    if done.code:
        raise SystemExit(f"{' '.join(map(str, words))}: exit {done.code}\n{done.messages}")
    return done


def agree_to_all(workbook: Path) -> int:
    """Fills `agree` in for every case, as a manager would who drags the cell down; returns how many."""
    book = load_workbook(workbook)
    sheet = book["Allocation"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index("Decision") + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = "agree"
    book.save(workbook)
    return int(sheet.max_row) - 1


def run_round(caseload: str, folder: Path) -> tuple[dict[str, Measured], int]:
    """A round opened with its workbook, decided from it for every case, and closed."""
    os.environ["CASELOAD_DATA_DIR"] = str(folder / "data")
    workbook = folder / "proposal.xlsx"
    done = {"check": run("check", caseload)}
    done["open"] = run("round", "open", caseload, "--no-advice", "--quiet", "--out", workbook)
    cases = agree_to_all(workbook)
    done["decide"] = run("round", "decide", 1, "--from", workbook, *BY)
    done["close"] = run("round", "close", 1, *BY)
    for name, words in (("export", (caseload, "--out", folder / "next")), ("verify", ()), ("history", ())):
        done[name] = run("round", name, *((1,) if name == "export" else ()), *words)
    return done, cases


def measure_solve(caseload: str) -> float:
    """Seconds of the search alone, as the plan states them."""
    return float(json.loads(run("allocate", caseload, "--no-advice", "--quiet", "--json").output)["run"]["seconds"])


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--caseload", default="instances/authority")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args(words)
    runs = []
    for _ in range(asked.runs):
        with tempfile.TemporaryDirectory() as folder:
            done, cases = run_round(asked.caseload, Path(folder))
            runs.append(done)
    check = median(run["check"].seconds for run in runs)
    print(f"{cases:,} cases, every one decided from the workbook; medians of {asked.runs}.\n")
    print("| step | s | times one check | processor, s | MiB |\n|---|---|---|---|---|")
    seconds = {}
    for name in runs[0]:
        seconds[name] = median(run[name].seconds for run in runs)
        processor = median(run[name].processor for run in runs)
        together = max(run[name].together for run in runs)
        print(f"| {name} | {seconds[name]:.2f} | {seconds[name] / check:.1f} | {processor:.2f} | {together:.0f} |")
    whole, solve = sum(seconds[name] for name in STEPS), measure_solve(asked.caseload)
    rest = whole - solve
    print(
        f"\nOpened, decided and closed: {whole:.2f} s, {whole / check:.1f} times one check (at most {LIMIT});", end=" "
    )
    print(f"without the search ({solve:.2f} s) {rest:.2f} s, {rest / check:.1f} times.")


if __name__ == "__main__":
    main()
