"""The plain answer of a shortfall: who is without a worker, and the fewest posts that would change it."""

from collections.abc import Iterator, Sequence
from typing import Final

from caseload.domain.findings import Post, ShortfallLevel
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.shortfall.words import AIMS, name_post, say_waits
from caseload.render.words import count, join_and, say_number

NOT_WORKED_OUT: Final = "The posts it would take were not worked out: the run was stopped, or had no time left."


def say_answer(found: ShortfallReport) -> Iterator[str]:
    """Sentences: the children without a worker, then the posts for all of them and for those who may not wait."""
    levels = {level.level: level for level in found.report.findings.shortfall}
    yield say_without(found)
    if 2 not in levels:
        yield NOT_WORKED_OUT
        return
    yield say_need(found, levels[2])
    if levels[1].posts and levels[1].posts != levels[2].posts:
        yield say_need(found, levels[1])


def say_without(found: ShortfallReport) -> str:
    """`8 children have no worker this week; 3 of them may not wait.`"""
    listed = [one for one in found.report.findings.unallocated if not one.is_waiting_for_cover]
    must = sum(one.is_must for one in listed)
    uncovered = len(found.report.findings.unallocated) - len(listed)
    cover = f" {count(uncovered, 'child has', 'children have')} no cover for a worker who is away." if uncovered else ""
    if not listed:
        return f"Every child has a worker this week.{cover}"
    who = count(len(listed), "child has", "children have")
    verb = "may not wait" if must else "may wait"
    part = f"; {must:,} of them {verb}" if must and len(listed) > 1 else f" and {verb}"
    return f"{who} no worker this week{part}.{cover}"


def say_need(found: ShortfallReport, level: ShortfallLevel) -> str:
    """`To have every child with a worker: 2 agency social workers (North), 2 FTE.`"""
    aim = AIMS[level.level]
    if not level.posts:
        waits = f" {say_waits(level)}." if level.queue else ""
        what = "no post would help" if level.left else "no agency is needed"
        return f"{aim}: {what}.{waits}"
    return f"{aim}: {name_posts(found, level.posts)}, {say_fte(level)}."


def name_posts(found: ShortfallReport, posts: Sequence[Post]) -> str:
    """`2 agency social workers (North)`; several kinds joined."""
    policy, named = found.report.problem.policy, []
    for post in posts:
        team = f" ({post.team})" if post.team else ""
        named.append(f"{name_post(post, policy, has_teams=False)}{team}")
    return join_and(named)


def say_fte(level: ShortfallLevel) -> str:
    """`2 FTE`; where fewer might do, between what."""
    if level.proven or level.at_least_fte >= level.fte:
        return f"{say_number(level.fte)} FTE"
    least = int(level.at_least_fte * 10) / 10
    part = f", less than {say_number(least)} FTE would not" if least else ""
    return f"{say_number(level.fte)} FTE would do{part} (not all was proven in time)"
