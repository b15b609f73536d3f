"""The two curves of a report: how many runs are proven by when, and how time grows with the number of cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log

from caseload.runs.result import Run

LEAST_SECONDS = 0.001


@dataclass(frozen=True, slots=True)
class Cactus:
    """The seconds of every run of a configuration that proved all its goals, shortest first, of so many asked."""

    configuration: str
    seconds: tuple[float, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Scaling:
    """Cases and seconds of the proven runs of a configuration, and the curve factor x cases^exponent nearest to them.

    The exponent is that of least squares over logarithms; None with fewer than two sizes.
    """

    configuration: str
    points: tuple[tuple[int, float], ...]
    exponent: float | None
    factor: float | None


def find_cactus(runs: Iterable[Run]) -> tuple[Cactus, ...]:
    """The cactus curve of each configuration, by name."""
    return tuple(
        Cactus(name, tuple(sorted(run.seconds for run in group if run.is_proven)), len(group))
        for name, group in group_runs(runs)
    )


def find_scaling(runs: Iterable[Run]) -> tuple[Scaling, ...]:
    """The growth of each configuration, by name; only proven runs, for the others took what they were given."""
    found = []
    for name, group in group_runs(runs):
        points = tuple(sorted((run.cases, max(LEAST_SECONDS, run.seconds)) for run in group if run.is_proven))
        fit = fit_power([point for point in points if point[0] > 0])
        found.append(Scaling(name, points, *(fit or (None, None))))
    return tuple(found)


def group_runs(runs: Iterable[Run]) -> list[tuple[str, list[Run]]]:
    """The runs of each configuration, by its name."""
    groups: dict[str, list[Run]] = {}
    for run in runs:
        groups.setdefault(run.job.configuration.name, []).append(run)
    return sorted(groups.items())


def fit_power(points: Sequence[tuple[int, float]]) -> tuple[float, float] | None:
    """Exponent and factor of the power of x nearest to y, both above 0, by least squares over their logarithms."""
    if len({x for x, _ in points}) < 2:
        return None
    xs, ys = [log(x) for x, _ in points], [log(y) for _, y in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)
    return slope, exp(mean_y - slope * mean_x)
