"""The agency posts of councils alone and with sharing, and what they cost at own and at agreed rates."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from caseload.analysis.shortfall.hired import match_profiles, measure_weekly
from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Policy, Profile
from caseload.planning.region.council import Council
from caseload.planning.region.found import Posts, SharedPosts

LEVELS: Final = (1, 2)


@dataclass(frozen=True)
class Rates:
    """Pounds a week for one FTE: each council's own profiles by team, and what is agreed by role."""

    own: Mapping[str, tuple[Profile, ...]]
    agreed: Mapping[str, Fraction]

    def measure_own(self, posts: Iterable[Post]) -> Fraction | None:
        """What posts cost at the rates of the council each is hired into; None where one has none."""
        total = Fraction(0)
        for post in posts:
            profiles = self.own[post.team or ""]
            weekly = measure_weekly(profiles, match_profiles(profiles, [post]))
            if weekly is None:
                return None
            total += weekly
        return total

    def measure_agreed(self, posts: Sequence[Post]) -> Fraction | None:
        """What posts cost at the agreed rates; None where one of their roles has none."""
        if not self.agreed or any(post.role not in self.agreed for post in posts):
            return None
        return sum((self.agreed[post.role] * post.fte * post.count for post in posts), Fraction(0))


def gather_rates(councils: Iterable[Council], agreed: Mapping[str, Fraction]) -> Rates:
    """The rates of every team's council."""
    return Rates({team: c.caseload.policy.profiles for c in councils for team in c.teams}, agreed)


def agree_rates(policy: Policy, agreed: Mapping[str, Fraction], others: Iterable[Policy]) -> Policy:
    """The policy under which posts of several councils are chosen: at agreed rates, or at the rates where all have the
    same, or else by FTE."""
    rates = [{profile.name: profile.weekly_rate for profile in each.profiles} for each in (policy, *others)]
    is_same = all(each == rates[0] for each in rates)

    def price(profile: Profile) -> Fraction | None:
        return agreed.get(profile.role) if agreed else profile.weekly_rate if is_same else None

    profiles = tuple(replace(p, weekly_rate=price(p), available=None) for p in policy.profiles)
    return replace(policy, profiles=profiles)


def price_level(level: ShortfallLevel, rates: Rates) -> Posts:
    """One level as posts with their cost."""
    own, agreed = rates.measure_own(level.posts), rates.measure_agreed(level.posts)
    return Posts(level.level, level.fte, level.at_least_fte, own, agreed, level.proven)


def compare_posts(
    apart: Mapping[str, Sequence[Posts]], joint: Sequence[Posts], linked: Collection[str]
) -> tuple[SharedPosts, ...]:
    """Each level that is known of all councils (`apart`), alone and with sharing: `joint` is of the `linked` councils
    together, the others have their own.

    Posts of each alone would do with sharing as well, so that sharing never takes more.
    """
    found = []
    for place, level in enumerate(LEVELS):
        if not apart or any(len(posts) <= place for posts in apart.values()):
            break
        alone = add_posts(level, [posts[place] for posts in apart.values()])
        shared = None if linked else alone
        if len(joint) > place:
            rest = [posts[place] for name, posts in apart.items() if name not in linked]
            shared = add_posts(level, [joint[place], *rest])
        if shared is not None and shared.fte > alone.fte:
            shared = replace(alone, least=shared.least, proven=False)
        found.append(SharedPosts(level, alone, shared))
    return tuple(found)


def add_posts(level: int, listed: Sequence[Posts]) -> Posts:
    """Posts of several councils in all; money where each has it."""

    def add(costs: Iterable[Fraction | None]) -> Fraction | None:
        known = [cost for cost in costs if cost is not None]
        return sum(known, Fraction(0)) if len(known) == len(listed) else None

    return Posts(
        level,
        sum((posts.fte for posts in listed), Fraction(0)),
        sum((posts.least for posts in listed), Fraction(0)),
        add(posts.own_cost for posts in listed),
        add(posts.agreed_cost for posts in listed),
        all(posts.proven for posts in listed),
    )
