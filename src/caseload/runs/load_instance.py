"""Reads or draws the caseload of an instance, and names what it holds by hashes."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Caseload
from caseload.intake.input_hash import hash_caseload
from caseload.intake.policy_read import parse_policy
from caseload.intake.read import read_caseload
from caseload.runs.job import Instance
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES, resize
from caseload.synthetic.shipped import SHIPPED

UNDATED: Final = date(2026, 1, 5)
"""The day of a caseload that states none, so that a result never depends on the day it is run."""


def load_instance(instance: Instance) -> Caseload:
    """The caseload of an instance.

    Raises InputRefused for a path whose caseload has faults, KeyError for a family that is not there.
    """
    if instance.path is not None:
        return read_caseload(Path(instance.path), UNDATED).caseload
    family = instance.family or ""
    settings = FAMILIES[family]
    size = instance.teams or settings.teams, instance.workers or settings.workers_per_team
    if size != (settings.teams, settings.workers_per_team):
        settings = resize(settings, *size)
    if instance.seed is not None:
        settings = replace(settings, seed=instance.seed)
    caseload = generate(settings, parse_policy(SHIPPED[family][1] if family in SHIPPED else ""))
    return replace(caseload, input_hash=hash_caseload(caseload))
