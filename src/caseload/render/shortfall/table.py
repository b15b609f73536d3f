"""The four levels as a small table, or one below the other on a narrow screen, and what no post changes."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import floor
from typing import Final

from caseload.domain.agency import Gap, LevelAgency
from caseload.domain.findings import ShortfallLevel, StillOver
from caseload.domain.policy import Policy, Profile
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.shortfall.words import say_waits
from caseload.render.words import count, join_and, name_some, round_pounds, say_number

GOALS: Final = {
    1: "Every child who may not wait has a worker",
    2: "Every child has a worker",
    3: "And nobody is over their cap",
    4: "And nobody is over their target",
}
LABEL: Final = 30
MOST_NAMED: Final = 3
UNITS: Final = {"cap": "case", "target": "case", "hours": "hour"}


def render_levels(found: ShortfallReport, width: int = WIDTH) -> list[str]:
    """The posts of every level that was worked out, then what no post removes."""
    levels = found.report.findings.shortfall
    if not levels:
        return []
    money = {one.level: one for one in found.agency}
    body = render_table(levels, money) if width >= WIDTH else list(list_items(levels, money, width))
    notes = [line for note in say_notes(found) for line in fold_lines(note, 2, 4, width)]
    return ["AGENCY POSTS, by what they are for", *body, *notes]


def render_table(levels: Iterable[ShortfallLevel], money: dict[int, LevelAgency]) -> list[str]:
    """One row a level; pounds only where every rate is known."""
    has_money = any(one.money.weekly is not None for one in money.values())
    heads = ("posts", "FTE", "no fewer", *(("a week", "a year") if has_money else ()))
    widths = (6, 7, 9, 10, 10)[: len(heads)]
    lines = [" " * LABEL + "".join(head.rjust(size) for head, size in zip(heads, widths, strict=True))]
    for level in levels:
        cells = list_cells(level, money[level.level], has_money)
        label = fold_lines(name_aim(level), 2, 3, LABEL)
        row = "".join(cell.rjust(size) for cell, size in zip(cells, widths, strict=True))
        lines += [label[0].ljust(LABEL) + row, *label[1:]]
    return lines


def name_aim(level: ShortfallLevel) -> str:
    """What the level asks for; where no number of posts reaches it, how many children it leaves out."""
    return GOALS[level.level] + (f", but for {len(level.left):,}" if level.left else "")


def list_cells(level: ShortfallLevel, agency: LevelAgency, has_money: bool) -> list[str]:
    """Posts, FTE, whether fewer would do, and pounds."""
    posts = sum(post.count for post in level.posts)
    cells = [f"{posts:,}" if posts else "none", say_number(level.fte), say_least(level)]
    if has_money:
        cells += [say_pounds(agency.money.weekly), say_pounds(agency.money.yearly)]
    return cells


def list_items(levels: Iterable[ShortfallLevel], money: dict[int, LevelAgency], width: int) -> Iterator[str]:
    """Each level as a few lines, for a narrow screen."""
    for level in levels:
        agency = money[level.level]
        posts = sum(post.count for post in level.posts)
        yield from fold_lines(f"{name_aim(level)}:", 2, 4, width)
        what = f"{count(posts, 'post')}, {say_number(level.fte)} FTE" if posts else "no post"
        text = f"{what} ({'proven' if level.proven else 'at least ' + say_least(level)})"
        if agency.money.weekly is not None and posts:
            text += f"; {say_pounds(agency.money.weekly)} a week, {say_pounds(agency.money.yearly)} a year"
        yield from fold_lines(text, 4, 4, width)


def say_least(level: ShortfallLevel) -> str:
    """`proven` where no fewer posts would do; else the FTE that is the least, rounded down."""
    return "proven" if level.proven else say_number(Fraction(floor(level.at_least_fte * 10), 10))


def say_pounds(pounds: Fraction | None) -> str:
    """Whole pounds, rounded to the nearest; `not known` where a rate is missing."""
    return "not known" if pounds is None else round_pounds(pounds)


def say_notes(found: ShortfallReport) -> Iterator[str]:
    """What no post removes, who only waits for pace, and what the posts can take in their first week."""
    levels = {level.level: level for level in found.report.findings.shortfall}
    main = levels.get(2) or max(levels.values(), key=lambda level: level.level)
    policy = found.report.problem.policy
    for agency in found.agency:
        if agency.level == main.level:
            yield from say_gaps(agency.gaps, policy)
            yield from (
                f"Of {one.profile.replace('_', ' ')} {say_number(one.available)} FTE can be had, "
                f"{'all of it' if one.asked == one.available else say_number(one.asked)} asked for."
                for one in agency.supplies
            )
    if main.queue:
        weeks = f", about {count(main.queue_weeks, 'week')} to clear" if main.queue_weeks else ""
        yield f"Not agency need: {say_waits(main)}{weeks}."
    if main.posts and main.start:
        yield f"In their first week these posts can take {count(main.start, 'family', 'families')}."
    if 2 in levels and 3 in levels and levels[3].fte < levels[2].fte:
        yield "Fewer posts for nobody over their cap: there, families with a worker may change worker."
    yield from say_over(levels)


def say_gaps(gaps: Sequence[Gap], policy: Policy) -> Iterator[str]:
    """Which children no post takes: those whose work no profile may lead in one sentence; one sentence for all where
    the policy states no profile that may be hired."""
    if not any(may_be_hired(profile, policy) for profile in policy.profiles):
        cases = tuple(sorted(case for gap in gaps for case in gap.cases))
        if cases:
            yield f"No post can be hired for {name_cases(cases)}: the policy states no agency profile that may be."
        return
    kinds = [gap for gap in gaps if gap.reason == "kind"]
    for gap in gaps:
        if gap.reason != "kind":
            yield say_gap(gap, policy)
    if kinds:
        cases = tuple(sorted(case for gap in kinds for case in gap.cases))
        yield say_gap(Gap("kind", cases, tuple(sorted({kind for gap in kinds for kind in gap.skills}))), policy)


def may_be_hired(profile: Profile, policy: Policy) -> bool:
    """Whether agency posts may be of a profile: never newly qualified."""
    return not policy.roles[profile.role].protected


def name_cases(cases: Sequence[str]) -> str:
    """`23 children (c1, c2, c3 and 20 more)`."""
    return f"{count(len(cases), 'child', 'children')} ({name_some(cases, MOST_NAMED)})"


def say_gap(gap: Gap, policy: Policy) -> str:
    """Which children no post takes, and why."""
    who = name_cases(gap.cases)
    what = join_and(gap.skills).replace("_", " ")
    if gap.reason == "skill":
        return f"No post helps {who}: no profile in the policy has the skill {what}."
    if gap.reason == "skills_together":
        return f"No post helps {who}: no profile in the policy has these skills together: {what}."
    if gap.reason == "kind":
        kinds = join_and(policy.kinds[kind].label if kind in policy.kinds else kind for kind in gap.skills)
        return f"No post helps {who}: no profile in the policy may lead this work ({kinds})."
    if gap.reason == "supply":
        return f"No post is left for {who}: all that can be had is asked for already."
    return f"No post helps {who}: another rule keeps them from every post."


def say_over(levels: dict[int, ShortfallLevel]) -> Iterator[str]:
    """Who stays over a limit whatever the posts, at the levels that ask for that."""
    for number in (3, 4):
        over: tuple[StillOver, ...] = levels[number].over if number in levels else ()
        if over:
            named = [f"{one.worker} by {count(one.amount, UNITS[one.limit])}" for one in over]
            limit = "target" if number == 4 else "cap"
            yield f"Over their {limit} whatever the posts: {name_some(named, MOST_NAMED)}."
