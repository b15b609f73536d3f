"""The first screen: a golden one, and what it says when there is little, much, or something unproven to say."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from caseload.domain.errors import Fault
from caseload.domain.findings import WayOut
from caseload.domain.plan import GoalResult
from caseload.pipeline.report import Report
from caseload.render.gain_words import tabulate_options
from caseload.render.lines import WIDTH
from caseload.render.screen import render_screen
from tests.builders import a_case, a_plan, a_problem, a_worker, give
from tests.render.report_builder import (
    a_large_problem,
    a_level,
    a_named_policy,
    a_post,
    a_report,
    a_solved,
    a_week_problem,
    a_week_report,
    an_option,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "20_first_screen" / "expected.txt"


def render(report: Report, path: str = "team.xlsx") -> str:
    """The screen as one line of text, for sentences that may be folded."""
    return " ".join(render_screen(report, path).split())


def test_the_first_screen_of_a_week_is_the_golden_one() -> None:
    report = a_week_report(
        shortfall=(a_level(1, (a_post("court"),)), a_level(2, (a_post("court"), a_post()), start=6)),
        moves_options=(an_option(1, unallocated_must=0, displaced=0), an_option(3, unallocated_must=0, displaced=0)),
    )

    assert render_screen(report, "team.xlsx") == GOLDEN.read_text(encoding="utf-8")


def test_no_line_is_wider_than_72_columns_whatever_the_ids() -> None:
    worker, case = a_worker("Wilhelmina " * 9), a_case("case/" * 30, kind="child_protection")
    held = a_case("held-" * 30, holder=worker.id)
    problem = a_problem([worker, a_worker("w2", role="nqsw")], [case, held], policy=a_named_policy())
    way = WayOut("over_limit", (give(case.id, worker.id),), (("cap", worker.id, 24, 23),))
    report = a_report(problem)
    unallocated = tuple(replace(one, ways_out=(way,)) for one in report.findings.unallocated)
    report = replace(report, findings=replace(report.findings, unallocated=unallocated))

    lines = render_screen(report, "folder/" * 30).splitlines()

    assert max(len(line) for line in lines) <= WIDTH
    assert any(".." in line for line in lines)


def test_our_own_words_are_ascii() -> None:
    assert render_screen(a_week_report(), "team.xlsx").isascii()


def test_a_name_that_is_not_ascii_is_shown_as_it_is() -> None:
    problem = a_problem([a_worker("Siân Ó Briain")], [a_case(holder="Siân Ó Briain")])

    assert "Siân Ó Briain" in render_screen(a_report(problem), "team")


def test_nothing_needs_the_manager_when_every_child_stays() -> None:
    text = render(a_report(a_problem([a_worker()], [a_case(holder="w1")])))

    assert "Nothing needs you before you decide." in text
    assert "1 child already held: 1 stays. Nobody is over 23." in text
    assert "No child is new or waiting." in text


def test_children_are_called_cases_when_a_household_is_among_them() -> None:
    policy = a_named_policy()
    kinds = {**policy.kinds, "fostering_household": replace(policy.kinds["child_in_need"], name="fostering_household")}
    role = replace(policy.roles["social_worker"], leads=frozenset(kinds))
    policy = replace(policy, kinds=kinds, roles={**policy.roles, "social_worker": role})
    problem = a_problem([a_worker()], [a_case(kind="fostering_household", holder="w1")], policy=policy)

    assert "1 case already held" in render(a_report(problem))


def test_several_teams_are_counted_and_the_table_is_grouped_by_team() -> None:
    problem = a_problem(
        [a_worker("w1"), a_worker("w2", team="South")],
        [a_case("c1", holder="w1"), a_case("c2", team="South", kind="looked_after")],
        policy=a_named_policy(),
    )

    text = render_screen(a_report(problem), "team")

    assert text.startswith("2 teams, Monday 5 January 2026")
    assert "\nNorth: 1 worker, 1 -> 1 of 23 cases, 0 full\nw1 " in text
    assert "looked-after child, South:" in text


def test_a_large_caseload_shows_only_the_workers_who_need_attention() -> None:
    text = render_screen(a_report(a_large_problem(teams=5, workers=13, cases=2)), "region")

    assert text.startswith("5 teams")
    assert "w0000" in text and "w0001" not in text
    assert "Team 4: 13 workers, 48 -> 48 of 299 cases, 1 full" in text
    assert "(5 of 65 workers)" in text
    assert "5 workers are over their cap" in text


def test_what_is_not_proven_is_said_in_plain_words() -> None:
    problem = a_week_problem()
    goals = (
        GoalResult("unallocated_must", 5, 3, False),
        GoalResult("unevenness", 1000, 900, False),
        GoalResult("fit", 10, 0, False),
    )
    solved = a_solved(problem, a_plan(problem), goals=goals, timed_out=True)

    text = render(a_report(problem, solved=solved))

    assert "Stopped by time: this is the best found." in text
    assert "children who may not wait and have no worker or cover might still fall from 5 to no lower than 3." in text
    assert "The unevenness of the work might still fall by up to 10%." in text
    assert "proven" not in text


def test_who_stopped_a_search_is_told() -> None:
    problem = a_problem()
    by_you = a_solved(problem, a_plan(problem), proven=False, interrupted=True)
    by_itself = a_solved(problem, a_plan(problem), proven=False, crashed=True)

    assert "Stopped by you" in render(a_report(problem, solved=by_you))
    assert "The search broke off" in render(a_report(problem, solved=by_itself))


def test_rules_that_are_off_are_named() -> None:
    problem = a_problem(policy=a_named_policy(rules_off={"lending", "kind_limit"}))

    assert "Checked against every rule but kind_limit and lending (off)." in render(a_report(problem))


def test_what_a_decision_puts_above_a_limit_comes_before_what_the_input_does() -> None:
    held = [a_case(f"c{n}", holder="w1") for n in range(24)]
    given = [a_case(f"d{n}") for n in range(24)]
    problem = a_problem([a_worker("w1"), a_worker("w2")], held + given, decisions=[give(c.id, "w2") for c in given])

    text = render(a_report(problem))

    assert "2 workers are over their cap (w1 and w2)." in text
    assert text.index("By decision: w2 holds 24 of 23.") < text.index("As it came in: w1 holds 24 of 23.")


def test_warnings_are_short_and_name_the_command_that_tells_more() -> None:
    warnings = tuple(Fault("W302", f"cases row {n}", "something odd", "Mend it.", str(n), "warning") for n in range(6))

    text = render(a_report(warnings=warnings), "my team.xlsx")

    assert "Input: cases row 0: something odd (0)" in text
    assert "Mend it" not in text and "row 3" not in text
    assert 'Input: 3 more warnings, and what to do: caseload check "my team.xlsx"' in text


def test_many_children_without_a_worker_are_cut_to_the_first_few() -> None:
    cases = [a_case(f"c{n}", kind="child_protection") for n in range(20)] + [a_case(f"d{n}") for n in range(9)]
    problem = a_problem([a_worker(role="team_manager")], cases, policy=a_named_policy())

    text = render(a_report(problem))

    assert "and 14 more children who may not wait: see Unallocated in the workbook." in text
    assert "9 children who may wait have no worker: child in need 9." in text


def test_a_shortfall_that_is_not_proven_says_at_least() -> None:
    given = {"at_least_fte": Fraction(8, 5), "proven": False, "left": ("c1",), "queue": ("c2",), "queue_weeks": 2}
    level = a_level(2, (a_post(count=2),), **given)

    text = render(a_report(a_problem(policy=a_named_policy()), shortfall=(level,)))

    assert "2 agency social workers (at least 1.6 full-time; 2 would do)." in text
    assert "1 child is without a worker whatever the posts: c1." in text
    assert "1 child waits only because nobody takes more new families this week, 2 weeks to clear." in text


def test_what_1_3_and_any_moves_reach_stands_side_by_side() -> None:
    problem = a_problem([a_worker()], [a_case("c1", holder="w1"), a_case("c2")])
    now = {goal.name: goal.value for goal in a_report(problem).solved.goals}
    options = (an_option(1, unallocated=0), an_option(3, **now), an_option(None, **now | {"unevenness": 2000}))

    table = tabulate_options(a_report(problem, moves_options=options))

    assert table is not None and tabulate_options(a_report(problem)) is None
    assert table.head == ("What; less is better", "None, as proposed", "1", "3", "Any number")
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["waiting, by priority and weeks"] == ("1", "0", "1", "1")
    assert rows["cases above a limit"] == ("0", "-", "0", "0")
    assert rows["unevenness of the work"][:3] == ("as now", "-", "as now")
    assert rows["unevenness of the work"][3].endswith(("% less", "% more"))


def test_moves_are_mentioned_only_when_they_gain_something() -> None:
    same = an_option(1, unallocated=1, displaced=0)

    assert "--moves" not in render(a_report(moves_options=(same,)))
    assert "--moves any waiting, by priority and weeks 1 -> 0; but children who lose their worker 0 -> 2" in render(
        a_report(moves_options=(same, an_option(None, unallocated=0, displaced=2)))
    )
