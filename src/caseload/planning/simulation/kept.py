"""A replication as the JSON of its file, and the key that names it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.intake.input_hash import hash_caseload
from caseload.planning.simulation.figures import WeekFigures
from caseload.planning.simulation.run_weeks import Replication
from caseload.planning.simulation.scenario import Scenario
from caseload.runs.failure import SCHEMA
from caseload.runs.versions import list_versions

DIGITS: Final = 24
EXACT: Final = ("workload", "agency_fte", "cost", "gap", "registered_fte")
NOT_IN_KEY: Final = ("name", "replications")
"""What a replication does not depend on: what its scenario is called, and how many others there are."""


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A replication as it was kept; of one that failed there is only the type of the error."""

    key: str
    replication: Replication | None
    failure: str | None = None


def describe_replication(key: str, replication: Replication) -> dict[str, Any]:
    """The JSON of a replication that finished: figures only, no ids."""
    return {"schema_version": SCHEMA, "key": key, "status": "done", **state(replication)}


def read_kept(stated: Mapping[str, Any]) -> KeptRun:
    """The run that JSON states; raises KeyError, TypeError or ValueError for what is none."""
    if stated["schema_version"] != SCHEMA or stated["status"] not in ("done", "failed"):
        raise ValueError
    if stated["status"] == "failed":
        return KeptRun(stated["key"], None, stated["error"])
    return KeptRun(stated["key"], replication_from_json(stated))


def make_key(scenario: Scenario, caseload: Caseload) -> str:
    """What names the replications of a scenario: 24 hexadecimal digits of the SHA-256 of all they depend on."""
    stated = {key: value for key, value in state(scenario).items() if key not in NOT_IN_KEY}
    versions = list_versions()
    start = [hash_caseload(caseload), caseload.policy.text_hash, caseload.as_of.isoformat()]
    content = [stated, start, [versions["caseload"], versions["ortools"]]]
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:DIGITS]


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


def replication_from_json(stated: Mapping[str, Any]) -> Replication:
    """The replication that JSON states; raises KeyError, TypeError or ValueError for one that is none."""
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
