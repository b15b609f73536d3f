"""Works out what the posts of each level mean: money, price caps, supply, and how temporary a team becomes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.analysis.agency_gaps import find_gaps
from caseload.analysis.shortfall_rows import is_priced, list_profiles
from caseload.analysis.vacancies import Salaries, list_in_post, measure_saved
from caseload.domain.agency import LevelAgency, Money, NetGap, OverRate, Supply, TeamShare
from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Policy, Profile
from caseload.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Hired:
    """Posts of one profile in one team."""

    profile: Profile
    team: str | None
    count: int

    @property
    def fte(self) -> Fraction:
        """FTE of all of them."""
        return self.profile.fte * self.count


def find_agency(problem: Problem, levels: Iterable[ShortfallLevel]) -> tuple[LevelAgency, ...]:
    """What the posts of each level mean, level by level."""
    return tuple(describe_level(problem, level) for level in levels)


def describe_level(problem: Problem, level: ShortfallLevel) -> LevelAgency:
    """What the posts of one level mean."""
    hired = match_profiles(list_profiles(problem), level.posts)
    return LevelAgency(
        level=level.level,
        money=measure_money(problem, hired),
        over_rates=find_over_rates(problem.policy, (one.profile for one in hired)),
        supplies=measure_supplies(hired),
        gaps=find_gaps(problem, level),
        shares=measure_shares(problem, level.posts),
    )


def match_profiles(profiles: Sequence[Profile], posts: Iterable[Post]) -> tuple[Hired, ...]:
    """Which profile each post is hired by: the cheapest that is like it, as far as there is supply."""
    left = {profile.name: profile.available for profile in profiles}
    hired: list[Hired] = []
    for post in posts:
        count = post.count
        for profile in sorted(find_alike(profiles, post), key=lambda one: (one.weekly_rate or 0, one.name)):
            supply = left[profile.name]
            taken = count if supply is None else min(count, int(supply / profile.fte))
            if supply is not None:
                left[profile.name] = supply - taken * profile.fte
            count -= taken
            hired += [Hired(profile, post.team, taken)] if taken else []
    return tuple(hired)


def find_alike(profiles: Iterable[Profile], post: Post) -> list[Profile]:
    """The profiles that could be this post."""
    wanted = post.role, frozenset(post.skills), post.fte
    return [p for p in profiles if (p.role, p.skills, p.fte) == wanted and p.team in (None, post.team)]


def measure_money(problem: Problem, hired: Sequence[Hired]) -> Money:
    """Pounds a week, gross, and what the vacant posts they stand in for do not cost.

    Nothing is priced where any profile worth hiring has no rate, as the posts were then not chosen by money.
    """
    profiles = list_profiles(problem)
    missing = tuple(profile.name for profile in profiles if profile.weekly_rate is None)
    saved = measure_saved(problem, [(one.team, one.profile, one.fte) for one in hired])
    if not profiles or not is_priced(profiles):
        return Money(None, saved.weekly, saved.fte, missing, "rates")
    weekly = sum(((one.profile.weekly_rate or Fraction(0)) * one.fte for one in hired), Fraction(0))
    return Money(weekly, saved.weekly, saved.fte, (), find_net_gap(saved))


def find_net_gap(saved: Salaries) -> NetGap | None:
    """Why the cost after salaries is not known; None where it is."""
    if saved.fte is None:
        return "vacancies"
    return "salaries" if saved.weekly is None else None


def find_over_rates(policy: Policy, profiles: Iterable[Profile]) -> tuple[OverRate, ...]:
    """The profiles whose rate an hour is above the price cap of their role.

    DfE agency rules, in force 31 October 2024: price caps by region and role, pounds an hour.
    """
    found = {}
    for profile in profiles:
        role = profile.cap_role or profile.role
        cap = policy.rate_caps.get(role)
        if cap is None or profile.weekly_rate is None:
            continue
        hourly = profile.weekly_rate / policy.week_hours
        if hourly > cap:
            found[profile.name] = OverRate(profile.name, role, hourly, cap)
    return tuple(found[name] for name in sorted(found))


def measure_supplies(hired: Iterable[Hired]) -> tuple[Supply, ...]:
    """What is asked of each profile of which only so many FTE can be had."""
    asked: dict[str, Supply] = {}
    for one in hired:
        name, available = one.profile.name, one.profile.available
        if available is not None:
            before = asked[name].asked if name in asked else Fraction(0)
            asked[name] = Supply(name, before + one.fte, available)
    return tuple(asked[name] for name in sorted(asked))


def measure_shares(problem: Problem, posts: Iterable[Post]) -> tuple[TeamShare, ...]:
    """How much of each team's FTE (everyone in post but trays) is temporary, now and with the posts."""
    policy = problem.policy
    fte: dict[str, Fraction] = {}
    temporary: dict[str, Fraction] = {}
    added: dict[str, Fraction] = {}
    for worker in list_in_post(problem):
        share = worker.fte if policy.roles[worker.role].temporary else Fraction(0)
        fte[worker.team] = fte.get(worker.team, Fraction(0)) + worker.fte
        temporary[worker.team] = temporary.get(worker.team, Fraction(0)) + share
    for post in posts:
        team = post.team or ""
        added[team] = added.get(team, Fraction(0)) + post.fte * post.count
    shares = [
        TeamShare(team, fte.get(team, Fraction(0)), temporary.get(team, Fraction(0)), added.get(team, Fraction(0)))
        for team in sorted({*fte, *added})
    ]
    return tuple(judge_share(policy, share) for share in shares)


def judge_share(policy: Policy, share: TeamShare) -> TeamShare:
    """The share with whether it is above the policy's limit."""
    limit, then = policy.temporary_limit, share.then
    is_over = limit is not None and then is not None and then > limit
    return TeamShare(share.team, share.fte, share.temporary, share.posts, is_over)
