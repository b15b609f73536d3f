"""Shows and writes the staff a week would take, in the form that was asked for."""

import json
import shutil
from pathlib import Path
from typing import Final

from caseload.cli.exits import DONE
from caseload.cli.out import Target
from caseload.cli.show import write_result
from caseload.cli.streams import print_json, print_text
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.files import write_whole_text
from caseload.render.lines import WIDTH
from caseload.render.shortfall_json import staff_to_json
from caseload.render.shortfall_screen import render_shortfall
from caseload.render.shortfall_workbook import write_staff

NARROWEST: Final = 30


def show_staff(found: ShortfallReport, path: Path, target: Target | None, is_json: bool) -> int:
    """Print the result, then write it where asked; DONE, or UNEXPECTED where it is not at the name asked for."""
    if is_json:
        print_json(staff_to_json(found))
    else:
        print_text(render_shortfall(found, str(path), find_width()))
    return DONE if target is None else write_result(target, lambda place: write_form(found, place))


def find_width() -> int:
    """The columns to fill: those of the terminal, within what can be read."""
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns))


def write_form(found: ShortfallReport, place: Path) -> None:
    """Write it as a workbook or as JSON."""
    if place.suffix.lower() == ".json":
        write_whole_text(place, json.dumps(staff_to_json(found), indent=2) + "\n")
    else:
        write_staff(found, place)
