"""What an explanation is worked out with: the week, its audited plan, and how long to search for what would be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event

from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Options, Variant, VariantResult
from caseload.solve.variants import solve_variants


def ignore_count(done: int, of: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class Solving:
    """A problem and its plan, to solve variants beside. `options.seconds` are for all variants of one question.

    `on_count` hears how many of how many are done.
    """

    problem: Problem
    solved: Solved
    options: Options = field(default_factory=Options)
    on_count: Callable[[int, int], None] = ignore_count
    stop: Event = field(default_factory=Event)

    def solve(self, variants: Sequence[Variant]) -> tuple[VariantResult, ...]:
        """Each variant solved, in order; `stop` and Ctrl-C, which sets it, leave the rest unreached."""
        return solve_variants(self.problem, self.solved, variants, self.options, self.on_count, self.stop)
