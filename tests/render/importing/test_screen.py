"""What an import says: rows that add up, what to fill in, and the one command to go on with."""

from pathlib import Path
from typing import Any

import pytest

from caseload.intake.outside.extract import Account, LeftOut
from caseload.intake.outside.merge_types import Imported
from caseload.render.importing.as_json import import_to_json
from caseload.render.importing.screen import render_import
from caseload.render.importing.words import Written
from tests.outside.extracts import a_person, a_work, an_extract, merge
from tests.outside.sheets import DAY, POLICY

WRITTEN = Written(Path("team"), Path("team-mapping.csv"), "caseload import annex-a a.xlsx", " --as-of 2026-01-05")
LONG = "no child id, a reason that is longer than the screen is wide and so goes on in a second line below"


def import_some(**options: Any) -> Imported:
    """Three rows, two of one child, and two left out."""
    works = [a_work("1"), a_work("2", "looked_after", worker="Duty"), a_work("2", "child_protection", worker="")]
    account = Account("annex-a", "List 6", 5, 3, (LeftOut("ended", (7,)), LeftOut(LONG, (8,))))
    return merge(an_extract(works=works, accounts=(account,)), **options)


def show(imported: Imported) -> list[str]:
    return render_import(imported, POLICY, DAY, WRITTEN).splitlines()


def test_the_rows_of_every_list_add_up_on_the_screen() -> None:
    lines = show(import_some())

    (line,) = (line for line in lines if line.startswith("  List 6 Children in need"))
    (below,) = (line for line in lines if line.startswith("  together"))
    assert line.split()[-4:] == below.split()[-4:] == ["5", "2", "1", "2"]
    assert "      1 ended" in lines


def test_what_stands_above_the_warnings_is_at_most_72_columns_wide() -> None:
    lines = show(import_some())
    head = lines[: next(at for at, line in enumerate(lines) if line.endswith("warnings:"))]

    assert max(map(len, head)) <= 72
    assert any("with a child protection plan too" in line for line in head)


def test_without_roles_the_next_command_is_the_import_again() -> None:
    lines = show(import_some())

    assert lines[-2] == (
        "Next: fill in team-mapping.csv, then caseload import annex-a a.xlsx "
        "--mapping team-mapping.csv --out team --force"
    )
    assert "TO FILL IN, in team-mapping.csv" in lines


def test_with_roles_the_next_command_is_the_check() -> None:
    assert show(import_some(role="social_worker"))[-1] == "Next: caseload check team --as-of 2026-01-05"


@pytest.mark.parametrize("people", [0, 3])
def test_people_who_are_not_matched_are_counted(people: int) -> None:
    staff = [a_person("csww", registration=f"SW{number}", role="nqsw") for number in range(people)]

    imported = merge(an_extract(works=[a_work()]), an_extract("csww", people=staff))

    assert ("the worker of 3 people not matched yet" in "\n".join(show(imported))) is bool(people)
    assert import_to_json(imported, DAY, WRITTEN)["not_matched"] == people


def test_the_json_counts_what_the_screen_does() -> None:
    told = import_to_json(import_some(), DAY, WRITTEN)

    assert told["rows"] == [
        {
            "form": "annex-a", "part": "List 6", "read": 5, "cases": 2, "added": 1,
            "left": [{"reason": "ended", "rows": 1}, {"reason": LONG, "rows": 1}],
        }
    ]  # fmt: skip
    assert told["kinds"] == {"child_in_need": 1, "looked_after": 1}
    assert (told["cases"], told["without_worker"], told["both_plans"]) == (2, 1, 1)
    assert told["to_fill"] == {"workers.fte": 1, "workers.role": 1}
