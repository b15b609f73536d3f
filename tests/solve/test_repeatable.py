"""The same caseload gives the same plan, whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

PRINT_PLAN = """
from tests.solve.here import solve_here
from tests.solve.weeks import read_week

for instance in ("team", "team-short"):
    solved = solve_here(read_week(instance))
    assert solved.is_optimal
    plan = solved.plan
    print(solved.goals)
    for table in (plan.lead, plan.co_worker, plan.overseer, plan.cover, plan.support, plan.discipline):
        print(sorted(table.items()))
"""


def print_plan(root: Path, hash_seed: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PRINT_PLAN],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_proven_plan_is_the_same_under_every_hash_seed(root: Path) -> None:
    printed = [print_plan(root, seed).communicate(timeout=60)[0] for seed in ("0", "1", "random")]

    assert "GoalResult" in printed[0]
    assert printed[0] == printed[1] == printed[2]
