"""Why a case has the worker it has, and what every other choice would cost, each solved for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from caseload.analysis.changes import list_changes
from caseload.analysis.explain.bars import list_barred, list_choices
from caseload.analysis.explain.give import GiveTrial, prepare_give, price_give
from caseload.analysis.explain.prices import count_children, keep_plan, order_alternatives, price_choice
from caseload.analysis.explain.solving import Solving
from caseload.analysis.plan_view import PlanView, view_plan
from caseload.analysis.stops import find_stop
from caseload.analysis.unallocated import count_reasons
from caseload.domain.base_plan import build_base_plan
from caseload.domain.explanation import Alternative, Barred, CaseExplanation, Footing, Given
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.solve.messages import Variant


def explain_case(solving: Solving, case: str, why_not: str | None = None) -> CaseExplanation:
    """The explanation of one case of a solved problem; every choice that the rules allow is priced by solving again.

    With `why_not`, only that worker is looked at, a give included where a rule keeps them from it. What was not
    reached in time is `unknown`. The ids must exist.
    """
    return Explaining(solving, case, why_not).explain()


@dataclass(frozen=True)
class Explaining:
    """One case being explained."""

    solving: Solving
    case: str
    why_not: str | None

    @property
    def problem(self) -> Problem:
        """The week."""
        return self.solving.problem

    @property
    def solved(self) -> Solved:
        """Its plan."""
        return self.solving.solved

    def explain(self) -> CaseExplanation:
        """The whole explanation."""
        view = view_plan(self.problem, self.solved.plan)
        unit, chosen = view.after.unit_of[self.case], view.after.lead[self.case]
        choices = list_choices(self.problem, unit, self.case)
        asked = [one for one in choices if self.why_not in (None, one)]
        trial = self.prepare_why_not(unit, chosen)
        alternatives, given = self.price(unit, [one for one in asked if one != chosen], trial)
        if chosen in asked:
            alternatives.append(keep_plan(chosen, self.problem, self.solved))
        found = Found(order_alternatives(alternatives), list_barred(self.problem, unit, choices), given)
        return self.describe(view, unit, found)

    def prepare_why_not(self, unit: Unit, chosen: str | None) -> GiveTrial | Given | None:
        """The give to the worker asked for, where decisions are in force and the plan has not chosen them."""
        worker = self.why_not
        if worker is None or worker == chosen or not self.problem.policy.has_rule("decisions"):
            return None
        return prepare_give(self.problem, unit, self.case, worker)

    def price(
        self, unit: Unit, others: list[str | None], trial: GiveTrial | Given | None
    ) -> tuple[list[Alternative], Given | None]:
        """The price of each choice, and of a give where one could be stated."""
        variants = [Variant(self.problem, {self.case: worker}) for worker in others]
        gives = [Variant(trial.problem)] if isinstance(trial, GiveTrial) else []
        results = self.solving.solve((*variants, *gives))
        priced = [
            price_choice(worker, self.problem, self.solved, result)
            for worker, result in zip(others, results, strict=False)
        ]
        base = view_plan(self.problem, build_base_plan(self.problem))
        alternatives = [self.name_rule(base, unit, one) for one in priced]
        if not isinstance(trial, GiveTrial):
            return alternatives, trial
        return alternatives, price_give(trial, self.solved, results[-1])

    def name_rule(self, base: PlanView, unit: Unit, one: Alternative) -> Alternative:
        """An impossible choice with the rule that stops it where everyone only keeps what they have."""
        if one.status != "impossible" or one.worker is None:
            return one
        return replace(one, rule=find_stop(base, unit, self.problem.staff[one.worker]))

    def describe(self, view: PlanView, unit: Unit, found: "Found") -> CaseExplanation:
        """The case as the plan has it, with what was found."""
        standing, plan, worker = self.problem.standings[self.case], self.solved.plan, view.after.lead[self.case]
        changes = {change.case: change.because for change in list_changes(self.problem, plan)}
        footing = find_footing(self.problem, view, self.case)
        return CaseExplanation(
            case=self.case,
            team=standing.case.team,
            together=tuple(sorted(unit.cases)),
            footing=footing,
            worker=worker,
            before=standing.case.holder,
            because=changes.get(self.case),
            cover=plan.cover.get(self.case),
            co_worker=plan.co_worker.get(self.case),
            overseer=plan.overseer.get(self.case),
            siblings=tuple(list_siblings(self.problem, view, unit, worker)),
            alternatives=found.alternatives,
            barred=found.barred,
            counts=count_children(self.problem, plan),
            reasons=count_reasons(view, standing, False, {}) if footing == "nobody" else (),
            given=found.given,
            why_not=self.why_not,
            is_fixed=any(one.rule == "moves" for one in found.barred) or standing.is_fixed,
            is_parked=standing.is_parked,
        )


@dataclass(frozen=True)
class Found:
    """What was found of the choices for a case."""

    alternatives: tuple[Alternative, ...]
    barred: tuple[Barred, ...]
    given: Given | None


def find_footing(problem: Problem, view: PlanView, case: str) -> Footing:
    """On what a case is with its worker in the plan."""
    standing, worker = problem.standings[case], view.after.lead[case]
    if worker is None:
        return "nobody"
    if worker == standing.waits_for:
        return "waits"
    if standing.is_decided:
        return "decided"
    return "kept" if case in view.after.kept else "received"


def list_siblings(problem: Problem, view: PlanView, unit: Unit, worker: str | None) -> Iterable[str]:
    """The other cases of the family that the same worker leads in the plan, beside those of the unit."""
    for standing in problem.standings.values():
        is_other = standing.id not in unit.cases and standing.family == unit.family
        if worker is not None and is_other and view.after.lead[standing.id] == worker:
            yield standing.id
