"""Reads what was published of a sweep's models, and what was put in, for the page."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from caseload.intake.policy_faults import advise_name, show_value
from caseload.intake.toml_values import Reader, join
from caseload.planning.design.axis_values import read_setting
from caseload.planning.design.sweep import Axis, Claim, StaffingModel

CLAIM_KEYS: Final = ("says", "source", "measure", "model", "less", "at", "at_least", "at_most")


def read_claims(
    document: Mapping[str, Any],
    models: Sequence[StaffingModel],
    axes: Sequence[Axis],
    measures: Collection[str],
    reader: Reader,
) -> tuple[Claim, ...]:
    """Every claim, its names checked."""
    names = [model.name for model in models]
    found = []
    for number, table in enumerate(reader.take_tables(document, "claims", ""), 1):
        where = f"claims {number}"
        reader.check_keys(table, CLAIM_KEYS, where)
        low, high = (read_end(table, key, where, reader) for key in ("at_least", "at_most"))
        if low is None and high is None:
            fix = "State at_least, at_most, or both: what has to come out for it to hold."
            reader.faults.add("D105", where, "says not when it holds", fix)
        found.append(
            Claim(
                says=reader.require(table, "says", where),
                source=reader.require(table, "source", where),
                measure=take_name(table, "measure", where, measures, reader),
                model=take_name(table, "model", where, names, reader),
                less=take_name(table, "less", where, names, reader) if "less" in table else None,
                low=low,
                high=high,
                places=read_places(table, where, axes, reader),
            )
        )
    return tuple(found)


def read_end(table: Mapping[str, Any], key: str, where: str, reader: Reader) -> Fraction | None:
    """An end of what has to come out, exactly as its decimals say."""
    stated = reader.take(table, key, where, read_setting, None)
    return None if stated is None else Fraction(str(stated))


def take_name(table: Mapping[str, Any], key: str, where: str, known: Collection[str], reader: Reader) -> str:
    """The name of something known; noted where it is not."""
    name = reader.require(table, key, where)
    if name and name not in known:
        note_unknown(name, known, join(where, key), reader)
    return name


def note_unknown(name: object, known: Collection[str], where: str, reader: Reader) -> None:
    """Note that a name is not known to the sweep."""
    fix = advise_name(str(name), known)
    reader.faults.add("D108", where, "this name is not known to the sweep", fix, show_value(name))


def read_places(table: Mapping[str, Any], where: str, axes: Sequence[Axis], reader: Reader) -> tuple[int, ...]:
    """The place on each axis that a claim is about: the first where it does not say."""
    stated, place = reader.take_table(table, "at", where), join(where, "at")
    by_name = {axis.name: axis for axis in axes}
    for name, value in stated.items():
        if name not in by_name:
            note_unknown(name, by_name, join(place, name), reader)
        elif value not in by_name[name].values:
            note_unknown(value, [str(one) for one in by_name[name].values], join(place, name), reader)
    return tuple(axis.values.index(stated[axis.name]) if stated.get(axis.name) in axis.values else 0 for axis in axes)
