"""Who may be lent where: those who opted in, to teams of other councils with children waiting within the way agreed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from caseload.domain.caseload import Worker
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.planning.region.join import Alone
from caseload.planning.region.settings import RegionSettings

Travel = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Lending:
    """The teams of other councils that each worker may also serve, and how it came to that.

    `willing` opted in by `lend_to`, `assumed` by the setting; `too_far` are pairs of worker and team left out because
    the way is longer than agreed, `unknown` because no table states it.
    """

    abroad: Mapping[str, tuple[str, ...]]
    willing: int
    assumed: int
    too_far: int
    unknown: int


def find_lending(alone: Sequence[Alone], settings: RegionSettings) -> Lending:
    """Whom each worker may be lent to: their home council's own rules and lending are as they were."""
    needs = {team: areas for each in alone for team, areas in list_needs(each.problem).items()}
    travel = {way: minutes for each in alone for way, minutes in each.problem.caseload.travel.items()}
    limit = settings.travel_minutes if travel else None
    abroad: dict[str, tuple[str, ...]] = {}
    willing = assumed = too_far = unknown = 0
    for home in alone:
        others = [other for other in alone if other is not home]
        more = choose_more(home, others, settings.opt_in)
        willing += sum(bool(list_named(row, others)) for row in home.council.caseload.workers)
        assumed += len(more)
        for row in home.council.caseload.workers:
            teams = frozenset().union(*(o.council.teams for o in others)) if row.id in more else list_named(row, others)
            ways = {team: measure_way(row.area, needs[team], travel) for team in sorted(teams & needs.keys())}
            near = tuple(team for team, way in ways.items() if limit is None or (way is not None and way <= limit))
            unknown += sum(way is None for way in ways.values()) if limit is not None else 0
            too_far += sum(way is not None and team not in near for team, way in ways.items())
            if near and home.problem.staff[row.id].is_available:
                abroad[row.id] = near
    return Lending(abroad, willing, assumed, too_far, unknown)


def list_needs(problem: Problem) -> dict[str, frozenset[str]]:
    """The areas of each team's children whom somebody else might take: no holder, an absent one, or to hand on."""
    found: dict[str, set[str]] = {}
    for standing in problem.standings.values():
        if standing.holder is None or standing.is_handed_on:
            areas = found.setdefault(standing.case.team, set())
            if standing.case.area:
                areas.add(standing.case.area)
    return {team: frozenset(areas) for team, areas in found.items()}


def list_named(row: Worker, others: Iterable[Alone]) -> frozenset[str]:
    """The teams of other councils that a worker's own row names, themselves or by their council."""
    wanted = set(row.lend_to)
    return frozenset(
        team for other in others for team in other.council.teams if team in wanted or other.council.name in wanted
    )


def choose_more(home: Alone, others: Sequence[Alone], share: Fraction) -> frozenset[str]:
    """A share of a council's experienced case-holders who did not opt in themselves, evenly by id: a what-if."""
    able = [
        row.id
        for row in home.council.caseload.workers
        if may_opt_in(home.problem.staff[row.id]) and not list_named(row, others)
    ]
    return frozenset(worker for place, worker in enumerate(able) if floor((place + 1) * share) > floor(place * share))


def may_opt_in(member: StaffMember) -> bool:
    """Whether someone is at work, registered, no longer protected and holds cases."""
    return member.is_available and member.role.registered and not member.is_protected and member.role_cap > 0


def measure_way(area: str | None, areas: Iterable[str], travel: Travel) -> int | None:
    """Minutes one way to the farthest of these areas; None where no table states one of the ways. A blank area is 0."""
    ways = [0 if not area or area == other else travel.get((area, other)) for other in areas]
    known = [way for way in ways if way is not None]
    return max(known, default=0) if len(known) == len(ways) else None
