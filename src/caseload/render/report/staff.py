"""What it would take: own means first, the posts by what they are for, money, and what causes the need."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Policy
from caseload.domain.remedies import Reach, Remedies, RemedyEffect
from caseload.domain.small_counts import is_small
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.own_means.remedies_words import name_remedy, say_cost, say_from, say_reach
from caseload.render.page.parts import Section, Table
from caseload.render.report.audience import Audience
from caseload.render.report.counts import HIDDEN
from caseload.render.shortfall.answer import NOT_WORKED_OUT
from caseload.render.shortfall.cause_words import NAMES, ORDER_NOTE, count_size
from caseload.render.shortfall.money_words import MAIN_LEVEL, list_sentences
from caseload.render.shortfall.table import GOALS, say_least, say_pounds
from caseload.render.shortfall.words import name_post
from caseload.render.words import join_and, say_number

KINDS: Final[Mapping[str, str]] = {
    "protected_step": "A newly qualified worker at the next protected step",
    "absence_ends": "A worker back who is away",
    "lending": "A team lends to another",
}


def build_staff(found: ShortfallReport, audience: Audience) -> Iterator[Section]:
    """The sections that have something to say."""
    if found.remedies is not None and found.remedies.before is not None and found.remedies.effects:
        yield build_means(found, found.remedies, found.remedies.before, audience)
    yield build_posts(found, audience)
    if any(one.fte for one in found.causes or ()):
        yield build_causes(found, audience)


def build_posts(found: ShortfallReport, audience: Audience) -> Section:
    """The posts of every level, and their money."""
    levels, money = found.report.findings.shortfall, {one.level: one.money for one in found.agency}
    if not levels:
        return Section("Agency posts it would take", (NOT_WORKED_OUT,))
    policy = found.report.problem.policy
    rows = tuple(
        (
            GOALS[level.level],
            name_posts(level, policy, audience),
            say_number(level.fte),
            say_least(level),
            say_pounds(money[level.level].weekly) if level.posts else "-",
            say_pounds(money[level.level].yearly) if level.posts else "-",
        )
        for level in levels
    )
    head = ("So that", "Posts", "FTE", "No fewer", "Pounds a week", "Pounds a year")
    table = Table("Agency posts, by what they are for", head, rows, frozenset({2, 3, 4, 5}))
    asked = [one for one in found.agency if one.level == MAIN_LEVEL and one.money.weekly]
    says = tuple(text for one in asked for text in list_sentences(found, one, policy))
    return Section("Agency posts it would take", (*say_reached(levels), *says), None, table)


def name_posts(level: ShortfallLevel, policy: Policy, audience: Audience) -> str:
    """Every post; its team where the readers are told of teams, its skills where they read small counts: a skill may
    tell of a single child."""
    numbers: Counter[Post] = Counter()
    for post in level.posts:
        skills = post.skills if audience.has_small else ()
        numbers[replace(post, skills=skills, team=post.team if audience.has_teams else None, count=1)] += post.count
    return join_and(name_post(replace(post, count=number), policy) for post, number in numbers.items()) or "none"


def say_reached(levels: tuple[ShortfallLevel, ...]) -> Iterator[str]:
    """How the table is to be read, and that posts may not reach every child."""
    yield "No fewer: proven, or the FTE below which nothing would do."
    if any(level.level > MAIN_LEVEL for level in levels):
        yield "For nobody over their cap or target, families with a worker may change worker, so fewer posts may do."
    if any(level.left for level in levels):
        yield "Even then some children would be without a worker: no post that the policy states may take their work."
    if any(level.queue for level in levels):
        yield "Children who wait only until somebody may take new families again are no agency need and not in it."


def build_means(found: ShortfallReport, remedies: Remedies, before: Reach, audience: Audience) -> Section:
    """What the service could do itself, each by itself."""
    problem = found.report.problem
    rows = tuple(
        (
            name_remedy(one.remedy, problem.policy) if audience.has_ids else name_plainly(one, problem.policy),
            say_change(before, one.after, audience),
            "children change worker" if one.remedy.kind == "moves" else say_cost(one.remedy.weekly_cost),
            say_from(one.remedy.from_day, problem.caseload.as_of),
        )
        for one in remedies.effects
    )
    says = ("Each of these by itself, before any agency; once everybody may take new families again.",)
    head = ("What could be done", "Children without a worker", "Cost", "From")
    return Section("Own means first", says, None, Table("Own means", head, tuple(dict.fromkeys(rows))))


def name_plainly(one: RemedyEffect, policy: Policy) -> str:
    """A remedy without whose it is."""
    if one.remedy.kind == "support_officer":
        return "1 more support officer"
    text = name_remedy(one.remedy, policy) if one.remedy.kind not in KINDS else KINDS[one.remedy.kind]
    return text[:1].upper() + text[1:]


def say_change(before: Reach, after: Reach, audience: Audience) -> str:
    """Children without a worker before and after; where small counts may not be read, how large a part would have one:
    no exact number can be worked out from it."""
    if audience.has_small:
        return say_reach(before, after)
    helped = before.children - after.children
    if is_small(before.children):
        return HIDDEN
    if not helped:
        return "as many, but fewer who may not wait" if after.must < before.must else "as many"
    return "none" if not after.children else "less than half as many" if 2 * helped > before.children else "fewer"


def build_causes(found: ShortfallReport, audience: Audience) -> Section:
    """The need for every child in parts."""
    one = max((each for each in found.causes or () if each.fte), key=lambda each: each.level)
    rows = []
    for step in one.steps:
        if step.state == "not_stated" or step.fte is None:
            continue
        few = step.name == "referrals" and is_small(int(step.size)) and not audience.has_small
        rows.append((NAMES[step.name], HIDDEN if few else count_size(step), say_number(step.fte)))
    rows.append(("the rest", "-", say_number(one.remainder)))
    table = Table("Parts of the need", ("Cause", "How much there is", "FTE"), tuple(rows), frozenset({2}))
    says = (f"Of the {say_number(one.fte)} FTE of agency posts for every child. {ORDER_NOTE}",)
    return Section("Why these posts", says, None, table)
