"""The application: which address is answered by what, behind the guard."""

from importlib.resources import files
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from caseload.domain.errors import InputRefused
from caseload.web.addresses import build_routes
from caseload.web.desk import Desk, get_desk
from caseload.web.guard import Guard, Refused
from caseload.web.templates import open_templates

HEADINGS: Final = {
    403: "Not from this page",
    404: "Not found",
    405: "Not found",
    409: "Not now",
    413: "Too large",
    421: "Not from this page",
    500: "Sorry, that did not work",
    507: "Sorry, that did not work",
}
NO_PAGE: Final = "There is no such page, or it belongs to a week that has been removed."
UNEXPECTED: Final = (
    "Something unexpected happened. Nothing was changed. Go back and try again, or use the command line."
)
NO_FILE: Final = (
    "A file could not be read or written: the disk may be full, or the week was removed meanwhile. Nothing was changed."
)
NO_FORM: Final = "This form is not as the page sends it, so nothing was done."


def build_app(desk: Desk) -> ASGIApp:
    """The application of one server."""
    static = StaticFiles(directory=str(files("caseload.web") / "static"))
    app = Starlette(
        routes=[Route("/start", start), *build_routes(), Mount("/static", static)],
        exception_handlers={
            Refused: answer_refused,
            HTTPException: answer_missing,
            InputRefused: answer_faults,
            OSError: answer_disk,
            Exception: answer_unexpected,
        },
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
    """The page of a request that is not answered; with no menu for who has no key."""
    template = open_templates().get_template("refused.html")
    heading = HEADINGS.get(refused.status, "That cannot be done")
    is_outside = refused.status in (403, 421)
    return HTMLResponse(
        template.render(heading=heading, says=refused.says, path="", is_outside=is_outside), refused.status
    )


async def answer_refused(request: Request, error: Exception) -> Response:
    """A refusal from within a page."""
    assert isinstance(error, Refused)
    return make_refusal(error)


async def answer_missing(request: Request, error: Exception) -> Response:
    """An address or a method that is not there, or a form that no page of ours sends."""
    assert isinstance(error, HTTPException)
    return make_refusal(Refused(error.status_code, NO_PAGE if error.status_code in (404, 405) else NO_FORM))


async def answer_faults(request: Request, error: Exception) -> Response:
    """What is wrong with the ledger, where no page has a place of its own for it."""
    assert isinstance(error, InputRefused)
    return make_refusal(Refused(409, " ".join(str(fault) for fault in error.faults)))


async def answer_disk(request: Request, error: Exception) -> Response:
    """A file that cannot be read or written."""
    return make_refusal(Refused(507, NO_FILE))


async def answer_unexpected(request: Request, error: Exception) -> Response:
    """What nobody expected: nothing of it is shown, as it could hold a value."""
    return make_refusal(Refused(500, UNEXPECTED))
