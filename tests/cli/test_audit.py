"""`caseload audit`: our own plans and a manager's, what they break, and the proposal beside them."""

import json
from pathlib import Path

import pytest

from tests.cli.running import CASES, Runner, write_small

OWN = """case,worker
c1,w1
c2,w1
c3,w2
c4,w3
c5,w3
"""


@pytest.mark.parametrize("name", ["plan.json", "plan.xlsx"])
def test_our_own_plan_is_sound_under_the_settings_it_carries(
    run: Runner, small: Path, tmp_path: Path, name: str
) -> None:
    plan = tmp_path / name
    run("allocate", small, "--moves", "2", "--give", "c4=w2", "--wait", "c2", "--out", plan, "--no-advice")

    ran = run("audit", small, plan, "--json")

    assert ran.code == 0
    assert ran.json["status"] == "sound"
    assert {goal["name"]: goal["value"] for goal in ran.json["goals"]}["unallocated_must"] == 1


def test_a_plan_made_under_its_own_policy_carries_it(run: Runner, small: Path, tmp_path: Path) -> None:
    policy, plan = tmp_path / "ours.toml", tmp_path / "plan.json"
    policy.write_text('as_of = 2026-01-05\ncap = 20\nhours = "limit"\n', encoding="utf-16")
    run("allocate", small, "--policy", policy, "--out", plan, "--no-advice")

    ran = run("audit", small, plan, "--json")

    assert ran.code == 0
    assert ran.json["issues"] == []


def test_a_plan_changed_by_hand_is_found_out(run: Runner, small: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    run("allocate", small, "--out", plan, "--no-advice")
    content = json.loads(plan.read_text())
    for one in content["assignments"]:
        one["worker"] = "w3" if one["case"] == "c2" else one["worker"]
    plan.write_text(json.dumps(content))

    ran = run("audit", small, plan)

    assert ran.code == 70
    assert "The plan breaks the rules" in ran.out and "siblings" in ran.out


@pytest.mark.parametrize("name", ["mine.csv", "mine.json"])
def test_a_managers_own_list_is_audited_beside_a_proposal(run: Runner, small: Path, tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    rows = [dict(zip(("case", "worker"), line.split(","), strict=True)) for line in OWN.splitlines()[1:]]
    mine.write_text(OWN if name.endswith("csv") else json.dumps({"cases": rows}))

    ran = run("audit", small, mine)

    assert ran.code == 0, ran.out
    assert ran.out.startswith("North team, Monday 5 January 2026 ")
    assert "Proposal" in ran.out


def test_a_holder_column_of_a_caseload_is_a_plan_too(run: Runner, small: Path, tmp_path: Path) -> None:
    mine = write_small(tmp_path / "mine", cases=CASES.replace("f4,,", "f4,w2,").replace("f1,,", "f1,w1,"))

    ran = run("audit", small, mine, "--no-solve", "--json")

    assert ran.code == 0
    assert {goal["name"]: goal["value"] for goal in ran.json["goals"]}["unallocated"] == 0
    assert ran.json["beside"] == []


def test_a_plan_that_moves_a_child_breaks_the_rule_moves(run: Runner, small: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(OWN.replace("c3,w2", "c3,w1"))

    assert run("audit", small, mine, "--no-solve", "--json").json["breaches"][0]["rule"] == "moves"
    assert run("audit", small, mine, "--no-solve", "--moves", "1").code == 0


def test_every_name_a_plan_should_not_have_is_told_at_once(run: Runner, small: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("case,worker\nc1,w1\nc1,w2\nc9,w1\nc3,w8\n")

    ran = run("audit", small, mine, "--json")

    assert ran.code == 3
    assert sorted(issue["code"] for issue in ran.json["issues"]) == ["E901", "E902", "E903", "E904"]


def test_a_file_that_is_no_plan_is_refused(run: Runner, small: Path, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")

    ran = run("audit", small, tmp_path / "other.csv", "--json")

    assert ran.code == 3
    assert [issue["code"] for issue in ran.json["issues"]] == ["E905"]
