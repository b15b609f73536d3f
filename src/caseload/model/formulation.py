"""The formulation of one part: its model, its rules, and its goals, each expressed when its turn comes."""

from collections.abc import Callable, Mapping
from typing import Final

from ortools.sat.python import cp_model

from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.aims import above_cap, above_hours, above_target
from caseload.model.decisions import Decisions
from caseload.model.duties import UnitDuty
from caseload.model.goals import (
    changes,
    displaced,
    fit,
    over_pace,
    overhours,
    overload,
    unallocated,
    unallocated_must,
    unevenness,
)
from caseload.model.outcome import is_outcome_of
from caseload.model.registry import ADDS
from caseload.model.scope import Part

EXPRESSIONS: Final[dict[str, Callable[[Decisions], cp_model.LinearExprT]]] = {
    "unallocated_must": unallocated_must.express,
    "over_pace": over_pace.express,
    "displaced": displaced.express,
    "unallocated": unallocated.express,
    "overload": overload.express,
    "changes": changes.express,
    "overhours": overhours.express,
    "unevenness": unevenness.express,
    "fit": fit.express,
}

AIM_EXPRESSIONS: Final[dict[str, Callable[[Decisions], cp_model.LinearExprT]]] = {
    "above_cap": above_cap.express,
    "above_hours": above_hours.express,
    "above_target": above_target.express,
}

Value = Callable[[cp_model.IntVar], int]


class Formulation:
    """The model of one part of a problem."""

    def __init__(self, problem: Problem, part: Part) -> None:
        """Builds the decisions and every rule in force."""
        self.problem = problem
        self.part = part
        self.decisions = Decisions(problem, part.outcomes, part.workers)
        for name, add in ADDS.items():
            if problem.policy.has_rule(name):
                add(self.decisions)
        self._add_guarantees()

    def _add_guarantees(self) -> None:
        """Every guarantee as a limit: the goal's expression over its teams <= the most it may come to."""
        for guarantee in self.problem.guarantees.listed if self.problem.guarantees is not None else ():
            own = EXPRESSIONS[guarantee.goal](self.decisions.restrict(guarantee.teams))
            if not isinstance(own, int):
                self.model.add(own <= guarantee.most)

    @property
    def model(self) -> cp_model.CpModel:
        """The CP-SAT model as far as it is built."""
        return self.decisions.model

    def express(self, goal: str) -> cp_model.LinearExprT:
        """A goal or aim as an expression to be made as small as can be; adds what it needs to the model."""
        return {**EXPRESSIONS, **AIM_EXPRESSIONS}[goal](self.decisions)

    def read_plan(self, value: Value) -> Plan:
        """The plan that a solution's values stand for, of this part's cases only."""
        lead: dict[str, str | None] = {}
        for outcome, literal in self.decisions.all_outcomes():
            if value(literal):
                lead.update(dict.fromkeys(outcome.led, outcome.worker))
                lead.update(dict.fromkeys(outcome.left, None))
        duties: dict[str, dict[str, str]] = {"co_worker": {}, "overseer": {}, "cover": {}}
        for found in self.decisions.duties.by_unit:
            duties[found.duty].update(read_duty(found, value))
        sharing = self.decisions.sharing
        return Plan(
            lead=lead,
            co_worker=duties["co_worker"],
            overseer=duties["overseer"],
            cover=duties["cover"],
            support={pair: value(v) for pair, v in sharing.support.items() if value(v) > 0},
            discipline={(case, name): doer for (case, name, doer), v in sharing.done.items() if value(v)},
        )

    def list_hints(self, plan: Plan) -> dict[int, int]:
        """Values that stand for a plan, by variable index, for the outcomes and duties of this part."""
        hints: dict[int, int] = {}
        for outcome, literal in self.decisions.all_outcomes():
            is_chosen = is_outcome_of(outcome, plan.lead)
            hints[literal.index] = int(is_chosen)
        tables = {"co_worker": plan.co_worker, "overseer": plan.overseer, "cover": plan.cover}
        for found in self.decisions.duties.by_unit:
            hint_duty(found, tables[found.duty], hints)
        for pair, number in self.decisions.sharing.support.items():
            hints[number.index] = plan.support.get(pair, 0)
        for (case, name, doer), literal in self.decisions.sharing.done.items():
            hints[literal.index] = int(plan.discipline.get((case, name)) == doer)
        return hints


def read_duty(found: UnitDuty, value: Value) -> dict[str, str]:
    """Who does a duty for which cases of a unit, under a solution's values."""
    in_need = {case for _, literal, cases in found.needs if value(literal) for case in cases}
    is_staying = any(value(literal) for literal in found.stays)
    served = in_need | (set(found.unit.core) if is_staying else set())
    doing: dict[str, str] = {}
    for worker, literal in found.kept.items():
        if value(literal):
            doing.update({c: worker for c, name in found.named.items() if name == worker and c in served})
    for (worker, cases), literal in found.received.items():
        if value(literal):
            doing.update({case: worker for case in cases if case in in_need})
            named = (case for case, name in found.named.items() if name == worker and found.is_kept(case, cases))
            doing.update({case: worker for case in named if case in served})
    return doing


def hint_duty(found: UnitDuty, doing: Mapping[str, str], hints: dict[int, int]) -> None:
    """Values of a duty's literals that stand for a plan."""
    kept = {w for case, w in doing.items() if found.named.get(case) == w}
    others = {doing[case] for case in found.unit.cases if case in doing} - kept
    for worker, literal in found.kept.items():
        hints[literal.index] = int(worker in kept and not others)
    for (worker, cases), literal in found.received.items():
        taken = found.duty != "cover" or {c for c in doing if doing[c] == worker and c in found.unit.cases} == set(
            cases
        )
        hints[literal.index] = int(worker in others and taken)
