"""What ifs as they are asked for: typed after --absent, --add and --set, or stated in a plan made under them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal

from caseload.domain.caseload import Worker
from caseload.domain.columns import WORKERS
from caseload.domain.errors import Fault
from caseload.domain.what_if import Absent, Added, Changed, WhatIf
from caseload.intake.codes import end_sentence
from caseload.intake.fault_list import shorten

Option = Literal["absent", "add", "set"]
OPTIONS: Final[Mapping[str, Option]] = {"absent": "absent", "added": "add", "changed": "set"}
WHAT_IF_CODES: Final[dict[str, str]] = {
    "E651": "a what-if cannot be read",
    "E652": "a what-if names a worker who is not there",
    "E653": "a what-if names a team that is not there",
    "E654": "a worker of a what-if is back before they are away",
    "E655": "two what-ifs contradict each other",
    "E656": "an added worker has a column that the table of workers has not",
    "E657": "an added worker has the id of somebody else",
    "E658": "a what-if changes the date of the caseload",
}
"""Every code that reading what-ifs can give, with its one-line meaning; docs/faults.md tells more."""


@dataclass(frozen=True, slots=True)
class AskedWhatIf:
    """One what-if before it is checked: the text after its option, or its parts as a plan file states them.

    The parts of `absent` are worker and back_on, of `add` the columns of the table of workers, of `set` key and value.
    """

    option: Option
    text: str = ""
    parts: Mapping[str, object] | None = None

    @property
    def where(self) -> str:
        """How a fault names its place: as it was typed, cut where it is long."""
        return f"--{self.option} {shorten(self.text)}".rstrip() if self.parts is None else "what_if of the plan"

    def refuse(self, code: str, what: str, fix: str, got: object = None) -> Fault:
        """The fault of this what-if; raises KeyError for a code that is not in the list."""
        if code not in WHAT_IF_CODES:
            raise KeyError(code)
        return Fault(code, self.where, what, end_sentence(fix), None if got is None else shorten(str(got)))


def ask_again(rows: Iterable[Mapping[str, Any]]) -> tuple[AskedWhatIf, ...]:
    """The what-ifs that a plan states, in the form of `state_what_if`; raises KeyError or TypeError for another."""
    asked = []
    for row in rows:
        parts = {str(key): value for key, value in row.items() if value is not None}
        asked.append(AskedWhatIf(OPTIONS[str(parts.pop("what"))], parts=parts))
    return tuple(asked)


def state_what_if(one: WhatIf) -> dict[str, Any]:
    """A what-if as JSON carries it: what it is, and its parts; an added worker as the table `workers` has them."""
    if isinstance(one, Absent):
        return {"what": "absent", "worker": one.worker, "back_on": one.back_on.isoformat() if one.back_on else None}
    if isinstance(one, Changed):
        return {"what": "changed", "key": one.key, "value": one.value, "before": one.before}
    return {"what": "added", **state_worker(one)}


def state_worker(one: Added) -> dict[str, Any]:
    """The columns of an added worker that are not blank."""
    names = {"worker": "id"}
    values = {column.name: read_column(one.worker, names.get(column.name, column.name)) for column in WORKERS.columns}
    return {name: value for name, value in values.items() if value not in (None, [])}


def read_column(worker: Worker, name: str) -> str | int | float | list[str] | None:
    """The value of one column in the form JSON has it: dates as text, lists sorted where order means nothing."""
    value = getattr(worker, name)
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value
