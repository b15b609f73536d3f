"""Who had best take one case now, with everyone else keeping what they have and nothing else allocated."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from caseload.analysis.explain.bars import find_choice_bar, group_barred, list_choices
from caseload.analysis.explain.prices import compare_goals, compare_values, count_children, price_choice
from caseload.analysis.explain.solving import Solving
from caseload.analysis.plan_view import PlanView, view_plan
from caseload.analysis.stops import find_stop
from caseload.analysis.workload import measure_worker
from caseload.audit.after import summarise_plan
from caseload.domain.base_plan import build_base_plan
from caseload.domain.explanation import Candidate, Difference, Recommendation
from caseload.domain.findings import Workload
from caseload.domain.plan import Plan, Solved
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.solve.messages import Variant, VariantResult


def recommend_worker(solving: Solving, case: str) -> Recommendation:
    """The workers who may take a case on top of the base plan, by the goals of the week that comes of it, then by id.

    The base plan: decisions carried out, everyone keeps what they have, the rest waits; co-workers, overseers, covers
    and support fall as is best. The plan solved for is the full new one, against which each candidate's cost is told.
    Who was not reached in time is in `unknown`. The id must exist.
    """
    problem = solving.problem
    view = view_plan(problem, build_base_plan(problem))
    unit = view.after.unit_of[case]
    found = describe_question(problem, unit, case)
    if found.is_closed:
        return found
    workers = [worker for worker in list_choices(problem, unit, case) if worker is not None]
    leads = (view.after.lead[case], *workers)
    variants = [
        *(Variant(problem, freeze(problem, view.plan, unit, case, worker)) for worker in leads),
        *(Variant(problem, {case: worker}) for worker in workers),
    ]
    results = solving.solve(variants)
    now, after = results[0].solved, dict(zip(workers, results[1:], strict=False))
    replanned = dict(zip(workers, results[len(leads) :], strict=True))
    base = now.plan if now is not None else view.plan
    return Weighing(problem, view, unit, base, solving.solved, replanned).complete(found, after)


def freeze(problem: Problem, base: Plan, unit: Unit, case: str, worker: str | None) -> Mapping[str, str | None]:
    """The choices that leave every other case as the base plan has it, and this case to a worker, or nobody."""
    others = {one: lead for one, lead in base.lead.items() if one not in unit.cases and one in problem.standings}
    return {**others, case: worker}


def describe_question(problem: Problem, unit: Unit, case: str) -> Recommendation:
    """The case that is asked about, without any worker yet."""
    standing = problem.standings[case]
    return Recommendation(
        case=case,
        team=standing.case.team,
        together=tuple(sorted(unit.cases)),
        holder=standing.holder or standing.waits_for,
        is_waiting=unit.is_waiting,
        is_parked=unit.is_parked,
        is_decided=standing.is_decided,
        is_settled=is_settled(problem, unit, case),
        skills=tuple(sorted({skill for one in unit.cases for skill in problem.standings[one].case.skills})),
    )


def is_settled(problem: Problem, unit: Unit, case: str) -> bool:
    """Whether a case has an available holder whom nothing in this run may take it from."""
    free = unit.is_handed_on or problem.settings.moves != 0 or not problem.policy.has_rule("moves")
    return case in unit.core and (unit.is_fixed or not free)


@dataclass(frozen=True)
class Weighing:
    """What the candidates for a unit are weighed with: the base plan as it would be dealt, and the full new plan with
    each choice forced."""

    problem: Problem
    view: PlanView
    unit: Unit
    base: Plan
    solved: Solved
    replanned: Mapping[str, VariantResult]

    def complete(self, found: Recommendation, after: Mapping[str, VariantResult]) -> Recommendation:
        """The recommendation with its candidates in order, and everyone else by the rule that stops them."""
        plans = {worker: result.solved for worker, result in after.items() if result.solved is not None}
        ranked = sorted((self.describe(worker, plan) for worker, plan in plans.items()), key=rank)
        stops = {m: self.find_bar(m) for m in self.problem.staff if m not in after or after[m].is_impossible}
        return replace(
            found,
            candidates=tuple(
                replace(one, first=find_first(plans[ranked[0].worker], plans[one.worker])) for one in ranked
            ),
            barred=group_barred(stops),
            unknown=tuple(sorted(set(after) - set(plans) - set(stops))),
            counts=count_children(self.problem, self.solved.plan),
        )

    def find_bar(self, worker: str) -> str:
        """The first rule that stops a worker who may not, or cannot, take the unit."""
        member = self.problem.staff[worker]
        return find_stop(self.view, self.unit, member) or find_choice_bar(self.problem, self.unit, member)

    def describe(self, worker: str, taken: Solved) -> Candidate:
        """One candidate, before and after."""
        problem, member = self.problem, self.problem.staff[worker]
        standings = [problem.standings[case] for case in self.unit.cases]
        needed = {skill for standing in standings for skill in standing.case.skills}
        led = (problem.standings[case] for case in self.view.after.list_led(worker))
        plan = taken.plan
        helpers = {named.get(case) for named in (plan.co_worker, plan.overseer) for case in self.unit.cases}
        return Candidate(
            worker=worker,
            before=measure_one(problem, self.base, worker),
            after=measure_one(problem, plan, worker),
            recent=problem.recent.get(worker, 0),
            is_earlier=any(worker in standing.case.earlier for standing in standings),
            siblings=tuple(s.id for s in led if s.family == self.unit.family),
            skills=tuple(sorted(needed & member.worker.skills)),
            travel=problem.measure_travel(self.unit.cases, worker),
            values=tuple((goal.name, goal.value) for goal in taken.goals),
            is_exact=taken.is_optimal,
            counts=count_children(problem, plan),
            first=None,
            helpers=tuple(sorted(helper for helper in helpers if helper is not None)),
            cost=price_choice(worker, problem, self.solved, self.replanned[worker]),
        )


def rank(one: Candidate) -> tuple[tuple[int, ...], str]:
    """By the goals in their order, then by id."""
    return tuple(value for _, value in one.values), one.worker


def measure_one(problem: Problem, plan: Plan, worker: str) -> Workload:
    """One worker's workload under a plan, before any support, which may be dealt in several ways as good."""
    alone = replace(plan, support={})
    before = sum(case.holder == worker for case in problem.caseload.cases)
    return measure_worker(problem, alone, summarise_plan(problem, alone), problem.staff[worker], before)


def find_first(best: Solved, one: Solved) -> Difference | None:
    """The first goal in which a candidate's week is behind that of the first of the list."""
    if best.is_optimal and one.is_optimal:
        pairs = [[(goal.name, goal.value) for goal in each.goals] for each in (best, one)]
        return next((d for d in compare_values(*pairs) if d.change), None)
    return next((d for d in compare_goals(best.goals, one.goals) if d.change), None)
