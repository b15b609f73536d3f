"""The least posts: which rows to open so that the goals reach what they could with every row open."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Any, Final

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.linear import Linear
from caseload.model.registry import is_allowed
from caseload.model.scope import Part
from caseload.solve.bounds import find_safe_bound
from caseload.solve.child import keep_part
from caseload.solve.exact_bound import find_exact_bound
from caseload.solve.messages import Options
from caseload.solve.part_search import Budget, PartSearch, narrow
from caseload.solve.post_rows import (
    DECISIVE,
    PRICES,
    Row,
    bind_aims,
    bind_row,
    close_row,
    list_used,
    order_rows,
    require_order,
)
from caseload.solve.rows import relax
from caseload.solve.run_solver import Limits, run_solver, set_hints
from caseload.solve.steady import Clock, Reached, Ways, search_parts

BOUND_SECONDS: Final = 10.0
BOUND_SHARE: Final = 0.4
GOALS_SHARE: Final = 0.4
START_SHARE: Final = 0.4
TIE_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that can be had of some rows, in the rows' whole units of FTE."""

    rows: frozenset[str]
    most: int


@dataclass(frozen=True)
class Choice:
    """The rows that may be opened and what limits them; `gather` puts a plan's posts into fewer rows, `trim`
    names rows of fewer skills, `fill` also gives posts what has no worker. They only suggest a plan."""

    rows: tuple[Row, ...]
    ceilings: tuple[Ceiling, ...]
    gather: Callable[[Plan], Plan]
    trim: Callable[[Plan], Plan]
    fill: Callable[[Plan], Plan]


@dataclass(frozen=True)
class Opened:
    """The rows to open, a plan that needs no others, and the goals it reaches.

    `least_fte` bounds the FTE of every such choice, in the rows' whole units; `proven`: nothing cheaper reaches
    the goals, and no posts at all reach more.
    """

    rows: tuple[str, ...]
    plan: Plan
    values: Mapping[str, int]
    least_fte: Fraction
    proven: bool


def open_posts(problem: Problem, parts: Sequence[Part], base: Plan, choice: Choice, clock: Clock) -> Opened:
    """The posts of least price, part by part, with which the goals reach what every row open could reach.

    `problem` has every row as a worker and states the goals in its policy; `base` is a plan that obeys every rule.
    """
    found: list[PostSearch] = []

    def begin(part: Part, turn: Clock) -> Plan:
        return find_start(problem, part, keep_part(base, part), choice, turn.take(START_SHARE))

    def finish(search: PartSearch, turn: Clock) -> None:
        found.append(search_posts(search, choice, turn))

    joined = join_parts(parts, choice.ceilings)
    return summarise(search_parts(problem, joined, Ways(begin, finish), clock), found)


def search_posts(search: PartSearch, choice: Choice, clock: Clock) -> "PostSearch":
    """The goals of one part, then its posts."""
    posts = PostSearch(search, choice)
    search.search(clock.take(GOALS_SHARE).deadline, clock.stop, clock.report, lambda: None)
    posts.settle(clock)
    return posts


def find_start(problem: Problem, part: Part, plan: Plan, choice: Choice, clock: Clock) -> Plan:
    """The plan to start from: the one given, with posts for what has no worker; or, where families may move and
    that is better, the one of least posts in which none does, which is found in a moment."""
    own = narrow(problem, part)
    filled = fill_if_sound(own, plan, choice)
    if problem.settings.moves == 0 or not problem.policy.has_rule("moves") or not has_rows(part, choice):
        return filled
    still = replace(problem, settings=replace(problem.settings, moves=0))
    outcomes = {unit: tuple(o for o in listed if is_allowed(still, o)) for unit, listed in part.outcomes.items()}
    base = fill_if_sound(narrow(still, part), keep_part(build_base_plan(still), part), choice)
    kept = search_posts(PartSearch(still, Part(outcomes, part.workers), Options(), base), choice, clock).search.plan
    return min(kept, filled, key=lambda each: (tuple(measure_goals(own, each).values()), price(choice.rows, each)))


def fill_if_sound(problem: Problem, plan: Plan, choice: Choice) -> Plan:
    """The plan with posts for what has no worker; the plan itself if that breaks a rule or limit on posts."""
    filled = choice.fill(plan)
    return filled if is_to_be_had(filled, choice) and is_sound(find_breaches(problem, filled)) else plan


def is_to_be_had(plan: Plan, choice: Choice) -> bool:
    """Whether a plan uses no more of any rows than can be had."""
    used = list_used(plan)
    return all(
        sum(row.fte for row in choice.rows if row.worker in used & ceiling.rows) <= ceiling.most
        for ceiling in choice.ceilings
    )


def has_rows(part: Part, choice: Choice) -> bool:
    """Whether any row may be opened in a part."""
    workers = set(part.workers)
    return any(row.worker in workers for row in choice.rows)


def summarise(reached: Reached, found: Sequence["PostSearch"]) -> Opened:
    """What the parts need, together."""
    return Opened(
        rows=tuple(sorted(row for posts in found for row in posts.list_open())),
        plan=reached.plan,
        values=reached.values,
        least_fte=sum((posts.least_fte for posts in found), Fraction(0)),
        proven=all(posts.proven for posts in found),
    )


def join_parts(parts: Sequence[Part], ceilings: Iterable[Ceiling]) -> tuple[Part, ...]:
    """The parts, with those made one that draw on the same limited rows."""
    joined = list(parts)
    for ceiling in ceilings:
        touched = [part for part in joined if ceiling.rows & set(part.workers)]
        if len(touched) > 1:
            outcomes = {unit: listed for part in touched for unit, listed in part.outcomes.items()}
            workers = sorted({worker for part in touched for worker in part.workers})
            whole = Part({unit: outcomes[unit] for unit in sorted(outcomes)}, tuple(workers))
            joined = [whole, *(part for part in joined if not any(part is one for one in touched))]
    return tuple(joined)


def price(rows: Sequence[Row], plan: Plan) -> tuple[int, ...]:
    """The prices of all rows a plan uses, added up."""
    used = list_used(plan)
    paid = [row.prices for row in rows if row.worker in used]
    return tuple(sum(prices[place] for prices in paid) for place in range(PRICES))


def spare_seconds(clock: Clock) -> float:
    """How long one linear program may take."""
    return min(BOUND_SECONDS, max(0.2, BOUND_SHARE * (clock.deadline - time.monotonic())))


class PostSearch:
    """The search for the least posts in one part, once its goals are reached."""

    def __init__(self, search: PartSearch, choice: Choice) -> None:
        """Ties every row of the part to a literal that says whether it is open."""
        self.search, self.choice = search, choice
        here = set(search.formulation.part.workers)
        self.rows = tuple(row for row in choice.rows if row.worker in here)
        decisions = search.formulation.decisions
        self.open: dict[str, Any] = {row.worker: bind_row(decisions, row) for row in self.rows}
        self.model = search.formulation.model
        for ceiling in choice.ceilings:
            limited = [row for row in self.rows if row.worker in ceiling.rows]
            if limited:
                self.model.add(sum(row.fte * self.open[row.worker] for row in limited) <= ceiling.most)
        self.least_fte = Fraction(0)
        self.proven = False
        self._known: dict[tuple[int, ...], int] = {}

    def list_open(self) -> tuple[str, ...]:
        """The rows that the plan found needs."""
        used = list_used(self.search.plan)
        return tuple(row.worker for row in self.rows if row.worker in used)

    def gather(self) -> None:
        """The plan's posts in fewer rows, the first of equal ones."""
        self._take(self.choice.gather(self.search.plan))
        self._take(order_rows(self.search.plan, self.rows))

    def settle(self, clock: Clock) -> None:
        """Fewer posts, price by price, every goal held at what was reached."""
        self.proven = self.search.is_settled
        self.gather()
        if not self.list_open():
            return
        if Budget(clock.deadline, 1, clock.stop).is_over:
            self.proven = False
            return
        self._close_spare()
        decisions = self.search.formulation.decisions
        require_order(decisions, self.rows, self.open)
        if "above_target" in self.search.goals:
            bind_aims(decisions, self.rows, self.open, self.search.values["above_target"])
        self._bound_fte(clock)
        for place in range(PRICES):
            if place == DECISIVE:
                self._take(order_rows(self.choice.trim(self.search.plan), self.rows))
            deadline = clock.deadline if place < DECISIVE else min(clock.deadline, time.monotonic() + TIE_SECONDS)
            budget = Budget(deadline, PRICES - place, clock.stop)
            is_least = self._lower(place, budget, clock)
            self.proven = self.proven and (is_least or place >= DECISIVE)

    def _take(self, plan: Plan) -> None:
        """Takes a plan of the part that is sound, to be had, no worse in any goal and no dearer."""
        problem = self.search.problem
        if not is_to_be_had(plan, self.choice) or not is_sound(find_breaches(problem, plan)):
            return
        values = measure_goals(problem, plan)
        no_worse = all(values[goal] <= self.search.values[goal] for goal in self.search.goals)
        if no_worse and price(self.rows, plan) <= price(self.rows, self.search.plan):
            self.search.plan, self.search.values = plan, values

    def _close_spare(self) -> None:
        """Rows that no choice as cheap as the one found could pay for stay closed."""
        most = price(self.rows, self.search.plan)[0]
        count: dict[str, int] = {}
        for row in self.rows:
            count[row.group] = count.get(row.group, 0) + 1
            if row.prices[0] * count[row.group] > most:
                close_row(self.search.formulation.decisions, row.worker, self.open[row.worker])

    def _sum(self, weights: Mapping[str, int]) -> Linear:
        return sum(weight * self.open[worker] for worker, weight in weights.items())

    def _bound_fte(self, clock: Clock) -> None:
        """The linear bound on FTE, exact, before whole posts are asked for."""
        dearest = self._sum({row.worker: row.prices[0] for row in self.rows})
        self.model.add(dearest <= price(self.rows, self.search.plan)[0])
        self.model.minimize(self._sum({row.worker: row.fte for row in self.rows}))
        exact = find_exact_bound(self.model, spare_seconds(clock))
        self.least_fte = max(Fraction(0), exact or Fraction(0))
        self._known[tuple(row.fte for row in self.rows)] = ceil(self.least_fte)

    def _lower(self, place: int, budget: Budget, clock: Clock) -> bool:
        """Lowers one price as far as can be, and holds it there; whether nothing lower is left."""
        weights = tuple(row.prices[place] for row in self.rows)
        expression = self._sum({row.worker: row.prices[place] for row in self.rows})
        value = price(self.rows, self.search.plan)[place]
        self.model.minimize(expression)
        clock.report("posts", value, None)
        if weights not in self._known and not budget.is_over:
            safe = find_safe_bound(relax(self.model), spare_seconds(clock))
            self._known[weights] = safe.value if safe is not None else 0
        bound = max(0, self._known.get(weights, 0))
        if bound < value and not budget.is_over:
            bound = max(bound, self._solve(expression, value, bound, budget, clock))
        self._known[weights] = bound
        reached = price(self.rows, self.search.plan)[place]
        self.model.add(expression <= reached)
        return bound >= reached

    def _solve(self, expression: Linear, value: int, bound: int, budget: Budget, clock: Clock) -> int:
        """Runs the solver from the plan known; the bound it proves."""
        self.model.add(expression >= bound)
        self.model.add(expression <= value)
        self._hint()
        options = self.search.options
        limits = Limits(budget.give(), options.seed, options.is_safe)
        answer = run_solver(self.model, limits, clock.stop, lambda value, bound: clock.report("posts", value, bound))
        if answer.has_solution:
            self._take(self.search.formulation.read_plan(answer.read))
        return bound if answer.bound is None else answer.bound

    def _hint(self) -> None:
        used = list_used(self.search.plan)
        opened = {literal.index: int(worker in used) for worker, literal in self.open.items()}
        set_hints(self.model, {**self.search.formulation.list_hints(self.search.plan), **opened})
