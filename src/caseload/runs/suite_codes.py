"""Every code of a fault that a suite can have, with its one-line meaning; docs/faults.md tells more."""

from typing import Final

SUITE_CODES: Final[dict[str, str]] = {
    "B101": "a suite cannot be opened or read as text",
    "B102": "a suite is not TOML",
    "B103": "a suite has a key that is not known",
    "B104": "a value in a suite has the wrong form or is out of range",
    "B105": "a suite has nothing to run",
    "B106": "an instance is not there",
    "B107": "a family is not known",
    "B108": "a configuration is not known",
    "B109": "an instance fails its checks",
    "B110": "a run would need more memory than it may use",
    "B111": "a suite has too many runs",
    "B112": "a table of best known values cannot be read",
}
"""The codes of reading a suite, of preparing its runs and of reporting on them."""
