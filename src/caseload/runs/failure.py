"""A run that failed, as the JSON of its file."""

from collections.abc import Mapping
from typing import Any, Final

SCHEMA: Final = 1


def describe_failure(stated: Mapping[str, Any], error: str) -> dict[str, Any]:
    """The JSON of a run that failed: what was asked for but its `input`, and the type of the error; no value of the
    data."""
    kept = {key: value for key, value in stated.items() if key != "input"}
    return {**kept, "schema_version": SCHEMA, "status": "failed", "error": error}
