"""How temporary each team is, now and with the posts, and the published measures beside England's."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from caseload.domain.agency import ENGLAND, TeamShare
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.words import name_team, say_number, say_percent

MOST_TEAMS = 6


def render_shares(found: ShortfallReport, width: int = WIDTH) -> list[str]:
    """The temporary share of each team the posts of level 2 go to, those above the limit first."""
    agency = next((one for one in found.agency if one.level == 2), None)
    shares = [one for one in (agency.shares if agency else ()) if one.posts or one.is_over]
    if not shares:
        return []
    limit = found.report.problem.policy.temporary_limit
    shares.sort(key=lambda one: (not one.is_over, -(one.then or 0), one.team))
    lines = [line for one in shares[:MOST_TEAMS] for line in fold_lines(say_share(one, limit), 2, 4, width)]
    more = len(shares) - MOST_TEAMS
    lines += [f"  and {more:,} more teams"] if more > 0 else []
    title = (
        "HOW MUCH OF A TEAM WOULD BE TEMPORARY"
        if any(one.posts for one in shares)
        else "HOW MUCH OF A TEAM IS TEMPORARY"
    )
    return [title, *lines]


def say_share(one: TeamShare, limit: Fraction | None) -> str:
    """`North team: 9% now, 22% with the posts for every child.`, and the warning; only now where it gets no post."""
    now = say_percent(one.now) if one.now is not None else "nobody in post"
    then = f", {say_percent(one.then or Fraction(0))} with the posts for every child" if one.posts else ""
    text = f"{name_team(one.team)}: {now} now{then}."
    if one.is_over and limit is not None:
        return f"WARNING {text} That is above the limit of {say_percent(limit)} (temporary_limit)."
    return text


def render_measures(found: ShortfallReport, width: int = WIDTH) -> list[str]:
    """The published measures of this caseload beside the national ones, and that they are not quite the same."""
    lines = [line for text in list_measures(found) for line in fold_lines(text, 2, 4, width)]
    return [f"BESIDE ENGLAND ({ENGLAND.year})", *lines]


def list_measures(found: ShortfallReport) -> Iterator[str]:
    """Each measure now, with the posts, and in England."""
    now, then = found.now, found.then
    yield f"Agency rate: {say_two(now.agency_rate, then.agency_rate)}; England {say_rate(ENGLAND.agency_rate)}."
    if now.vacancy_rate is None:
        yield f"Vacancy rate: not known (vacancies not stated in the policy); England {say_rate(ENGLAND.vacancy_rate)}."
    else:
        yield f"Vacancy rate: {say_rate(now.vacancy_rate)}; England {say_rate(ENGLAND.vacancy_rate)}."
        yield f"Posts vacant that nobody stands in for: {say_number(round_tenths(now.uncovered_fte or 0))} FTE now."
        covering = say_two(now.covering_share, then.covering_share)
        yield f"Agency that stands in for vacancies: {covering}; England {say_rate(ENGLAND.covering_share)}."
    average = "not known" if now.average is None else say_number(round_tenths(now.average))
    yield f"Cases for each full-time worker who holds any: {average}; England {say_number(ENGLAND.average)}."
    yield say_division(found)
    yield "Not quite alike: England's count whole councils on 30 September, ours the registered workers here."


def say_division(found: ShortfallReport) -> str:
    """What plain division comes to, and why the posts for the target are others."""
    problem, now = found.report.problem, found.now
    fill, hold = say_number(round_tenths(now.divided_fte)), say_number(round_tenths(now.holding_fte))
    gap = round_tenths(now.divided_fte) - round_tenths(now.holding_fte)
    short = f"{say_number(gap)} FTE too few" if gap > 0 else "enough"
    return (
        f"Plain division: {len(problem.standings):,} cases at the target of {problem.policy.target} fill {fill} FTE, "
        f"and {hold} hold cases: {short}. The posts for the target above also keep to protected "
        "loads, part-time targets, families, skills, teams and whole posts."
    )


def say_two(now: Fraction | None, then: Fraction | None) -> str:
    """A share now and with the posts."""
    before = "none now" if now is None else f"{say_rate(now)} now"
    return before if then is None or now == then else f"{before}, {say_rate(then)} with the posts"


def say_rate(share: Fraction) -> str:
    """A share in percent to one decimal place: `13.0%`."""
    tenths = floor(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}%"


def round_tenths(number: Fraction | int) -> Fraction:
    """A number to one decimal place."""
    return Fraction(floor(number * 10 + Fraction(1, 2)), 10)
