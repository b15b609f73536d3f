"""Extracts, rows of a mapping table and what becomes of them, every part defaulted."""

from collections.abc import Sequence
from typing import Any

from caseload.intake.outside.extract import Account, Extract, Form, Person, Place, Work
from caseload.intake.outside.mapping_table import Known
from caseload.intake.outside.merge import merge_extracts
from caseload.intake.outside.merge_types import Imported, ImportOptions
from tests.outside.sheets import DAY, POLICY


def a_work(case: str = "100", kind: str = "child_in_need", worker: str = "Amara Adams", **others: Any) -> Work:
    """One row of open work, on List 6 of Annex A unless `place` says otherwise."""
    return Work(
        **{"place": Place("annex-a", "List 6", 2), "team": "North", **others}, case=case, kind=kind, worker=worker
    )


def a_person(form: Form = "ssd", **others: Any) -> Person:
    """One worker of a format."""
    return Person(Place(form, "people", 2), **others)


def an_extract(
    form: Form = "annex-a", works: Sequence[Work] = (), people: Sequence[Person] = (), **more: Any
) -> Extract:
    """An extract whose accounts are those of its works."""
    parts = dict.fromkeys(work.place.part for work in works)
    accounts = [
        Account(form, part, number, number)
        for part in parts
        for number in [sum(work.place.part == part for work in works)]
    ]
    return Extract(form, tuple(works), tuple(people), **{"accounts": tuple(accounts), **more})


def a_known(row: int = 2, worker: str = "", **others: Any) -> Known:
    """One row of a mapping table."""
    return Known(row, worker, **others)


def merge(*extracts: Extract, known: Sequence[Known] = (), **options: Any) -> Imported:
    """What these files come to on 5 January 2026."""
    return merge_extracts(extracts, known, POLICY, DAY, ImportOptions(**options))


def find_case(imported: Imported, case: str = "100") -> dict[str, object]:
    """One row of the table `cases`."""
    (row,) = (row for row in imported.tables["cases"] if row["case"] == case)
    return dict(row)


def list_workers(imported: Imported) -> dict[str, dict[str, object]]:
    """The rows of the table `workers` by id, without the id."""
    return {
        str(row["worker"]): {name: value for name, value in row.items() if name != "worker"}
        for row in imported.tables["workers"]
    }


def tell(imported: Imported) -> dict[str, str | None]:
    """Each warning's code with what was got."""
    return {fault.code: fault.got for fault in imported.warnings}
