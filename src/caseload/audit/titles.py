"""Who may lead what: by the law on the title social worker, and by the skill-mix table of the policy."""

from caseload.domain.problem import Problem


def may_lead(problem: Problem, case: str, worker: str) -> bool:
    """Whether the worker's role leads this kind, and is registered where the case is must-allocate."""
    role, standing = problem.staff[worker].role, problem.standings[case]
    return standing.case.kind in role.leads and (role.registered or not standing.is_must)
