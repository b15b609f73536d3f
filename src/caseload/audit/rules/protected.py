"""Protected: a newly qualified social worker keeps to the protected load, and off barred work at first."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """NQSWs above their protected load, once each; barred cases they lead too early, once a case."""
    for worker, cases in after.led.items():
        member = problem.staff[worker]
        load = member.protected_load
        if member.is_available and load is not None and len(cases) > load:
            since = after.explain_load(worker, worker in after.case_receivers)
            yield Breach("protected", worker, None, since, f"holds {len(cases)} of {load} protected")
        for case in cases:
            if is_too_early(problem, case, worker):
                detail = f"is barred work in month {member.months}, allowed from {problem.policy.protected_from}"
                yield Breach("protected", worker, case, after.explain_case(case), detail)


def is_too_early(problem: Problem, case: str, worker: str) -> bool:
    """Whether an NQSW has this child protection, section 47 or proceedings case before the month allowed."""
    member, standing = problem.staff[worker], problem.standings[case]
    barred = problem.policy.kinds[standing.case.kind].barred or standing.case.proceedings != "none"
    return member.role.protected and barred and member.months < problem.policy.protected_from
