"""What workforce files say: each council by itself, and all of them together."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.planning.simulation.bands import Band
from caseload.planning.workforce.bands import find_row_bands, replicate, share_met
from caseload.planning.workforce.council import Council, Reading
from caseload.planning.workforce.printed import PrintedCheck, check_printed
from caseload.planning.workforce.project import project
from caseload.planning.workforce.rows import RoleRow, Row
from caseload.planning.workforce.target import TargetMet, weigh_target


@dataclass(frozen=True, slots=True)
class Projection:
    """A reading projected: the expectation of each step, the band of each measure of each step, and each target with
    the share of replications that meet it (None without replications)."""

    reading: Reading
    rows: tuple[Row, ...]
    bands: tuple[dict[str, Band], ...]
    targets: tuple[tuple[TargetMet, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class CouncilFound:
    """A council: its readings projected, and the printed figures checked."""

    council: Council
    projections: tuple[Projection, ...]
    printed: tuple[PrintedCheck, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """All councils in one: the first reading of each, summed step by step, and the bands of the sums."""

    rows: tuple[Row, ...]
    bands: tuple[dict[str, Band], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Every council, and all together where there are several."""

    councils: tuple[CouncilFound, ...]
    joint: Joint | None


def find_findings(councils: Sequence[Council]) -> Findings:
    """Project every reading of every council; their steps are alike (read_councils sees to it)."""
    found, first_runs = [], []
    for council in councils:
        runs = [replicate(one.plan, council.name, council.replications, council.seed) for one in council.readings]
        first_runs.append(runs[0])
        pairs = zip(council.readings, runs, strict=True)
        projections = tuple(project_reading(council, reading, of_reading) for reading, of_reading in pairs)
        found.append(CouncilFound(council, projections, check_printed(council.printed)))
    return Findings(tuple(found), join_councils(found, first_runs) if len(found) > 1 else None)


def project_reading(council: Council, reading: Reading, runs: Sequence[Sequence[Row]]) -> Projection:
    """A reading with its bands and targets."""
    plan = reading.plan
    rows = project(plan)
    a_year = plan.steps // plan.years
    targets = tuple(
        (weigh_target(plan, target, rows), share_met(runs, target.year * a_year, target.at_most))
        for target in council.targets
    )
    return Projection(reading, rows, find_row_bands(runs) if runs else (), targets)


def join_councils(found: Sequence[CouncilFound], runs: Sequence[Sequence[Sequence[Row]]]) -> Joint:
    """The sum of the first readings, and of their replications one by one (as many as every council has)."""
    rows = tuple(map(add_rows, zip(*(one.projections[0].rows for one in found), strict=True)))
    together = [
        tuple(map(add_rows, zip(*of_all, strict=True)))
        for of_all in zip(*runs, strict=False)  # each council as often as the one with the fewest
    ]
    return Joint(rows, find_row_bands(together) if together else ())


def add_rows(rows: Sequence[Row]) -> Row:
    """The rows of several councils at one step as one, roles of one name together; pounds only where all have them."""
    costs = [row.cost for row in rows]
    known = [cost for cost in costs if cost is not None]
    return Row(
        rows[0].step,
        add_roles(rows),
        sum((row.protected for row in rows), Fraction(0)),
        sum((row.studying for row in rows), Fraction(0)),
        sum((row.agency for row in rows), Fraction(0)),
        sum((row.agency_need for row in rows), Fraction(0)),
        sum(known, Fraction(0)) if len(known) == len(costs) else None,
    )


def add_roles(rows: Sequence[Row]) -> tuple[RoleRow, ...]:
    """Each role of any of the rows, those of one name as one."""
    names = dict.fromkeys(one.role for row in rows for one in row.roles)
    parts = {name: [one for row in rows for one in row.roles if one.role == name] for name in names}
    return tuple(
        RoleRow(
            name,
            sum((one.established for one in found), Fraction(0)),
            sum((one.in_post for one in found), Fraction(0)),
            sum((one.joined for one in found), Fraction(0)),
            sum((one.left for one in found), Fraction(0)),
            sum((one.agency_need for one in found), Fraction(0)),
        )
        for name, found in parts.items()
    )
