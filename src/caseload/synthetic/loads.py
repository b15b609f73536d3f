"""How many children each worker holds: uneven as real weeks are, with a heavy tail and a few above their cap."""

from fractions import Fraction
from typing import Final

from caseload.synthetic.draws import Draws, apportion
from caseload.synthetic.people import Hired, Team
from caseload.synthetic.settings import Settings

TAIL: Final = (66, 78, 85, 90, 94, 97, 100, 102, 105, 109, 114, 122, 138)
"""Loads in hundredths of the usual one: the mean is 100, two of thirteen hold over a fifth more."""
ABOVE: Final = (1, 1, 1, 2, 2, 3)


def measure_usual(settings: Settings, teams: list[Team]) -> int:
    """The children that social workers hold: the settings' caseload times the FTE in post."""
    fte = sum((hired.worker.fte for team in teams for hired in team.people if is_counted(hired)), Fraction(0))
    return int(settings.caseload * fte + Fraction(1, 2))


def is_counted(hired: Hired) -> bool:
    """Whether a worker counts in the published caseload: a social worker who has not left."""
    return hired.role.registered and (hired.post.last_day is None or hired.post.last_day >= 0)


def draw_loads(settings: Settings, teams: list[Team], unheld: int, draws: Draws) -> dict[str, int]:
    """Children held by each worker; with `unheld` they come to the settings' cases, if it states them."""
    people = [(team, hired) for team in teams for hired in team.people]
    loads = {hired.id: draw_fixed(hired, draws) for _, hired in people if is_fixed(hired)}
    drawn = [(team, hired) for team, hired in people if not is_fixed(hired)]
    above = draws.spread(len(drawn), settings.work.breaches)
    for (_, hired), is_above in zip(drawn, above, strict=True):
        if is_above and hired.role.cap_share == 1 and hired.post.last_day is None:
            loads[hired.id] = hired.most + draws.pick(ABOVE)
    rest = [(team, hired) for team, hired in drawn if hired.id not in loads]
    left = measure_left(settings, teams, unheld, loads)
    pace = [spread_team(settings, draws) for _ in teams]
    cards = draws.deal(len(rest), tuple((card, 1) for card in TAIL))
    weights = [
        measure_weight(hired) * card * pace[team.number] for (team, hired), card in zip(rest, cards, strict=True)
    ]
    most = [hired.most if settings.work.is_capped else left for _, hired in rest]
    shares = fill_up(left, weights, most)
    loads |= {hired.id: share for (_, hired), share in zip(rest, shares, strict=True)}
    return loads if settings.cases is None else fit_loads(loads, max(0, settings.cases - unheld))


def fit_loads(loads: dict[str, int], held: int) -> dict[str, int]:
    """The loads as they are where they come to `held`, else in proportion: a number too small for the posts' own."""
    if sum(loads.values()) == held:
        return loads
    return dict(zip(loads, apportion(held, [Fraction(max(1, load)) for load in loads.values()]), strict=True))


def measure_left(settings: Settings, teams: list[Team], unheld: int, loads: dict[str, int]) -> int:
    """The children for those whose load is still open."""
    if settings.cases is not None:
        return settings.cases - unheld - sum(loads.values())
    counted = [hired.id for team in teams for hired in team.people if is_counted(hired)]
    return measure_usual(settings, teams) - sum(loads.get(name, 0) for name in counted)


def is_fixed(hired: Hired) -> bool:
    """Whether the post states its load, or the role sets it: newly qualified workers and officers."""
    return hired.post.load is not None or hired.role.protected or hired.role.supports


def draw_fixed(hired: Hired, draws: Draws) -> int:
    """The load that does not depend on the others: an NQSW within three of the protected load."""
    if hired.post.load is not None:
        return hired.post.load
    if hired.role.protected:
        return max(1, hired.most - draws.pick((0, 0, 1, 1, 2, 3)))
    return min(hired.most, 5 + draws.below(5))


def spread_team(settings: Settings, draws: Draws) -> int:
    """How busy one team is against the others, in hundredths."""
    spread = settings.work.team_spread if settings.teams > 1 else 0
    return 100 - spread + draws.below(2 * spread + 1)


def measure_weight(hired: Hired) -> Fraction:
    """The part of the work a worker usually has: the cap, less where they have long been away or have left."""
    weight = Fraction(hired.most)
    if hired.post.last_day is not None and hired.post.last_day < 0:
        return weight / 4
    is_long_away = hired.post.away is not None and hired.post.away[0] < -28
    return weight * (3 if is_long_away else 4 - 2 * hired.post.reduced) / 4


def fill_up(total: int, weights: list[Fraction], most: list[int]) -> list[int]:
    """Shares of the total by weight, none above its most unless the total leaves no other way."""
    loads = [0] * len(weights)
    left = total
    while left > 0:
        room = [weight if load < top else Fraction(0) for weight, load, top in zip(weights, loads, most, strict=True)]
        if not any(room):
            return [load + more for load, more in zip(loads, apportion(left, weights), strict=True)]
        loads = [
            min(load + part, top) if part else load
            for load, part, top in zip(loads, apportion(left, room), most, strict=True)
        ]
        left = total - sum(loads)
    return loads
