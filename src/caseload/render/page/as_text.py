"""A page as JSON, and its first sentences as text."""

from typing import Any

from caseload.render.lines import fold_lines
from caseload.render.page.parts import Page, Table


def page_to_json(page: Page) -> dict[str, Any]:
    """The page's words and tables; a chart shows what its table says."""
    sections = [
        {
            "heading": section.heading,
            "says": list(section.says),
            "table": None if section.table is None else table_to_json(section.table),
        }
        for section in page.sections
    ]
    return {"title": page.title, "says": list(page.says), "sections": sections, "foot": list(page.foot)}


def table_to_json(table: Table) -> dict[str, Any]:
    """A table with its heads and rows as text."""
    return {"caption": table.caption, "head": list(table.head), "rows": [list(row) for row in table.rows]}


def render_leads(page: Page, width: int) -> str:
    """The title and what the page says first, folded to a width."""
    lines = [line for text in (page.title, *page.says) for line in fold_lines(text, 0, 2, width)]
    return "\n".join(lines) + "\n"
