"""The rows of one part, goal by goal, as plain data that a solver can read without loading any other."""

from dataclasses import dataclass, field

Terms = dict[int, int]


@dataclass(frozen=True)
class Stage:
    """One goal: minimise sum(cost x) + offset, over the first so many variables and rows. Whole numbers throughout."""

    goal: str
    cost: Terms
    offset: int
    variables: int
    rows: int


@dataclass
class PartRows:
    """Rows low <= terms x <= high over whole x with least <= x <= most; None in `low` or `high` is no limit."""

    least: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    rows: list[Terms] = field(default_factory=list)
    low: list[int | None] = field(default_factory=list)
    high: list[int | None] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)

    def measure(self, stage: int, values: list[int]) -> int:
        """What a goal comes to."""
        one = self.stages[stage]
        return one.offset + sum(a * values[j] for j, a in one.cost.items())
