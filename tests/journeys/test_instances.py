"""Every shipped instance: allocated, its JSON valid against the published schema, and audited from that JSON alone."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.journeys.commands import run_caseload


@pytest.mark.parametrize("name", ["team", "team-short", "devon-2022", "service", "authority"])
def test_the_plan_validates_and_passes_the_audit(root: Path, tmp_path: Path, name: str) -> None:
    source = root / "instances" / name
    run_caseload("allocate", source, "--out", "plan.json", "--no-advice", cwd=tmp_path)

    schema = json.loads((root / "src/caseload/render/plan.schema.json").read_text())
    plan = json.loads((tmp_path / "plan.json").read_text())
    jsonschema.validate(plan, schema)
    audited = json.loads(run_caseload("audit", source, "plan.json", "--no-solve", "--json", cwd=tmp_path))

    goals = {goal["name"]: goal["value"] for goal in plan["goals"]}
    assert all(goal["bound"] <= goal["value"] for goal in plan["goals"])
    assert {goal["name"]: goal["value"] for goal in audited["goals"]} == goals
    assert all(breach["since"] is not None for breach in audited["breaches"])


def test_every_goal_of_the_team_is_proven_at_any_moves(root: Path, tmp_path: Path) -> None:
    words = ("allocate", root / "instances/team", "--moves", "any", "--no-advice", "--json")
    plan = json.loads(run_caseload(*words, cwd=tmp_path))

    assert all(goal["proven"] for goal in plan["goals"])
