"""Reads a sweep, a TOML file, or refuses it with every fault at once; its scenarios are read when it is run."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value
from caseload.intake.toml_file import read_toml
from caseload.intake.toml_values import Reader, join, read_text
from caseload.planning.design.axis_values import SWEEP, read_axis_value, read_setting
from caseload.planning.design.outcomes import YEARLY_COST
from caseload.planning.design.read_claims import read_claims
from caseload.planning.design.sweep import BASE, Axis, StaffingModel, Sweep
from caseload.planning.put_in import read_put_in
from caseload.planning.simulation.document import ScenarioDocument
from caseload.planning.simulation.measures import MEASURES
from caseload.planning.simulation.read_values import SCENARIO

TOP: Final = ("title", "question", "scenario", "measures", "models", "vary", "claims", "put_in", "mix")
MODEL_KEYS: Final = ("name", "line", "change")
AXIS_KEYS: Final = ("key", "name", "values")
USUAL_MEASURES: Final = ("waiting", "changes", "cases_per_social_worker", "weeks_above")
KNOWN_MEASURES: Final = (*MEASURES, YEARLY_COST)
PEOPLE: Final = "add."


def read_sweep(path: Path) -> Sweep:
    """The sweep at a path; paths in it are beside it. Raises InputRefused with every fault (design_codes)."""
    faults = PolicyFaults(path.name or "sweep")
    document = read_toml(path, SWEEP, faults)
    faults.refuse()
    reader = Reader(faults, SWEEP)
    reader.check_keys(document, TOP, "")
    scenario = read_start(document, path, reader)
    models = read_models(document, reader)
    axes = read_axes(document, reader)
    sweep = Sweep(
        title=reader.take(document, "title", "", read_text, "Staffing models side by side"),
        question=reader.take(document, "question", "", read_text, ""),
        scenario=scenario,
        models=models,
        axes=axes,
        measures=tuple(dict.fromkeys(read_measures(document, reader))),
        claims=read_claims(document, models, axes, KNOWN_MEASURES, reader),
        put_in=read_put_in(document, reader),
    )
    faults.refuse()
    return sweep


def read_start(document: Mapping[str, Any], path: Path, reader: Reader) -> ScenarioDocument:
    """The scenario that every model starts from: a table of the sweep, or a file beside it."""
    stated, folder = document.get("scenario"), str(path.parent)
    if isinstance(stated, dict):
        return ScenarioDocument(path.stem, f"{path.name}, [scenario]", folder, stated)
    if stated is None:
        reader.faults.add("D105", "scenario", "is missing", 'State scenario = "scenario.toml", or a table [scenario].')
        return ScenarioDocument(path.stem, path.name, folder, {})
    name = reader.take(document, "scenario", "", read_text, "")
    place = path.parent / name
    if not name or "\0" in name or not place.is_file():
        fix = "Paths are beside the sweep; correct it."
        reader.faults.add("D106", "scenario", "is not there", fix, show_value(stated))
        return ScenarioDocument(path.stem, path.name, folder, {})
    faults = PolicyFaults(place.name)
    content = read_toml(place, SCENARIO, faults)
    reader.faults.found += faults.found
    return ScenarioDocument(path.stem, place.name, str(place.parent), content)


def read_models(document: Mapping[str, Any], reader: Reader) -> tuple[StaffingModel, ...]:
    """The models in their order; the scenario as it is where none is stated."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "models", ""), 1):
        where = f"models {number}"
        reader.check_keys(table, MODEL_KEYS, where)
        name = reader.require(table, "name", where)
        line = reader.take(table, "line", where, read_text, "")
        found.append(StaffingModel(name, reader.take_table(table, "change", where), line))
    reader.check_once([model.name for model in found], "models", "D107")
    return tuple(found) or (StaffingModel(BASE),)


def read_axes(document: Mapping[str, Any], reader: Reader) -> tuple[Axis, ...]:
    """What is varied, in its order."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "vary", ""), 1):
        where = f"vary {number}"
        reader.check_keys(table, AXIS_KEYS, where)
        key = reader.require(table, "key", where)
        if "values" not in table:
            reader.faults.add("D105", join(where, "values"), "is missing", "State the values in a list.")
        read = read_setting if key.startswith(PEOPLE) else read_axis_value
        values = tuple(reader.take_list(table, "values", where, read, ()))
        name = reader.take(table, "name", where, read_text, key.rpartition(".")[2].replace("_", " "))
        found.append(Axis(key, name, values, read_amounts(values)))
    reader.check_once([axis.name for axis in found], "vary", "D107")
    return tuple(found)


def read_amounts(values: Sequence[Any]) -> tuple[Fraction, ...] | None:
    """The values as numbers, exactly as their decimals say; None where one is none."""
    if all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values):
        return tuple(Fraction(str(value)) for value in values)
    return None


def read_measures(document: Mapping[str, Any], reader: Reader) -> list[str]:
    """The measures to chart and compare."""
    names = reader.take_list(document, "measures", "", read_text, USUAL_MEASURES)
    for name in names:
        if name not in KNOWN_MEASURES:
            reader.faults.add(
                "D108", "measures", "this measure is not known", advise_name(name, KNOWN_MEASURES), show_value(name)
            )
    return [name for name in names if name in KNOWN_MEASURES]
