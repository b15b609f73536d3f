"""A scenario as a value: where it starts, what comes and goes each week by which chance, and how often it is tried."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

LINKS: Final = ("leave_when_overloaded", "close_faster", "early_help", "front_door")
"""The links that the founding documents name; each is 0 unless stated."""


@dataclass(frozen=True, slots=True)
class KindFlow:
    """How the cases of one kind come and go: families a week, and the chances a week that an open case closes or
    becomes another kind. They are not more than 1 in all."""

    families: Fraction
    closing: Fraction
    becomes: tuple[tuple[str, Fraction], ...] = ()

    @property
    def ending(self) -> Fraction:
        """The chance a week that a case stops being of this kind."""
        return self.closing + sum((chance for _, chance in self.becomes), Fraction(0))


@dataclass(frozen=True, slots=True)
class StaffFlow:
    """How the people of one role come and go: joiners a week over all teams (each of this FTE), and the chances a week
    that one who is there gives notice or falls ill, for `ill_weeks` on average."""

    join: Fraction = Fraction(0)
    leave: Fraction = Fraction(0)
    fall_ill: Fraction = Fraction(0)
    ill_weeks: Fraction = Fraction(4)
    fte: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class StartingPosts:
    """Posts that are filled some weeks after they are asked for in week `ordered` (0 is the first), for `weeks`, or to
    the end."""

    role: str
    team: str
    count: int
    ordered: int
    notice: int
    weeks: int | None = None
    fte: Fraction = Fraction(1)
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Links:
    """How strongly one thing drives another (docs/simulate.md has each formula). All 0: nothing does.

    `sources` says where each stated value comes from.
    """

    leave_when_overloaded: Fraction = Fraction(0)
    close_faster: Fraction = Fraction(0)
    early_help: Fraction = Fraction(0)
    front_door: Fraction = Fraction(0)
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def are_off(self) -> bool:
        """Whether every link is 0."""
        return not any(getattr(self, name) for name in LINKS)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One staffing model to try: `weeks` are counted after `warm_up` weeks that are not, `replications` times.

    `sizes` are how many in all families have so many children, `teams` how many come to each team; empty: as in the
    caseload. `backlog` is families that wait when it starts, `notice` the weeks from notice to the last day,
    `change_team` the chance a week that a family moves to another team, `seconds` of counted work one week may be
    searched, `full_seconds` each of the `sample` of weeks searched again.
    """

    name: str
    weeks: int
    replications: int
    seed: int = 0
    warm_up: int = 0
    kinds: Mapping[str, KindFlow] = field(default_factory=dict)
    sizes: tuple[tuple[int, Fraction], ...] = ()
    teams: tuple[tuple[str, Fraction], ...] = ()
    staff: Mapping[str, StaffFlow] = field(default_factory=dict)
    posts: tuple[StartingPosts, ...] = ()
    backlog: int = 0
    notice: int = 4
    change_team: Fraction = Fraction(0)
    links: Links = Links()
    moves: int | None = 0
    seconds: float = 0.5
    full_seconds: float = 20.0
    sample: Fraction = Fraction(1, 100)
