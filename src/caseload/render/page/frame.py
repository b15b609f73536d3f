"""Puts a page into the frame: one HTML file that needs nothing else and runs nothing.

The only thing that a strict Content-Security-Policy has to allow is the frame's one style block, by its hash; the page
says so itself (`default-src 'none'`). No element has a style of its own.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from caseload.render.page.parts import Page

FRAME: Final = "frame.html.j2"


def render_page(page: Page) -> str:
    """The whole page as HTML; every text of it is escaped, only a chart's SVG is taken as it is."""
    style = read_part("page.css")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    # the style is ours; escaped, it would not have the hash that the page allows
    return open_frames().get_template(FRAME).render(page=page, style=Markup(style), style_hash=f"sha256-{digest}")


@cache
def open_frames() -> Environment:
    """The templates of the package, always escaping, never leaving out silently what is not there."""
    return Environment(
        loader=FunctionLoader(read_part),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def read_part(name: str) -> str:
    """The text of a file beside this module."""
    return files("caseload.render.page").joinpath(name).read_text(encoding="utf-8")
