"""Workforce projections as JSON; changes are additive only."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, Final

from caseload.planning.simulation.bands import Band
from caseload.planning.workforce.council import Actual
from caseload.planning.workforce.findings import CouncilFound, Course, Findings, Projection
from caseload.planning.workforce.printed import PrintedCheck
from caseload.planning.workforce.rows import Row
from caseload.planning.workforce.target import TargetMet
from caseload.render.plain_values import round_number
from caseload.render.simulation.as_json import band_to_json

ROW: Final = (
    "established", "in_post", "vacancies", "vacancy_rate", "protected", "studying", "joined", "left", "agency",
    "agency_need", "short_after_agency", "cost",
)  # fmt: skip
ROLE: Final = ("established", "in_post", "vacancies", "joined", "left", "agency_need")


def findings_to_json(findings: Findings) -> dict[str, Any]:
    """Every council with its readings by year and by step, targets, printed figures and out-turn; and the sum."""
    return {
        "schema_version": 1,
        "councils": [council_to_json(one) for one in findings.councils],
        "joint": None if findings.joint is None else course_to_json(findings.joint),
    }


def council_to_json(found: CouncilFound) -> dict[str, Any]:
    """One council."""
    council = found.council
    return {
        "name": council.name,
        "title": council.title,
        "seed": council.seed,
        "replications": council.replications,
        "start": council.readings[0].plan.start.isoformat(),
        "step": council.readings[0].plan.step,
        "readings": [projection_to_json(one) for one in found.projections],
        "printed": [printed_to_json(one) for one in found.printed],
        "actual": [actual_to_json(one) for one in council.actual],
        "put_in": [{"what": one.what, "value": one.value, "source": one.source} for one in council.put_in],
        "notes": list(council.notes),
    }


def projection_to_json(one: Projection) -> dict[str, Any]:
    """One reading."""
    return {
        "name": one.reading.name,
        "says": one.reading.says,
        "years": course_to_json(one.years),
        "steps": course_to_json(one.steps),
        "targets": [
            {**target_to_json(met), "share_of_draws": round_number(share)} for met, share in one.targets
        ],
    }  # fmt: skip


def course_to_json(course: Course) -> list[dict[str, Any]]:
    """Rows with their bands."""
    return [row_to_json(row, bands or {}) for row, bands in zip_longest(course.rows, course.bands)]


def row_to_json(row: Row, bands: Mapping[str, Band]) -> dict[str, Any]:
    """One row: in all, by role, and the bands of what is in all."""
    return {
        "number": row.step,
        **{name: round_number(getattr(row, name)) for name in ROW},
        "roles": [
            {"role": one.role, **{name: round_number(getattr(one, name)) for name in ROLE}} for one in row.roles
        ],
        "bands": {name: band_to_json(band) for name, band in bands.items()},
    }  # fmt: skip


def target_to_json(met: TargetMet) -> dict[str, Any]:
    """One target as one reading stands to it."""
    target = met.target
    return {
        "says": target.says,
        "source": target.source,
        "at_most": round_number(target.at_most),
        "year": target.year,
        "role": target.role,
        "met": met.is_met,
        "vacancies": round_number(met.vacancies),
        "first_year": met.first_year,
        "recruits_needed": round_number(met.needed),
        "recruits_planned": round_number(met.planned),
        "if": {says: round_number(vacancies) for says, vacancies in met.levers},
    }


def printed_to_json(one: PrintedCheck) -> dict[str, Any]:
    """One printed figure and what its parts make."""
    printed = one.printed
    return {
        "what": printed.what,
        "way": printed.way,
        "parts": [float(part) for part in printed.parts],
        "printed": float(printed.printed),
        "came_out": None if one.came_out is None else float(one.came_out),
        "adds_up": one.adds_up,
        "source": printed.source,
    }


def actual_to_json(one: Actual) -> dict[str, Any]:
    """What came to pass at one date."""
    names = ("in_post", "vacancies", "agency", "joined", "left")
    return {
        "at": one.at,
        "year": one.year,
        **{name: round_number(getattr(one, name)) for name in names},
        "source": one.source,
    }
