"""Estimates the memory of a run before anything is built, and says what a machine has."""

import os
from collections import Counter
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Caseload
from caseload.domain.staff import prepare_staff

BASE_MIB: Final = 200
PAIR_KIB: Final = 8
"""At least twice what was measured: service with lending 2.6 KiB a pair of family and worker, authority less."""
MIB: Final = 1024 * 1024


def estimate_memory(caseload: Caseload) -> int:
    """MiB a run of this caseload may take: a base, and so much for each family and worker who may receive it."""
    families = Counter(team for team, _ in {(case.team, case.family or f"\0{case.id}") for case in caseload.cases})
    serving = Counter(team for member in prepare_staff(caseload).values() for team in member.serves)
    pairs = sum(count * serving[team] for team, count in families.items())
    return BASE_MIB + pairs * PAIR_KIB // 1024


def find_memory() -> int | None:
    """MiB of memory this machine has, or its container is allowed; None where the system does not tell."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError, AttributeError):
        return None
    try:
        allowed = int(Path("/sys/fs/cgroup/memory.max").read_text())
    except (OSError, ValueError):
        allowed = whole
    return min(whole, allowed) // MIB
