"""Says what staff it would take to give every child a worker, in whole posts and in full-time equivalents."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Policy
from caseload.pipeline.report import Report
from caseload.render.words import count, join_and, name_some, say_number

AIMS: Final = {
    1: "To have every child who may not wait with a worker",
    2: "To have every child with a worker",
    3: "To have nobody over their cap",
    4: "To have nobody over their target",
}
MOST_NAMED: Final = 3


def say_shortfall(report: Report) -> list[str]:
    """A sentence for each level that needs posts (a level whose need is the next one's is left out), and what
    no post would change."""
    policy, teams = report.problem.policy, {case.team for case in report.problem.caseload.cases}
    levels = sorted(report.findings.shortfall, key=lambda level: level.level)
    needed = [level for level in levels if level.posts]
    sentences = [
        say_level(level, policy, len(teams) > 1)
        for index, level in enumerate(needed)
        if index + 1 == len(needed) or needed[index + 1].posts != level.posts
    ]
    for level in levels[-1:]:
        sentences += say_left(level)
    return sentences


def say_level(level: ShortfallLevel, policy: Policy, has_teams: bool) -> str:
    """`To have every child with a worker: 1 agency social worker (court skills).`, and the bound in FTE."""
    posts = join_and(name_post(post, policy, has_teams) for post in level.posts)
    cost = f", about {say_number(level.weekly_cost)} pounds a week" if level.weekly_cost is not None else ""
    return f"{AIMS[level.level]}: {posts}{cost}{say_least(level)}."


def say_least(level: ShortfallLevel) -> str:
    """Nothing where the need is proven, else the FTE it is at least."""
    if level.proven or level.fte <= level.at_least_fte:
        return ""
    return f" (at least {round_down(level.at_least_fte)} full-time; {say_number(level.fte)} would do)"


def round_down(fte: Fraction) -> str:
    """FTE to one decimal place, never more than it is."""
    return say_number(Fraction(int(fte * 10), 10))


def name_post(post: Post, policy: Policy, has_teams: bool = True) -> str:
    """`1 agency social worker (court skills)`; with several teams also the team: `2 social workers for North`."""
    role = policy.roles[post.role].label if post.role in policy.roles else post.role
    skills = f" ({join_and(post.skills)} skills)".replace("_", " ") if post.skills else ""
    team = f" for {post.team}" if post.team and has_teams else ""
    part = f" of {say_number(post.fte)} FTE" if post.fte != 1 else ""
    return f"{count(post.count, role)}{part}{skills}{team}"


def say_waits(level: ShortfallLevel) -> str:
    """`5 children wait only until somebody may take new families again`; '' where nobody does."""
    who = count(len(level.queue), "child waits", "children wait")
    return f"{who} only until somebody may take new families again" if level.queue else ""


def say_left(level: ShortfallLevel) -> Iterable[str]:
    """What no post would change, and who only waits because nobody takes more new families a week."""
    if level.left:
        who = count(len(level.left), "child is", "children are")
        yield f"{who} without a worker whatever the posts: {name_some(level.left, MOST_NAMED)}."
    if level.queue:
        who = count(len(level.queue), "child waits", "children wait")
        weeks = f", {count(level.queue_weeks, 'week')} to clear" if level.queue_weeks else ""
        yield f"{who} only because nobody takes more new families this week{weeks}."
    if level.posts and level.start:
        yield f"In their first week these posts can take {count(level.start, 'family', 'families')}."
