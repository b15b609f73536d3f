"""Every address of the page: with which method, and which function of which module answers it.

A module is imported when one of its addresses is first asked for, so that the first page comes at once.
"""

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ADDRESSES: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("GET", "/", "home_pages", "home"),
    ("POST", "/weeks", "give_pages", "add_week"),
    ("GET", "/weeks/{key}", "week_pages", "open_week"),
    ("GET", "/weeks/{key}/check", "week_pages", "check"),
    ("GET", "/weeks/{key}/to-fill-in", "export_pages", "download"),
    ("POST", "/weeks/{key}/allocate", "week_pages", "allocate"),
    ("POST", "/weeks/{key}/look", "week_pages", "look_once_more"),
    ("GET", "/weeks/{key}/progress", "week_pages", "progress"),
    ("POST", "/weeks/{key}/stop", "week_pages", "stop"),
    ("POST", "/weeks/{key}/remove", "week_pages", "remove"),
    ("GET", "/weeks/{key}/review", "review_pages", "review"),
    ("GET", "/weeks/{key}/cases", "review_pages", "list_all"),
    ("GET", "/weeks/{key}/cases/{case:path}", "case_pages", "show_case"),
    ("GET", "/weeks/{key}/workers/{worker:path}", "case_pages", "show_worker"),
    ("POST", "/weeks/{key}/decide/{case:path}", "decide_pages", "decide_case"),
    ("POST", "/weeks/{key}/agree-all", "decide_pages", "agree_all"),
    ("POST", "/weeks/{key}/again", "decide_pages", "allocate_again"),
    ("POST", "/weeks/{key}/other-moves", "decide_pages", "choose_moves"),
    ("POST", "/weeks/{key}/close", "decide_pages", "close"),
    ("POST", "/weeks/{key}/give-up", "decide_pages", "give_up"),
    ("GET", "/weeks/{key}/what-if", "what_if_pages", "show_form"),
    ("POST", "/weeks/{key}/what-if", "what_if_pages", "try_one"),
    ("GET", "/weeks/{key}/closed", "closed_pages", "closed"),
    ("GET", "/weeks/{key}/files/{name}", "closed_pages", "download"),
    ("GET", "/history", "closed_pages", "history"),
    ("GET", "/accessibility", "closed_pages", "accessibility"),
)
"""Method, path, module of this package, function; the first that fits answers."""
LATER: Final = tuple(dict.fromkeys(f"caseload.web.{module}" for _, _, module, _ in ADDRESSES))


def build_routes() -> list[Route]:
    """The routes, their functions not imported yet."""
    return [Route(path, answer_later(module, name), methods=[method]) for method, path, module, name in ADDRESSES]


def answer_later(module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that imports its function when it is first asked, off the thread that answers."""

    async def answer(request: Request) -> Response:
        found = await run_in_threadpool(import_module, f"caseload.web.{module}")
        made: Response = await getattr(found, name)(request)
        return made

    return answer


def import_all() -> None:
    """Import what the pages need; for a thread of its own, after the start."""
    for module in LATER:
        import_module(module)
