"""Fairness: loads by group, children with many workers, protected and demanding work, who took the new families."""

from dataclasses import replace
from fractions import Fraction

import pytest

from caseload.analysis.fairness import measure_fairness
from caseload.domain.fairness import Fairness, Spread
from caseload.domain.problem import Problem
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, days


def some(number: int, holder: str, **changes):
    """Children of one worker, each a family of its own."""
    return [a_case(f"{holder}-{index}", holder=holder, **changes) for index in range(number)]


def measure(problem: Problem, lead=None, **parts) -> Fairness:
    """The fairness of the base plan with other workers for some cases."""
    return measure_fairness(problem, a_plan(problem, lead, **parts))


def find_group(fairness: Fairness, name: str):
    """One group by its name."""
    return next(group for group in fairness.groups if group.group == name)


def test_loads_are_exact_by_role_working_time_and_protection() -> None:
    staff = [a_worker("w1"), a_worker("w2", fte=0.5), a_worker("n1", role="nqsw", start_date=days(-10))]
    problem = a_problem(staff, [*some(23, "w1"), *some(5, "w2"), *some(2, "n1"), a_case("c1")])

    fairness = measure(problem, {"c1": "w2"})

    part = find_group(fairness, "part_time")
    assert (part.workers, part.cases_before, part.cases) == (1, 5, 6)
    assert part.filled_before == Spread(Fraction(5, 11), Fraction(5, 11), Fraction(5, 11))
    full = find_group(fairness, "full_time")
    assert full.filled == Spread((1 + Fraction(2, 4)) / 2, Fraction(1, 2), Fraction(1))
    assert find_group(fairness, "protected").workers == find_group(fairness, "nqsw").workers == 1
    assert find_group(fairness, "not_protected").cases == find_group(fairness, "social_worker").cases == 29


def test_workers_who_are_away_or_hold_no_cases_are_in_no_group() -> None:
    staff = [a_worker("w1", first_day=days(3)), a_worker("m1", role="team_manager"), a_worker("t1", role="tray")]

    assert measure(a_problem(staff, [])).groups == ()


@pytest.mark.parametrize(
    ("earlier", "changes", "holder", "before"),
    [
        (("a", "b"), 2, "w1", 3),
        (("a", "w1"), 2, "w1", 3),
        (("a", "w1"), 1, "w1", 2),
        ((), 4, "w1", 5),
        (("a",), 1, None, 1),
    ],
)
def test_the_workers_of_a_year_are_those_named_and_the_changes_counted(earlier, changes, holder, before) -> None:
    problem = a_problem(
        [a_worker("w1"), a_worker("w2")], [a_case("c1", earlier=earlier, changes=changes, holder=holder)], moves=None
    )

    found = measure(problem, {"c1": "w2"}).many_workers

    assert [(one.before, one.after, one.worker) for one in found] == (
        [(before, before + 1, "w2")] if before >= 2 else []
    )


def test_a_child_who_comes_to_three_workers_by_this_plan_is_named_as_new() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1", earlier=("a", "b"))])

    assert [one.is_new for one in measure(problem, {"c1": "w2"}).many_workers] == [True]
    assert measure(problem).many_workers == ()


def test_an_earlier_worker_is_not_another_one() -> None:
    problem = a_problem([a_worker("w1")], [a_case("c1", earlier=("w1", "b", "x"))])

    assert [(one.after, one.worker, one.is_new) for one in measure(problem, {"c1": "w1"}).many_workers] == [
        (3, None, False)
    ]


def test_newly_qualified_workers_above_their_load_or_with_barred_work_are_told_by_the_rule() -> None:
    early = a_worker("n1", role="nqsw", start_date=days(-100))
    late = a_worker("n2", role="nqsw", start_date=days(-300))
    cases = [
        *some(9, "n1"),
        a_case("c1", holder="n1", kind="child_protection"),
        a_case("c2", holder="n2", kind="child_protection"),
        a_case("c3", holder="n2", kind="child_protection", co_worker="w1"),
    ]
    problem = a_problem([early, late, a_worker("w1")], cases)

    first, second = measure(problem).protected

    assert first.is_above and (first.cases, first.load) == (10, 8)
    assert [(one.case, one.rule, one.is_allowed) for one in first.barred] == [("c1", "protected", False)]
    assert not second.is_above
    assert [(one.case, one.rule, one.is_allowed) for one in second.barred] == [
        ("c2", "co_working", False),
        ("c3", "co_working", True),
    ]


def test_demanding_work_is_counted_by_case_and_family_beside_what_their_time_comes_to() -> None:
    cases = [
        a_case("c1", holder="w1", kind="child_protection", family="f1"),
        a_case("c2", holder="w1", kind="child_protection", family="f1", proceedings="care"),
        a_case("c3", holder="w1", kind="looked_after", family="f2", proceedings="pre"),
        a_case("c4", holder="w2", kind="child_in_need"),
    ]
    problem = a_problem([a_worker("w1"), a_worker("w2", fte=0.5), a_worker("n1", role="nqsw")], cases)

    first, second = measure(problem).demanding

    assert (first.protection_cases, first.protection_families) == (2, 1)
    assert (first.proceedings_cases, first.proceedings_families, first.families) == (2, 2, 2)
    assert first.expected == Fraction(4, 3) and second.expected == Fraction(2, 3)
    assert first.more == Fraction(2, 3)


def test_new_families_are_those_of_four_weeks_and_of_this_plan_with_their_share() -> None:
    cases = [
        a_case("c1", holder="w1", held_since=days(-27)),
        a_case("c2", holder="w1", held_since=days(-28)),
        a_case("c3", holder="w1", held_since=days(-3), family="f3"),
        a_case("c4", holder="w1", held_since=days(-90), family="f3"),
        a_case("c5"),
        a_case("c6", family="f6"),
        a_case("c7", family="f6"),
    ]
    problem = a_problem([a_worker("w1"), a_worker("w2")], cases)

    first, second = measure(problem, {"c5": "w1", "c6": "w2", "c7": "w2"}).new_families

    assert (first.recent, first.now, first.share, first.expected) == (1, 1, Fraction(2, 3), Fraction(1, 2))
    assert (second.recent, second.now, second.share) == (0, 1, Fraction(1, 3))
    assert first.more == Fraction(1, 2)


def test_teams_with_many_newly_qualified_for_each_experienced_worker_are_marked_where_the_policy_advises() -> None:
    staff = [a_worker("w1"), a_worker("n1", role="nqsw"), a_worker("n2", role="nqsw"), a_worker("s1", team="South")]

    advised = measure(a_problem(staff, [], policy=a_policy(protected_per_experienced=Fraction(1)))).mixes
    silent = measure(a_problem(staff, [])).mixes

    assert [(one.team, one.protected, one.experienced, one.is_above) for one in advised] == [
        ("North", 2, 1, True),
        ("South", 0, 1, False),
    ]
    assert [one.is_above for one in silent] == [False, False]


def test_cases_of_managers_and_trays_are_counted() -> None:
    staff = [a_worker("w1"), a_worker("m1", role="team_manager"), a_worker("duty", role="tray")]
    cases = [
        a_case("c1", holder="m1"),
        a_case("c2", holder="duty"),
        a_case("c3", holder="duty"),
        a_case("c4", holder="w1"),
    ]
    problem = a_problem(staff, cases)

    found = measure(problem, {"c2": "w1", "c3": None}).held_aside

    assert [(one.worker, one.is_tray, one.cases_before, one.cases) for one in found] == [
        ("duty", True, 2, 1),
        ("m1", False, 1, 1),
    ]


def test_the_order_of_the_rows_changes_nothing() -> None:
    staff = [a_worker("w1"), a_worker("w2"), a_worker("n1", role="nqsw", start_date=days(-100))]
    cases = [*some(4, "w1", kind="child_protection"), *some(3, "w2"), *some(2, "n1"), a_case("c1")]
    problem = a_problem(staff, cases)
    turned = replace(problem.caseload, workers=problem.caseload.workers[::-1], cases=problem.caseload.cases[::-1])

    other = a_problem(turned.workers, turned.cases)

    assert measure(problem, {"c1": "w2"}) == measure(other, {"c1": "w2"})
