"""The journey of an import: files of other systems, and the mapping table, to the tables of a caseload."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault, InputRefused, UsageRefused
from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.export_people import People, read_people
from caseload.intake.fault_list import CellFault
from caseload.intake.outside.annex_a import read_annex_a
from caseload.intake.outside.csww import read_csww
from caseload.intake.outside.extract import Extract, Form
from caseload.intake.outside.mapping_table import Known, read_mapping
from caseload.intake.outside.merge import merge_extracts
from caseload.intake.outside.merge_types import Imported, ImportOptions
from caseload.intake.outside.ssd import read_ssd
from caseload.intake.policy_read import read_policy

READERS: Final[Mapping[Form, Callable[[Path, Policy], Extract]]] = {
    "annex-a": read_annex_a,
    "csww": read_csww,
    "ssd": read_ssd,
}


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import: a file or folder of each form, the first of which stands where they differ."""

    files: Mapping[Form, Path]
    today: date
    mapping: Path | None = None
    people: Path | None = None
    policy: Path | None = None
    as_of: date | None = None
    options: ImportOptions = field(default_factory=ImportOptions)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was found, under which policy and date."""

    imported: Imported
    policy: Policy
    as_of: date


def import_caseload(request: ImportRequest) -> ImportResult:
    """Read every file and join them; raises InputRefused with the faults of all files and of the mapping table.

    The day is the one asked for, else the policy's, else that in the names of a dataset's files, else today.
    """
    policy, faults = read_policy(request.policy), list[Fault]()
    told = request.as_of or policy.as_of
    extracts: dict[Form, Extract] = {}
    for form in sorted(request.files, key=lambda form: form != "ssd"):
        day = told or find_day(extracts.values()) or (None if form == "ssd" else request.today)
        extract = try_file(form, request.files[form], replace(policy, as_of=day), faults)
        extracts |= {form: extract} if extract else {}
    known, doubts = try_mapping(request.mapping, policy, faults)
    people = try_people(request.people, policy, faults)
    if faults:
        raise InputRefused(tuple(faults))
    as_of = told or find_day(extracts.values()) or request.today
    options = replace(request.options, role=find_role(request.options.role, policy), people=people)
    imported = merge_extracts([extracts[form] for form in request.files], known, policy, as_of, options)
    return ImportResult(replace(imported, warnings=(*doubts, *imported.warnings)), policy, as_of)


def find_day(extracts: Iterable[Extract]) -> date | None:
    """The day that the names of a dataset's files tell; a census's is months ago."""
    return next((extract.as_of for extract in extracts if extract.form == "ssd"), None)


def find_role(text: str, policy: Policy) -> str:
    """The role that a word means, "" for none; raises UsageRefused for one that the policy does not know."""
    try:
        return CodeBook(policy).find_role(text) if text else ""
    except CellFault as fault:
        raise UsageRefused(f"--role: {fault.what} (got {text}). {fault.fix}.") from fault


def try_file(form: Form, path: Path, policy: Policy, faults: list[Fault]) -> Extract | None:
    """The extract of one file; None where it is refused, its faults then among the others."""
    try:
        return READERS[form](path, policy)
    except InputRefused as refusal:
        faults += refusal.faults
        return None


def try_mapping(path: Path | None, policy: Policy, faults: list[Fault]) -> tuple[tuple[Known, ...], tuple[Fault, ...]]:
    """The people of the mapping table with its warnings; nobody without one, or where it is refused."""
    try:
        return read_mapping(path, policy) if path else ((), ())
    except InputRefused as refusal:
        faults += refusal.faults
        return (), ()


def try_people(path: Path | None, policy: Policy, faults: list[Fault]) -> People | None:
    """Last week's people; None without a path, or where it is refused."""
    try:
        return read_people(path, policy) if path else None
    except InputRefused as refusal:
        faults += refusal.faults
        return None
