"""Reads a caseload from a PATH, a folder, a workbook or a JSON file, or refuses it with every fault at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.domain.what_if import Changed
from caseload.intake.any_file import read_raw
from caseload.intake.build import build_caseload, find_moot_codes
from caseload.intake.columns_kept import collect_columns, warn_unused
from caseload.intake.policy_changes import change_policy
from caseload.intake.policy_faults import PolicyFaults
from caseload.intake.policy_read import BUILT_IN, parse_policy, read_policy, read_text
from caseload.intake.tables import RawCaseload

NEED_POLICY: Final = frozenset({"E401", "E402", "E407", "E408"})


@dataclass(frozen=True)
class Reading:
    """A caseload, what should be known about it, and the workbook's own columns by case and heading.

    `changes` are the keys of the policy that a what-if changed, with the values they stand in place of; `own_policy`
    is the text of the caseload's own policy, whichever was in force.
    """

    caseload: Caseload
    warnings: tuple[Fault, ...] = ()
    extra: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    changes: tuple[Changed, ...] = ()
    own_policy: str | None = None


def read_caseload(
    path: Path,
    today: date,
    policy_path: Path | None = None,
    as_of: date | None = None,
    keep_columns: bool = False,
    changes: Sequence[Changed] = (),
) -> Reading:
    """The caseload at a PATH; raises InputRefused with every fault of every table and of the policy.

    It is read as of `as_of`, else of the policy's date, else of `today`. The policy is `policy_path`, else the
    folder's `policy.toml`, else the JSON file's `policy`, else the built-in one, with `changes` laid over it.
    """
    raw = read_raw_or_policy_faults(path, policy_path)
    return settle_reading(raw, today, policy_path, as_of, keep_columns, changes)


def read_part(path: Path, today: date, policy_path: Path | None = None, as_of: date | None = None) -> Reading:
    """The same of one caseload of a region, in which people may lend to teams and authorities that are elsewhere."""
    raw = replace(read_raw_or_policy_faults(path, policy_path), is_part=True)
    return settle_reading(raw, today, policy_path, as_of)


def settle_reading(
    raw: RawCaseload,
    today: date,
    policy_path: Path | None = None,
    as_of: date | None = None,
    keep_columns: bool = False,
    changes: Sequence[Changed] = (),
) -> Reading:
    """What the tables state, under the policy and date in force."""
    policy, changed, refused = try_policy(raw, policy_path, changes)
    day = as_of or policy.as_of or today
    if any(fault.code == "E109" for fault in raw.faults.whole):
        raise InputRefused((*refused, *raw.faults.list_faults()))
    caseload = build_caseload(raw.tables, policy, day, raw.faults, raw.is_part)
    moot = find_moot_codes(raw.tables) | (NEED_POLICY if refused else frozenset())
    found = [fault for fault in raw.faults.list_faults() if fault.code not in moot]
    errors = [*refused, *(fault for fault in found if fault.severity == "error")]
    if errors:
        raise InputRefused(tuple(errors))
    extra, warnings = carry_columns(raw, keep_columns)
    return Reading(caseload, (*warnings, *found), extra, changed, find_own_policy(raw))


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


def try_policy(
    raw: RawCaseload, policy_path: Path | None, changes: Sequence[Changed]
) -> tuple[Policy, tuple[Changed, ...], tuple[Fault, ...]]:
    """The policy in force and its changes, or the built-in one in its place with the faults of the one refused."""
    try:
        text, file = find_policy_text(raw, policy_path)
        if changes:
            return *change_policy(text, file, changes), ()
        return parse_policy(text, file), (), ()
    except InputRefused as refusal:
        return read_policy(None), (), refusal.faults


def find_policy_text(raw: RawCaseload, policy_path: Path | None) -> tuple[str, str]:
    """The text of the policy in force and how faults name it; no text for the built-in one."""
    path = policy_path or raw.policy_file
    if policy_path is None and raw.policy_text is not None:
        return raw.policy_text, "key policy"
    if path is None:
        return "", BUILT_IN
    faults = PolicyFaults(path.name or "policy.toml")
    text = read_text(path, faults)
    faults.refuse()
    return text, faults.file


def find_own_policy(raw: RawCaseload) -> str | None:
    """The text of the policy beside or in a caseload; None where it has none that can be read."""
    if raw.policy_file is None:
        return raw.policy_text
    return read_text(raw.policy_file, PolicyFaults(raw.policy_file.name)) or None


def carry_columns(raw: RawCaseload, keep_personal: bool) -> tuple[Mapping[str, Mapping[str, object]], list[Fault]]:
    """The workbook's own columns of the table `cases`, and warnings about columns that nothing reads."""
    warnings = [fault for table in raw.tables.values() for fault in warn_unused(table)]
    cases = raw.tables.get("cases")
    if raw.form != "sheet" or cases is None:
        return {}, warnings
    extra, left_out = collect_columns(cases, keep_personal)
    return extra, [*left_out, *warnings]
