"""Makes the scenario of each point of a sweep: the scenario it starts from, with the changes of model and axes."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import Any, Final, TypeGuard

from caseload.planning.design.sweep import Point, Sweep
from caseload.planning.simulation.document import ScenarioDocument

ADD: Final = "add"


def make_document(sweep: Sweep, point: Point) -> ScenarioDocument:
    """The scenario of a point; that of the sweep stays as it is."""
    content = merge(sweep.scenario.content, sweep.models[point.model].change)
    for axis, at in zip(sweep.axes, point.places, strict=True):
        content = merge(content, state_change(axis.key, axis.values[at]))
    name = sweep.name_point(point)
    return replace(sweep.scenario, name=name, file=f"{sweep.scenario.file} ({name})", content=content)


def merge(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The base with the change laid over it: tables merge key by key, lists of tables are joined, all else replaces."""
    merged = dict(base)
    for key, value in change.items():
        there = merged.get(key)
        if isinstance(there, Mapping) and isinstance(value, Mapping):
            merged[key] = merge(there, value)
        elif is_tables(there) and is_tables(value):
            merged[key] = [*there, *value]
        else:
            merged[key] = value
    return merged


def is_tables(value: object) -> TypeGuard[list[Mapping[str, Any]]]:
    """Whether a value is a list of tables, such as [[add]]."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def state_change(key: str, value: Any) -> dict[str, Any]:
    """The change that gives a dotted key a value; `add.ROLE` adds people, or takes them away where it is below 0."""
    first, *rest = key.split(".")
    if first == ADD and len(rest) == 1:
        return add_people(rest[0], Fraction(str(value)))
    return {first: state_change(".".join(rest), value)} if rest else {first: value}


def add_people(role: str, amount: Fraction) -> dict[str, Any]:
    """So many more people of a role, the last of them for what is not whole; fewer where it is below 0."""
    whole, part = floor(abs(amount)), abs(amount) - floor(abs(amount))
    rows: list[dict[str, Any]] = [{"role": role, "count": whole}] if whole else []
    if amount < 0:
        return {"remove": rows} if rows else {}
    rows += [{"role": role, "count": 1, "fte": float(part)}] if part else []
    return {ADD: rows} if rows else {}
