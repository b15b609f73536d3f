"""Reads the settings of a region, a short TOML file, or refuses them with every fault at once."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults
from caseload.intake.toml_file import read_toml
from caseload.intake.toml_values import Reader, TomlKind, WrongForm, read_number, read_seconds
from caseload.planning.region.settings import RegionSettings
from caseload.planning.simulation.read_values import read_chance, read_within

SETTINGS: Final = TomlKind("file of settings", "docs/region.md", "R108", "R108", "R109", "R110", "R110")
MOST_MINUTES: Final = 600
MOST_POUNDS: Final = 100_000
KEYS: Final = (
    "travel_minutes",
    "lend_share",
    "opt_in",
    "cool_off_months",
    "agency_available",
    "agreed_rates",
    "workers_per_manager",
    "time_limit",
)


def read_settings(path: Path | None, roles: Collection[str]) -> RegionSettings:
    """The settings at a path, or those that hold where none is given. `roles` are those a rate may be agreed for.

    Raises InputRefused with every fault (region_codes).
    """
    if path is None:
        return RegionSettings()
    faults = PolicyFaults(path.name or "settings")
    document = read_toml(path, SETTINGS, faults)
    reader = Reader(faults, SETTINGS)
    reader.check_keys(document, KEYS, "")
    settings = settle(document, reader, roles)
    faults.refuse()
    return settings


def settle(document: Mapping[str, Any], reader: Reader, roles: Collection[str]) -> RegionSettings:
    """Every value stated, and for the rest what else holds."""
    usual = RegionSettings()
    rates = reader.take_table(document, "agreed_rates", "")
    reader.check_keys(rates, roles, "agreed_rates")
    agreed = {role: reader.take(rates, role, "agreed_rates", read_pounds, Fraction(0)) for role in sorted(rates)}
    return RegionSettings(
        travel_minutes=reader.take(document, "travel_minutes", "", read_minutes, usual.travel_minutes),
        lend_share=reader.take(document, "lend_share", "", read_chance, None),
        opt_in=reader.take(document, "opt_in", "", read_chance, usual.opt_in),
        cool_off_months=reader.take(document, "cool_off_months", "", read_within(0, 60), usual.cool_off_months),
        agency_available=reader.take(document, "agency_available", "", read_fte, None),
        agreed_rates=agreed,
        workers_per_manager=reader.take(document, "workers_per_manager", "", read_ratio, None),
        seconds=reader.take(document, "time_limit", "", read_seconds, usual.seconds),
    )


def read_minutes(value: object) -> int | None:
    """Whole minutes one way; None is any."""
    if value == "any":
        return None
    try:
        return read_within(0, MOST_MINUTES)(value)
    except WrongForm as error:
        raise WrongForm(f'minutes from 0 to {MOST_MINUTES}, or "any"') from error


def read_pounds(value: object) -> Fraction:
    """Pounds a week for one FTE."""
    return read_number(value, 0, MOST_POUNDS, f"pounds a week from 0 to {MOST_POUNDS:,}")


def read_fte(value: object) -> Fraction:
    """FTE of agency workers."""
    return read_number(value, 0, 100_000, "FTE from 0 to 100,000")


def read_ratio(value: object) -> Fraction:
    """How many one manager looks after."""
    return read_number(value, 1, 100, "a number from 1 to 100")
