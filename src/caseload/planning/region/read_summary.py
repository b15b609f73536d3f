"""Reads summaries, JSON or CSV, and refuses what is none: above all what a summary never holds, such as ids."""

import csv
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import Any, Final

from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.policy_faults import show_value
from caseload.planning.region.summary import (
    AMOUNTS,
    HELD,
    KEYS,
    SPARE,
    TEXTS,
    WAITING,
    WHATS,
    WHOLES,
    CountRow,
    Summary,
)

VERSION: Final = 1
MOST_BYTES: Final = 16 * 1024 * 1024
TOP: Final = ("summary_version", "council", "as_of", "public", "rows")
CSV_TOP: Final = ("council", "as_of", "public")
MOST_NUMBER: Final = 10**7


@dataclass
class Checks:
    """What is wrong with one summary so far."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, code: str, where: str, what: str, fix: str, got: object = None) -> None:
        """Note a fault once."""
        place = f"{self.file}, {where}" if where else self.file
        fault = Fault(code, place, what, fix, None if got is None else show_value(got))
        if fault not in self.found:
            self.found.append(fault)

    def check_keys(self, keys: Sequence[str], known: Sequence[str], where: str) -> None:
        """Note every key or column that no summary has."""
        for key in sorted(set(keys) - set(known)):
            fix = "Leave it out: a summary holds counts alone, no ids and nothing of one person or child."
            self.add("R111", where, "a summary never holds this", fix, key)


def is_summary(path: Path) -> bool:
    """Whether a file looks like a summary: JSON that says so, or a CSV file that begins as one."""
    if path.suffix.lower() not in (".json", ".csv") or not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(4096).decode("utf-8", "replace").lstrip("\ufeff")
    return "summary_version" in start if path.suffix.lower() == ".json" else start.startswith("council,as_of")


def find_summaries(path: Path) -> list[Path]:
    """The summaries in a folder; none where it holds no summary.

    Raises InputRefused for a folder in which caseloads lie beside summaries.
    """
    if not path.is_dir():
        return []
    inner = [each for each in sorted(path.iterdir()) if not each.name.startswith(".")]
    found = [each for each in inner if is_summary(each)]
    others = [each.name for each in inner if each not in found]
    if found and others:
        fix = "Give a folder of summaries alone, or of caseloads alone."
        what = "lies beside summaries and is none"
        raise InputRefused(tuple(Fault("R113", "region", what, fix, name) for name in others))
    return found


def read_summaries(paths: Sequence[Path], policy: Policy) -> tuple[Summary, ...]:
    """The summaries at some paths, by council, under a policy that knows their kinds and roles.

    Raises InputRefused with every fault: R111 for ids and the like, R112 for a wrong form, R113 for summaries that
    cannot be set side by side.
    """
    read, faults = [], []
    for path in paths:
        checks = Checks(path.name)
        summary = read_one(path, policy, checks)
        faults += checks.found
        read += [summary] if summary is not None else []
    faults = faults or list_clashes(read)
    if faults:
        raise InputRefused(tuple(faults))
    return tuple(sorted(read, key=lambda summary: summary.council))


def list_clashes(read: Sequence[Summary]) -> list[Fault]:
    """What keeps summaries from being set side by side."""
    names, days = [one.council for one in read], {one.as_of for one in read}
    found = []
    for name in sorted({name for name in names if names.count(name) > 1}):
        found.append(Fault("R113", "region", "two summaries are of this council", "Keep one of them.", name))
    if len(days) > 1:
        got = ", ".join(sorted(day.isoformat() for day in days))
        found.append(Fault("R113", "region", "the summaries are of different days", "Ask for one day.", got))
    for one in read:
        if one.is_public:
            fix = "Ask the council for the summary that is for partners (without --public)."
            found.append(Fault("R113", one.council, "small counts are left out of this summary", fix))
    if len(read) < 2:
        found.append(Fault("R101", "region", "a region has at least two councils", "Add a summary.", str(len(read))))
    return found


def read_one(path: Path, policy: Policy, checks: Checks) -> Summary | None:
    """One summary, or None with what is wrong noted."""
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES).decode("utf-8-sig")
        document = json.loads(text) if path.suffix.lower() == ".json" else load_csv(text, checks)
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        checks.add(
            "R112", "", "cannot be read as a summary", "Write it again with `caseload region summarise`.", reason
        )
        return None
    if not isinstance(document, dict) or not isinstance(document.get("rows"), list):
        checks.add("R112", "", "is no summary", "Write it again with `caseload region summarise`.")
        return None
    return settle(document, policy, checks)


def load_csv(text: str, checks: Checks) -> dict[str, Any]:
    """The same document of a CSV file: the council and the day stand in every row."""
    reader = csv.DictReader(StringIO(text))
    checks.check_keys([name or "" for name in reader.fieldnames or ()], (*CSV_TOP, *KEYS), "columns")
    lines = [{key: value for key, value in line.items() if value not in ("", None)} for line in reader]
    heads = {tuple(line.get(key, "") for key in CSV_TOP) for line in lines}
    if len(heads) != 1:
        checks.add("R112", "", "council and as_of are not the same in every row", "Keep one council in a summary.")
    council, day, public = min(heads, default=("", "", ""))
    rows = [{key: value for key, value in line.items() if key in KEYS} for line in lines]
    return {"summary_version": VERSION, "council": council, "as_of": day, "public": public == "yes", "rows": rows}


def settle(document: Mapping[str, Any], policy: Policy, checks: Checks) -> Summary | None:
    """The summary that a document states."""
    checks.check_keys(list(document), TOP, "")
    day = read_day(document.get("as_of"))
    council = document.get("council")
    if document.get("summary_version") != VERSION or not isinstance(council, str) or not council or day is None:
        fix = "Write it again with `caseload region summarise`."
        checks.add("R112", "", "lacks its version, council or day, or has another version", fix)
        return None
    rows = [settle_row(row, f"row {place}", policy, checks) for place, row in enumerate(document["rows"], 1)]
    return Summary(council, day, tuple(row for row in rows if row is not None), document.get("public") is True)


def read_day(value: object) -> date | None:
    """A day as 2026-01-05."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def settle_row(row: object, where: str, policy: Policy, checks: Checks) -> CountRow | None:
    """One row, its names known and its numbers numbers."""
    if not isinstance(row, dict):
        checks.add("R112", where, "is not a row of counts", "Write it again with `caseload region summarise`.")
        return None
    checks.check_keys(list(row), KEYS, where)
    texts = {key: str(row[key]) for key in TEXTS if row.get(key) is not None}
    if not are_known(texts, where, policy, checks):
        return None
    numbers: dict[str, Any] = {key: read_number(row, key, where, checks) for key in (*WHOLES, *AMOUNTS)}
    skills = tuple(filter(None, texts.get("skills", "").split(";")))
    names: dict[str, Any] = {key: texts.get(key, "") for key in ("kind", "area", "role")}
    return CountRow(texts["what"], skills=skills, **names, **numbers)


def are_known(texts: Mapping[str, str], where: str, policy: Policy, checks: Checks) -> bool:
    """Whether a row says what it counts, of a kind or role that the policy knows."""
    known: dict[str, Collection[str]] = {"what": WHATS, "kind": policy.kinds, "role": policy.roles}
    needed = {"what", {WAITING: "kind", HELD: "kind", SPARE: "role"}.get(texts.get("what", ""), "what")}
    for key, names in known.items():
        if key in texts and texts[key] not in names:
            checks.add("R112", where, f"this {key} is not known", "Use the policy it was made under.", texts[key])
            return False
        if key in needed and key not in texts:
            checks.add("R112", where, f"lacks its {key}", "Write it again with `caseload region summarise`.")
            return False
    return True


def read_number(row: Mapping[str, Any], key: str, where: str, checks: Checks) -> int | Fraction | None:
    """A number that is not negative, a whole one where it counts; None where it is left out or wrong."""
    value = row.get(key)
    if value is None:
        return None
    try:
        number = Fraction(str(value)) if not isinstance(value, bool) and isfinite(float(value)) else Fraction(-1)
    except (ValueError, OverflowError, TypeError, ZeroDivisionError):
        number = Fraction(-1)
    is_right = 0 <= number <= MOST_NUMBER and (key in AMOUNTS or number.denominator == 1)
    if not is_right:
        checks.add("R112", f"{where}, {key}", "should be a number, not negative", "Correct it.", str(value))
        return None
    return number if key in AMOUNTS else int(number)
