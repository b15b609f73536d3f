"""A what-if from the command line to the audit of its plan, and the input as it was before."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from tests.cli.running import Runner, write_small

NQSW = "role=nqsw,team=north,start_date=2025-06-02,fte=0.8,skills=court;asylum"
EACH = {
    "away": ("--absent", "w1"),
    "back": ("--absent", "w2=2026-01-26"),
    "added": ("--add", "role=social_worker,team=North", "--add", NQSW),
    "policy": ("--set", "cap=2", "--set", "kinds.child_in_need.hours=1.0", "--set", "rules_off=['hold']"),
    "mixed": ("--set", "cap=2", "--absent", "w1", "--add", "worker=Zo\u00eb =1,role=social_worker,team=North"),
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.chdir(tmp_path)
    return Runner(capsys)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def read_settings(plan: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(plan.read_text())["run"]["settings"]["what_if"]
    return found


@pytest.mark.parametrize("words", EACH.values(), ids=EACH.keys())
@pytest.mark.parametrize("form", ["plan.json", "plan.xlsx"])
def test_the_plan_of_a_what_if_passes_its_audit_and_the_input_stays(
    run: Runner, small: Path, root: Path, words: tuple[str, ...], form: str
) -> None:
    before = read_all(small)

    made = run("allocate", small, "--no-advice", "--quiet", "--out", form, *words)
    audited = run("audit", small, form, "--no-solve", "--json", "--quiet")

    assert (made.code, audited.code) == (0, 0), made.err + audited.err
    assert "This is a what-if, not this week's proposal." in made.out
    assert "Next:" not in made.out
    assert audited.json["status"] == "sound"
    assert [fault for fault in audited.json["issues"] if fault["code"].startswith("W9")] == []
    assert len(audited.json["what_if"]) == len(words) // 2
    assert read_all(small) == before
    if form.endswith(".json"):
        schema = json.loads((root / "src/caseload/render/plan.schema.json").read_text())
        jsonschema.validate(json.loads(Path(form).read_text()), schema)
        assert read_settings(Path(form)) == audited.json["what_if"]


def test_the_screen_says_what_was_changed(run: Runner, small: Path) -> None:
    ran = run(
        "allocate", small, "--no-advice", "--quiet", "--absent", "w2=2026-01-26", "--add", NQSW, "--set", "cap=20"
    )

    assert " ".join(ran.out.split()).startswith(
        "North team, Monday 5 January 2026 a what-if What if: cap 20 instead of 23; w2 is away, back on 26 January; "
        "one more newly qualified social worker in North with asylum and court (new1, 0.8 FTE). "
        "This is a what-if, not this week's proposal."
    )
    assert ran.out.endswith("Next: the same command with --out proposal.xlsx\n")


def test_an_absent_worker_receives_nothing_and_an_added_one_may(run: Runner, small: Path) -> None:
    words = ("--absent", "w1", "--add", "role=social_worker,team=North", "--give", "c2=new1", "--json")
    plan = run("allocate", small, "--no-advice", "--quiet", *words).json

    leads = {row["case"]: row["worker"] for row in plan["assignments"]}
    assert leads["c2"] == "new1"
    assert "w1" not in leads.values()


def test_a_plan_without_what_ifs_says_nothing_of_them(run: Runner, small: Path) -> None:
    ran = run("allocate", small, "--no-advice", "--quiet", "--out", "plan.json")

    assert "what-if" not in ran.out and "What if" not in ran.out
    assert read_settings(Path("plan.json")) == []


def test_each_what_if_makes_a_proposal_of_its_own_name(run: Runner, small: Path) -> None:
    names = [
        run("allocate", small, "--no-advice", "--quiet", "--json", *words).json["run"]["proposal"]
        for words in ((), *EACH.values(), ("--absent", "w3=2026-06-01"), ("--absent", "w3=2026-07-01"))
    ]

    assert len(set(names)) == len(names)


def test_a_plan_cannot_be_audited_where_its_what_if_does_not_fit(run: Runner, small: Path) -> None:
    run("allocate", small, "--no-advice", "--quiet", "--out", "plan.json", "--absent", "w1")
    plan = json.loads(Path("plan.json").read_text())
    plan["run"]["settings"]["what_if"][0]["worker"] = "w11"
    Path("plan.json").write_text(json.dumps(plan))

    ran = run("audit", small, "plan.json", "--no-solve", "--json")

    assert ran.code == 3
    assert [fault["code"] for fault in ran.json["issues"]] == ["E652"]


@pytest.mark.parametrize("stated", [[{"what": "sold"}], [{}], ["absent"], {"what": "absent"}, 7])
def test_a_plan_with_a_what_if_of_another_form_is_no_plan(run: Runner, small: Path, stated: object) -> None:
    run("allocate", small, "--no-advice", "--quiet", "--out", "plan.json")
    plan = json.loads(Path("plan.json").read_text())
    plan["run"]["settings"]["what_if"] = stated
    Path("plan.json").write_text(json.dumps(plan))

    ran = run("audit", small, "plan.json", "--no-solve", "--json")

    assert [fault["code"] for fault in ran.json["issues"]] == ["E905"]


def test_every_fault_of_policy_and_people_is_told_at_once(run: Runner, small: Path) -> None:
    words = ("--set", "capp=20", "--absent", "w9", "--add", "team=North", "--set", "x", "--json")

    ran = run("allocate", small, *words)

    assert ran.code == 3
    assert sorted(fault["code"] for fault in ran.json["issues"]) == ["E301", "E651", "E652", "P305"]


def test_faults_of_the_tables_are_told_beside_those_of_the_policy(run: Runner, small: Path) -> None:
    (small / "cases.csv").write_text("case,team,kind\nc1,North,nonsense\nc1,North,child_in_need\n")

    ran = run("allocate", small, "--set", "x", "--set", "cap=20", "--json")

    assert {"E402", "E501", "E651"} <= {fault["code"] for fault in ran.json["issues"]}


def decide(path: Path, case: str, decision: str, reason: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Allocation"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == case)
    row[heads.index("Decision")].value, row[heads.index("Reason")].value = decision, reason
    book.save(path)


@pytest.mark.parametrize("words", EACH.values(), ids=EACH.keys())
def test_decisions_of_a_what_if_are_not_taken_for_the_week(run: Runner, small: Path, words: tuple[str, ...]) -> None:
    run("allocate", small, "--no-advice", "--quiet", "--out", "what.xlsx", *words)
    decide(Path("what.xlsx"), "c4", "give to w3", "SKILLS")

    refused = run("allocate", small, "--no-advice", "--quiet", "--json", "--decisions", "what.xlsx")
    taken = run("allocate", small, "--no-advice", "--quiet", "--json", "--decisions", "what.xlsx", *words)

    assert refused.code == 3
    assert [fault["code"] for fault in refused.json["issues"]] == ["E808"]
    assert taken.code == 0
    assert [(one["case"], one["worker"]) for one in taken.json["decisions"]] == [("c4", "w3")]


def test_decisions_of_the_week_are_taken_for_a_what_if_about_people(run: Runner, small: Path) -> None:
    run("allocate", small, "--no-advice", "--quiet", "--out", "week.xlsx")
    decide(Path("week.xlsx"), "c4", "give to w3", "SKILLS")

    ran = run("allocate", small, "--no-advice", "--quiet", "--json", "--decisions", "week.xlsx", "--absent", "w1")

    assert [(one["case"], one["worker"]) for one in ran.json["decisions"]] == [("c4", "w3")]


def test_a_workbook_of_a_what_if_says_so_and_does_not_ask_for_decisions(run: Runner, small: Path) -> None:
    run("allocate", small, "--no-advice", "--quiet", "--out", "what.xlsx", "--absent", "w1")

    text = [row[0] for row in openpyxl.load_workbook("what.xlsx")["Read me"].iter_rows(values_only=True) if row[0]]

    assert text[:3] == [
        "What if, for North team, Monday 5 January 2026",
        "What if: w1 is away.",
        "This is a what-if, not this week's proposal.",
    ]
    assert not any(line.startswith("How to decide") for line in text)


@pytest.mark.parametrize("typed", ["CONTIN", "contin", "continuity: the worker knows the family"])
def test_the_reason_of_a_decision_goes_with_it_into_json_and_workbook_and_back(
    run: Runner, small: Path, typed: str
) -> None:
    words = ("--give", "c4=w1", "--wait", "c2", "--reason", typed)
    run("allocate", small, "--no-advice", "--quiet", "--out", "first.xlsx", *words)
    run("allocate", small, "--no-advice", "--quiet", "--out", "first.json", *words)

    again = run("allocate", small, "--no-advice", "--quiet", "--json", "--decisions", "first.xlsx").json

    first = json.loads(Path("first.json").read_text())
    stated = [(one["case"], one["decision"], one["worker"], one["reason"]) for one in first["decisions"]]
    assert stated == [("c2", "wait", None, "CONTIN"), ("c4", "give", "w1", "CONTIN")]
    assert again["decisions"] == first["decisions"]
    assert run("audit", small, "first.json", "--no-solve", "--quiet").code == 0


def test_a_reason_of_the_table_that_is_none_of_the_list_is_written_nowhere(run: Runner, small: Path) -> None:
    (small / "decisions.csv").write_text("case,decision,worker,reason\nc4,give,w1,her mother asked\nc2,wait,,RISKST\n")

    run("allocate", small, "--no-advice", "--quiet", "--out", "out")

    book = openpyxl.load_workbook("out/proposal.xlsx")
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if "mother" in cell]
    plan = Path("out/proposal.json").read_text()
    assert "mother" not in plan
    assert [one["reason"] for one in json.loads(plan)["decisions"]] == ["RISKST", None]
    assert "risk to staff" in cells


def test_what_a_decision_puts_above_a_limit_is_told_with_its_reason(run: Runner, small: Path) -> None:
    rows = "c1,North,child_in_need,court,\nc2,North,assessment,,w1\n"
    (small / "cases.csv").write_text(f"case,team,kind,skills,holder\n{rows}")

    ran = run("allocate", small, "--no-advice", "--quiet", "--give", "c1=w1", "--reason", "NOSTAF")

    assert "(your reason: nobody else is there to take it)" in " ".join(ran.out.split())


@pytest.mark.parametrize("words", [("--reason", "CONTIN"), ("--give", "c4=w1", "--reason", "her mother asked")])
def test_a_reason_without_a_decision_or_of_no_list_is_refused(run: Runner, small: Path, words: tuple[str, ...]) -> None:
    ran = run("allocate", small, *words)

    assert ran.code == 2
    assert "mother" not in ran.err


@pytest.mark.parametrize("asked", [("explain", "c4"), ("recommend", "c4"), ("shortfall",)], ids=lambda asked: asked[0])
def test_every_command_that_takes_a_what_if_says_it(run: Runner, small: Path, asked: tuple[str, ...]) -> None:
    command, *about = asked

    ran = run(command, small, *about, "--quiet", "--time-limit", "5", "--absent", "w2", "--set", "cap=20")

    assert ran.code == 0, ran.err
    assert "What if: cap 20 instead of 23; w2 is away." in " ".join(ran.out.split())
