"""What workforce files say: each council by itself, and all of them together."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.planning.simulation.bands import Band
from caseload.planning.workforce.bands import find_row_bands, replicate, share_met
from caseload.planning.workforce.council import Council, Reading, count_came_and_went
from caseload.planning.workforce.join import join_rows
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.planning.workforce.printed import PrintedCheck, check_printed
from caseload.planning.workforce.project import project
from caseload.planning.workforce.rows import Row
from caseload.planning.workforce.target import TargetMet, weigh_target
from caseload.planning.workforce.years import list_years

Runs = tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Rows one after the other with the band of each measure in each; no bands without replications."""

    rows: tuple[Row, ...]
    bands: tuple[dict[str, Band], ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """A reading projected: by year, by step (the same where a step is a year), and each target with the share of
    replications that meet it (None without replications)."""

    reading: Reading
    years: Course
    steps: Course
    targets: tuple[tuple[TargetMet, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class CouncilFound:
    """A council: its readings projected, and the printed figures checked."""

    council: Council
    projections: tuple[Projection, ...]
    printed: tuple[PrintedCheck, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Every council, and by year the sum of the first readings of all where there are several."""

    councils: tuple[CouncilFound, ...]
    joint: Course | None


def find_findings(councils: Sequence[Council]) -> Findings:
    """Project every reading of every council; their years are alike (read_councils sees to it)."""
    found, first_runs = [], []
    for council in councils:
        runs = [replicate(one.plan, council.name, council.replications, council.seed) for one in council.readings]
        first_runs.append(runs[0])
        pairs = zip(council.readings, runs, strict=True)
        projections = tuple(project_reading(council, reading, of_reading) for reading, of_reading in pairs)
        found.append(CouncilFound(council, projections, check_printed(council.printed)))
    return Findings(tuple(found), join_councils(found, first_runs) if len(found) > 1 else None)


def project_reading(council: Council, reading: Reading, runs: Runs) -> Projection:
    """A reading with its bands and targets."""
    plan = reading.plan
    rows = project(plan)
    a_year = plan.steps // plan.years
    targets = tuple(
        (
            weigh_target(plan, target, rows, count_came_and_went(council.actual, target.year)),
            share_met(runs, target.year * a_year, target.at_most),
        )
        for target in council.targets
    )
    years = Course(list_years(plan, rows), find_year_bands(plan, runs))
    steps = years if plan.step == "year" else Course(rows, find_row_bands(runs))
    return Projection(reading, years, steps, targets)


def find_year_bands(plan: WorkforcePlan, runs: Runs) -> tuple[dict[str, Band], ...]:
    """The band of each measure in each year."""
    return find_row_bands([list_years(plan, run) for run in runs])


def join_councils(found: Sequence[CouncilFound], runs: Sequence[Runs]) -> Course:
    """The sum of the first readings, and of their replications one by one (as many as every council has)."""
    rows = join_rows([one.projections[0].years.rows for one in found])
    plans = [one.council.readings[0].plan for one in found]
    together = [
        join_rows([list_years(plan, run) for plan, run in zip(plans, of_all, strict=True)])
        for of_all in zip(*runs, strict=False)  # as often as the council with the fewest replications
    ]
    return Course(rows, find_row_bands(together))
