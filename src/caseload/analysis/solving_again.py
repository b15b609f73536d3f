"""Solving a week again with something changed, and saying when time or a person ends it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import Final, TypeVar

from caseload.analysis.aside import run_aside
from caseload.domain.names import GOALS
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Options, Progress, Variant
from caseload.solve.variant_search import VariantSearch
from caseload.solve.variants import solve_variants

FEW_CASES: Final = 60
MANY_CASES: Final = 400
BATCH: Final = 12
Found = TypeVar("Found")
OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class Until:
    """When a search is to end (monotonic clock), who may stop it sooner, whom to tell, and the seed."""

    deadline: float
    stop: Event
    on_progress: OnProgress
    seed: int = 0
    start: float = 0.0
    first: int = 0
    of: int | None = None

    @property
    def seconds(self) -> float:
        """The seconds left."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether time is up or somebody asked to stop."""
        return self.stop.is_set() or self.seconds <= 0

    def take(self, share: float) -> "Until":
        """The same with a share of the time left."""
        return replace(self, deadline=time.monotonic() + self.seconds * share)

    def shift(self, first: int, of: int) -> "Until":
        """The same, for some of a longer list: how many came before, and how many there are in all."""
        return replace(self, first=first, of=of)

    def tell(self, done: int, of: int, goal: str) -> None:
        """Says how many of how many are done."""
        place, of = self.first + done, self.of or of
        self.on_progress(Progress(min(place, of - 1), of, goal, None, None, time.monotonic() - self.start))


def search_until(
    search: Callable[[Until], Found],
    seconds: float,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
    seed: int = 0,
) -> Found:
    """What a search finds that begins now and may take so many seconds; Ctrl-C sets `stop`."""
    now = time.monotonic()
    until = Until(now + seconds, stop or Event(), on_progress or (lambda progress: None), seed, now)
    found: list[Found] = []
    run_aside(lambda: found.append(search(until)), until.stop)
    return found[0]


def solve_each(base: Problem, solved: Solved, problems: Sequence[Problem], until: Until) -> tuple[Solved | None, ...]:
    """Each problem solved to its best beside a base and its audited plan; None where time ran out before it.

    Two at a time in processes of their own; a few small ones here, one after the other.
    """
    if not problems or until.is_over:
        return (None,) * len(problems)
    goal = problems[0].policy.goals[0] if problems[0].policy.goals else "unallocated_must"
    if len(base.standings) <= FEW_CASES:
        return solve_here(base, solved, problems, until)
    options = Options(seconds=until.seconds, seed=until.seed, is_sharing_settled=False)
    variants = [Variant(problem) for problem in problems]
    told = -1

    def tell(done: int, of: int) -> None:
        nonlocal told
        if done > told:
            told = done
            until.tell(done, of, goal)

    results = solve_variants(base, solved, variants, options, tell, until.stop)
    return tuple(result.solved for result in results)


def solve_in_order(
    problem: Problem, solved: Solved, problems: Sequence[Problem], until: Until
) -> tuple[Solved | None, ...]:
    """Every problem, if time allows: the first ones first, a dozen at a time."""
    found: list[Solved | None] = []
    for first in range(0, len(problems), BATCH):
        batch = problems[first : first + BATCH]
        share = len(batch) / (len(problems) - first)
        found += solve_each(problem, solved, batch, until.take(share).shift(first, len(problems)))
    return tuple(found)


def solve_here(base: Problem, solved: Solved, problems: Sequence[Problem], until: Until) -> tuple[Solved | None, ...]:
    """Each problem in turn in this process, each with an even share of the time left."""
    search = VariantSearch(base, solved, Options(seconds=until.seconds, seed=until.seed, is_sharing_settled=False))
    found: list[Solved | None] = []
    for number, problem in enumerate(problems):
        if until.is_over:
            found.append(None)
            continue
        deadline = until.take(1 / (len(problems) - number)).deadline
        found.append(search.solve(Variant(problem), deadline, until.stop).solved)
    return tuple(found)


def keep_first_goals(problem: Problem, solved: Solved, number: int) -> tuple[Problem, Solved]:
    """Above 400 cases, the problem with only its first goals, and its plan with those, so that each of many changes can
    be settled in time: the first four decide who has a worker. Below, both as they are."""
    if len(problem.standings) <= MANY_CASES:
        return problem, solved
    policy = replace(problem.policy, goals=(problem.policy.goals or GOALS)[:number])
    fewer = replace(problem, caseload=replace(problem.caseload, policy=policy))
    return fewer, replace(solved, goals=solved.goals[:number])
