"""Writes the report on a folder of results, and says where it is."""

from functools import partial
from pathlib import Path
from typing import Final

from caseload.cli.exits import DONE
from caseload.cli.out import Target
from caseload.cli.show import write_result
from caseload.cli.streams import print_text
from caseload.domain.errors import UsageRefused
from caseload.render.bench_csv import render_bench_csv
from caseload.render.bench_page import BenchReport, build_bench_page, say_first
from caseload.render.files import write_whole_text
from caseload.render.page.frame import render_page
from caseload.runs.against import Against, compare_runs
from caseload.runs.best_known import read_best_known
from caseload.runs.picked import pick_results
from caseload.runs.result import Run
from caseload.runs.summary import order_run, summarise_runs

BEST_KNOWN: Final = Path("instances/best_known.csv")


def show_bench(
    folder: Path, earlier: Path | None, best_known: Path | None, page: Target | None, table: Target | None
) -> int:
    """Report on the results in a folder; DONE, or UNEXPECTED where a file is not at the name asked for.

    Raises UsageRefused where there are no results, InputRefused for best values with faults.
    """
    report = gather_report(folder, earlier, best_known)
    html, csv = render_page(build_bench_page(report)), render_bench_csv(report.summary)
    print_text("\n".join(say_first(report)))
    written = [
        write_result(target, partial(write_whole_text, text=text))
        for target, text in ((page, html), (table, csv))
        if target is not None
    ]
    return max(written, default=DONE)


def gather_report(folder: Path, earlier: Path | None, best_known: Path | None) -> BenchReport:
    """Everything the report tells."""
    if best_known is not None and not best_known.is_file():
        raise UsageRefused(f"{best_known} is not there. Leave --best-known out, or correct it.")
    version, kept = pick_results(folder)
    place = best_known or BEST_KNOWN
    best = read_best_known(place) if place.is_file() else {}
    runs: tuple[Run, ...] = tuple(sorted(kept.runs.values(), key=order_run))
    against: Against | None = None
    if earlier is not None:
        name, before = pick_results(earlier)
        against = compare_runs(runs, before.runs.values(), f"{earlier.name} ({name})" if earlier.name != name else name)
    return BenchReport(version, runs, summarise_runs(runs, best), kept.damaged, against)
