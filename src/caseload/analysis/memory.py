"""Estimates the memory of a run before anything is built, says what a machine has, and refuses what does not fit."""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Caseload
from caseload.domain.errors import UsageRefused
from caseload.domain.problem import Problem
from caseload.domain.staff import prepare_staff

BASE_MIB: Final = 200
PAIR_KIB: Final = 8
"""At least twice what was measured: service with lending 2.6 KiB a pair of family and worker, authority less."""
MIB: Final = 1024 * 1024
PROCESS_MIB: Final = 100
"""A process of its own with the solver loaded, before it reads a problem."""
SEARCHED_KIB: Final = 10
"""What a search takes for each pair of a part, measured: service with lending, any moves, 86 MiB for 8,887 pairs."""
LISTED_KIB: Final = 1
"""What every process keeps of each pair of the whole problem, all parts together; measured with authority: less."""


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


def require_memory(problem: Problem, processes: int, memory: int | None) -> None:
    """Raises UsageRefused, with what to do, where a search in so many processes would need more MiB than there are.

    `memory` is what the machine has; None, where nobody can tell, refuses nothing.
    """
    need = estimate_search(problem, processes)
    if memory is None or need <= memory:
        return
    ways = ["give --workers 1"] if processes > 1 and estimate_search(problem, 1) <= memory else []
    ways += ["leave out --moves"] if problem.settings.moves != 0 else []
    advice = ", or ".join([*ways, "divide the caseload by authority and allocate each part"])
    raise UsageRefused(f"This week would need about {need:,} MiB of memory, and this machine has {memory:,}: {advice}.")


def estimate_search(problem: Problem, processes: int) -> int:
    """MiB of all solving processes together: each keeps what may become of every family, and builds one part at a
    time; the parts are taken to be the teams that workers join."""
    pairs = count_pairs(problem)
    largest = max(group_teams(problem, pairs).values(), default=0)
    each = PROCESS_MIB + (sum(pairs.values()) * LISTED_KIB + largest * SEARCHED_KIB) // 1024
    return processes * each


def count_pairs(problem: Problem) -> dict[str, int]:
    """How many pairs of a family and a worker who may have it each team has; a family that stays counts once."""
    serving = Counter(team for member in problem.staff.values() for team in member.serves)
    stays = problem.settings.moves == 0 and problem.policy.has_rule("moves")
    pairs: Counter[str] = Counter()
    for unit in problem.units:
        is_kept = bool(unit.core) and (unit.is_fixed or (stays and not unit.is_handed_on))
        pairs[unit.team] += 1 if is_kept or unit.is_parked else serving[unit.team]
    return dict(pairs)


def group_teams(problem: Problem, pairs: Mapping[str, int]) -> dict[str, int]:
    """The pairs of each group of teams that some worker serves together, by the group's first team."""
    first = {team: team for team in pairs}

    def find(team: str) -> str:
        while first[team] != team:
            team = first[team]
        return team

    for member in problem.staff.values():
        served = sorted({find(team) for team in member.serves if team in first})
        for team in served[1:]:
            first[team] = served[0]
    groups: Counter[str] = Counter()
    for team, count in pairs.items():
        groups[find(team)] += count
    return dict(groups)
