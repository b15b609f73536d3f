"""Children without a worker: this week's new families, and those left waiting by empty posts."""

from datetime import timedelta
from fractions import Fraction
from typing import Final

from caseload.synthetic.drafts import Draft
from caseload.synthetic.draws import Draws, apportion
from caseload.synthetic.families import HOUSEHOLDS, draw_sizes
from caseload.synthetic.history import add_skills, find_weekday
from caseload.synthetic.people import Team
from caseload.synthetic.posts import Arrival
from caseload.synthetic.settings import Settings

NEW_MIX: Final = (
    ("assessment", 42),
    ("child_in_need", 25),
    ("section_47", 12),
    ("child_protection", 12),
    ("looked_after", 9),
)
LONGEST_WAIT: Final = 70
LONGEST_MUST_WAIT: Final = 12


def count_arrivals(settings: Settings, teams: list[Team], usual: int) -> list[int]:
    """New children of each team: the week's inflow over all teams, shared out unevenly."""
    if settings.arrivals:
        return [sum(len(arrival.kinds) for arrival in settings.arrivals), *([0] * (len(teams) - 1))]
    draws = Draws(settings.seed, 6)
    total = int(settings.work.inflow * (settings.cases or usual) + Fraction(1, 2))
    return apportion(total, [Fraction(50 + draws.below(101)) for _ in teams])


def count_waiting(settings: Settings, team: Team) -> int:
    """Children who wait because posts are empty; one empty post's still stand against its last holder's row."""
    stated = [post.load for post in team.vacant if post.load is not None]
    drawn = max(0, len(team.vacant) - len(stated) - 1)
    return sum(stated) + int(drawn * settings.caseload * settings.staff.orphaned)


def draw_arrivals(settings: Settings, team: Team, children: int, first: int) -> list[Draft]:
    """This week's new families of a team; `first` numbers the first family."""
    draws = Draws(settings.seed, 7, team.number)
    if settings.arrivals:
        return [
            draft
            for n, arrival in enumerate(settings.arrivals if children else ())
            for draft in build_arrival(settings, team, arrival, first + n, draws)
        ]
    drafts = []
    sizes = draw_sizes(settings, children, draws)
    for n, (size, kind) in enumerate(zip(sizes, draws.deal(len(sizes), NEW_MIX), strict=True)):
        arrival = Arrival((kind,) * size, draws.pick((0, 3, 4, 5, 6)))
        drafts.extend(build_arrival(settings, team, arrival, first + n, draws))
    return drafts


def draw_waiting(settings: Settings, team: Team, children: int, first: int) -> list[Draft]:
    """The families whose posts are empty; children who must be allocated have waited for days, others for weeks."""
    draws = Draws(settings.seed, 8, team.number)
    sizes = draw_sizes(settings, children, draws)
    mix = tuple((kind, weight) for kind, weight in settings.work.mix if kind not in HOUSEHOLDS)
    drafts = []
    for n, (size, kind) in enumerate(zip(sizes, draws.deal(len(sizes), mix), strict=True)):
        is_urgent = kind in ("child_protection", "looked_after", "private_fostering", "section_47")
        days = 2 + draws.below(LONGEST_MUST_WAIT if is_urgent else LONGEST_WAIT)
        drafts.extend(build_arrival(settings, team, Arrival((kind,) * size, days), first + n, draws))
    return drafts


def build_arrival(settings: Settings, team: Team, arrival: Arrival, family: int, draws: Draws) -> list[Draft]:
    """The children of one family without a worker."""
    area = draws.pick(team.areas)
    since = find_weekday(settings.as_of - timedelta(days=arrival.days))
    drafts = [
        Draft(team, family, kind, area, proceedings=arrival.proceedings, skills=arrival.skills, waiting_since=since)
        for kind in arrival.kinds
    ]
    if not settings.arrivals:
        add_skills(settings, drafts, draws)
    return drafts


def join_families(settings: Settings, team: Team, drafts: list[Draft], held: list[Draft]) -> None:
    """In a fifth of the teams one new child is a brother or sister of a child who has a worker already."""
    draws = Draws(settings.seed, 9, team.number)
    families = [draft.family for draft in drafts]
    alone = [draft for draft in drafts if families.count(draft.family) == 1]
    known = [draft for draft in held if draft.has_free_holder() and draft.holder and draft.holder.is_here]
    if settings.arrivals or not alone or not known or draws.below(5):
        return
    other = draws.pick(known)
    alone[0].family, alone[0].area = other.family, other.area
