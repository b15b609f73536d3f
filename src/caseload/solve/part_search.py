"""The goals of one part, strictly in order, each to its bound if time allows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Event
from types import MappingProxyType
from typing import Any, Final

from caseload.audit.check import audit_plan, is_sound
from caseload.audit.guarantees import require_guarantees
from caseload.domain.errors import AuditFailed
from caseload.domain.names import GOALS
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.formulation import Formulation
from caseload.model.linear import Linear
from caseload.model.scope import Part
from caseload.solve.aim import Bound
from caseload.solve.arrange import arrange
from caseload.solve.bounds import SafeBound, find_safe_bound
from caseload.solve.clock import WALL, Clock
from caseload.solve.messages import Options
from caseload.solve.rows import Relaxer, read_all
from caseload.solve.run_solver import Answer, Limits, run_solver, set_hints

FIRST_SHARE: Final = 0.35
MOST_COEFFICIENT: Final = 2**31
MOST_REACH: Final = 2**53

Report = Callable[[str, int | None, int | None], None]


class PartSearch:
    """The search of one part: its incumbent plan, audited at every step, and each goal's bound."""

    def __init__(
        self,
        problem: Problem,
        part: Part,
        options: Options,
        base: Plan,
        floor: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Starts from a plan that obeys every rule. `floor` are proven values of a freer search, goal by goal: each
        bounds its goal here for as long as every earlier goal comes to the same value."""
        self.problem = narrow(problem, part)
        self.options, self.floor = options, floor
        self.formulation = Formulation(self.problem, part)
        self.goals = self.problem.policy.goals or GOALS
        self.plan = base
        self.values = self.audit(base)
        self.bounds: dict[str, int] = {}
        self.free: dict[str, int] = {}
        self._relaxer = Relaxer(self.formulation.model)
        self._hints = self.formulation.list_hints(base)
        self._locked: dict[str, tuple[Linear, int]] = {}
        self._inherited: tuple[Mapping[str, int], Mapping[str, int]] = ({}, {})

    def audit(self, plan: Plan) -> dict[str, int]:
        """The goals of a plan, recomputed; AuditFailed if it breaks a rule."""
        breaches, values = audit_plan(self.problem, plan)
        if not is_sound(breaches):
            raise AuditFailed(tuple(sorted({breach.rule for breach in breaches if breach.since is None})))
        require_guarantees(self.problem, plan)
        return values

    def inherit(self, values: Mapping[str, int], bounds: Mapping[str, int]) -> None:
        """Takes over what an earlier search of the same part came to: each bound holds for every plan in which no goal
        before comes to more than it did there."""
        self._inherited = (values, bounds)

    @property
    def all_bounds(self) -> dict[str, int]:
        """The bounds found, and those taken over that hold for goals whose turn has not come."""
        return {goal: self._find_floor(goal) for goal in self._inherited[1]} | self.bounds

    @property
    def is_settled(self) -> bool:
        """Whether every goal's value is its bound."""
        return all(self.values[goal] == self.bounds.get(goal) for goal in self.goals)

    def take_if_no_worse(self, plan: Plan) -> None:
        """Takes a plan that is no worse in any goal."""
        values = self.audit(plan)
        if all(values[goal] <= self.values[goal] for goal in self.goals):
            self.plan, self.values = plan, values

    def search(self, deadline: float, stop: Event, report: Report, hand_in: Callable[[], None]) -> None:
        """Every goal in order; one that is not settled in its time is locked at what was reached."""
        for index, goal in enumerate(self.goals):
            expression = self.formulation.express(goal)
            left = len(self.goals) - index
            self._settle(goal, expression, Budget(deadline, left, stop, self.options.clock), report)
            self._lock(goal, expression)
            hand_in()

    def _lock(self, goal: str, expression: Linear) -> None:
        """Holds a goal that has had its turn at the value in hand."""
        self._locked[goal] = (expression, self.values[goal])
        if not isinstance(expression, int):
            self.formulation.model.add(expression <= self.values[goal])

    def _settle(self, goal: str, expression: Linear, budget: "Budget", report: Report) -> None:
        """One goal: the safe linear bound first, then the solver until value and bound meet."""
        value = self.values[goal]
        if isinstance(expression, int):
            self.bounds[goal] = self.free[goal] = expression
            self._require_value(goal, expression)
            return
        model = self.formulation.model
        model.minimize(expression)
        self.bounds[goal], self.free[goal] = self._find_floor(goal), 0
        report(goal, value, self.bounds[goal])
        if value == self.bounds[goal] or budget.is_over:
            return
        require_safe_size(model)
        safe = self._bound_linearly(goal, budget)
        report(goal, value, self.bounds[goal])
        is_hopeless = safe is not None and self._is_open(goal, budget) and self._arrange(goal, safe, budget)
        report(goal, self.values[goal], self.bounds[goal])
        if self._is_open(goal, budget) and not is_hopeless:
            self._solve(goal, expression, budget, report)
            self._fix(safe, self.values[goal])

    def _is_open(self, goal: str, budget: "Budget") -> bool:
        """Whether a goal is not yet settled, and there is time."""
        return self.values[goal] > self.bounds[goal] and not budget.is_over

    def _arrange(self, goal: str, safe: SafeBound, budget: "Budget") -> bool:
        """Where the model is an assignment: better plans and bounds step by step, and what they settle fixed for good.
        Whether what is left is too much for the solver."""
        limits = Limits(budget.give(), self.options.seed, self.options.is_safe, budget.clock)
        is_hopeless = False
        for step in arrange(self.formulation.model, safe, self.values[goal], limits, budget.stop):
            self.bounds[goal] = max(self.bounds[goal], step.bound)
            if step.values is not None:
                self._take(goal, Answer(step.values, None))
            self._require_value(goal, self.values[goal])
            self._fix(step.sharp, self.values[goal])
            is_hopeless = step.is_hopeless
        return is_hopeless

    def _find_floor(self, goal: str) -> int:
        """What the freer search proved of a goal, or an earlier search of this part, where it still holds; else 0."""
        earlier = self.goals[: self.goals.index(goal)]
        is_free = all(self.values[name] == self.floor.get(name) for name in earlier)
        values, bounds = self._inherited
        is_near = all(name in values and self.values[name] <= values[name] for name in earlier)
        return max(self.floor.get(goal, 0) if is_free else 0, bounds.get(goal, 0) if is_near else 0)

    def _bound_linearly(self, goal: str, budget: "Budget") -> SafeBound | None:
        """A safe bound from the linear relaxation; variables it settles are fixed for good."""
        safe = find_safe_bound(self._relaxer.relax(), budget.measure_left(), budget.clock)
        if safe is not None:
            self.bounds[goal] = max(self.bounds[goal], safe.value)
            self._require_value(goal, self.values[goal])
        self._fix(safe, self.values[goal])
        return safe

    def _fix(self, safe: Bound | None, value: int) -> None:
        """Fixes for good what the linear relaxation settles in every plan whose goal comes to no more than a value."""
        if safe is not None:
            self._relaxer.fix(safe.find_fixed(value))

    def _solve(self, goal: str, expression: Linear, budget: "Budget", report: Report) -> None:
        """The solver, from the incumbent, told the bound and the value to beat."""
        model = self.formulation.model
        model.add(expression >= self.bounds[goal])
        model.add(expression <= self.values[goal])
        set_hints(model, self._hints)
        limits = Limits(budget.give(), self.options.seed, self.options.is_safe, budget.clock)
        least = self.bounds[goal]
        answer = run_solver(model, limits, budget.stop, lambda v, bound: report(goal, v, max(least, bound or 0)))
        if answer.is_refused:
            raise AuditFailed((f"goal {goal}: the model refuses the plan in hand",))
        if answer.bound is not None:
            self.bounds[goal] = min(max(self.bounds[goal], answer.bound), self.values[goal])
        if answer.has_solution:
            self._take(goal, answer)

    def _take(self, goal: str, answer: Answer) -> None:
        """Takes a solution as incumbent where it is better, once its audit agrees with the model."""
        plan = self.formulation.read_plan(answer.read)
        values = self.audit(plan)
        limits = {name: value for name, (_, value) in self._locked.items()} | {goal: self.values[goal]}
        if any(values[name] > limit for name, limit in limits.items()):
            raise AuditFailed((f"goal {goal}: the audit finds more than the model",))
        if [values[name] for name in self.goals] < [self.values[name] for name in self.goals]:
            self.plan, self.values = plan, values
            self._hints = {**answer.list_hints(), **self.formulation.list_hints(plan)}
            for name, (expression, value) in list(self._locked.items()):
                if values[name] < value:
                    self._lock(name, expression)
        self._require_value(goal, self.values[goal])

    def _require_value(self, goal: str, value: int) -> None:
        """A goal that is below its own proven bound is a fault of the model."""
        if self.values[goal] < self.bounds.get(goal, 0) or self.values[goal] != value:
            raise AuditFailed((f"goal {goal}: value and bound disagree",))


class Budget:
    """The time one goal may take: a share of what is left, all of it for the last."""

    def __init__(self, deadline: float, goals_left: int, stop: Event, clock: Clock = WALL) -> None:
        """`deadline` is told by the clock."""
        self.deadline = deadline
        self.goals_left = goals_left
        self.stop = stop
        self.clock = clock

    @property
    def is_over(self) -> bool:
        """Whether there is no time left, or someone asked to stop."""
        return self.stop.is_set() or self.clock.now() >= self.deadline

    def measure_left(self) -> float:
        """Seconds left for all goals, at least a moment."""
        return max(0.05, self.deadline - self.clock.now())

    def give(self) -> float:
        """Seconds for this goal."""
        left = self.measure_left()
        return left if self.goals_left == 1 else max(0.05, left * FIRST_SHARE)


def require_safe_size(model: Any) -> None:
    """Refuses an objective whose numbers the solver cannot be trusted with: OR-Tools 9.15 has certified false optima
    for coefficients from 2^31 on (google/or-tools#5293), and counts in doubles, exact to 2^53."""
    proto, reach = model.proto, 0
    for index, coefficient in zip(read_all(proto.objective.vars), read_all(proto.objective.coeffs), strict=True):
        domain = proto.variables[index].domain
        reach += abs(coefficient) * max(abs(domain[0]), abs(domain[len(domain) - 1]))
        if abs(coefficient) >= MOST_COEFFICIENT:
            raise AuditFailed(("the numbers of a goal are too large to be proven safely",))
    if reach >= MOST_REACH:
        raise AuditFailed(("the numbers of a goal are too large to be proven safely",))


def narrow(problem: Problem, part: Part) -> Problem:
    """The same problem with only the cases of one part, its workers, and whom its cases name; its goals are the part's
    share of the whole."""
    units = tuple(listed[0].unit for listed in part.outcomes.values())
    cases = {case for unit in units for case in unit.cases}
    standings = {case: problem.standings[case] for case in sorted(cases)}
    decisions = tuple(decision for decision in problem.caseload.decisions if decision.case in cases)
    caseload = replace(problem.caseload, decisions=decisions)
    people = {*part.workers, *(worker for standing in standings.values() for worker in standing.list_named())}
    staff = {worker: member for worker, member in problem.staff.items() if worker in people}
    return replace(problem, caseload=caseload, units=units, standings=standings, staff=staff)
