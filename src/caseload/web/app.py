"""The application: which address is answered by what, behind the guard."""

from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from caseload.web.addresses import build_routes
from caseload.web.desk import Desk, get_desk
from caseload.web.guard import Guard, Refused
from caseload.web.templates import open_templates, show


def build_app(desk: Desk) -> ASGIApp:
    """The application of one server."""
    static = StaticFiles(directory=str(files("caseload.web") / "static"))
    app = Starlette(
        routes=[Route("/start", start), *build_routes(), Mount("/static", static)],
        exception_handlers={Refused: answer_refused, HTTPException: answer_missing, Exception: answer_unexpected},
    )
    app.state.desk, app.state.keys = desk, desk.keys
    return Guard(app, desk.keys, make_refusal)


async def start(request: Request) -> Response:
    """Exchange the one-time key of the address for the session's cookie, and take it out of the address."""
    keys = get_desk(request).keys
    if not keys.redeem(request.query_params.get("key", "")):
        raise Refused(403, "This address has been used, or is not complete. Start caseload again for a new one.")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(keys.cookie, keys.session, httponly=True, samesite="strict", path="/")
    return answer


def make_refusal(refused: Refused) -> HTMLResponse:
    """The page of a request that is not answered."""
    template = open_templates().get_template("refused.html")
    heading = "Too large" if refused.status == 413 else "Not from this page"
    return HTMLResponse(template.render(heading=heading, says=refused.says, path=""), refused.status)


async def answer_refused(request: Request, error: Exception) -> Response:
    """A refusal from within a page."""
    assert isinstance(error, Refused)
    return make_refusal(error)


async def answer_missing(request: Request, error: Exception) -> Response:
    """An address or a method that is not there."""
    assert isinstance(error, HTTPException)
    says = "There is no such page, or it belongs to a week that has been removed."
    return show(request, "refused.html", error.status_code, heading="Not found", says=says)


async def answer_unexpected(request: Request, error: Exception) -> Response:
    """What nobody expected: nothing of it is shown, as it could hold a value."""
    says = "Something unexpected happened. Nothing was changed. Go back and try again, or use the command line."
    return show(request, "refused.html", 500, heading="Sorry, that did not work", says=says)
