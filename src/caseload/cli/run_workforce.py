"""Projects workforce files as the command line asks, and shows what they say."""

from collections.abc import Sequence
from pathlib import Path

from caseload.cli.answers import show_answer
from caseload.cli.out import Target
from caseload.planning.workforce.findings import find_findings
from caseload.planning.workforce.read_council import read_councils
from caseload.render.files import write_whole_text
from caseload.render.page.frame import render_page
from caseload.render.workforce.as_json import findings_to_json
from caseload.render.workforce.page import build_page
from caseload.render.workforce.screen import render_findings


def run_workforce(paths: Sequence[Path], target: Target | None, is_json: bool) -> int:
    """Project them: DONE, or UNEXPECTED where the file is not at the name asked for.

    Raises InputRefused for workforce files with faults.
    """
    found = find_findings(read_councils(paths))
    return show_answer(
        findings_to_json(found),
        lambda width: render_findings(found, width),
        lambda place: write_whole_text(place, render_page(build_page(found))),
        target,
        is_json,
    )
