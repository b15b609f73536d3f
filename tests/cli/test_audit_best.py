"""An audit says how a plan stands to the best one known of a shipped caseload."""

import json
from pathlib import Path

import pytest

from caseload.domain.plan import Breach, GoalResult
from caseload.render.audit_screen import render_audit
from tests.builders import a_problem
from tests.cli.running import Runner

GOALS = (GoalResult("unallocated", 3, 0, False), GoalResult("fit", 461, 0, False))


def test_our_own_plan_of_a_shipped_caseload_is_as_good_as_any_known(run: Runner, root: Path, tmp_path: Path) -> None:
    team, plan = root / "instances/team", tmp_path / "plan.json"
    run("allocate", team, "--out", plan, "--no-advice")

    assert "As good as the best plan known, in every goal." in run("audit", team, plan, "--no-solve").out
    assert run("audit", team, plan, "--json").json["best_known"][3] == {"name": "unallocated", "value": 3}


@pytest.mark.parametrize("changed", [("--absent", "w2"), ("--policy", "own.toml")])
def test_a_week_that_was_changed_has_no_best_known(
    run: Runner, root: Path, tmp_path: Path, changed: tuple[str, str]
) -> None:
    team, plan, (option, value) = root / "instances/team", tmp_path / "plan.json", changed
    if option == "--policy":
        (tmp_path / value).write_text("as_of = 2026-01-05\ncap = 20\n")
        value = str(tmp_path / value)
    run("allocate", team, option, value, "--out", plan, "--no-advice")
    assert json.loads(plan.read_text())["goals"]

    assert run("audit", team, plan, "--json").json["best_known"] == []


@pytest.mark.parametrize(
    ("best", "said"),
    [
        ({"unallocated": 3, "fit": 461}, "As good as the best plan known, in every goal."),
        ({"unallocated": 3}, "As good as the best plan known, in 1 goal."),
        ({"unallocated": 2, "fit": 500}, "Worse than the best plan known: waiting, by priority and weeks 3"),
        ({"unallocated": 3, "fit": 470}, "Better than the best plan known: travel and preferences 461"),
    ],
)
def test_the_first_goal_that_differs_decides(best: dict[str, int], said: str) -> None:
    assert said in render_audit(a_problem(), [], GOALS, None, (), best)


def test_a_plan_that_breaks_a_rule_is_not_compared() -> None:
    broken = [Breach("cap", "w1", None, None, "holds 24 of 23")]

    assert "best plan known" not in render_audit(a_problem(), broken, GOALS, None, (), {"fit": 470})
