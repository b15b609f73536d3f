"""Ways to make a week easier: every plan there was stays a plan, and none of its goals is worse.

Two definitions may legitimately change, and are left out of the comparison:
- A unit that nobody could take whole is divided before the solve. Who makes it takeable joins it again, so that only
  weeks are compared whose units stay as they are (a twin never changes them).
- The policy's cap is what a role's whole-number cap is measured by in `unevenness`, so that with another cap only the
  goals before it are compared.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile
from typing import Any

from caseload.domain.caseload import Caseload, Reduction
from caseload.domain.names import GOALS
from caseload.domain.plan import Solved
from caseload.domain.policy import Policy
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from tests.builders import a_worker

NEW = "w9"
OFF = (
    "cap",
    "skills",
    "protected",
    "co_working",
    "overseeing",
    "new_cases",
    "kind_limit",
    "moves",
    "no_drop",
    "leaving",
    "lending",
)


@dataclass(frozen=True)
class Relaxation:
    """One way to make a week easier, and the goal from which on nothing is compared."""

    name: str
    ease: Callable[[Problem], Problem]
    until: str | None = None

    def __str__(self) -> str:
        return self.name

    def list_compared(self, problem: Problem, solved: Solved) -> list[int]:
        """The values of the goals that mean the same in both weeks."""
        names = list(takewhile(lambda name: name != self.until, problem.policy.goals or GOALS))
        values = {goal.name: goal.value for goal in solved.goals}
        return [values[name] for name in names]


def add_twin(problem: Problem) -> Problem:
    """One more worker, like the first in everything but that they hold nothing; what rules out one, rules out both."""
    caseload, first = problem.caseload, problem.caseload.workers[0]
    own = [row for row in caseload.reductions if row.worker == first.id]
    nots = [row for row in caseload.decisions if row.word == "not" and row.worker == first.id]
    pairs = {(case, NEW): pair for (case, worker), pair in caseload.pairs.items() if worker == first.id}
    grown = replace(
        caseload,
        workers=(*caseload.workers, replace(first, id=NEW)),
        reductions=(*caseload.reductions, *(replace_worker(row) for row in own)),
        decisions=(*caseload.decisions, *(replace(row, worker=NEW) for row in nots)),
        pairs={**caseload.pairs, **pairs},
    )
    return prepare_problem(grown, problem.settings)


def replace_worker(row: Reduction) -> Reduction:
    return replace(row, worker=NEW)


def add_newcomer(problem: Problem) -> Problem:
    """One more social worker of the first worker's team, who has every skill and nothing to do."""
    team = problem.caseload.workers[0].team
    newcomer = a_worker(NEW, team, authority="Shire", skills=("court",))
    caseload = replace(problem.caseload, workers=(*problem.caseload.workers, newcomer))
    return prepare_problem(caseload, problem.settings)


def with_policy(change: Callable[[Policy], dict[str, Any]]) -> Callable[[Problem], Problem]:
    """The same week under a policy with other numbers."""

    def ease(problem: Problem) -> Problem:
        policy = replace(problem.policy, **change(problem.policy))
        caseload: Caseload = replace(problem.caseload, policy=policy)
        return prepare_problem(caseload, problem.settings)

    return ease


def switch_off(rule: str) -> Relaxation:
    return Relaxation(f"{rule} off", with_policy(lambda policy: {"rules_off": policy.rules_off | {rule}}))


def allow_more_moves(problem: Problem) -> Problem:
    """One move where there was none, any where there was one."""
    moves = None if problem.settings.moves else 1
    settings = Settings(None if problem.settings.moves is None else moves, problem.settings.hand_over)
    return prepare_problem(problem.caseload, settings)


RELAXATIONS = (
    Relaxation("a twin", add_twin),
    Relaxation("a newcomer", add_newcomer),
    Relaxation("a higher cap", with_policy(lambda policy: {"cap": policy.cap + 1}), "unevenness"),
    Relaxation("more moves", allow_more_moves),
    Relaxation("more new cases", with_policy(lambda policy: {"new_cases": policy.new_cases + 1})),
    Relaxation("more for NQSWs", with_policy(lambda policy: {"new_cases_protected": policy.new_cases_protected + 1})),
    Relaxation(
        "a higher kind limit",
        with_policy(lambda policy: {"kind_limits": {name: most + 1 for name, most in policy.kind_limits.items()}}),
    ),
    Relaxation("all may be lent", with_policy(lambda policy: {"lend_share": Fraction(1)})),
    Relaxation("hours only reported", with_policy(lambda policy: {"hours": "report"})),
    *map(switch_off, OFF),
)
