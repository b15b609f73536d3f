"""Works out what the posts of each level mean: money, price caps, supply, and how temporary a team becomes."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from caseload.analysis.agency.gaps import find_gaps
from caseload.analysis.agency.vacancies import Salaries, list_in_post, measure_saved
from caseload.analysis.shortfall.hired import Hired, match_profiles, measure_weekly
from caseload.analysis.shortfall.rows import list_profiles
from caseload.domain.agency import LevelAgency, Money, NetGap, OverRate, Supply, TeamShare
from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Policy, Profile
from caseload.domain.problem import Problem


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


def measure_money(problem: Problem, hired: Sequence[Hired]) -> Money:
    """Pounds a week, gross, and what the vacant posts they stand in for do not cost.

    Nothing is priced where any profile worth hiring has no rate, as the posts were then not chosen by money.
    """
    profiles = list_profiles(problem)
    missing = tuple(profile.name for profile in profiles if profile.weekly_rate is None)
    saved = measure_saved(problem, [(one.team, one.profile, one.fte) for one in hired])
    weekly = measure_weekly(profiles, hired)
    if weekly is None:
        return Money(None, saved.weekly, saved.fte, missing, "rates")
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
