"""A case system's list in the place of a workbook: what was found in it, and the workbook it makes, to fill in."""

import tempfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.export import ExportTables, read_export
from caseload.intake.policy_read import read_policy
from caseload.render.template_export import render_export, write_export_template
from caseload.web.forms import find_week, show_faults
from caseload.web.guard import Refused
from caseload.web.templates import show
from caseload.web.weeks import Week

NO_TABLE = "E201"


def show_other(request: Request, week: Week, faults: tuple[Fault, ...]) -> Response:
    """The page of a workbook with faults; of a case system's list, what was found in it."""
    if any(fault.code == NO_TABLE for fault in faults):
        try:
            found = read_export(week.path, read_policy(None))
        except InputRefused:
            return show_faults(request, week, faults)
        return show(request, "export.html", week=week, found=render_export(found))
    return show_faults(request, week, faults)


async def download(request: Request) -> Response:
    """The workbook to fill in."""
    week = find_week(request)
    try:
        content = await run_in_threadpool(make_workbook, week)
    except InputRefused:
        raise Refused(409, "This is no list from a case system.") from None
    headers = {"content-disposition": 'attachment; filename="team.xlsx"'}
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Response(content, media_type=media, headers=headers)


def make_workbook(week: Week) -> bytes:
    """The bytes of the workbook to fill in. Raises InputRefused for what is no such list."""
    policy = read_policy(None)
    found: ExportTables = read_export(week.path, policy)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "team.xlsx"
        write_export_template(path, found, policy)
        return path.read_bytes()
