"""Shows and writes a proposal in the form that was asked for, and says how the run ended."""

import json
from collections.abc import Callable
from pathlib import Path

from caseload.cli.exits import DONE, INTERRUPTED, STRICT, UNEXPECTED
from caseload.cli.out import Target, write_or_rename
from caseload.cli.streams import print_json, print_text, say
from caseload.pipeline.report import Report
from caseload.render.files import write_whole_text
from caseload.render.plan_json import plan_to_json
from caseload.render.screen import render_screen
from caseload.render.workbook.proposal import write_proposal


def show_proposal(report: Report, path: Path, target: Target | None, is_json: bool) -> int:
    """Print the proposal, then write it where asked; DONE, or UNEXPECTED where it is not at the name asked for."""
    if is_json:
        print_json(plan_to_json(report))
    else:
        print_text(render_screen(report, str(path), target is not None))
    return DONE if target is None else write_target(report, path, target)


def write_target(report: Report, path: Path, target: Target) -> int:
    """Write the proposal, and say where it is."""
    return write_result(target, lambda place: write_form(report, path, place))


def write_result(target: Target, write: Callable[[Path], None]) -> int:
    """Write a result, to another name where the one asked for is locked, and say where it is.

    DONE, or UNEXPECTED where it is not at the name asked for.
    """
    try:
        written = write_or_rename(target, write)
    except OSError as error:
        reason = error.strerror or "no permission"
        say(f"{target.path.name} could not be written ({reason}). The result is above; give --out another name.")
        return UNEXPECTED
    if written != target.path:
        say(f"{target.path.name} is open elsewhere or protected. Written to {written} instead.")
        return UNEXPECTED
    say(f"Written: {written}")
    return DONE


def write_form(report: Report, path: Path, place: Path) -> None:
    """Write the proposal as a workbook, as JSON, or as a folder with both and the screen."""
    suffix = place.suffix.lower()
    if suffix == ".xlsx":
        write_proposal(report, place)
    elif suffix == ".json":
        write_whole_text(place, json.dumps(plan_to_json(report), indent=2) + "\n")
    else:
        place.mkdir(exist_ok=True)
        write_form(report, path, place / "proposal.xlsx")
        write_form(report, path, place / "proposal.json")
        write_whole_text(place / "proposal.txt", render_screen(report, str(path), is_written=True))


def judge_run(report: Report, shown: int, is_strict: bool) -> int:
    """The exit code of a run whose result has been shown and written."""
    if report.is_stopped:
        return INTERRUPTED
    if shown != DONE:
        return shown
    if is_strict and (report.findings.unallocated or not report.solved.is_optimal):
        return STRICT
    return DONE
