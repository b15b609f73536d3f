"""Guarantees: what goals may come to at most over some teams' own cases and workers, and a plan that keeps them all."""

from dataclasses import dataclass

from caseload.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A goal comes to at most `most` over the cases of these teams and, where it counts by worker, their workers."""

    goal: str
    teams: frozenset[str]
    most: int


@dataclass(frozen=True, slots=True)
class Guarantees:
    """Guarantees that every plan of a problem keeps, and `start`: an audited plan of all its cases that keeps them.

    The search starts from it as it else does from the base plan, which may keep none. `settled` are units whose leads
    stay as they are in it.
    """

    listed: tuple[Guarantee, ...]
    start: Plan
    settled: frozenset[str] = frozenset()
