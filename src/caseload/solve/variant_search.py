"""One variant of a problem solved to its best; what it does not touch is taken over from the plan known."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Event

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.errors import AuditFailed
from caseload.domain.plan import Plan, Solved
from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome
from caseload.model.scope import Part, find_parts, list_outcomes
from caseload.solve.child import keep_part
from caseload.solve.messages import Options, PartResult, Variant, VariantResult
from caseload.solve.part_search import PartSearch, narrow
from caseload.solve.run_solver import Limits
from caseload.solve.solve_problem import merge, weigh_goals
from caseload.solve.variant_start import Near, find_start

Forced = Mapping[str, str | None]


@dataclass(frozen=True)
class Known:
    """One part of the base problem: its own problem, its share of the plan, and its goals that are proven."""

    part: Part
    problem: Problem
    plan: Plan
    values: Mapping[str, int]
    proven: Mapping[str, int]


class VariantSearch:
    """Solves variants of one problem, one after another."""

    def __init__(self, base: Problem, solved: Solved, options: Options) -> None:
        """Divides the plan known among the parts of its problem."""
        self.base, self.solved, self.options = base, solved, options
        self.known = {min(known.part.outcomes): known for known in self._list_known()}

    def _list_known(self) -> Iterator[Known]:
        proven = [goal.name for goal in self.solved.goals if goal.proven]
        for part in find_parts(self.base, list_outcomes(self.base)):
            problem, plan = narrow(self.base, part), keep_part(self.solved.plan, part)
            values = measure_goals(problem, plan)
            yield Known(part, problem, plan, values, {name: values[name] for name in proven})

    def solve(self, variant: Variant, deadline: float, stop: Event) -> VariantResult:
        """The best plan of a variant by its deadline (monotonic clock), audited, each goal with its bound."""
        start = time.monotonic()
        results: dict[int, PartResult] = {}
        for index, part in enumerate(self._list_parts(variant)):
            forced = {case: worker for case, worker in variant.forced.items() if has_case(part, case)}
            known = self._find_known(variant.problem, part)
            if known is not None and not forced and known.part.outcomes == part.outcomes:
                results[index] = PartResult(index, known.plan, known.values, known.proven, is_final=True)
                continue
            result = self._solve_part(index, part, Ask(variant.problem, forced, known, deadline, stop))
            if not isinstance(result, PartResult):
                return result
            results[index] = result
        plan = merge(build_base_plan(variant.problem), results)
        return VariantResult(self._conclude(variant.problem, plan, results, time.monotonic() - start))

    def _list_parts(self, variant: Variant) -> Sequence[Part]:
        if variant.problem is self.base:
            return [known.part for known in self.known.values()]
        return find_parts(variant.problem, list_outcomes(variant.problem))

    def _find_known(self, problem: Problem, part: Part) -> Known | None:
        """The part of the base problem of which every plan of this one is a plan, with the same goals; None if there is
        none."""
        known = self.known.get(min(part.outcomes))
        is_within = known is not None and is_alike(known, narrow(problem, part), part) and has_no_more(known, part)
        return known if is_within else None

    def _solve_part(self, index: int, part: Part, ask: "Ask") -> PartResult | VariantResult:
        """One part that the variant touches; why not where the choices forced leave no plan, or no time."""
        forced = force(part, ask.forced)
        if not all(forced.outcomes.values()):
            return VariantResult(None, is_impossible=True)
        near = Near(self.base, self.solved.plan, ask.problem, forced)
        start = find_start(near, self._limit(ask), ask.stop)
        if not isinstance(start, Plan):
            return start
        floor = ask.known.proven if ask.known is not None else {}
        search = PartSearch(ask.problem, forced, self.options, start, floor)
        search.search(ask.deadline, ask.stop, lambda *_: None, lambda: None)
        return PartResult(index, search.plan, search.values, search.bounds, search.free, is_final=True)

    def _limit(self, ask: "Ask") -> Limits:
        return Limits(
            max(0.5, ask.deadline - self.options.clock.now()),
            self.options.seed,
            self.options.is_safe,
            self.options.clock,
        )

    def _conclude(self, problem: Problem, plan: Plan, results: Mapping[int, PartResult], seconds: float) -> Solved:
        """The whole plan, audited once more."""
        breaches = find_breaches(problem, plan)
        if not is_sound(breaches):
            raise AuditFailed(tuple(sorted({breach.rule for breach in breaches if breach.since is None})))
        goals = weigh_goals(measure_goals(problem, plan), list(results.values()), True)
        timed_out = any(goal.bound < goal.value for goal in goals)
        return Solved(plan, goals, breaches, seconds, self.options.seed, timed_out=timed_out)


@dataclass(frozen=True)
class Ask:
    """What is asked of one part: the variant's problem, the choices forced in it, the part of the base problem that has
    all its plans if there is one, and until when."""

    problem: Problem
    forced: Forced
    known: Known | None
    deadline: float
    stop: Event


def has_case(part: Part, case: str) -> bool:
    """Whether a case is in a part."""
    return any(case in listed[0].unit.cases for listed in part.outcomes.values())


def has_no_more(known: Known, part: Part) -> bool:
    """Whether nothing may become of the units of a part that might not become of the same units before."""
    before = known.part.outcomes
    return before.keys() == part.outcomes.keys() and all(
        frozenset(before[unit]).issuperset(listed) for unit, listed in part.outcomes.items()
    )


def is_alike(known: Known, problem: Problem, part: Part) -> bool:
    """Whether a part means the same in two problems but for its choices: its people, cases, rules and goals."""
    mine, workers = known.problem, part.workers
    if known.part.workers != workers:
        return False
    tables = ((mine.staff, problem.staff), (mine.held, problem.held), (mine.recent, problem.recent))
    return (
        mine.settings == problem.settings
        and mine.policy == problem.policy
        and mine.standings == problem.standings
        and all(one.get(worker) == other.get(worker) for one, other in tables for worker in workers)
        and all(mine.given.get(worker) == problem.given.get(worker) for worker in workers)
        and all(mine.prefers.get(case) == problem.prefers.get(case) for case in problem.standings)
        and mine.caseload.travel == problem.caseload.travel
        and mine.caseload.pairs == problem.caseload.pairs
    )


def force(part: Part, forced: Forced) -> Part:
    """The part with only the outcomes that carry out the choices forced; possibly none."""
    outcomes: dict[str, tuple[Outcome, ...]] = dict(part.outcomes)
    for case, worker in forced.items():
        unit = next(name for name, listed in part.outcomes.items() if case in listed[0].unit.cases)
        outcomes[unit] = tuple(outcome for outcome in outcomes[unit] if gives(outcome, case, worker))
    return Part(outcomes, part.workers)


def gives(outcome: Outcome, case: str, worker: str | None) -> bool:
    """Whether an outcome gives a case to a worker, or to nobody."""
    return case in outcome.left if worker is None else outcome.worker == worker and case in outcome.led
