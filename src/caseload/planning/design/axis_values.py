"""Reads the values that a sweep may give a key of its scenario."""

from typing import Final

from caseload.intake.toml_values import TomlKind, WrongForm

SWEEP: Final = TomlKind("sweep", "docs/design.md", "D101", "D102", "D103", "D104", "D105")
LARGEST: Final = 1_000_000


def read_setting(value: object) -> int | float:
    """A number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= LARGEST:
        return value
    raise WrongForm(f"a number up to {LARGEST:,}")


def read_axis_value(value: object) -> int | float | str | bool:
    """A value that a key of a scenario may take: a number, text, or true or false."""
    if isinstance(value, (str, bool)):
        return value
    try:
        return read_setting(value)
    except WrongForm as error:
        raise WrongForm("a number, text, true or false") from error
