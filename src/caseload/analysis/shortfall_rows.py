"""The rows that may be opened as posts: which of the policy's profiles, in which team, and how many at most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from caseload.analysis.shortfall_packing import Item, pack_items
from caseload.domain.caseload import Worker
from caseload.domain.eligibility import may_stand_by
from caseload.domain.findings import Post
from caseload.domain.numbers import round_hours_up
from caseload.domain.policy import Policy, Profile
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.model.scope import list_outcomes


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


def is_priced(profiles: Iterable[Profile]) -> bool:
    """Whether every profile has a weekly rate."""
    return all(profile.weekly_rate is not None for profile in profiles)


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


def add_rows(problem: Problem, offers: Sequence[Offer]) -> tuple[Problem, tuple[Offer, ...]]:
    """The problem with as many rows of each offer as could ever be of use, and the offers with their rows.

    An offer gets the rows that would hold, by first fit, all it may receive; one that another offer makes needless
    gets none.
    """
    taken = {worker.id for worker in problem.caseload.workers}
    probes = [replace(offer, rows=(name_row(offer, 1, taken),)) for offer in offers]
    probe = extend(problem, probes)
    items = list_items(probe, probes)
    useful = [offer for offer in probes if not is_needless(offer, probes, items)]
    sized = []
    for offer in useful:
        count = max(1, pack_items(probe, offer.rows[0], items[offer.rows[0]]))
        if offer.profile.available is not None:
            count = min(count, int(offer.profile.available / offer.profile.fte))
        sized.append(replace(offer, rows=tuple(name_row(offer, n, taken) for n in range(1, count + 1))))
    return extend(problem, sized), tuple(sized)


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


def add_workers(problem: Problem, workers: tuple[Worker, ...]) -> Problem:
    """The problem of the same caseload with more workers."""
    everyone = tuple(sorted(problem.caseload.workers + workers, key=lambda worker: worker.id))
    return prepare_problem(replace(problem.caseload, workers=everyone), problem.settings)


def list_items(probe: Problem, offers: Sequence[Offer]) -> dict[str, tuple[Item, ...]]:
    """All that each offer's first row might do: units it may receive, waiting units it may cover."""
    found: dict[str, list[Item]] = {offer.rows[0]: [] for offer in offers}
    for listed in list_outcomes(probe).values():
        for outcome in listed:
            if outcome.worker in found:
                found[outcome.worker].append(measure_item(probe, outcome.led, outcome.worker))
    for unit in probe.units:
        waiting = [probe.standings[case] for case in unit.core if probe.standings[case].needs_cover]
        for row, items in found.items():
            if waiting and all(may_stand_by(standing, probe.staff[row], probe.policy) for standing in waiting):
                items.append(Item((), probe.measure_cover_hours(standing.id for standing in waiting), ()))
    return {row: tuple(items) for row, items in found.items()}


def measure_item(problem: Problem, cases: tuple[str, ...], worker: str) -> Item:
    """What receiving a unit's cases takes of a post; a duty beside another lead never takes more hours."""
    policy = problem.policy
    undone = sum(
        problem.measure_undone_discipline(case, name)
        for case in cases
        for name, _ in problem.standings[case].case.discipline
    )
    duties = (round_hours_up(policy.co_working_hours, policy), round_hours_up(policy.overseeing_hours, policy))
    hours = max(problem.measure_led_hours(cases, worker) + undone, *duties)
    return Item(cases, hours, tuple(list_limits(problem, cases, policy)))


def list_limits(problem: Problem, cases: Iterable[str], policy: Policy) -> list[str]:
    """The kind limits in which a unit counts as a family."""
    if not policy.has_rule("kind_limit"):
        return []
    stated = [(problem.standings[case].case.kind, problem.standings[case].case.proceedings) for case in cases]
    return [name for name in sorted(policy.kind_limits) if any(policy.is_limited(name, *each) for each in stated)]


def is_needless(offer: Offer, offers: Sequence[Offer], items: Mapping[str, tuple[Item, ...]]) -> bool:
    """Whether another offer in the same team, with the same role and FTE and in any number, may do all that this
    one may, for no more."""
    own = set(items[offer.rows[0]])
    for other in offers:
        alike = other.team == offer.team and other.profile.role == offer.profile.role and other.fte == offer.fte
        if other is offer or not alike or other.profile.available is not None:
            continue
        cheaper = (other.prices, other.profile.name) < (offer.prices, offer.profile.name)
        if cheaper and own <= set(items[other.rows[0]]):
            return True
    return False


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
