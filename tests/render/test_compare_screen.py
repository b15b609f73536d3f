"""The screen of a comparison: few lines for little, cut where there is much, readable on a phone."""

from caseload.analysis.compare import Side, compare_plans
from caseload.domain.problem import Problem
from caseload.pipeline.compare import Compared, CompareReport
from caseload.render.compare.as_json import compare_to_json
from caseload.render.compare.screen import render_comparison
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days
from tests.render.report_builder import a_named_policy, a_solved


def compare(first: Problem, second: Problem, lead=None, other=None, proven: bool = True) -> CompareReport:
    """The comparison of two plans, the first allocated now and the second read from a file."""
    plans = a_plan(first, lead), a_plan(second, other)
    ours, theirs = (a_solved(*pair, proven=proven) for pair in zip((first, second), plans, strict=True))
    one = Compared("week.xlsx", "caseload", first, plans[0], ours.goals)
    two = Compared("own.xlsx", "plan", second, plans[1], theirs.goals, is_weighed=True)
    sides = (Side(each.problem, each.plan, each.goals) for each in (one, two))
    return CompareReport(one, two, compare_plans(*sides))


def a_large(cases: int, **tables) -> Problem:
    """Many new children, each of a family of its own, and two workers."""
    children = [a_case(f"child-with-a-long-id-{index:03}") for index in range(cases)]
    return a_problem([a_worker("w1"), a_worker("w2")], children, **tables)


def test_much_that_differs_is_cut_and_the_rest_is_in_the_workbook() -> None:
    problem = a_large(60)
    lead = {case: "w1" for case in problem.standings}

    lines = render_comparison(compare(problem, problem, lead, {case: "w2" for case in lead})).splitlines()

    assert "Another worker in B than in A: 60 cases" in lines
    assert "  and 40 more cases: see the workbook (--out comparison.xlsx)." in lines
    assert max(map(len, lines)) <= 72


def test_a_value_not_proven_and_one_only_weighed_say_so() -> None:
    problem = a_problem([a_worker("w1")], [a_case("c1")])

    told = " ".join(render_comparison(compare(problem, problem, {"c1": "w1"}, proven=False)).split())

    assert "A is better: waiting, by priority and weeks: A 0, B 1." in told
    assert "A is the best found in the time; a better one is not ruled out." in told
    assert "(A not below 0); A is better" in told


def test_other_inputs_are_said_before_the_goals_and_listed_below() -> None:
    first = a_problem([a_worker("w1")], [a_case("c1")], policy=a_named_policy())
    second = a_problem(
        [a_worker("w1", fte=0.5), a_worker("w2", first_day=days(20))],
        [a_case("c1", skills={"court", "asylum"}), a_case("c2")],
        policy=a_named_policy(cap=20),
        reductions=[a_reduction("w2", 50)],
    )

    told = " ".join(render_comparison(compare(first, second, {"c1": "w1"})).split())

    assert "A comes out better" in told and "compares two situations, not only two plans" in told
    assert "Policy: cap 23 -> 20" in told and "Worker w1: fte 1 -> 0.5" in told
    assert "Case c1: skills blank -> asylum and court" in told
    assert "1 worker only in B: w2." in told and "1 reduction only in B: w2 50%." in told


def test_the_table_of_workers_fits_a_phone() -> None:
    staff = [a_worker("w1"), a_worker("a-worker-with-a-long-name"), a_worker("w3", first_day=days(9))]
    first = a_problem(staff, [a_case("c1", holder="w1"), a_case("c2")])
    second = a_problem(staff[:2], [a_case("c1", holder="w1"), a_case("c2")])

    told = render_comparison(compare(first, second, {}, {"c2": "a-worker-with-a-long-name"})).splitlines()
    start = next(index for index, line in enumerate(told) if line.startswith("Worker "))

    assert max(len(line) for line in told[start : start + 3]) <= 40
    assert any("not there" in line for line in told[start : start + 3])


def test_goals_alike_and_cases_not_says_that_neither_is_better() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1")], policy=a_policy())

    report = compare(problem, problem, {"c1": "w1"}, {"c1": "w2"})

    assert "Neither is better: both reach the same in every goal." in render_comparison(report)
    document = compare_to_json(report)
    assert document["better"] is None and document["status"] == "different"
    assert document["moved"][0]["why_first"] == "new" and document["second"]["bounds"] is False
