"""Reads whom a scenario adds and takes away at its start, and which numbers of the policy it changes."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction
from json import dumps
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.what_if import Changed
from caseload.intake.policy_changes import LABEL
from caseload.intake.toml_values import join, read_text
from caseload.planning.simulation.read_values import ScenarioReader, read_fte, read_within
from caseload.planning.simulation.staffing import AddedPeople, RemovedPeople, add_people, remove_people

ADD_KEYS: Final = ("role", "count", "team", "fte", "skills")
REMOVE_KEYS: Final = ("role", "count", "team")
MOST_PEOPLE: Final = 10_000


def change_people(document: Mapping[str, Any], caseload: Caseload, reader: ScenarioReader) -> Caseload:
    """The caseload with the people of [[remove]] gone and those of [[add]] there."""
    teams = sorted({worker.team for worker in caseload.workers})
    removed = [
        RemovedPeople(*read_who(table, where, caseload, teams, reader))
        for where, table in list_tables(document, "remove", REMOVE_KEYS, reader)
    ]
    added = [
        AddedPeople(
            *read_who(table, where, caseload, teams, reader),
            fte=reader.take(table, "fte", where, read_fte, Fraction(1)),
            skills=frozenset(reader.take_list(table, "skills", where, read_text, ())) if "skills" in table else None,
        )
        for where, table in list_tables(document, "add", ADD_KEYS, reader)
    ]
    if reader.faults.found:
        return caseload
    left, lacking = remove_people(caseload, removed)
    for number, (row, lacks) in enumerate(zip(removed, lacking, strict=True), 1):
        if lacks:
            fix = "Take away fewer, or of another role or team."
            got = f"{row.count}, {row.count - lacks} there"
            reader.faults.add("S109", f"remove {number}", "takes away more people than there are", fix, got)
    return add_people(left, added)


def list_tables(
    document: Mapping[str, Any], key: str, known: Collection[str], reader: ScenarioReader
) -> list[tuple[str, dict[str, Any]]]:
    """The tables of a list, each by where it stands, their keys checked."""
    found = [(f"{key} {number}", table) for number, table in enumerate(reader.take_tables(document, key, ""), 1)]
    for where, table in found:
        reader.check_keys(table, known, where)
    return found


def read_who(
    table: Mapping[str, Any], where: str, caseload: Caseload, teams: Collection[str], reader: ScenarioReader
) -> tuple[str, int, str | None]:
    """The role, how many, and the team (None: any)."""
    role = reader.require(table, "role", where)
    team = reader.take(table, "team", where, read_text, None)
    if role:
        reader.require_name(role, caseload.policy.roles, join(where, "role"), "role")
    if team is not None:
        reader.require_name(team, teams, join(where, "team"), "team")
    return role, reader.take(table, "count", where, read_within(1, MOST_PEOPLE), 1), team


def list_changes(table: Mapping[str, Any], before: str = "") -> tuple[Changed, ...]:
    """The keys of a table [policy], dotted, each with its value as TOML writes it."""
    found: list[Changed] = []
    for key, value in table.items():
        dotted = join(before, key)
        found += list_changes(value, dotted) if isinstance(value, Mapping) else [Changed(dotted, write_value(value))]
    return tuple(found)


def write_value(value: object) -> str:
    """A value as TOML writes it; numbers as they were, text in quotation marks."""
    if isinstance(value, list):
        return f"[{', '.join(map(write_value, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key} = {write_value(one)}' for key, one in value.items())}}}"
    return dumps(value) if isinstance(value, (str, bool, int, float)) else str(value)


def name_policy_faults(refusal: InputRefused, file: str) -> tuple[Fault, ...]:
    """The faults of a changed policy as those of the scenario's table [policy]."""
    return tuple(
        replace(fault, where=fault.where.replace(f"{LABEL}, key ", f"{file}, key policy.").replace(LABEL, file))
        for fault in refusal.faults
    )
