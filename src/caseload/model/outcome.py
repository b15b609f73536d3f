"""What may become of a unit: whole to one worker, the core kept, or unallocated."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from caseload.domain.problem import Problem
from caseload.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that may become of a unit. `worker` is None when all of it is unallocated.

    `kept` and `received` are the cases the worker leads, `left` those without a worker.
    """

    unit: Unit
    worker: str | None
    kept: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def led(self) -> tuple[str, ...]:
        """The cases the worker leads."""
        return self.kept + self.received

    @property
    def is_leaving_holder(self) -> bool:
        """Whether the core changes or loses its available holder."""
        return bool(self.unit.core) and not self.unit.is_waiting and self.worker != self.unit.holder

    @property
    def is_moving_with_joiners(self) -> bool:
        """Whether the core goes to another worker together with its joiners."""
        return self.is_leaving_holder and self.worker is not None and bool(self.unit.joiners)


def list_shapes(problem: Problem, unit: Unit, workers: Iterable[str] | None = None) -> Iterator[Outcome]:
    """Every outcome of a unit that keeps brothers and sisters together, before any other rule is asked; of what is
    received, by these workers only (None: by all)."""
    if unit.core:
        yield Outcome(unit, unit.holder, kept=unit.core, left=unit.joiners)
    if not unit.is_waiting:
        for worker in problem.staff if workers is None else workers:
            if worker != unit.holder:
                yield Outcome(unit, worker, received=unit.cases)
            elif unit.joiners:
                yield Outcome(unit, worker, kept=unit.core, received=unit.joiners)
        yield Outcome(unit, None, left=unit.cases)


def is_outcome_of(outcome: Outcome, lead: Mapping[str, str | None]) -> bool:
    """Whether a plan's leads are those of an outcome."""
    return all(lead[case] == outcome.worker for case in outcome.led) and all(lead[c] is None for c in outcome.left)
