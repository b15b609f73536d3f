"""The first page: what the page is for, and the weeks at work. Imports little, as it is to come at once."""

from starlette.requests import Request
from starlette.responses import Response

from caseload.web.desk import Desk, get_desk
from caseload.web.templates import show
from caseload.web.weeks import Week


async def home(request: Request) -> Response:
    """Show the form and the weeks at work."""
    return show(request, "home.html", weeks=list_weeks(get_desk(request)))


def list_weeks(desk: Desk) -> list[dict[str, str]]:
    """The weeks at work, the latest first, each with its state in words."""
    running = desk.work.find_running()
    return [{"key": week.key, "label": week.label, "state": say_state(week, running)} for week in desk.weeks.list_all()]


def say_state(week: Week, running: str | None) -> str:
    """Where a week is."""
    if running is not None and running.startswith(week.key):
        return "being worked out"
    return "to be checked" if week.round is None else f"round {week.round}"
