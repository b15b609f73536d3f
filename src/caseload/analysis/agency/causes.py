"""Says what causes the need for agency: each cause removed in turn, and the shortfall found again."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from threading import Event

from caseload.analysis.agency.causes_removed import ORDER, Removed, remove_cause
from caseload.analysis.shortfall.levels import OnProgress, find_shortfall
from caseload.domain.agency import CauseName, CauseStep, LevelCauses
from caseload.domain.base_plan import build_base_plan
from caseload.domain.findings import ShortfallLevel
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem

LEAST_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Stage:
    """The week with one cause more removed, and its need by level; None where time or a stop came first."""

    name: CauseName
    removed: Removed
    needs: dict[int, ShortfallLevel] | None


def find_causes(
    problem: Problem,
    needs: Sequence[ShortfallLevel],
    seconds: float = 30.0,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
) -> tuple[LevelCauses, ...]:
    """The need at levels 1 and 2 in parts: by how many FTE it falls as each cause is removed beside those before it.

    The order is `ORDER`; another order would split the need differently. `seconds` is for all of it; a step that
    time did not reach says so, and its part stays in the remainder. `stop` (and Ctrl-C) keeps the steps so far.
    """
    before = {need.level: need for need in needs if need.level in (1, 2)}
    stages = remove_in_turn(problem, before, Search(time.monotonic() + seconds, on_progress, stop or Event()))
    return tuple(split_need(need, stages) for need in before.values())


@dataclass(frozen=True, slots=True)
class Search:
    """When to end, whom to tell, and what stops it."""

    end: float
    on_progress: OnProgress | None
    stop: Event

    def find(self, problem: Problem, levels: tuple[int, ...], parts: int) -> dict[int, ShortfallLevel] | None:
        """The need of a changed week, in its part of the time left; None where nothing was found any more."""
        left = self.end - time.monotonic()
        if self.stop.is_set() or left < LEAST_SECONDS:
            return None
        solved = Solved(build_base_plan(problem), (), (), 0.0)
        found = find_shortfall(problem, solved, levels, left / parts, self.on_progress, self.stop)
        return {need.level: need for need in found} if len(found) == len(levels) else None


def remove_in_turn(problem: Problem, before: dict[int, ShortfallLevel], search: Search) -> list[Stage]:
    """Every stage in order. One with nothing to remove has the need of the one before it, and so has every stage
    after the need is gone."""
    stages: list[Stage] = []
    needs: dict[int, ShortfallLevel] | None = before
    for place, cause in enumerate(ORDER):
        removed = remove_cause(problem, cause)
        is_gone = needs is not None and all(need.proven and not need.posts for need in needs.values())
        if removed.state == "measured" and not is_gone:
            problem = removed.problem
            needs = search.find(problem, tuple(before), len(ORDER) - place) if needs is not None else None
        stages.append(Stage(cause, removed, needs))
    return stages


def split_need(need: ShortfallLevel, stages: Sequence[Stage]) -> LevelCauses:
    """The need of one level by cause; what could not be measured stays in the remainder."""
    steps: list[CauseStep] = []
    before = need
    for stage in stages:
        after = stage.needs[need.level] if stage.needs is not None else None
        steps.append(measure_step(stage, before, after))
        before = after or before
    return LevelCauses(need.level, need.fte, tuple(steps), before.fte, find_least(before))


def measure_step(stage: Stage, before: ShortfallLevel, after: ShortfallLevel | None) -> CauseStep:
    """By how many FTE the need falls with this cause, and between what it lies."""
    removed = stage.removed
    if removed.state != "measured":
        drop = Fraction(0) if removed.state == "nothing" else None
        return CauseStep(stage.name, removed.state, removed.size, drop, drop, drop)
    if after is None:
        return CauseStep(stage.name, "not_reached", removed.size)
    return CauseStep(
        name=stage.name,
        state="measured",
        size=removed.size,
        fte=before.fte - after.fte,
        least=find_least(before) - after.fte,
        most=before.fte - find_least(after),
    )


def find_least(need: ShortfallLevel) -> Fraction:
    """The FTE that no fewer could do with, as far as it is proven."""
    return need.fte if need.proven else need.at_least_fte
