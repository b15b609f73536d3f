"""What the posts cost, gross and after vacant salaries, who must sign, and how long the notice is."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import Final

from caseload.domain.agency import LevelAgency, Money, OverRate
from caseload.domain.policy import Policy
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.shortfall.table import GOALS, say_pounds
from caseload.render.words import count, name_some, say_number

MAIN_LEVEL: Final = 2


def render_money(found: ShortfallReport, width: int = WIDTH) -> list[str]:
    """The money of the posts for every child, who must sign, and the notice; nothing where no post is asked for."""
    levels = {level.level: level for level in found.report.findings.shortfall}
    agency = next((one for one in found.agency if one.level == 2 and levels[2].posts), None)
    if agency is None:
        agency = next((one for one in found.agency if levels[one.level].posts), None)
    if agency is None:
        return []
    policy = found.report.problem.policy
    lines = [line for sentence in list_sentences(found, agency, policy) for line in fold_lines(sentence, 2, 4, width)]
    return ["MONEY AND SIGNATURES", *lines]


def list_sentences(found: ShortfallReport, agency: LevelAgency, policy: Policy) -> Iterator[str]:
    """Gross, net, price caps of any level, notice; first what the posts are for, where it is not level 2."""
    if agency.level != MAIN_LEVEL:
        yield f"{GOALS[agency.level]}:"
    yield say_gross(agency.money)
    yield say_net(agency.money)
    over = {one.profile: one for level in found.agency for one in level.over_rates}
    for name in sorted(over):
        yield say_over_rate(over[name], policy)
    if not over and policy.rate_caps and agency.money.weekly is not None:
        yield "No rate is above its price cap."
    notice = count(policy.notice_weeks, "week")
    yield f"Notice: {notice} (DfE agency rules), so each post costs at least {notice} of pay."


def say_gross(money: Money) -> str:
    """`3,600 pounds a week, 187,200 a year (52 weeks).`; or which rates are missing."""
    if money.weekly is None:
        names = name_some([name.replace("_", " ") for name in money.rates_missing])
        missing = f"weekly rates missing in the policy: {names}" if names else "no post may be hired"
        return f"Money not known ({missing}): FTE only."
    return f"{say_pounds(money.weekly)} pounds a week, {say_pounds(money.yearly)} a year (52 weeks)."


def say_net(money: Money) -> str:
    """What is left to pay after the salaries of the vacant posts they stand in for; or why that is not known."""
    covering = f"{say_number(money.covering)} FTE of vacant posts" if money.covering is not None else ""
    if money.covering is None:
        return "After vacant salaries: not known (vacancies not stated in the policy)."
    if not money.covering:
        return "They stand in for no vacant post, so no salary is saved."
    if money.saved is None:
        return f"They stand in for {covering}; the saved salary is not known (yearly costs not stated in the policy)."
    if money.net is None:
        return f"They stand in for {covering}, whose salaries of {say_pounds(money.saved)} pounds a week are not paid."
    return (
        f"They stand in for {covering} ({say_pounds(money.saved)} pounds a week not paid): "
        f"{say_pounds(money.net)} a week more than the salaries, {say_pounds(money.net_yearly)} a year."
    )


def say_over_rate(over: OverRate, policy: Policy) -> str:
    """That a rate is above its price cap, and who must sign for it."""
    role = policy.roles[over.role].label if over.role in policy.roles else over.role
    return (
        f"{over.profile.replace('_', ' ')}: {say_rate(over.hourly)} pounds an hour is above the price cap for a {role} "
        f"({say_rate(over.cap)}). The director of children's services and the chief executive must sign "
        "(DfE agency rules, in force 31 October 2024)."
    )


def say_rate(pounds: Fraction) -> str:
    """Pounds and pence, rounded to the nearest."""
    pence = floor(pounds * 100 + Fraction(1, 2))
    return f"{pence // 100:,}.{pence % 100:02d}"
