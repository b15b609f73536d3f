"""FAIRNESS on the screen, in JSON and on its sheet: little, and only what deserves a manager's eye."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from caseload.domain.problem import Problem
from caseload.render.fairness.words import render_fairness
from caseload.render.plan_json import plan_to_json
from caseload.render.workbook.proposal import write_proposal
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, days
from tests.render.report_builder import a_report, a_week_report


def tell(problem: Problem, lead=None) -> str:
    """The section for the base plan with other workers for some cases."""
    return "\n".join(render_fairness(a_report(problem, a_plan(problem, lead))))


def test_a_week_with_nothing_unfair_has_no_section() -> None:
    assert render_fairness(a_week_report()) == []
    assert render_fairness(replace(a_week_report(), findings=replace(a_week_report().findings, fairness=None))) == []


def test_children_who_come_to_a_third_worker_and_beyond_are_named() -> None:
    cases = [a_case("c1", earlier=("a", "b")), a_case("c2", earlier=("a", "b", "c"))]

    assert tell(a_problem([a_worker("w1")], cases), {"c1": "w1", "c2": "w1"}).splitlines() == [
        "FAIRNESS",
        "  c1 comes to 3 workers in 12 months by this plan.",
        "  c2, who had 3 or more already, gets another.",
    ]


def test_part_time_workers_clearly_fuller_than_full_time_ones_are_told() -> None:
    held = [a_case(f"c{index}", holder="w2", kind="early_help") for index in range(11)]

    told = tell(a_problem([a_worker("w1"), a_worker("w2", fte=0.5)], held))

    assert "Part-time workers stand at 100% on average, full-time ones at 0%." in told


def test_a_worker_who_took_most_of_the_new_families_is_told_with_their_time() -> None:
    fresh = [a_case(f"c{index}", holder="w1", held_since=days(-10)) for index in range(6)]
    staff = [a_worker("w1"), a_worker("w2"), a_worker("w3")]

    told = " ".join(tell(a_problem(staff, fresh)).split())

    assert "w1 takes 100% of the team's new families of 4 weeks (6), with 33% of its time." in told


def test_a_worker_with_most_of_the_demanding_work_is_told() -> None:
    cases = [a_case(f"c{index}", holder="w1", kind="child_protection") for index in range(6)]

    told = " ".join(tell(a_problem([a_worker("w1"), a_worker("w2")], cases)).split())

    assert "Child protection and proceedings: w1 leads 6 families (3 families by their time)." in told


def test_managers_with_cases_and_protected_loads_that_no_rule_keeps_are_told() -> None:
    staff = [a_worker("m1", role="team_manager"), a_worker("n1", role="nqsw", start_date=days(-10))]
    cases = [a_case("c0", holder="m1"), *(a_case(f"n{index}", holder="n1") for index in range(5))]

    told = tell(a_problem(staff, cases, policy=a_policy(rules_off=["protected"])))

    assert "Cases held by a manager, who should hold none: m1 1." in told
    assert "n1 holds 5 of 4 protected (the rule is off)." in told


def test_the_section_is_never_longer_than_eight_lines() -> None:
    names = [f"a-worker-with-a-very-long-name-{index}" for index in range(9)]
    staff = [a_worker(name, role="team_manager") for name in names] + [a_worker("w1"), a_worker("w2", fte=0.5)]
    many = [a_case(f"a-child-with-a-long-id-{index}", earlier=("a", "b", "c"), changes=index % 4) for index in range(8)]
    held = [a_case(f"k{index}", holder="w2", kind="child_protection", held_since=days(-1)) for index in range(11)]
    cases = [*many, *held, *(a_case(f"m{index}", holder=name) for index, name in enumerate(names))]

    lines = tell(a_problem(staff, cases), {case.id: "w1" for case in many}).splitlines()

    assert 3 <= len(lines) <= 8 and max(map(len, lines)) <= 72


def test_json_has_every_part_and_the_workbook_a_sheet(tmp_path: Path) -> None:
    report = a_week_report()

    fairness = plan_to_json(report)["fairness"]
    write_proposal(report, tmp_path / "proposal.xlsx")
    sheet = load_workbook(tmp_path / "proposal.xlsx")["Fairness"]
    column = [row[0].value for row in sheet.iter_rows()]

    assert [one["group"] for one in fairness["groups"] if one["grouping"] == "working_time"] == ["full_time"]
    assert {one["worker"]: one["now"] for one in fairness["new_families"]}["w7"] == 1
    assert fairness["protected"][0]["load"] == 8 and fairness["protected"][0]["above"] is False
    assert "Who took the new families: the last 4 weeks, and this plan" in column
    assert "Cases in the name of managers and trays" in column and "none" in column
