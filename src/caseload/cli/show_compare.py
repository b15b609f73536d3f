"""Shows and writes a comparison in the form that was asked for."""

import json
from pathlib import Path

from caseload.cli.exits import DONE
from caseload.cli.out import Target
from caseload.cli.show import write_result
from caseload.cli.streams import print_json, print_text, say
from caseload.pipeline.compare import CompareReport
from caseload.render.compare_json import compare_to_json
from caseload.render.compare_screen import render_comparison
from caseload.render.compare_workbook import write_comparison
from caseload.render.faults import render_faults
from caseload.render.files import write_whole_text


def show_compared(report: CompareReport, target: Target | None, is_json: bool) -> int:
    """Print the comparison, then write it where asked; DONE, or UNEXPECTED where it is not at the name asked for."""
    if is_json:
        print_json(compare_to_json(report))
    else:
        print_text(render_comparison(report))
        if report.warnings:
            say(render_faults(list(report.warnings)))
    return DONE if target is None else write_result(target, lambda place: write_form(report, place))


def write_form(report: CompareReport, place: Path) -> None:
    """Write the comparison as a workbook or as JSON."""
    if place.suffix.lower() == ".xlsx":
        write_comparison(report, place)
    else:
        write_whole_text(place, json.dumps(compare_to_json(report), indent=2) + "\n")
