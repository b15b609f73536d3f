"""Reads workforce files, TOML, or refuses them with every fault of all of them at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults, show_value
from caseload.intake.toml_file import read_toml
from caseload.intake.toml_values import read_seed, read_text
from caseload.planning.put_in import read_put_in
from caseload.planning.workforce.council import Council, Reading
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.planning.workforce.read_plan import PLAN_KEYS, read_plan
from caseload.planning.workforce.read_published import (
    PUBLISHED_KEYS,
    read_all_actual,
    read_all_printed,
    read_targets,
)
from caseload.planning.workforce.read_values import MOST_REPLICATIONS, TWICE, WORKFORCE, WorkforceReader, read_within

OWN_KEYS: Final = ("name", "title", "question", "notes", "replications", "seed", "readings")
CHANGED_KEYS: Final = tuple(key for key in PLAN_KEYS if key not in ("start", "years", "step", "roles"))
"""What a reading may change: not who there is, nor the time, or it could not be set beside the others."""
USUAL_REPLICATIONS: Final = 200
AS_PLANNED: Final = "as planned"


def read_councils(paths: Sequence[Path]) -> tuple[Council, ...]:
    """The councils of some files, in their order. Raises InputRefused with every fault (workforce_codes)."""
    faults, found = PolicyFaults("workforce files" if len(paths) > 1 else paths[0].name), []
    for path in paths:
        of_file = PolicyFaults(path.name or "workforce file")
        found.append(read_council(path, of_file))
        faults.found += of_file.found
    check_together(found, faults)
    faults.refuse()
    return tuple(found)


def check_together(councils: Sequence[Council], faults: PolicyFaults) -> None:
    """Note councils of one name, and what cannot be summed step by step."""
    WorkforceReader(faults).check_once([council.name for council in councils], "name", TWICE)
    spans = [(plan.start, plan.years, plan.step) for plan in (council.readings[0].plan for council in councils)]
    if len(set(spans)) > 1 and not faults.found:
        got = "; ".join(f"{start}, {years} years by {step}" for start, years, step in dict.fromkeys(spans))
        faults.add("F109", "", "are not of the same time", "Give all the same start, years and step.", got)


def read_council(path: Path, faults: PolicyFaults) -> Council:
    """The council of a file; what is wrong is noted."""
    document = read_toml(path, WORKFORCE, faults)
    if faults.found:
        return Council(path.stem, "", "", (Reading(AS_PLANNED, "", make_stand_in()),), (), 0, 0)
    plan = read_plan(document, AS_PLANNED, faults)
    reader = WorkforceReader(faults, plan.years, [role.name for role in plan.roles])
    reader.check_keys(document, (*OWN_KEYS, *PLAN_KEYS, *PUBLISHED_KEYS), "")
    name = reader.take(document, "name", "", read_text, path.stem)
    return Council(
        name=name,
        title=reader.take(document, "title", "", read_text, f"The workforce of {name}"),
        question=reader.take(document, "question", "", read_text, ""),
        readings=read_readings(document, plan, reader),
        targets=read_targets(document, reader),
        replications=reader.take(
            document, "replications", "", read_within(0, MOST_REPLICATIONS), USUAL_REPLICATIONS
        ),
        seed=reader.take(document, "seed", "", read_seed, 0),
        printed=read_all_printed(document, reader),
        actual=read_all_actual(document, reader),
        put_in=read_put_in(document, reader),
        notes=tuple(reader.take_list(document, "notes", "", read_text, ())),
    )  # fmt: skip


def make_stand_in() -> WorkforcePlan:
    """A plan in the place of one that could not be read; it is refused before anything is made of it."""
    return read_plan({}, AS_PLANNED, PolicyFaults(""))


def read_readings(document: Mapping[str, Any], plan: WorkforcePlan, reader: WorkforceReader) -> tuple[Reading, ...]:
    """Every reading: the plan with the keys it changes, each changed key as a whole; the plan as it is without any."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "readings", ""), 1):
        where = f"readings {number}"
        reader.check_keys(table, ("name", "says", "change"), where)
        name = reader.require(table, "name", where)
        says = reader.take(table, "says", where, read_text, "")
        change = reader.take_table(table, "change", where)
        reader.check_keys(change, CHANGED_KEYS, f"{where}.change")
        found.append(Reading(name, says, read_changed(document, change, name, reader.faults)))
    reader.check_once([reading.name for reading in found], "readings", TWICE)
    return tuple(found) or (Reading(AS_PLANNED, "", plan),)


def read_changed(
    document: Mapping[str, Any], change: Mapping[str, Any], name: str, faults: PolicyFaults
) -> WorkforcePlan:
    """The plan of a reading; faults that the file has without it are not told again."""
    of_reading = PolicyFaults(f"{faults.file}, reading {show_value(name)}")
    plan = read_plan({**document, **change}, name, of_reading)
    told = [(fault.code, fault.where.removeprefix(faults.file), fault.got) for fault in faults.found]
    for fault in of_reading.found:
        if (fault.code, fault.where.removeprefix(of_reading.file), fault.got) not in told:
            faults.found.append(fault)
    return plan
