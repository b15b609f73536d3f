"""The base plan: decisions carried out, everything else kept, nothing new. Every caseload has it."""

from collections.abc import Callable

from caseload.domain.eligibility import may_stand_by
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.standing import Standing


def build_base_plan(problem: Problem) -> Plan:
    """Every case with the worker it counts as having; its named, available co-worker, overseer and cover kept."""
    standings = problem.standings.values()
    lead = {s.id: s.holder or s.waits_for for s in standings}

    def is_here(worker: str | None, standing: Standing) -> bool:
        member = problem.staff.get(worker or "")
        return member is not None and member.is_available and worker != lead[standing.id]

    def keep(named: Callable[[Standing], str | None]) -> dict[str, str]:
        kept = ((s.id, named(s)) for s in standings if lead[s.id] and is_here(named(s), s))
        return {case: worker for case, worker in kept if worker}

    return Plan(
        lead=lead,
        co_worker=keep(lambda s: s.case.co_worker),
        overseer=keep(lambda s: s.case.overseer),
        cover={
            s.id: s.case.cover
            for s in standings
            if s.needs_cover and s.case.cover and is_valid_cover(problem, s, s.case.cover)
        },
    )


def find_known_plan(problem: Problem) -> Plan:
    """A plan that obeys every rule and keeps every guarantee: the one stated with these, else the base plan."""
    return build_base_plan(problem) if problem.guarantees is None else problem.guarantees.start


def is_valid_cover(problem: Problem, standing: Standing, worker: str) -> bool:
    """Whether a worker may cover a waiting case."""
    member = problem.staff.get(worker)
    return member is not None and may_stand_by(standing, member, problem.policy)
