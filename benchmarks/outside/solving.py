"""Solves an outside instance with the ordinary engine and weighs the plan by the instance's own numbers."""

import time
from dataclasses import dataclass

from benchmarks.outside.instance import Outside
from benchmarks.peers.answer import judge
from benchmarks.peers.listed import UNITS, Peer
from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem


@dataclass(frozen=True)
class Outcome:
    """What came of an instance, in its own terms. `value` and `bound` are None where a case is unallocated, for then
    the plan answers another question. `seconds` are those of the solve, `whole` with preparing and audit."""

    name: str
    unallocated: int
    value: int | None
    bound: int | None
    proven: bool
    best: int | None
    gap: float | None
    gap_to_bound: float | None
    seconds: float
    whole: float

    @property
    def is_best(self) -> bool:
        """Whether the best value known was reached, or beaten."""
        return self.gap is not None and self.gap <= 0


def solve_outside(outside: Outside, options: Options, peer: Peer | None = None) -> Outcome:
    """One solve, by our engine or by a peer that is given our units and rows. RuntimeError where the audit, the goal
    and the instance's own numbers do not agree."""
    start = time.perf_counter()
    problem = prepare_problem(outside.caseload, Settings(moves=None))
    solving = time.perf_counter()
    solved = solve_problem(problem, options) if peer is None else ask_peer(peer, problem, options)
    seconds = time.perf_counter() - solving
    check(problem, outside, solved)
    whole = time.perf_counter() - start
    return read_outcome(outside, solved, seconds, whole)


def ask_peer(peer: Peer, problem: Problem, options: Options) -> Solved:
    """A peer's plan, audited, with the bounds it claims; the base plan where it found none."""
    answer = peer.run(problem, UNITS, options.seconds, options.seed)
    judged = judge(problem, answer)
    if judged.faults:
        raise RuntimeError("; ".join(judged.faults))
    if answer.plan is None:
        base = build_base_plan(problem)
        goals = tuple(GoalResult(name, value, 0, False) for name, value in measure_goals(problem, base).items())
        return Solved(base, goals, (), 0.0, options.seed)
    return Solved(answer.plan, judged.goals, (), answer.building + answer.solving, options.seed)


def check(problem: Problem, outside: Outside, solved: Solved) -> None:
    """Audits the plan anew and weighs it by the instance's own numbers."""
    if solved.crashed:
        raise RuntimeError(f"{outside.name}: a process of the solver died on the way")
    if not is_sound(find_breaches(problem, solved.plan)):
        raise RuntimeError(f"{outside.name}: the plan breaks a rule")
    values = measure_goals(problem, solved.plan)
    if any(values[goal.name] != goal.value for goal in solved.goals):
        raise RuntimeError(f"{outside.name}: the audit finds other goals than the engine")
    if not count_unallocated(solved.plan):
        weighed = outside.weigh(solved.plan.lead)
        if weighed != outside.read_goal(values[outside.goal]):
            raise RuntimeError(f"{outside.name}: the instance's own numbers come to {weighed}")


def count_unallocated(plan: Plan) -> int:
    """How many cases nobody leads."""
    return sum(worker is None for worker in plan.lead.values())


def read_outcome(outside: Outside, solved: Solved, seconds: float, whole: float) -> Outcome:
    """What a solve found, in the instance's own terms."""
    goal = next(goal for goal in solved.goals if goal.name == outside.goal)
    unallocated = count_unallocated(solved.plan)
    value, bound = (None, None) if unallocated else (outside.read_goal(goal.value), outside.read_goal(goal.bound))
    return Outcome(
        name=outside.name,
        unallocated=unallocated,
        value=value,
        bound=bound,
        proven=goal.proven and not unallocated,
        best=outside.best,
        gap=None if value is None or outside.best is None else outside.measure_gap(value, outside.best),
        gap_to_bound=None if value is None or bound is None else outside.measure_gap(value, bound),
        seconds=seconds,
        whole=whole,
    )
