"""Every code of a fault that a workforce file can have, with its one-line meaning; docs/faults.md tells more."""

from typing import Final

WORKFORCE_CODES: Final[dict[str, str]] = {
    "F101": "a workforce file cannot be opened or read as text",
    "F102": "a workforce file is not TOML",
    "F103": "a workforce file has a key that is not known",
    "F104": "a value in a workforce file has the wrong form or is out of range",
    "F105": "a workforce file lacks something it needs",
    "F106": "a role in a workforce file is not one of its roles",
    "F107": "two things of a workforce file, or two councils, have one name",
    "F108": "a year in a workforce file is not within its years",
    "F109": "workforce files that are to be summed differ in their start, years or step",
}
"""The codes of reading workforce files."""
