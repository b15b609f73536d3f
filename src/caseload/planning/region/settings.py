"""The settings of a region as values: the memorandum's numbers, and how long may be searched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """What the councils have agreed, and what is tried.

    `travel_minutes` is the longest way, one way, to any child of a team that one is lent to (None: no limit);
    `lend_share` the share of hours that may be lent (None: the policy's); `opt_in` the share of experienced workers
    taken to be willing beside those whose `lend_to` says so. Nobody who left a permanent post within
    `cool_off_months` is agency supply. `agency_available` is how many FTE of agency supply there are before that (None:
    not known), `agreed_rates` pounds a week for one FTE by role, `workers_per_manager` the FTE of case-holders a
    manager looks after (None: managers are not lent). `seconds` is for the search of all plans, and again for posts.
    """

    travel_minutes: int | None = 45
    lend_share: Fraction | None = None
    opt_in: Fraction = Fraction(0)
    cool_off_months: int = 3
    agency_available: Fraction | None = None
    agreed_rates: Mapping[str, Fraction] = field(default_factory=dict)
    workers_per_manager: Fraction | None = None
    seconds: float = 300.0
