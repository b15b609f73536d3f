"""Reads what a workforce file tells of what was published: targets, printed figures, the out-turn, what was put in."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from caseload.intake.toml_values import WrongForm, join, read_text
from caseload.planning.workforce.council import Actual
from caseload.planning.workforce.printed import WAYS, Printed
from caseload.planning.workforce.read_values import WorkforceReader, count_places, read_fte, read_printed
from caseload.planning.workforce.target import Target

PUBLISHED_KEYS: Final = ("targets", "printed", "actual", "put_in")
ACTUAL_FTE: Final = ("in_post", "vacancies", "agency", "joined", "left")


def read_targets(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Target, ...]:
    """Every target; at most 0 vacancies by the last year unless said."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "targets", ""), 1):
        where = f"targets {number}"
        reader.check_keys(table, ("says", "source", "at_most", "year", "role"), where)
        found.append(
            Target(
                says=reader.require(table, "says", where),
                source=reader.take(table, "source", where, read_text, ""),
                at_most=reader.take(table, "at_most", where, read_fte, Fraction(0)),
                year=reader.take_year(table, "year", where),
                role=reader.take_role(table, "role", where),
            )
        )
    return tuple(found)


def read_all_printed(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Printed, ...]:
    """Every printed figure with its parts."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "printed", ""), 1):
        where = f"printed {number}"
        reader.check_keys(table, ("what", "way", "parts", "printed", "source"), where)
        way = reader.take(table, "way", where, read_way, "sum")
        parts = tuple(reader.take_list(table, "parts", where, read_printed, ()))
        printed = reader.take(table, "printed", where, read_printed, None)
        check_parts(way, parts, where, reader)
        if printed is None and "printed" not in table:
            reader.faults.add("F105", join(where, "printed"), "is missing", "State the figure as it is printed.")
        told = printed or Decimal(0)
        places = max(map(count_places, (told, *parts) if way == "sum" else (told,)))
        what, source = (reader.require(table, key, where) for key in ("what", "source"))
        found.append(Printed(what, way, parts, told, places, source))
    return tuple(found)


def check_parts(way: str, parts: tuple[Decimal, ...], where: str, reader: WorkforceReader) -> None:
    """Note parts that are too few, or that cannot be divided by."""
    if way not in ("share", "change"):
        if not parts:
            reader.faults.add("F105", join(where, "parts"), "are missing", "State the printed parts in a list.")
        return
    divisor = 1 if way == "share" else 0
    if len(parts) != 2 or not parts[divisor]:
        fix = "A share is [part, whole], a change [before, after]; what it is divided by is not 0."
        reader.faults.add("F104", join(where, "parts"), "should be two numbers", fix)


def read_way(value: object) -> str:
    """How a printed figure is made of its parts."""
    if value in WAYS:
        return str(value)
    raise WrongForm("one of " + ", ".join(f'"{way}"' for way in WAYS))


def read_all_actual(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Actual, ...]:
    """What came to pass."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "actual", ""), 1):
        where = f"actual {number}"
        reader.check_keys(table, ("at", "year", "source", *ACTUAL_FTE), where)
        fte = {key: reader.take(table, key, where, read_fte, None) for key in ACTUAL_FTE}
        year = reader.take_year(table, "year", where, least=0) if "year" in table else None
        at, source = (reader.require(table, key, where) for key in ("at", "source"))
        found.append(Actual(at=at, year=year, source=source, **fte))
    return tuple(found)
