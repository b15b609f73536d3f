"""Finds the best values known of one caseload, where a table of them lies beside it, as for the shipped instances."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Final

from caseload.domain.errors import InputRefused
from caseload.domain.problem import Problem
from caseload.runs.best_known import MOST_BYTES, read_best_known

TABLE: Final = "best_known.csv"


def find_best_beside(path: Path, problem: Problem) -> dict[str, int]:
    """The best value known of each goal of the caseload at a path, under the moves of the problem.

    From `best_known.csv` in the folder the caseload lies in. A row counts only where its columns `input_hash` and
    `policy_hash` are those of the caseload, so that a table of another caseload says nothing; a table that cannot be
    read says nothing either.
    """
    caseload, table = problem.caseload, path.resolve().parent / TABLE
    if problem.settings.hand_over or not table.is_file():
        return {}
    moves = "any" if problem.settings.moves is None else str(problem.settings.moves)
    try:
        best, stated = read_best_known(table), read_stated(table)
    except InputRefused:
        return {}
    if stated.get(path.stem) != (caseload.input_hash, caseload.policy.text_hash):
        return {}
    found = {goal: best.get((path.stem, moves, goal), best.get((path.stem, "", goal))) for goal in problem.policy.goals}
    return {goal: value for goal, value in found.items() if value is not None}


def read_stated(table: Path) -> Mapping[str, tuple[str, str]]:
    """The hashes of tables and policy that a table of best values states for each instance."""
    text = table.read_bytes()[:MOST_BYTES].decode("utf-8-sig")
    rows = csv.DictReader(StringIO(text))
    return {row["instance"]: (row.get("input_hash") or "", row.get("policy_hash") or "") for row in rows}
