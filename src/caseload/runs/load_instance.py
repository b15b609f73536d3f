"""Reads or draws the caseload of an instance, and names what it holds by hashes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Caseload
from caseload.domain.what_if import Changed
from caseload.intake.input_hash import hash_caseload
from caseload.intake.policy_changes import change_policy
from caseload.intake.read import read_caseload
from caseload.runs.job import Instance
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES, resize
from caseload.synthetic.shipped import SHIPPED

UNDATED: Final = date(2026, 1, 5)
"""The day of a caseload that states none, so that a result never depends on the day it is run."""


def load_instance(instance: Instance, changes: Sequence[Changed] = ()) -> Caseload:
    """The caseload of an instance, its policy changed.

    Raises InputRefused for a path whose caseload has faults and for changes that have, KeyError for a family that is
    not there.
    """
    if instance.path is not None:
        return read_caseload(Path(instance.path), UNDATED, changes=changes).caseload
    family = instance.family or ""
    settings = FAMILIES[family]
    size = instance.teams or settings.teams, instance.workers or settings.workers_per_team
    if size != (settings.teams, settings.workers_per_team):
        settings = resize(settings, *size)
    if instance.seed is not None:
        settings = replace(settings, seed=instance.seed)
    policy, _ = change_policy(SHIPPED[family][1] if family in SHIPPED else "", family, changes)
    caseload = generate(settings, policy)
    return replace(caseload, input_hash=hash_caseload(caseload))
