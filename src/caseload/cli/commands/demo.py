"""`caseload demo`: a made-up team allocated in memory, and what the screen says explained."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.interrupt import listening
from caseload.cli.options import build_request, quiet_option, search_options
from caseload.cli.progress import telling
from caseload.cli.show import judge_run
from caseload.cli.streams import print_text
from caseload.pipeline.draw import draw_week
from caseload.render.demo_words import render_demo
from caseload.render.screen import render_screen


@click.command("demo")
@search_options
@quiet_option
def command(quiet: bool, **asked: Any) -> int:
    """Allocate a made-up team, without any file, and explain what is seen."""
    from caseload.pipeline.allocate import allocate_week

    request = build_request(Path("team"), **asked)
    with listening() as stop, telling(quiet) as on_step:
        report = allocate_week(draw_week("team", request), request, on_step, stop)
    print_text(render_demo(render_screen(report, "team.xlsx")))
    return judge_run(report, 0, False)
