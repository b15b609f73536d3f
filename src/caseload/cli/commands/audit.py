"""`caseload audit`: any plan checked against every rule, its goals beside a proposal's."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import AUDIT, DONE, INTERRUPTED
from caseload.cli.interrupt import listening
from caseload.cli.options import (
    ANY_PATH,
    build_request,
    json_option,
    path_argument,
    quiet_option,
    reading_options,
    search_options,
    week_options,
)
from caseload.cli.progress import telling
from caseload.cli.streams import print_json, print_text, say
from caseload.pipeline.audit import AuditReport, audit_plan
from caseload.render.audit_json import audit_to_json
from caseload.render.audit_screen import render_audit
from caseload.render.faults import render_faults


@click.command("audit")
@path_argument
@click.argument("plan", type=ANY_PATH)
@json_option
@click.option("--no-solve", "is_solved", is_flag=True, flag_value=False, default=True, help="Compare with nothing.")
@reading_options
@week_options
@search_options
@quiet_option
def command(path: Path, plan: Path, is_json: bool, is_solved: bool, quiet: bool, **asked: Any) -> int:
    """Check the plan in the file PLAN against the caseload at PATH and every rule.

    PLAN is a proposal (.json, .xlsx), or any list (.xlsx, .csv, a caseload) with a column for the case and one for
    its worker. Exits with 70 where the plan itself breaks a rule.
    """
    with listening() as stop, telling(quiet) as on_step:
        report = audit_plan(build_request(path, **asked), plan, is_solved, on_step, stop)
    show_audit(report, is_json)
    return INTERRUPTED if report.is_stopped else DONE if report.is_sound else AUDIT


def show_audit(report: AuditReport, is_json: bool) -> None:
    """Print the audit; warnings about the plan go to the person."""
    if is_json:
        print_json(audit_to_json(report))
        return
    beside = report.beside or None
    print_text(render_audit(report.problem, report.breaches, report.goals, beside, report.what_ifs, report.best))
    own = [fault for fault in report.warnings if fault.code.startswith("W9")]
    if own:
        say(render_faults(own))
