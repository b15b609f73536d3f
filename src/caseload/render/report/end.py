"""The end of a report: the caseload beside England's, what was assumed, and how it was made."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from caseload.domain.agency import ENGLAND, Measures
from caseload.pipeline.report import Report
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.own_means.remedies_words import name_moves
from caseload.render.page.parts import Section, Table
from caseload.render.proof_words import PROVEN, say_audit, say_ending, say_proof
from caseload.render.report.audience import Audience
from caseload.render.report.counts import HIDDEN
from caseload.render.shortfall.share_words import round_tenths, say_rate
from caseload.render.words import count, say_full_day, say_number

UNLIKE: Final = "Not quite alike: England's count whole councils on 30 September, ours the registered workers here."
SOURCE: Final = "Source: Department for Education, Children's social work workforce; Open Government Licence v3.0."


def build_beside(found: ShortfallReport, is_hidden: bool) -> Section:
    """The published measures of this caseload beside England's; `is_hidden`: how many have a worker is not shown."""
    now, then = found.now, found.then
    rows = (
        ("Agency rate", say_share(now.agency_rate), say_share(then.agency_rate), say_rate(ENGLAND.agency_rate)),
        ("Vacancy rate", say_share(now.vacancy_rate), say_share(then.vacancy_rate), say_rate(ENGLAND.vacancy_rate)),
        (
            "Agency that stands in for vacancies",
            say_share(now.covering_share),
            say_share(then.covering_share),
            say_rate(ENGLAND.covering_share),
        ),
        ("Cases to each FTE who holds any", say_average(now, is_hidden), "-", say_number(ENGLAND.average)),
    )
    head = ("Measure", "Under this proposal", "With the posts for every child", f"England {ENGLAND.year}")
    return Section(
        "Beside England", (UNLIKE, SOURCE), None, Table("Published measures", head, rows, frozenset({1, 2, 3}))
    )


def say_share(share: Fraction | None) -> str:
    """A share, or that it is not known."""
    return "not known" if share is None else say_rate(share)


def say_average(now: Measures, is_hidden: bool) -> str:
    """Cases to each FTE; not where it would tell a hidden count."""
    if now.average is None:
        return "not known"
    if not is_hidden:
        return say_number(round_tenths(now.average))
    return HIDDEN


def build_made(report: Report, audience: Audience) -> Section:
    """What was assumed, how far it is proven, and with what it was made."""
    rows = tuple(list_made(report))
    says = (
        f"{say_audit(report.problem.policy)} {say_sure(report, audience)}",
        *(("Somebody stopped the run: what is not here was not worked out.",) if report.is_stopped else ()),
    )
    return Section("How this was worked out", says, None, Table("Assumed and used", ("What", "Value"), rows))


def say_sure(report: Report, audience: Audience) -> str:
    """How far it is proven; without counts where small ones may not be read."""
    if audience.has_small:
        return say_proof(report.solved)
    if report.solved.is_optimal:
        return PROVEN
    proven = sum(goal.proven for goal in report.solved.goals)
    return f"{say_ending(report.solved)} Proven best: {proven} of {count(len(report.solved.goals), 'goal')}."


def list_made(report: Report) -> Iterator[tuple[str, str]]:
    """Every assumption that a reader may ask about, then versions and hashes."""
    policy, facts, problem = report.problem.policy, report.facts, report.problem
    moves = problem.settings.moves
    yield "The day it is as of", say_full_day(problem.caseload.as_of)
    yield "Cap of a full-time social worker", count(policy.cap, "case")
    yield "Target of a full-time social worker", count(policy.target, "case")
    yield "Families that may move from a worker who is there", name_moves(moves)
    own = "policy" in facts.settings
    yield "Policy", "the service's own" if own else "as delivered; its hours of work for a case are illustrative"
    yield "Hours", "a limit" if policy.hours == "limit" else "shown, and keep no child from a worker"
    yield "Warnings of the input", str(len(report.warnings))
    yield "Versions", ", ".join(f"{name} {number}" for name, number in sorted(facts.versions.items()))
    yield "Proposal", facts.proposal
    yield "Checksum of the input", facts.input_hash[:16]
    yield "Checksum of the policy", facts.policy_hash[:16]
