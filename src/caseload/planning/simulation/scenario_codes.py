"""Every code of a fault that a scenario can have, with its one-line meaning; docs/faults.md tells more."""

from typing import Final

SCENARIO_CODES: Final[dict[str, str]] = {
    "S101": "a scenario cannot be opened or read as text",
    "S102": "a scenario is not TOML",
    "S103": "a scenario has a key that is not known",
    "S104": "a value in a scenario has the wrong form or is out of range",
    "S105": "a scenario says not where it starts, or says it twice",
    "S106": "the caseload a scenario starts from is not there",
    "S107": "a name in a scenario is not known to its caseload or policy",
    "S108": "the chances of a kind are more than 1 together",
    "S109": "a scenario takes away more people than there are",
}
"""The codes of reading a scenario."""
