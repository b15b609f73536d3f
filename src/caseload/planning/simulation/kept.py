"""Keeps each replication as one JSON file, so that a simulation that was stopped goes on where it was."""

import json
import os
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.intake.input_hash import hash_caseload
from caseload.planning.simulation.figures import WeekFigures
from caseload.planning.simulation.run_weeks import Replication
from caseload.planning.simulation.scenario import Scenario
from caseload.runs.store import write_durably
from caseload.runs.versions import list_versions

DIGITS: Final = 24
EXACT: Final = ("workload", "agency_fte", "cost", "gap")
NOT_IN_KEY: Final = ("name", "replications")
"""What a replication does not depend on: what its scenario is called, and how many others there are."""


class Keeper:
    """A folder that keeps replications; one of another scenario, caseload, policy or version is never taken for ours.

    Without a folder nothing is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, made now; raises OSError where it cannot be."""
        self.folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def find(self, scenario: Scenario, caseload: Caseload, number: int) -> Replication | None:
        """A replication kept before; None where it is not there or cannot be read."""
        if self.folder is None:
            return None
        try:
            text = (self.folder / name_file(scenario, caseload, number)).read_text(encoding="utf-8")
            return replication_from_json(json.loads(text))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, scenario: Scenario, caseload: Caseload, replication: Replication) -> None:
        """Write a replication whole; raises OSError."""
        if self.folder is None:
            return
        path = self.folder / name_file(scenario, caseload, replication.number)
        draft = path.with_name(f".{os.getpid()}-{path.name}.part")
        try:
            write_durably(draft, (json.dumps(replication_to_json(replication)) + "\n").encode())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def name_file(scenario: Scenario, caseload: Caseload, number: int) -> str:
    """The name of a replication's file: 24 hexadecimal digits of the SHA-256 of all it depends on, and its number."""
    stated = {key: value for key, value in state(scenario).items() if key not in NOT_IN_KEY}
    versions = list_versions()
    start = [hash_caseload(caseload), caseload.policy.text_hash, caseload.as_of.isoformat()]
    content = [stated, start, [versions["caseload"], versions["ortools"]]]
    return f"{sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:DIGITS]}-{number:04}.json"


def state(value: object) -> Any:
    """A value as JSON can carry it, the same for the same value, numbers exactly."""
    if is_dataclass(value):
        return {field.name: state(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): state(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, (tuple, list)):
        return [state(one) for one in value]
    return str(value) if isinstance(value, Fraction) else value


def replication_to_json(replication: Replication) -> dict[str, Any]:
    """A replication as JSON carries it; `replication_from_json` gives an equal one back."""
    stated: dict[str, Any] = state(replication)
    return {"schema_version": 1, **stated}


def replication_from_json(stated: Mapping[str, Any]) -> Replication:
    """The replication that JSON states; raises KeyError, TypeError or ValueError for one that is none."""
    if stated["schema_version"] != 1:
        raise ValueError
    return Replication(
        number=stated["number"],
        weeks=tuple(map(week_from_json, stated["weeks"])),
        often_changed=stated["often_changed"],
        looked_after=stated["looked_after"],
        again=tuple((week_from_json(quick), week_from_json(full)) for quick, full in stated["again"]),
    )


def week_from_json(stated: Mapping[str, Any]) -> WeekFigures:
    """The figures of a week that JSON states."""
    exact = {name: None if stated[name] is None else Fraction(stated[name]) for name in EXACT}
    return WeekFigures(**{**stated, **exact, "limits": tuple(stated["limits"])})
