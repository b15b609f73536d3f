"""What has happened to a held case: since when, through whose hands, with which skills, and who watches it."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from caseload.domain.policy import Policy
from caseload.synthetic.drafts import Draft
from caseload.synthetic.draws import Draws
from caseload.synthetic.families import group_families
from caseload.synthetic.people import Hired, Team
from caseload.synthetic.settings import Settings

LONGEST: Final = {"section_47": 21, "assessment": 63, "child_in_need": 420, "child_protection": 600}
"""The most days a case of a kind has been held; other kinds up to two years."""
OTHER_LONGEST: Final = 730
YEAR: Final = 365
SATURDAY: Final = 5
HOLIDAYS: Final = ((12, 25), (12, 26), (1, 1))
NEW_KINDS: Final = ("assessment", "section_47")
MOST_NAMED: Final = 2
RECENT_DAYS: Final = (3, 4, 5, 6)
FIRST_OLDER: Final = 10
DAYS_BEFORE: Final = 4
LOOKED_AFTER_CHANGES: Final = ((0, 34), (1, 30), (2, 22), (3, 9), (4, 5))
OTHER_CHANGES: Final = ((0, 62), (1, 25), (2, 9), (3, 3), (4, 1))
"""Changes of worker in the year; 27% of looked-after children had three workers or more (DfE, 2024)."""
CONCERNS: Final = {
    "disability": ("child_in_need",),
    "asylum": ("looked_after", "care_leaver"),
    "exploitation": ("child_protection", "child_in_need"),
}


def add_history(settings: Settings, policy: Policy, team: Team, drafts: list[Draft]) -> None:
    """Fill in dates, earlier workers, skills, overseers and co-workers of the cases a team's people hold."""
    draws = Draws(settings.seed, 5, team.number)
    recent = choose_recent(settings, team, drafts, draws)
    for members in group_families(drafts):
        days = draw_days(members[0], members[0].family in recent, draws)
        add_past(settings, members, days, draws)
        add_skills(settings, members, draws)
        add_watch(members, policy, draws)
        add_holds(settings, members, draws)


def choose_recent(settings: Settings, team: Team, drafts: list[Draft], draws: Draws) -> set[int]:
    """The families that came in the last week: as the posts say, else the inflow, most of it to a few workers."""
    by_holder: dict[str, list[int]] = {hired.id: [] for hired in team.people}
    for members in group_families(drafts):
        if members[0].holder and len({draft.holder for draft in members}) == 1:
            by_holder[members[0].holder.id].append(members[0].family)
    chosen = {family for hired in team.people for family in by_holder[hired.id][: hired.post.recent or 0]}
    if settings.roster and any(hired.post.recent is not None for hired in team.people):
        return chosen
    wanted = int(settings.work.inflow * len(drafts) * 3 / 4) + draws.below(2)
    takers = draws.shuffle([hired for hired in team.people if hired.is_here and hired.post.recent is None])
    for hired in takers:
        most = 1 if hired.role.protected else 1 + draws.below(3)
        took = by_holder[hired.id][: min(most, wanted)] if hired.role.registered else []
        chosen.update(took)
        wanted -= len(took)
    return chosen


def draw_days(draft: Draft, is_recent: bool, draws: Draws) -> int:
    """Days a family has been held: short times more often, never from before the holder began."""
    if is_recent:
        return draws.pick(RECENT_DAYS)
    shortest, longest = FIRST_OLDER, LONGEST.get(draft.kind, OTHER_LONGEST)
    if draft.holder:
        post = draft.holder.post
        longest = min(longest, 30 * post.months) if post.months is not None else longest
        longest = min(longest, YEAR) if draft.holder.role.temporary else longest
        shortest = max(shortest, DAYS_BEFORE - min(post.away[0] if post.away else 0, post.last_day or 0))
    reach = max(1, longest - shortest)
    return shortest + min(draws.below(reach), draws.below(reach))


def find_weekday(day: date) -> date:
    """The day itself, or the last working day before a weekend, Christmas or the New Year."""
    while day.weekday() >= SATURDAY or (day.month, day.day) in HOLIDAYS:
        day -= timedelta(days=1)
    return day


def add_past(settings: Settings, members: list[Draft], days: int, draws: Draws) -> None:
    """Since when a family is held, and the workers its children had in the 12 months before."""
    first = members[0]
    others = [hired.id for hired in first.team.people if hired.role.registered]
    changes = draws.pick_weighted(LOOKED_AFTER_CHANGES if first.kind == "looked_after" else OTHER_CHANGES)
    earlier = draws.shuffle(others)
    has_past = FIRST_OLDER <= days < YEAR
    for draft in members:
        draft.held_since = find_weekday(settings.as_of - timedelta(days=days))
        if draft.holder and has_past and draft.kind not in NEW_KINDS:
            draft.changes = changes
            draft.earlier = tuple([name for name in earlier if name != draft.holder.id][: min(changes, MOST_NAMED)])


def concerns(draft: Draft, skill: str) -> bool:
    """Whether a case of this kind may ask for the skill."""
    if skill == "court":
        return draft.proceedings != "none"
    return draft.kind in CONCERNS[skill]


def add_skills(settings: Settings, members: list[Draft], draws: Draws) -> None:
    """What skills the children need: only ones that their holders have, so often that the share comes out."""
    having = dict(settings.staff.skills)
    for skill, share in settings.work.needs:
        children = [draft for draft in members if concerns(draft, skill)]
        holders = {draft.holder for draft in children if draft.holder}
        if not children or any(skill not in holder.worker.skills for holder in holders):
            continue
        rate = min(Fraction(1), Fraction(share, having[skill])) if holders else Fraction(share, 100)
        if draws.is_hit(rate):
            for draft in children:
                draft.skills |= {skill}


def add_watch(members: list[Draft], policy: Policy, draws: Draws) -> None:
    """An overseer where an officer holds the family, a co-worker where an NQSW holds a barred kind after month 6."""
    experienced = [hired.id for hired in members[0].team.people if hired.is_experienced]
    if not experienced:
        return
    watcher = draws.pick(experienced)
    for draft in members:
        if draft.holder and draft.holder.role.overseen:
            draft.overseer = watcher
        elif draft.holder and needs_co_worker(draft.holder, draft.kind, policy):
            draft.co_worker = watcher


def needs_co_worker(holder: Hired, kind: str, policy: Policy) -> bool:
    """Whether this is an NQSW past the barred months with a kind that is then co-worked."""
    return holder.role.protected and policy.kinds[kind].barred and holder.months >= policy.protected_from


def add_holds(settings: Settings, members: list[Draft], draws: Draws) -> None:
    """One family in eight in care proceedings stays with its holder until a final hearing within ten weeks."""
    first = members[0]
    if first.proceedings != "care" or first.holder is None or not first.holder.is_here or draws.below(8):
        return
    day = find_weekday(settings.as_of + timedelta(days=14 + draws.below(56)))
    for draft in members:
        if draft.holder == first.holder:
            draft.hold_until = day
