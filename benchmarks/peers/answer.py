"""What a peer gave: its plan, audited by us, and what it claims of each goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.peers.in_order import InOrder
from benchmarks.peers.made import Made
from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import GOALS
from caseload.domain.plan import GoalResult, Plan
from caseload.domain.problem import Problem
from caseload.solve.messages import PartResult
from caseload.solve.solve_problem import merge


@dataclass(frozen=True)
class Claim:
    """What a peer says of a goal over everything: the value it locked (None: none), and its bound."""

    value: int | None
    bound: int
    proven: bool


@dataclass(frozen=True)
class Answer:
    """A peer's plan and claims, and its seconds: of start-up (its process, loading, translating), building, solving."""

    plan: Plan | None
    claims: Mapping[str, Claim] = field(default_factory=dict)
    start_up: float = 0.0
    building: float = 0.0
    solving: float = 0.0


@dataclass(frozen=True)
class Judged:
    """An answer after its audit: goals as we measure them, with the bounds it claims, and what is wrong with it."""

    goals: tuple[GoalResult, ...]
    faults: tuple[str, ...]


def judge(problem: Problem, answer: Answer) -> Judged:
    """Audits the plan and measures its goals. Nothing is proven where the audit finds a fault in plan or claim."""
    if answer.plan is None:
        return Judged((), ())
    breaches = find_breaches(problem, answer.plan)
    faults = []
    if not is_sound(breaches):
        faults.append("breaks " + ", ".join(sorted({breach.rule for breach in breaches if breach.since is None})))
    values = measure_goals(problem, answer.plan)
    for name, claim in answer.claims.items():
        if claim.bound > values[name]:
            faults.append(f"{name}: claims at least {claim.bound}, its plan has {values[name]}")
        if claim.value is not None and claim.value < values[name]:
            faults.append(f"{name}: claims {claim.value}, its plan has {values[name]}")
    goals, proven = [], not faults
    for name, value in values.items():
        claim = answer.claims.get(name, Claim(None, 0, False))
        bound = min(claim.bound, value)
        proven = proven and claim.proven and bound == value
        goals.append(GoalResult(name, value, bound, proven))
    return Judged(tuple(goals), tuple(faults))


@dataclass(frozen=True)
class Seconds:
    """What a run took."""

    start_up: float
    building: float
    solving: float


def conclude(problem: Problem, models: Sequence[Made], found: Sequence[InOrder], seconds: Seconds) -> Answer:
    """The plan of all parts over the base plan (kept where a part has no solution), and the claims added up."""
    results: dict[int, PartResult] = {}
    for index, (made, own) in enumerate(zip(models, found, strict=True)):
        if own.values is not None:
            results[index] = PartResult(index, made.read(own.values), own.reached, own.bounds, {}, True)
    return Answer(
        plan=merge(build_base_plan(problem), results) if results else None,
        claims=add_claims(problem, found),
        start_up=seconds.start_up,
        building=seconds.building,
        solving=seconds.solving,
    )


def add_claims(problem: Problem, found: Sequence[InOrder]) -> dict[str, Claim]:
    """Each goal over all parts. Bounds of several parts add up only while every earlier goal is proven: after that a
    plan no worse in all might trade a goal between parts, and only the bound of a lone part still says something."""
    claims: dict[str, Claim] = {}
    proven = True
    for name in problem.policy.goals or GOALS:
        is_reached = all(name in own.reached for own in found)
        value = sum(own.reached[name] for own in found) if is_reached else None
        bound = sum(own.bounds.get(name, 0) for own in found) if proven or len(found) == 1 else 0
        proven = proven and bound == value
        claims[name] = Claim(value, bound, proven)
    return claims
