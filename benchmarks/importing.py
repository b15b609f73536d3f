"""How long Annex A with 20,000 rows takes to read, beside python-calamine alone on the same file, and the memory.

python -m benchmarks.importing              drawn from a made-up service, every cell filled
python -m benchmarks.importing --sparse     the same, only the cells filled that a caseload needs
python -m benchmarks.importing --only FILE  a workbook of your own
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from python_calamine import CalamineWorkbook
from tests.outside.annex_a_headings import HEADINGS
from tests.outside.annex_a_writer import AnnexA, Quirks, draw_annex_a, draw_closed, write_annex_a

from benchmarks.measure import measure
from caseload.intake.outside.annex_a import read_annex_a
from caseload.intake.policy_read import read_policy
from caseload.pipeline.draw import draw_caseload

SIZES = {1: 5200, 2: 1000, 3: 4000, 4: 3300, 5: 800, 6: 3800, 7: 600, 8: 800, 9: 400, 10: 40, 11: 60}
TEAMS = 20
MOST = 3
RUNS = 5
BLANK = ("end", "ceased", "closure", "authoris", "conference", "personal", "status", "touch", "unaccomp", "nfa")


def draw_large(is_sparse: bool) -> AnnexA:
    """The lists of a service, brought to 20,000 rows with closed ones as real returns have them."""
    caseload, _ = draw_caseload("team", teams=TEAMS)
    drawn, rng = draw_annex_a(caseload, closed=0), Random(0)
    for number, size in SIZES.items():
        rows = drawn.rows[number]
        rows += [draw_closed(drawn, number, f"{5_000_000 + at}", rng) for at in range(len(rows), size)]
        for row in rows if not is_sparse else ():
            for head in HEADINGS[number]:
                if not any(word in head.casefold() for word in BLANK):
                    row.setdefault(head, drawn.as_of if "date" in head.casefold() else "a) Not stated")
        rng.shuffle(rows)
    return drawn


def take_best(read: Callable[[], object]) -> float:
    """The least seconds of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        read()
        best = min(best, time.perf_counter() - start)
    return best


def read_alone(path: Path) -> object:
    """Every sheet, by python-calamine alone."""
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def report(path: Path) -> bool:
    """Prints one Markdown table; whether both limits are kept."""
    policy = replace(read_policy(None), as_of=date(2026, 1, 5))
    accounts = read_annex_a(path, policy).accounts
    alone, ours = take_best(lambda: read_alone(path)), take_best(lambda: read_annex_a(path, policy))
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "caseload", "import", "annex-a", str(path), "--out", f"{folder}/team", "--as-of", "2026-01-05"]
        whole = measure([sys.executable, *command])
    print("| rows | calamine alone, s | read, s | times | whole command, s | together, MiB |")
    print("|---|---|---|---|---|---|")
    rows = sum(account.read for account in accounts)
    print(f"| {rows:,} | {alone:.2f} | {ours:.2f} | {ours / alone:.1f} | {whole.seconds:.2f} | {whole.together:.0f} |")
    if whole.code:
        raise SystemExit(whole.messages)
    return ours <= MOST * alone and whole.together < 1024


def main() -> None:
    """Draws the workbook, or takes one, and reports; exit code 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sparse", action="store_true")
    parser.add_argument("--only", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.only or write_annex_a(Path(folder) / "annex-a.xlsx", draw_large(asked.sparse), Quirks())
        raise SystemExit(not report(path))


if __name__ == "__main__":
    main()
