"""Finds why no post removes what is left of a shortfall: a skill no profile has, for one."""

from collections.abc import Sequence
from fractions import Fraction

from caseload.domain.agency import Gap, GapReason
from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Profile
from caseload.domain.problem import Problem
from caseload.domain.units import Unit


def find_gaps(problem: Problem, level: ShortfallLevel) -> tuple[Gap, ...]:
    """What no post removes at a level, grouped by why; a unit asks for all the skills of its cases at once."""
    profiles = [p for p in problem.policy.profiles if not problem.policy.roles[p.role].protected]
    units = {case: unit for unit in problem.units for case in unit.cases}
    found: dict[tuple[GapReason, tuple[str, ...]], list[str]] = {}
    for case in level.left:
        found.setdefault(find_reason(problem, units[case], profiles, level.posts), []).append(case)
    return tuple(Gap(reason, tuple(cases), skills) for (reason, skills), cases in sorted(found.items()))


def find_reason(
    problem: Problem, unit: Unit, profiles: Sequence[Profile], posts: Sequence[Post]
) -> tuple[GapReason, tuple[str, ...]]:
    """Why no post takes one unit, and the skills it is about."""
    cases = [problem.standings[case].case for case in unit.cases]
    serving = [profile for profile in profiles if profile.team in (None, cases[0].team)]
    needed = frozenset(s for case in cases for s in case.skills if problem.policy.has_rule("skills"))
    unknown = needed.difference(*(profile.skills for profile in serving))
    if unknown:
        return "skill", tuple(sorted(unknown))
    skilled = [profile for profile in serving if needed <= profile.skills]
    if serving and not skilled:
        return "skills_together", tuple(sorted(needed))
    able = [p for p in skilled if all(case.kind in problem.policy.roles[p.role].leads for case in cases)]
    if not able:
        return "kind", tuple(sorted({case.kind for case in cases}))
    if all(profile.available is not None and is_used_up(profile, posts) for profile in able):
        return "supply", ()
    return "other", ()


def is_used_up(profile: Profile, posts: Sequence[Post]) -> bool:
    """Whether the posts ask for so much of a profile that no further one can be had."""
    alike = [p for p in posts if (p.role, frozenset(p.skills), p.fte) == (profile.role, profile.skills, profile.fte)]
    asked = sum((post.fte * post.count for post in alike), Fraction(0))
    return profile.available is not None and asked + profile.fte > profile.available
