"""What is wrong with a plan as a list of names: cases and workers it does not know, cases it leaves out."""

from collections import Counter
from collections.abc import Iterator

from caseload.domain.errors import Fault
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def list_plan_faults(problem: Problem, plan: Plan) -> tuple[Fault, ...]:
    """Every unknown case, unknown worker (once, with the number of mentions) and missing case of a plan."""
    return (
        *(
            Fault("E801", "plan", "the plan names a case that is not in the caseload", FIX_CASE, got=case)
            for case in sorted(list_cases(plan) - problem.standings.keys())
        ),
        *(
            Fault(
                "E802",
                "plan",
                "the plan names someone who is not among the workers",
                FIX_WORKER,
                got=worker,
                rows=rows,
            )
            for worker, rows in sorted(Counter(list_workers(plan)).items())
            if worker not in problem.staff
        ),
        *(
            Fault("E803", "plan", "the plan leaves out a case of the caseload", FIX_MISSING, got=case)
            for case in sorted(problem.standings.keys() - plan.lead.keys())
        ),
    )


FIX_CASE = "Remove it, or add the case to the caseload."
FIX_WORKER = "Correct the name, or add a row to the table of workers."
FIX_MISSING = "Add it with its worker, or with none."


def list_cases(plan: Plan) -> set[str]:
    """Every case the plan names."""
    return {*plan.lead, *plan.co_worker, *plan.overseer, *plan.cover, *(case for case, _ in plan.discipline)}


def list_workers(plan: Plan) -> Iterator[str]:
    """Every worker the plan names, as often as it does."""
    yield from (worker for worker in plan.lead.values() if worker is not None)
    for named in (plan.co_worker, plan.overseer, plan.cover, plan.discipline):
        yield from named.values()
    for pair in plan.support:
        yield from pair
