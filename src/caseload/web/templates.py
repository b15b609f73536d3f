"""The templates of the page: GOV.UK components without GOV.UK's branding, always escaping."""

from functools import cache
from typing import Any

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
    return made


def show(request: Request, template: str, code: int = 200, /, **values: Any) -> HTMLResponse:
    """A page by its template; every form on it carries the session's key."""
    keys: Keys = request.app.state.keys
    text = open_templates().get_template(template).render(form_key=keys.form, path=request.url.path, **values)
    return HTMLResponse(text, code)
