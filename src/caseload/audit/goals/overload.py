"""Work above a limit that is kept: cases above cap, families above a kind limit, cases against a rule."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from caseload.audit.after import After
from caseload.audit.rule_check import RuleCheck
from caseload.audit.rules import co_working, lead, lending, overseeing, protected, skills
from caseload.audit.rules.kind_limit import list_counts
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem

CASE_RULES: Final[Mapping[str, RuleCheck]] = MappingProxyType(
    {
        "lead": lead.find_breaches,
        "skills": skills.find_breaches,
        "protected": protected.find_breaches,
        "co_working": co_working.find_breaches,
        "overseeing": overseeing.find_breaches,
        "lending": lending.find_breaches,
    }
)


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Over available workers: cases above cap, families above a kind limit, kept cases against a rule, once each."""
    return sum(over for _, over in list_by_team(problem, plan, after))


def list_by_team(problem: Problem, plan: Plan, after: After) -> Iterator[tuple[str, int]]:
    """The same worker by worker, each with the worker's team, then case by case, each with the case's."""
    for worker, cases in after.led.items():
        member = problem.staff[worker]
        if member.is_available and member.cap is not None:
            yield member.team, max(0, len(cases) - member.cap)
    if problem.policy.has_rule("kind_limit"):
        for count in list_counts(problem, after):
            yield problem.staff[count.worker].team, max(0, count.whole - count.limit)
    for case in find_cases_against(problem, plan, after):
        yield problem.standings[case].case.team, 1


def find_cases_against(problem: Problem, plan: Plan, after: After) -> frozenset[str]:
    """Kept cases of available workers that themselves break a rule in force."""
    against = set()
    for name, find_breaches in CASE_RULES.items():
        if not problem.policy.has_rule(name):
            continue
        for breach in find_breaches(problem, plan, after):
            if breach.case and breach.since and problem.staff[after.lead[breach.case] or ""].is_available:
                against.add(breach.case)
    return frozenset(against)
