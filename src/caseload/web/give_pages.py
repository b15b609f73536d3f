"""Giving a workbook, or a made-up team."""

import tempfile
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from caseload.intake.policy_read import read_policy
from caseload.pipeline.draw import draw_caseload
from caseload.render.tables import caseload_tables
from caseload.render.template import write_template
from caseload.render.words import say_date
from caseload.web.desk import Desk, get_desk
from caseload.web.guard import require_form_key
from caseload.web.home_pages import list_weeks
from caseload.web.templates import show
from caseload.web.weeks import Week

DEMO: Final = "team"


async def add_week(request: Request) -> Response:
    """Keep the workbook that was given, and go on to its check."""
    desk = get_desk(request)
    async with request.form(max_files=1, max_fields=10) as form:
        require_form_key(form.get("form_key"), desk.keys)
        if form.get("demo") == "yes":
            week = await run_in_threadpool(add_demo, desk)
        else:
            given = form.get("file")
            content = await given.read() if isinstance(given, UploadFile) else b""
            if not content:
                return await run_in_threadpool(show_no_file, request)
            label = f"Given on {say_date(desk.today())}"
            week = await run_in_threadpool(desk.weeks.add, content, label)
    return RedirectResponse(f"/weeks/{week.key}/check", 303)


def show_no_file(request: Request) -> Response:
    """The form again, with what is missing."""
    says = "Choose your team's workbook"
    return show(
        request,
        "home.html",
        problem_title=True,
        weeks=list_weeks(get_desk(request)),
        file_error=says,
        faults=[{"text": says, "link": "#file"}],
        faults_title="There is a problem",
    )


def add_demo(desk: Desk) -> Week:
    """A made-up team as a workbook, as of its own day."""
    caseload, _ = draw_caseload(DEMO)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "team.xlsx"
        write_template(path, caseload_tables(caseload), read_policy(None))
        week = desk.weeks.add(path.read_bytes(), f"A made-up team, {say_date(caseload.as_of)}")
    return desk.weeks.change(week, as_of=caseload.as_of)
