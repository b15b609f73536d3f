"""The rows that may be opened as posts: which of the policy's profiles, in which team, and how many at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from caseload.analysis.new_workers import add_workers
from caseload.analysis.shortfall.hired import is_priced
from caseload.domain.caseload import Worker
from caseload.domain.findings import Post
from caseload.domain.policy import Profile
from caseload.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Offer:
    """A profile in one team: what may be hired there, how many rows at most, and their ids, first to last.

    `prices` are whole numbers compared in order: weekly cost (FTE where a rate is missing), FTE, posts, skills.
    """

    profile: Profile
    team: str
    prices: tuple[int, ...]
    fte: int
    rows: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, tuple[str, ...], Fraction]:
        """What a post says of itself: posts with the same key are counted together."""
        return self.team, self.profile.role, tuple(sorted(self.profile.skills)), self.profile.fte


def list_profiles(problem: Problem) -> tuple[Profile, ...]:
    """The profiles worth hiring for this problem: never newly qualified, and none that another one makes needless.

    Of profiles that differ only in skills no case needs, the cheapest with the fewest skills is kept.
    """
    policy = problem.policy
    needed = frozenset(skill for standing in problem.standings.values() for skill in standing.case.skills)
    ranked = sorted(policy.profiles, key=lambda p: (p.weekly_rate or 0, len(p.skills), p.name))
    kept: dict[tuple[object, ...], Profile] = {}
    limited: list[Profile] = []
    for profile in ranked:
        if policy.roles[profile.role].protected:
            continue
        if profile.available is not None:
            limited.append(profile)
        else:
            kept.setdefault((profile.role, profile.team, profile.fte, profile.skills & needed), profile)
    return tuple(sorted([*kept.values(), *limited], key=lambda profile: profile.name))


def list_offers(problem: Problem) -> tuple[Offer, ...]:
    """Every profile in every team it may be hired into, without rows yet. A profile without a team is offered in
    each: it is hired into one of them and serves that one."""
    profiles = list_profiles(problem)
    costs = {p.name: (p.weekly_rate or Fraction(1)) * p.fte if is_priced(profiles) else p.fte for p in profiles}
    scale = lcm(1, *(cost.denominator for cost in costs.values()))
    parts = lcm(1, *(profile.fte.denominator for profile in profiles))
    teams = sorted({standing.case.team for standing in problem.standings.values()})
    return tuple(
        Offer(p, team, (int(costs[p.name] * scale), int(p.fte * parts), 1, len(p.skills)), int(p.fte * parts))
        for team in teams
        for p in profiles
        if p.team in (None, team)
    )


def name_row(offer: Offer, number: int, taken: Iterable[str]) -> str:
    """An id for a post that no worker has."""
    team, role, skills, fte = offer.key
    name = " / ".join(("post", team, role, "+".join(skills), str(fte), offer.profile.name, str(number)))
    while name in taken:
        name = f"+{name}"
    return name


def build_worker(id: str, team: str, profile: Profile, problem: Problem) -> Worker:
    """One post as a worker of its team, without a limit on new families."""
    most = max(1, len(problem.standings))
    return Worker(id, team, profile.role, profile.fte, skills=profile.skills, max_new=most)


def extend(problem: Problem, offers: Iterable[Offer]) -> Problem:
    """The problem with every row of the offers among its workers."""
    rows = tuple(build_worker(row, offer.team, offer.profile, problem) for offer in offers for row in offer.rows)
    return add_workers(problem, rows)


def count_posts(offers: Iterable[Offer], opened: Iterable[str]) -> tuple[Post, ...]:
    """The opened rows as posts, counted by kind, in the order of team, role, skills and FTE."""
    chosen = set(opened)
    counts: dict[tuple[str, str, tuple[str, ...], Fraction], int] = {}
    for offer in offers:
        counts[offer.key] = counts.get(offer.key, 0) + sum(row in chosen for row in offer.rows)
    return tuple(
        Post(role, team, skills, fte, counts[team, role, skills, fte])
        for team, role, skills, fte in sorted(counts)
        if counts[team, role, skills, fte]
    )


def posts_as_workers(posts: Iterable[Post], problem: Problem) -> tuple[Worker, ...]:
    """The posts as rows of the table of workers, with ids that nobody has and no limit on new families."""
    taken = {worker.id for worker in problem.caseload.workers}
    workers = []
    for post in posts:
        profile = Profile("", post.role, post.team, frozenset(post.skills), post.fte)
        for _ in range(post.count):
            offer = Offer(profile, post.team or "", (), 0)
            number = 1
            while (name := name_row(offer, number, ())) in taken:
                number += 1
            taken.add(name)
            workers.append(build_worker(name, offer.team, profile, problem))
    return tuple(workers)
