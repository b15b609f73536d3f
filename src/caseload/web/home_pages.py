"""The first page: what the page is for, and the weeks at work. Imports little, as it is to come at once."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from caseload.web.desk import Desk, get_desk
from caseload.web.templates import show
from caseload.web.weeks import Week


async def home(request: Request) -> Response:
    """Show the form and the weeks at work."""
    return show(request, "home.html", weeks=await run_in_threadpool(list_weeks, get_desk(request)))


def list_weeks(desk: Desk) -> list[dict[str, str]]:
    """The weeks at work, the latest first, each with its state in words."""
    running, weeks = desk.work.find_running(), desk.weeks.list_all()
    endings = desk.list_endings() if any(week.round is not None for week in weeks) else {}
    return [{"key": week.key, "label": week.label, "state": say_state(week, running, endings)} for week in weeks]


def say_state(week: Week, running: str | None, endings: Mapping[int, str] | None) -> str:
    """Where a week is."""
    if running is not None and running.startswith(week.key):
        return "being worked out"
    if week.round is None:
        return "to be checked"
    return f"round {week.round}" + (f", {endings.get(week.round, 'to be decided')}" if endings is not None else "")
