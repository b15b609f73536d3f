"""The templates of the page: GOV.UK components without GOV.UK's branding, always escaping."""

from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

import caseload
from caseload.web.guard import Keys


@cache
def open_templates() -> Environment:
    """The templates of this package, and the components' beside them."""
    made = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("caseload.web", "pages"),
                PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
            ]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["version"] = caseload.__version__
    made.filters["in_address"] = quote_id
    return made


def quote_id(name: str) -> str:
    """An id as one part of an address: a slash in it leads nowhere else."""
    return quote(name, safe="")


def show(request: Request, template: str, code: int = 200, /, **values: Any) -> HTMLResponse:
    """A page by its template; every form on it carries the session's key."""
    keys: Keys = request.app.state.keys
    path = request.scope["raw_path"].decode("latin-1")  # as it was asked for: an id's own slash is still quoted
    text = open_templates().get_template(template).render(form_key=keys.form, path=path, **values)
    return HTMLResponse(text, code)
