"""docs/columns.md and the templates tell the same columns as the code."""

import re
from pathlib import Path

import pytest

from caseload.domain.columns import TABLES
from caseload.intake.export_headings import FURTHER_HEADINGS
from caseload.intake.policy_read import read_policy
from caseload.render.template_layout import find_lists, find_validation, render_note

PAGE = (Path(__file__).parents[2] / "docs" / "columns.md").read_text(encoding="utf-8")
FORMS = {"whole": "whole number"}


def read_section(name: str) -> list[tuple[str, ...]]:
    """The rows of the table below a heading of the page."""
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in section.splitlines() if line[:1] == "|"
    ]
    return rows[2:]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_tells_every_column_with_form_aliases_and_meaning(table):
    told = read_section(table.name)

    assert told == [
        (f"`{column.name}`", FORMS.get(column.form, column.form), "required" if column.required else "",
         ", ".join(column.aliases), column.meaning)
        for column in table.columns
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_tells_other_sheet_names_and_the_most_rows(table):
    line = PAGE.split(f"\n## {table.name}\n")[1].strip().splitlines()[0]

    assert line.startswith("Required." if table.required else "Optional.")
    assert all(alias in line for alias in table.aliases)
    assert re.findall(r"[\d,]+\d", line) == [f"{table.most_rows_sheet:,}", f"{table.most_rows:,}"]


def test_the_page_tells_the_tables_in_order_and_every_form():
    headings = re.findall(r"^## (\w+)$", PAGE, re.MULTILINE)

    assert [name for name in headings if name in {table.name for table in TABLES}] == [table.name for table in TABLES]
    forms = {FORMS.get(column.form, column.form) for table in TABLES for column in table.columns}
    assert forms == {row[0] for row in read_section("Forms")}


def test_the_page_tells_the_headings_an_export_may_have():
    told = [row for row in read_section("What `template --from` reads")]

    assert told == [(f"`{name}`", ", ".join(headings)) for name, headings in FURTHER_HEADINGS.items()]


def test_notes_offer_every_code_of_the_policy():
    policy = read_policy(None)
    lists = find_lists(policy)
    role = next(column for column in TABLES[0].columns if column.name == "role")

    assert all(name in render_note(role, lists) for name in policy.roles)


def test_ids_and_texts_are_never_checked_against_a_range():
    lists = find_lists(read_policy(None))

    free = [column for table in TABLES for column in table.columns
            if column.form in ("text", "ids", "amounts") and find_validation(table, column, lists, 10)]  # fmt: skip
    assert free == []
