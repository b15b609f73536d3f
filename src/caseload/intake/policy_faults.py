"""Collects what is wrong with a policy, and names the nearest thing that would have been right."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from caseload.domain.errors import Fault, InputRefused

MOST_FAULTS: Final = 100
LONGEST_GOT: Final = 60
NEAR: Final = 0.5


@dataclass(slots=True)
class PolicyFaults:
    """The faults of one policy file found so far; `file` is how the screen names it."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, code: str, key: str, what: str, fix: str, got: str | None = None) -> None:
        """Note a fault at a key, written with dots; an empty key means the file as a whole."""
        where = f"{self.file}, key {key}" if key else self.file
        fault = Fault(code, where, what, fix, got)
        if fault not in self.found:
            self.found.append(fault)

    def refuse(self) -> None:
        """Raise InputRefused with every fault noted, if there is one."""
        if self.found:
            shown, left = self.found[:MOST_FAULTS], len(self.found) - MOST_FAULTS
            if left > 0:
                more = Fault("P306", self.file, f"{left} more faults are not listed", "Mend these first.", rows=left)
                shown = [*shown, more]
            raise InputRefused(tuple(shown))


def find_nearest(name: str, known: Collection[str]) -> str | None:
    """The known name most like this one, however unlike; None when nothing is known."""
    plain = name.casefold().replace("-", "_").replace(" ", "_")
    found = get_close_matches(plain, sorted(known), n=1, cutoff=0.0)
    return found[0] if found else None


def advise_name(name: str, known: Collection[str], page: str = "docs/policy.md") -> str:
    """What to do about an unknown name: the nearest known one, and all of them when they are few, else their page."""
    nearest = find_nearest(name, known)
    if nearest is None:
        return "None is known here."
    if get_close_matches(name.casefold(), [nearest], cutoff=NEAR):
        return f"Did you mean `{nearest}`?"
    some = "; known: " + ", ".join(sorted(known)) if len(known) <= 12 else f"; {page} lists all"
    return f"The nearest known one is `{nearest}`{some}."


def show_value(value: object) -> str:
    """A TOML value as a person would write it, in plain ASCII, cut where it is long."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, int) and abs(value) >= 10**15:
        text = "a very large number"
    elif isinstance(value, (int, Decimal)):
        text = str(value)
    elif isinstance(value, (date, time)):
        text = value.isoformat()
    elif isinstance(value, dict):
        text = "a table"
    elif isinstance(value, list):
        text = "[" + ", ".join(show_value(item) for item in value[:5]) + (", ...]" if len(value) > 5 else "]")
    else:
        text = json.dumps(str(value)[: 2 * LONGEST_GOT])
    return text if len(text) <= LONGEST_GOT else text[: LONGEST_GOT - 3] + "..."
