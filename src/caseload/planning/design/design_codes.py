"""Every code of a fault that a sweep can have, with its one-line meaning; docs/faults.md tells more."""

from typing import Final

DESIGN_CODES: Final[dict[str, str]] = {
    "D101": "a sweep cannot be opened or read as text",
    "D102": "a sweep is not TOML",
    "D103": "a sweep has a key that is not known",
    "D104": "a value in a sweep has the wrong form or is out of range",
    "D105": "a sweep lacks something it needs",
    "D106": "the scenario of a sweep is not there",
    "D107": "two models or axes of a sweep have one name",
    "D108": "a name in a sweep is not known to it",
    "D109": "a model or setting of a sweep changes the chances or the weeks",
    "D110": "a sweep has no table for the mix that is asked for",
    "D111": "a role of a mix cannot be chosen",
    "D112": "nothing says what a role of a mix costs",
    "D113": "the least of a role of a mix is more than its most",
    "D114": "a mix samples more weeks than its scenario counts",
}
"""The codes of reading a sweep; a scenario that a model or an axis makes has those of scenarios."""
