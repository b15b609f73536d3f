"""Reads a caseload from a PATH, a folder, a workbook or a JSON file, or refuses it with every fault at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.any_file import read_raw
from caseload.intake.build import build_caseload, find_moot_codes
from caseload.intake.columns_kept import collect_columns, warn_unused
from caseload.intake.policy_read import parse_policy, read_policy
from caseload.intake.tables import RawCaseload

NEED_POLICY: Final = frozenset({"E401", "E402", "E407", "E408"})


@dataclass(frozen=True)
class Reading:
    """A caseload, what should be known about it, and the workbook's own columns by case and heading."""

    caseload: Caseload
    warnings: tuple[Fault, ...] = ()
    extra: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def read_caseload(
    path: Path,
    today: date,
    policy_path: Path | None = None,
    as_of: date | None = None,
    keep_columns: bool = False,
) -> Reading:
    """The caseload at a PATH; raises InputRefused with every fault of every table and of the policy.

    It is read as of `as_of`, else of the policy's date, else of `today`. The policy is `policy_path`, else the
    folder's `policy.toml`, else the JSON file's `policy`, else the built-in one.
    """
    raw = read_raw_or_policy_faults(path, policy_path)
    policy, refused = try_policy(raw, policy_path)
    day = as_of or policy.as_of or today
    if any(fault.code == "E109" for fault in raw.faults.whole):
        raise InputRefused((*refused, *raw.faults.list_faults()))
    caseload = build_caseload(raw.tables, policy, day, raw.faults)
    moot = find_moot_codes(raw.tables) | (NEED_POLICY if refused else frozenset())
    found = [fault for fault in raw.faults.list_faults() if fault.code not in moot]
    errors = [*refused, *(fault for fault in found if fault.severity == "error")]
    if errors:
        raise InputRefused(tuple(errors))
    extra, warnings = carry_columns(raw, keep_columns)
    return Reading(caseload, (*warnings, *found), extra)


def read_raw_or_policy_faults(path: Path, policy_path: Path | None) -> RawCaseload:
    """The tables at a PATH; where nothing of them can be read, the policy's faults are told as well."""
    try:
        return read_raw(path)
    except InputRefused as refusal:
        try:
            read_policy(policy_path)
        except InputRefused as other:
            raise InputRefused((*refusal.faults, *other.faults)) from refusal
        raise


def try_policy(raw: RawCaseload, policy_path: Path | None) -> tuple[Policy, tuple[Fault, ...]]:
    """The policy in force, or the built-in one in its place with the faults of the one refused."""
    try:
        if policy_path is None and raw.policy_text is not None:
            return parse_policy(raw.policy_text, "key policy"), ()
        return read_policy(policy_path or raw.policy_file), ()
    except InputRefused as refusal:
        return read_policy(None), refusal.faults


def carry_columns(raw: RawCaseload, keep_personal: bool) -> tuple[Mapping[str, Mapping[str, object]], list[Fault]]:
    """The workbook's own columns of the table `cases`, and warnings about columns that nothing reads."""
    warnings = [fault for table in raw.tables.values() for fault in warn_unused(table)]
    cases = raw.tables.get("cases")
    if raw.form != "sheet" or cases is None:
        return {}, warnings
    extra, left_out = collect_columns(cases, keep_personal)
    return extra, [*left_out, *warnings]
