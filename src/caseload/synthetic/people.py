"""Who works in each team: roles, hours, skills, protected months, absences and leaving days."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice
from typing import Final

from caseload.domain.calendar import count_protected_months, measure_availability
from caseload.domain.caseload import Reduction, Worker
from caseload.domain.numbers import find_protected_row, measure_protected_load, measure_role_cap
from caseload.domain.policy import Policy, Role
from caseload.synthetic.draws import Draws
from caseload.synthetic.places import find_team_areas, name_council, name_teams
from caseload.synthetic.posts import Post
from caseload.synthetic.settings import Settings, Staff

FULL: Final = Fraction(1)
NEWLY_QUALIFIED: Final = "nqsw"
ABSENCES: Final = ((-3, 4), (-10, 11), (-12, 17), (-40, 60), (-75, None))
REDUCED: Final = (Fraction(1, 5), Fraction(2, 5), Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Hired:
    """A worker, the post they fill, and the most cases they may hold when they are at work."""

    worker: Worker
    post: Post
    role: Role
    reductions: tuple[Reduction, ...]
    months: int
    most: int
    is_here: bool

    @property
    def id(self) -> str:
        """The worker's id."""
        return self.worker.id

    @property
    def is_experienced(self) -> bool:
        """Whether this is a social worker past the protected period who is at work and stays."""
        return self.role.registered and not self.role.protected and self.is_here and self.post.last_day is None


@dataclass(frozen=True, slots=True)
class Team:
    """A team, its people and its empty posts."""

    number: int
    name: str
    areas: tuple[str, ...]
    people: tuple[Hired, ...]
    vacant: tuple[Post, ...]


def draw_teams(settings: Settings, policy: Policy) -> list[Team]:
    """Every team with its people; their ids run on from team to team."""
    draws = Draws(settings.seed, 2)
    posts = split_roster(settings) if settings.roster else draw_posts(settings, draws)
    filled = [[post for post in team if not post.is_vacant] for team in posts]
    ids = iter(name_people([post for team in filled for post in team], policy))
    teams = []
    for number, name in enumerate(name_teams(settings.teams)):
        people = tuple(hire(settings, policy, draws, (number, name, next(ids), post)) for post in filled[number])
        vacant = tuple(post for post in posts[number] if post.is_vacant)
        teams.append(Team(number, name, tuple(find_team_areas(settings, number)), people, vacant))
    return teams


def split_roster(settings: Settings) -> list[list[Post]]:
    """The posts of the roster dealt to the teams in turn."""
    return [list(settings.roster[team :: settings.teams]) for team in range(settings.teams)]


def draw_posts(settings: Settings, draws: Draws) -> list[list[Post]]:
    """Posts team by team: every share of the settings holds over the whole caseload, not in each team."""
    staff = settings.staff
    vacant = draw_vacant(settings, draws)
    filled = iter(draw_filled(staff, settings.teams * settings.workers_per_team - sum(vacant), draws))
    officers = draw_officers(settings, draws)
    return [
        [
            *islice(filled, settings.workers_per_team - empty),
            *(Post(is_vacant=True) for _ in range(empty)),
            *draw_leaver(settings, empty),
            *(Post("support_officer") for _ in range(officers[number])),
        ]
        for number, empty in enumerate(vacant)
    ]


def draw_filled(staff: Staff, count: int, draws: Draws) -> list[Post]:
    """So many social work posts with their people; newly qualified ones are full-time and there."""
    roles = draws.deal(count, list_roles(staff))
    others = sum(role != NEWLY_QUALIFIED for role in roles)
    months = iter(draws.deal(count - others, tuple((month, 1) for month in range(12))))
    fte = iter(draws.deal(others, staff.part_time))
    shares = [share * count / max(1, others) for share in (staff.absent, staff.leaving, staff.reduced)]
    chances = zip(*(draws.spread(others, share) for share in shares), strict=True)
    return [
        Post(role, months=next(months)) if role == NEWLY_QUALIFIED
        else disturb(Post(role, next(fte)), next(chances), draws)
        for role in roles
    ]  # fmt: skip


def draw_officers(settings: Settings, draws: Draws) -> list[int]:
    """How many support officers each team has: the number stated, rounded up or down by a draw."""
    whole, rest = divmod(settings.staff.officers, 1)
    return [int(whole) + extra for extra in draws.spread(settings.teams, rest)]


def list_roles(staff: Staff) -> tuple[tuple[str, int], ...]:
    """The social work roles, and how many in a thousand have each."""
    shares = {
        "agency_social_worker": staff.agency,
        NEWLY_QUALIFIED: staff.nqsw,
        "senior_social_worker": staff.senior,
        "practice_consultant": staff.consultant,
        "advanced_practitioner": staff.advanced,
    }
    weights = {role: int(share * 1000) for role, share in shares.items()}
    return (("social_worker", 1000 - sum(weights.values())), *weights.items())


def draw_vacant(settings: Settings, draws: Draws) -> list[int]:
    """How many posts of each team are empty: the share of its posts, rounded up or down by a draw."""
    whole, rest = divmod(settings.staff.vacancy * settings.workers_per_team, 1)
    return [int(whole) + extra for extra in draws.spread(settings.teams, rest)]


def draw_leaver(settings: Settings, vacant: int) -> list[Post]:
    """Where posts are empty and their load waits, one of them still has its last holder's row."""
    if not vacant or not settings.staff.orphaned:
        return []
    return [Post(last_day=-12, recent=0, load=int(settings.caseload * settings.staff.orphaned))]


def disturb(post: Post, chance: tuple[bool, ...], draws: Draws) -> Post:
    """The post with an absence, a leaving day or less time, where one was drawn."""
    is_away, is_leaving, is_reduced = chance
    if is_away:
        return replace(post, away=draws.pick(ABSENCES), recent=0)
    if is_leaving:
        return replace(post, last_day=draws.pick((-13, -6, 11, 18, 25)), recent=0)
    return replace(post, reduced=draws.pick(REDUCED)) if is_reduced else post


def name_people(posts: Sequence[Post], policy: Policy) -> list[str]:
    """The ids in order: w1, w2 for those who hold as social workers, s1, s2 for support officers."""
    letters = ["s" if policy.roles[post.role].supports else "w" for post in posts]
    widths = {letter: number_width(letters.count(letter)) for letter in letters}
    counts: Counter[str] = Counter()
    names = []
    for letter in letters:
        counts[letter] += 1
        names.append(f"{letter}{counts[letter]:0{widths[letter]}}")
    return names


def number_width(count: int) -> int:
    """Digits of the ids of so many rows: no leading noughts below a hundred."""
    return len(str(count)) if count >= 100 else 1


def hire(settings: Settings, policy: Policy, draws: Draws, seat: tuple[int, str, str, Post]) -> Hired:
    """One worker in one post of one team."""
    number, team, name, post = seat
    role = policy.roles[post.role]
    worker = Worker(
        id=name,
        team=team,
        role=post.role,
        fte=post.fte,
        authority=name_council(settings, number),
        skills=post.skills if post.skills is not None else draw_skills(settings.staff, role, draws),
        area=draws.pick(find_team_areas(settings, number)),
        start_date=find_month(settings.as_of, post.months) if post.months is not None else None,
        last_day=settings.as_of + timedelta(days=post.last_day) if post.last_day is not None else None,
        lend_to=draw_lending(settings, number, role, draws),
    )
    reductions = list_reductions(worker, post, settings.as_of)
    months = count_protected_months(worker, reductions, settings.as_of) if role.protected else 0
    most = measure_most(worker, role, policy, months)
    is_here = measure_availability(worker, reductions, settings.as_of) > 0
    return Hired(worker, post, role, reductions, months, most, is_here)


def measure_most(worker: Worker, role: Role, policy: Policy, months: int) -> int:
    """The cap of a worker at work, or the protected load where that is smaller."""
    cap = measure_role_cap(worker, role, policy, FULL)
    row = find_protected_row(policy, months) if role.protected else None
    return min(cap, measure_protected_load(worker, policy, FULL, row)) if row else cap


def find_month(day: date, months: int) -> date:
    """The first of the month so many months before."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def draw_skills(staff: Staff, role: Role, draws: Draws) -> frozenset[str]:
    """The skills of an experienced social worker; newly qualified ones and officers have none yet."""
    if role.protected or not role.registered:
        return frozenset()
    return frozenset(skill for skill, share in staff.skills if draws.below(100) < share)


def draw_lending(settings: Settings, team: int, role: Role, draws: Draws) -> tuple[str, ...]:
    """The next team of the same council, for the share of workers who may also serve it."""
    if settings.teams == 1 or team % settings.staff.lending_every or role.protected:
        return ()
    other = (team + 1) % settings.teams
    if name_council(settings, other) != name_council(settings, team) or not draws.is_hit(settings.staff.lending):
        return ()
    return (name_teams(settings.teams)[other],)


def list_reductions(worker: Worker, post: Post, day: date) -> tuple[Reduction, ...]:
    """The rows of the table `reductions` for one worker."""
    rows = []
    if post.away:
        first, last = post.away
        end = day + timedelta(days=last) if last is not None else None
        rows.append(Reduction(worker.id, Fraction(100), day + timedelta(days=first), end))
    if post.reduced:
        rows.append(Reduction(worker.id, post.reduced * 100, day - timedelta(days=30), day + timedelta(days=60)))
    return tuple(rows)
