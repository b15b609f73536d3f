"""By which profile each post is hired, and what all of them cost a week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.domain.findings import Post
from caseload.domain.policy import Profile


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


def measure_weekly(profiles: Sequence[Profile], hired: Iterable[Hired]) -> Fraction | None:
    """Pounds a week for all that is hired; None where any profile that may be hired has no rate, or none may."""
    if not profiles or not is_priced(profiles):
        return None
    return sum(((one.profile.weekly_rate or Fraction(0)) * one.fte for one in hired), Fraction(0))


def is_priced(profiles: Iterable[Profile]) -> bool:
    """Whether every profile has a weekly rate."""
    return all(profile.weekly_rate is not None for profile in profiles)
