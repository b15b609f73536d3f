"""Faults and audits on the console."""

from pathlib import Path

from caseload.domain.errors import Fault
from caseload.domain.plan import Breach, GoalResult
from caseload.render.audit_screen import render_audit
from caseload.render.faults import render_faults
from tests.builders import a_problem
from tests.render.report_builder import a_named_policy

GOLDEN = Path(__file__).parents[1] / "golden" / "21_audit_screen" / "expected.txt"
WRONG = Fault("E402", "cases.csv row 2, column kind", "this kind is not known", "Did you mean child_in_need?", "CINN")
ODD = Fault("W302", "cases", "1 family is split between holders", "Nothing to do.", "f1", "warning")


def test_a_fault_is_one_line_with_its_code() -> None:
    assert render_faults([WRONG]) == (
        "1 error:\n"
        "  cases.csv row 2, column kind: this kind is not known (got CINN). Did you mean child_in_need?\n"
        "      [E402]\n"
    )


def test_errors_come_before_warnings_and_each_place_stays_together() -> None:
    other = Fault("E301", "workers.csv row 3", "role is blank", "Write their role.")
    again = Fault("E301", "cases.csv row 9", "team is blank", "Write the team.")

    lines = render_faults([ODD, WRONG, other, again]).splitlines()

    assert lines[0] == "3 errors:" and "1 warning:" in lines
    places = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert places == ["cases.csv", "cases.csv", "workers.csv", "cases:"]


def test_no_line_is_wider_than_100_columns() -> None:
    long = Fault("E402", "where " * 30, "what " * 40, "fix " * 50, "got" * 100)

    assert max(len(line) for line in render_faults([long]).splitlines()) <= 100


def test_colour_marks_only_the_headings() -> None:
    plain, coloured = render_faults([WRONG, ODD]), render_faults([WRONG, ODD], colour=True)

    assert "\x1b" not in plain
    assert coloured.count("\x1b[") == 4


def test_nothing_wrong_is_nothing_to_show() -> None:
    assert render_faults([]) == ""


def test_an_audit_shows_breaches_and_goals_beside_the_proposal() -> None:
    problem = a_problem(policy=a_named_policy())
    breaches = [
        Breach("cap", "w1", None, None, "holds 24 of 23"),
        Breach("skills", "w2", "c4", None, "needs 1 skills, its worker has 0 of them"),
        Breach("cap", "w5", None, "input", "holds 25 of 23"),
    ]
    plan = [GoalResult("unallocated_must", 0, 0, False), GoalResult("unallocated", 9, 0, False)]
    proposal = [GoalResult("unallocated_must", 0, 0, True), GoalResult("unallocated", 3, 3, True)]

    text = render_audit(problem, breaches, plan, proposal)

    assert text == GOLDEN.read_text(encoding="utf-8")
    assert max(len(line) for line in text.splitlines()) <= 72 and text.isascii()


def test_an_audit_without_a_proposal_has_one_column() -> None:
    text = render_audit(a_problem(), [], [GoalResult("fit", 1200, 0, False)], None)

    assert "The plan breaks no rule." in text
    assert "travel and preferences" in text and "1,200" in text and "Proposal" not in text


def test_two_equal_plans_are_said_to_be_equal() -> None:
    goals = [GoalResult("fit", 1, 0, False)]

    assert "Both reach the same in every goal." in render_audit(a_problem(), [], goals, goals)


def test_many_breaches_are_cut() -> None:
    breaches = [Breach("lead", "w1", f"c{n}", None, "is led by a role that may not lead it") for n in range(20)]

    assert "  and 8 more\n" in render_audit(a_problem(), breaches, [], None)
