"""The first page: a workbook is given, or a made-up team; and the weeks at work."""

import tempfile
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from caseload.intake.policy_read import read_policy
from caseload.pipeline.draw import draw_caseload
from caseload.render.tables import caseload_tables
from caseload.render.template import write_template
from caseload.render.words import say_date
from caseload.web.desk import Desk, get_desk
from caseload.web.guard import require_form_key
from caseload.web.templates import show
from caseload.web.weeks import Week

DEMO: Final = "team"


async def home(request: Request) -> Response:
    """Show the form and the weeks at work."""
    return show(request, "home.html", weeks=list_weeks(get_desk(request)))


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
                return show_no_file(request)
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


def list_weeks(desk: Desk) -> list[dict[str, str]]:
    """The weeks at work, the latest first, each with its state in words."""
    running = desk.work.find_running()
    return [{"key": week.key, "label": week.label, "state": say_state(week, running)} for week in desk.weeks.list_all()]


def say_state(week: Week, running: str | None) -> str:
    """Where a week is."""
    if running is not None and running.startswith(week.key):
        return "being worked out"
    return "to be checked" if week.round is None else f"round {week.round}"


ROUTES = (Route("/", home), Route("/weeks", add_week, methods=["POST"]))
