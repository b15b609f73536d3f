"""Every code of a fault that a region can have, with its one-line meaning; docs/faults.md tells more."""

from typing import Final

REGION_CODES: Final[dict[str, str]] = {
    "R101": "a region has fewer than two councils",
    "R102": "two councils have the same name, or a team of the same name",
    "R103": "a team of a region belongs to no authority",
    "R104": "the councils of a region are read as of different days",
    "R105": "the councils of a region have different policies, or one without the rule `lending`",
    "R106": "a name in lend_to means no team or council of the region, or two things",
    "R107": "a case or decision names a worker of another council",
    "R108": "the settings of a region cannot be read, or are not TOML",
    "R109": "the settings of a region have a key that is not known",
    "R110": "a value in the settings of a region has the wrong form or is out of range",
    "R111": "a summary holds something that a summary never holds, such as ids",
    "R112": "a summary cannot be read, or is not of its form",
    "R113": "a region holds summaries beside caseloads, or summaries that cannot be set side by side",
}
"""The codes of reading a region, its settings and its summaries."""
