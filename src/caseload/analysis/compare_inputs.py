"""What differs between two inputs: workers and cases that came and went, rows that changed, the policy, the run."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.domain.comparison import FieldChange, InputComparison, RowChange, TableChange
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem

Rows = Mapping[str, Mapping[str, Any]]
KEYS: Final = {"start": "from", "end": "to", "word": "decision"}
NOT_NAMED: Final = frozenset({"id", "text_hash", "as_of"})


def compare_inputs(first: Problem, second: Problem) -> InputComparison:
    """What differs between the caseloads, policies, dates and settings of two problems."""
    ours, theirs = list_tables(first.caseload), list_tables(second.caseload)
    tables = [compare_table(name, ours[name], theirs[name]) for name in ours]
    return InputComparison(
        tables=tuple(one for one in tables if one.gone or one.new or one.changed),
        policy=compare_values(flatten_policy(first.policy), flatten_policy(second.policy)),
        settings=compare_values(list_settings(first), list_settings(second)),
    )


def list_settings(problem: Problem) -> dict[str, Any]:
    """What a run was asked besides its caseload."""
    return {
        "as_of": problem.caseload.as_of,
        "moves": "any" if problem.settings.moves is None else problem.settings.moves,
        "hand_over": problem.settings.hand_over,
    }


def list_tables(caseload: Caseload) -> dict[str, Rows]:
    """Every table as rows by id; rows without an id of their own are named by what they say (a reduction's reason and
    a decision's are never part of it)."""
    return {
        "workers": {row.id: list_fields(row) for row in caseload.workers},
        "cases": {row.id: list_fields(row) for row in caseload.cases},
        "decisions": name_rows(
            [(row.case, row.word, row.worker, row.penalty or None, row.review) for row in caseload.decisions]
        ),
        "reductions": name_rows(
            [(row.worker, f"{float(row.percent):g}%", row.start, row.end) for row in caseload.reductions]
        ),
        "travel": {f"{start} to {end}": {"minutes": minutes} for (start, end), minutes in caseload.travel.items()},
        "pairs": {f"{case} with {worker}": list_fields(pair) for (case, worker), pair in caseload.pairs.items()},
    }


def list_fields(row: Any) -> dict[str, Any]:
    """The columns of a row with their values; blank ones are None."""
    named = {KEYS.get(field.name, field.name): getattr(row, field.name) for field in fields(row)}
    return {
        name: None if value in ((), frozenset()) else value for name, value in named.items() if name not in NOT_NAMED
    }


def name_rows(rows: Iterable[tuple[object, ...]]) -> Rows:
    """Rows named by their values, `w4 100% 2026-01-05`; one that is there twice is told apart by its number."""
    named: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        name = " ".join(str(value) for value in row if value is not None)
        twice = sum(key == name or key.startswith(f"{name} (") for key in named)
        named[f"{name} ({twice + 1})" if twice else name] = {}
    return named


def compare_table(name: str, first: Rows, second: Rows) -> TableChange:
    """One table: ids in one alone, and the columns of rows that differ."""
    both = sorted(first.keys() & second.keys())
    changed = [RowChange(row, compare_values(first[row], second[row])) for row in both]
    return TableChange(
        table=name,
        gone=tuple(sorted(first.keys() - second.keys())),
        new=tuple(sorted(second.keys() - first.keys())),
        changed=tuple(row for row in changed if row.fields),
    )


def compare_values(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """Every name whose value differs, in the order of the first, then of the second; None where it is not there."""
    names = dict.fromkeys([*first, *second])
    pairs = [(name, first.get(name), second.get(name)) for name in names]
    return tuple(FieldChange(name, here, there) for name, here, there in pairs if here != there)


def flatten_policy(policy: Policy) -> dict[str, Any]:
    """Every number and table of a policy under its key, `kinds.assessment.hours`; its date and text are left out."""
    return {name: value for name, value in flatten("", policy) if name not in NOT_NAMED}


def flatten(path: str, value: Any) -> Iterable[tuple[str, Any]]:
    """The values below a key, each with its whole key."""
    if is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value) if field.name != "name"}
    elif isinstance(value, Mapping):
        parts = {str(key): part for key, part in sorted(value.items())}
    else:
        yield path, None if value in ((), frozenset()) else value
        return
    for name, part in parts.items():
        yield from flatten(f"{path}.{name}" if path else name, part)
