"""`caseload check`: whether a caseload can be allocated, and what to know of it."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import DONE
from caseload.cli.options import build_request, json_option, path_argument, reading_options, retype_reading
from caseload.cli.streams import print_json, print_text
from caseload.pipeline.check import check_caseload
from caseload.render.check_screen import check_to_json, render_check


@click.command("check")
@path_argument
@reading_options
@json_option
def command(path: Path, is_json: bool, **asked: Any) -> int:
    """Say everything that is wrong with the caseload at PATH, where it is, and what to do."""
    checked = check_caseload(build_request(path, **asked))
    if is_json:
        print_json(check_to_json(checked.problem, checked.warnings))
    else:
        print_text(render_check(checked.problem, checked.warnings, str(path), retype_reading(**asked)))
    return DONE
