"""Explanations worked out in this process, and what trying every plan says of a choice."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence

from caseload.analysis.explain.solving import Solving
from caseload.domain.names import GOALS
from caseload.domain.problem import Problem
from caseload.solve.messages import Options, Variant, VariantResult
from caseload.solve.variant_search import VariantSearch
from tests.oracle import Lead, deal_best_support, ease, list_leads, list_values, list_with_duties, measure_hope
from tests.solve.here import solve_here


class SolvingHere(Solving):
    """Solves every variant in this process, so that many tiny problems take little time."""

    def solve(self, variants: Sequence[Variant]) -> tuple[VariantResult, ...]:
        search = VariantSearch(self.problem, self.solved, self.options)
        return tuple(search.solve(variant, time.monotonic() + 20, threading.Event()) for variant in variants)


def solving_here(problem: Problem) -> Solving:
    """A problem solved, and what to ask of it."""
    return SolvingHere(problem, solve_here(problem), Options(20))


def find_best(problem: Problem, is_asked: Callable[[Lead], bool]) -> Mapping[str, int] | None:
    """The goals of the best sound plan among those asked for, by trying every one; None where there is none."""
    best: tuple[int, ...] | None = None
    easier = ease(problem)
    asked = [lead for lead in list_leads(problem) if is_asked(lead)]
    for hope, _, lead in sorted((measure_hope(problem, easier, lead), n, lead) for n, lead in enumerate(asked)):
        if best is not None and hope >= best:
            break
        for plan in list_with_duties(problem, lead):
            dealt = deal_best_support(problem, plan)
            if dealt is not None and (best is None or list_values(problem, dealt) < best):
                best = list_values(problem, dealt)
    return None if best is None else dict(zip(problem.policy.goals or GOALS, best, strict=True))
