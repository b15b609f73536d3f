"""The figures that a published claim was tested with, as its file lists them beside what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from caseload.intake.toml_values import Reader


@dataclass(frozen=True, slots=True)
class PutIn:
    """A figure that was put in, for the page: what it is, its value in words, and where it comes from."""

    what: str
    value: str
    source: str


def read_put_in(document: Mapping[str, Any], reader: Reader) -> tuple[PutIn, ...]:
    """The tables `[[put_in]]` of a file, every key required."""
    keys = tuple(each.name for each in fields(PutIn))
    found = []
    for number, table in enumerate(reader.take_tables(document, "put_in", ""), 1):
        where = f"put_in {number}"
        reader.check_keys(table, keys, where)
        found.append(PutIn(*(reader.require(table, key, where) for key in keys)))
    return tuple(found)
