"""Which of a worker's families would go, so that the rest stays within a limit: as few cases as can be."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """One unit at a worker: its cases there, its hour units, and how hard it is to give to somebody else."""

    unit: str
    cases: int
    hours: int
    awkward: int


def choose_shed(loads: Sequence[Load], excess: int, excess_hours: int) -> tuple[Load, ...]:
    """The units that go: at least `excess` cases and `excess_hours` hour units, of the movable ones given.

    Fewest cases first, then the least awkward; then more, largest hours first, while hours are still above. All of
    them where even that is not enough.
    """
    chosen = list(choose_by_cases(loads, excess))
    rest = sorted((load for load in loads if load not in chosen), key=lambda load: (-load.hours, load.unit))
    over = excess_hours - sum(load.hours for load in chosen)
    for load in rest:
        if over <= 0:
            break
        chosen.append(load)
        over -= load.hours
    return tuple(chosen)


def choose_by_cases(loads: Sequence[Load], excess: int) -> tuple[Load, ...]:
    """Of every choice with at least `excess` cases, one with fewest cases, then the least awkward."""
    if excess <= 0:
        return ()
    best: dict[int, tuple[int, tuple[Load, ...]]] = {0: (0, ())}
    for load in loads:
        for total, (awkward, chosen) in sorted(best.items(), reverse=True):
            if total >= excess:
                continue
            more = (awkward + load.awkward, (*chosen, load))
            if total + load.cases not in best or more[0] < best[total + load.cases][0]:
                best[total + load.cases] = more
    enough = [total for total in best if total >= excess]
    return best[min(enough)][1] if enough else tuple(loads)
