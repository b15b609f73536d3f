"""A plan seen from one worker: what they touch, cut out so that one question costs one small audit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from caseload.audit.after import After, summarise_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.units import Unit


@dataclass(frozen=True)
class PlanView:
    """A problem and its plan with, by worker, the ids of the units they lead, had, stand by or practise on."""

    problem: Problem
    plan: Plan
    after: After
    units: Mapping[str, Unit]
    touched: Mapping[str, frozenset[str]]

    def list_near(self, workers: Iterable[str], units: Iterable[str] = ()) -> tuple[Unit, ...]:
        """The units these workers touch, those given, and those whose moves count with theirs, by id."""
        near = set(units).union(*(self.touched.get(worker, frozenset()) for worker in workers))
        if self.problem.settings.moves:
            near |= {unit.id for unit in self.units.values() if is_leaving(self.after, unit)}
        return tuple(self.units[unit] for unit in sorted(near))

    def list_with_supported(self, workers: Iterable[str]) -> frozenset[str]:
        """The workers, and whoever receives support from one of them."""
        chosen = frozenset(workers)
        return chosen | {taker for officer, taker in self.after.support if officer in chosen}


def view_plan(problem: Problem, plan: Plan) -> PlanView:
    """A plan worked out once for many questions."""
    after = summarise_plan(problem, plan)
    touched: dict[str, set[str]] = {}
    for case, unit in after.unit_of.items():
        standing = problem.standings[case]
        for worker in (after.lead[case], standing.before, standing.waits_for, standing.holder):
            if worker:
                touched.setdefault(worker, set()).add(unit.id)
    for duty in after.duties:
        touched.setdefault(duty.worker, set()).add(duty.unit.id)
    for (case, _), worker in after.discipline.items():
        touched.setdefault(worker, set()).add(after.unit_of[case].id)
    units = {unit.id: unit for unit in problem.units}
    return PlanView(problem, plan, after, units, {worker: frozenset(ids) for worker, ids in touched.items()})


def is_leaving(after: After, unit: Unit) -> bool:
    """Whether a unit's core is not with its holder in the plan."""
    return any(after.lead[case] != unit.holder for case in unit.core)


def narrow_problem(problem: Problem, units: tuple[Unit, ...]) -> Problem:
    """The same problem with only these units and their cases."""
    cases = sorted(case for unit in units for case in unit.cases)
    return replace(problem, units=units, standings={case: problem.standings[case] for case in cases})


def narrow_plan(plan: Plan, cases: Iterable[str], takers: frozenset[str]) -> Plan:
    """A plan's share of some cases, with the support that `takers` receive."""
    chosen = frozenset(cases)
    return Plan(
        lead={case: worker for case, worker in plan.lead.items() if case in chosen},
        co_worker={case: worker for case, worker in plan.co_worker.items() if case in chosen},
        overseer={case: worker for case, worker in plan.overseer.items() if case in chosen},
        cover={case: worker for case, worker in plan.cover.items() if case in chosen},
        support={pair: hours for pair, hours in plan.support.items() if pair[1] in takers},
        discipline={key: worker for key, worker in plan.discipline.items() if key[0] in chosen},
    )
