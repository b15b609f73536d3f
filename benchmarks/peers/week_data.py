"""One week as whole numbers for a local search: what may become of each unit, and what that does to workers."""

from dataclasses import dataclass, field


@dataclass
class Numbers:
    """What a worker may have: `cap` -1 for none; `limits` the kind limits in their order, `twice` what urgent families
    may reach. Hours are hour units."""

    cap: int
    room: int
    most_new: int
    lend_limit: int
    capacity: int
    weight: int
    limits: list[int]
    twice: list[int]


@dataclass
class Effect:
    """One thing that may become of a unit. Workers and families are places in their lists, -1 for none.

    `is_new`: the family counts as new to the lead; `kinds` has a 1 for each kind limit the family counts in, `kept` a 1
    where it counts as kept. `helper` stands by. `fixed` is what it adds to each goal whatever else happens.
    """

    lead: int
    cases: int = 0
    received: int = 0
    hours: int = 0
    points: int = 0
    lent: int = 0
    family: int = -1
    is_new: int = 0
    is_urgent: int = 0
    kinds: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    helper: int = -1
    helper_hours: int = 0
    helper_points: int = 0
    helper_lent: int = 0
    fixed: list[int] = field(default_factory=list)


@dataclass
class WeekData:
    """All of it: workers, how many families and kind limits, the effects of each unit, and what a score is made of.

    A goal counts `weights` times at its `level`, a breach of a rule `breach` times at the first. Overhours are
    (`per_hour` x led - `per_left` x left) / `scale` of hour units, rounded up.
    """

    workers: list[Numbers]
    families: int
    kinds: int
    units: list[list[Effect]]
    weights: list[int]
    level: list[int]
    breach: int
    per_hour: int
    per_left: int
    scale: int
