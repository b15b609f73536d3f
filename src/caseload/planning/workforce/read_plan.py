"""Reads a plan, one reading of it, out of the tables of a workforce file."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults
from caseload.intake.toml_values import Reader, join, read_text
from caseload.planning.workforce.plan import (
    Agency,
    Cohort,
    EstablishmentChange,
    Intake,
    Leaving,
    Promotion,
    Role,
    Training,
    WorkforcePlan,
    Yearly,
)
from caseload.planning.workforce.read_values import (
    MOST_MONTHS,
    MOST_YEARS,
    TWICE,
    WORKFORCE,
    WorkforceReader,
    read_change,
    read_fte,
    read_pounds,
    read_share,
    read_start,
    read_step,
    read_within,
)

PLAN_KEYS: Final = (
    "start", "years", "step", "vary", "protected_cost", "roles", "leaving", "agency", "recruitment", "conversions",
    "retirements", "intake", "cohorts", "training", "promotions", "changes",
)  # fmt: skip
NOTHING: Final = Fraction(0)
ALL: Final = Fraction(1)
read_months = read_within(0, MOST_MONTHS)


def read_plan(document: Mapping[str, Any], name: str, faults: PolicyFaults) -> WorkforcePlan:
    """The plan that a document states; what is wrong is noted."""
    first = Reader(faults, WORKFORCE)
    years = first.take(document, "years", "", read_within(1, MOST_YEARS), MOST_YEARS)
    roles = read_roles(document, WorkforceReader(faults, years))
    reader = WorkforceReader(faults, years, [role.name for role in roles])
    for key, fix in (("start", "the first day of the plan: start = 2026-04-01"), ("years", "how many: years = 3")):
        if key not in document:
            faults.add("F105", key, "is missing", f"State {fix}.")
    return WorkforcePlan(
        name=name,
        start=reader.take(document, "start", "", read_start, date(2000, 1, 1)),
        years=years,
        step=reader.take(document, "step", "", read_step, "year"),
        roles=roles,
        leaving=read_leaving(document, roles, reader),
        recruitment=read_flows(document, "recruitment", reader),
        conversions=read_flows(document, "conversions", reader),
        retirements=read_flows(document, "retirements", reader),
        intake=read_intake(document, reader),
        cohorts=read_cohorts(document, reader),
        training=read_training(document, reader),
        promotions=read_promotions(document, reader),
        changes=read_changes(document, reader),
        agency=read_agency(document, reader),
        protected_cost=reader.take(document, "protected_cost", "", read_pounds, None),
        vary=reader.take(document, "vary", "", read_share, NOTHING),
    )


def read_roles(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Role, ...]:
    """The roles in their order; at least one."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "roles", ""), 1):
        where = f"roles {number}"
        reader.check_keys(table, ("name", "established", "in_post", "turnover", "cost", "agency_cost"), where)
        found.append(
            Role(
                name=reader.require(table, "name", where),
                established=reader.require_value(table, "established", where, read_fte),
                in_post=reader.require_value(table, "in_post", where, read_fte),
                turnover=reader.take(table, "turnover", where, read_share, None),
                cost=reader.take(table, "cost", where, read_pounds, None),
                agency_cost=reader.take(table, "agency_cost", where, read_pounds, None),
            )
        )
    if not found:
        reader.faults.add("F105", "roles", "there is none", "State each role with [[roles]].")
    reader.check_once([role.name for role in found], "roles", TWICE)
    return tuple(found)


def read_leaving(document: Mapping[str, Any], roles: tuple[Role, ...], reader: WorkforceReader) -> Leaving:
    """Who leaves; it must be said, for every role, in one way."""
    table = reader.take_table(document, "leaving", "")
    reader.check_keys(table, ("share", "fte"), "leaving")
    fte = reader.take(table, "fte", "leaving", read_fte, None)
    share = reader.take(table, "share", "leaving", read_share, NOTHING)
    if "fte" in table and "share" in table:
        reader.faults.add("F104", "leaving", "states a share and FTE", "State one of the two.")
    if not table and any(role.turnover is None for role in roles):
        fix = "State [leaving] share = 0.12, or fte = 35.8, or each role's turnover; 0 where nobody leaves."
        reader.faults.add("F105", "leaving", "is missing", fix)
    return Leaving(share, fte)


def read_yearly(table: Mapping[str, Any], where: str, reader: WorkforceReader, role_key: str = "role") -> Yearly:
    """FTE a year for a role: one number, or one for each year."""
    if "fte" not in table:
        reader.faults.add("F105", join(where, "fte"), "is missing", "State FTE a year, or a list, one for each year.")
    fte = reader.take_list(table, "fte", where, read_fte, (NOTHING,))
    return Yearly(reader.take_role(table, role_key, where), tuple(fte) or (NOTHING,))


def read_flows(document: Mapping[str, Any], key: str, reader: WorkforceReader) -> tuple[Yearly, ...]:
    """A list of flows of FTE a year."""
    found = []
    for number, table in enumerate(reader.take_tables(document, key, ""), 1):
        reader.check_keys(table, ("role", "fte"), f"{key} {number}")
        found.append(read_yearly(table, f"{key} {number}", reader))
    return tuple(found)


def read_intake(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Intake, ...]:
    """Newly qualified workers who arrive each year, protected for 12 months unless said."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "intake", ""), 1):
        where = f"intake {number}"
        reader.check_keys(table, ("role", "fte", "months", "survival"), where)
        months = reader.take(table, "months", where, read_months, 12)
        survival = reader.take(table, "survival", where, read_share, ALL)
        found.append(Intake(read_yearly(table, where, reader), months, survival))
    return tuple(found)


def read_cohorts(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Cohort, ...]:
    """The cohorts that are protected at the start."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "cohorts", ""), 1):
        where = f"cohorts {number}"
        reader.check_keys(table, ("role", "fte", "months_left", "survival"), where)
        fte = reader.require_value(table, "fte", where, read_fte)
        months = reader.take(table, "months_left", where, read_months, 12)
        survival = reader.take(table, "survival", where, read_share, ALL)
        found.append(Cohort(reader.take_role(table, "role", where), fte, months, survival))
    return tuple(found)


def read_training(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Training, ...]:
    """The ways to qualify while employed."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "training", ""), 1):
        where = f"training {number}"
        reader.check_keys(table, ("name", "from", "role", "fte", "months", "completes"), where)
        taken = reader.take_role(table, "from", where) if "from" in table else None
        months = reader.take(table, "months", where, read_months, 24)
        completes = reader.take(table, "completes", where, read_share, ALL)
        name = reader.take(table, "name", where, read_text, where)
        found.append(Training(name, taken, read_yearly(table, where, reader), months, completes))
    return tuple(found)


def read_promotions(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[Promotion, ...]:
    """Who moves from role to role."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "promotions", ""), 1):
        where = f"promotions {number}"
        reader.check_keys(table, ("from", "to", "share", "fte"), where)
        if "share" not in table and "fte" not in table:
            reader.faults.add("F105", where, "says not how many", "State share, FTE a year, or both.")
        source = reader.take_role(table, "from", where)
        share = reader.take(table, "share", where, read_share, NOTHING)
        moves = read_yearly({"fte": 0, **table}, where, reader, "to")
        found.append(Promotion(source, moves, share))
    return tuple(found)


def read_changes(document: Mapping[str, Any], reader: WorkforceReader) -> tuple[EstablishmentChange, ...]:
    """Posts that come or go."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "changes", ""), 1):
        where = f"changes {number}"
        reader.check_keys(table, ("role", "year", "fte"), where)
        change = reader.require_value(table, "fte", where, read_change)
        role = reader.take_role(table, "role", where)
        found.append(EstablishmentChange(role, reader.take_year({"year": 1, **table}, "year", where), change))
    return tuple(found)


def read_agency(document: Mapping[str, Any], reader: WorkforceReader) -> Agency:
    """The agency staff there are, and what the need for them is made of."""
    table = reader.take_table(document, "agency", "")
    reader.check_keys(table, ("fte", "cover", "beyond", "carried"), "agency")
    return Agency(
        fte=reader.take(table, "fte", "agency", read_fte, NOTHING),
        cover=reader.take(table, "cover", "agency", read_share, ALL),
        beyond=reader.take(table, "beyond", "agency", read_fte, NOTHING),
        carried=reader.take(table, "carried", "agency", read_share, NOTHING),
    )
