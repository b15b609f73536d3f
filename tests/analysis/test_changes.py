"""Which cases change worker, and what for."""

from caseload.analysis.changes import list_changes
from caseload.domain.findings import Change
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days, give, rule_out

TWO = [a_worker(), a_worker("w2")]


def test_a_kept_case_is_no_change() -> None:
    problem = a_problem(TWO, [a_case("c1", holder="w1")])

    assert list_changes(problem, a_plan(problem)) == ()


def test_a_case_nobody_had_is_new() -> None:
    problem = a_problem(TWO, [a_case("c1")])

    found = list_changes(problem, a_plan(problem, {"c1": "w2"}))

    assert found == (Change("c1", "c1", "North", None, "w2", "better", True),)


def test_a_case_out_of_a_tray_is_new() -> None:
    problem = a_problem([*TWO, a_worker("duty", role="tray")], [a_case("c1", holder="duty")])

    (change,) = list_changes(problem, a_plan(problem, {"c1": "w2"}))

    assert (change.before, change.is_new) == (None, True)


def test_a_case_left_without_a_worker_is_listed_only_if_its_holder_is_there() -> None:
    workers = [a_worker(), a_worker("w2", last_day=days(-1))]
    problem = a_problem(workers, [a_case("c1", holder="w1"), a_case("c2", holder="w2")], moves=None)

    (change,) = list_changes(problem, a_plan(problem, {"c1": None}))

    assert (change.case, change.before, change.after) == ("c1", "w1", None)


def test_a_holder_who_has_left_and_one_who_is_long_away_are_told_apart() -> None:
    workers = [a_worker(), a_worker("w2", last_day=days(-1)), a_worker("w3")]
    cases = [a_case("c1", holder="w2"), a_case("c2", holder="w3")]
    problem = a_problem(workers, cases, reductions=[a_reduction("w3", 100, days(-5), days(90))])

    found = list_changes(problem, a_plan(problem, {"c1": "w1", "c2": "w1"}))

    assert [(c.case, c.before, c.because, c.is_new) for c in found] == [
        ("c1", "w2", "holder_left", False),
        ("c2", "w3", "holder_absent", False),
    ]


def test_decisions_are_named_as_the_cause() -> None:
    cases = [a_case("c1", holder="w1"), a_case("c2", holder="w1"), a_case("c3")]
    decided = [give("c1", "w2"), rule_out("c2", "w1"), give("c3", "w1")]
    problem = a_problem(TWO, cases, decisions=decided)

    found = list_changes(problem, a_plan(problem, {"c2": "w2"}))

    assert [(c.case, c.after, c.because) for c in found] == [
        ("c1", "w2", "decision"),
        ("c2", "w2", "decision"),
        ("c3", "w1", "decision"),
    ]


def test_a_case_handed_on_says_so() -> None:
    problem = a_problem([a_worker(team="South"), a_worker("w2")], [a_case("c1", holder="w1", transfer=True)])

    (change,) = list_changes(problem, a_plan(problem, {"c1": "w2"}))

    assert change.because == "handed_on"


def test_joining_a_sibling_and_moving_with_one_are_told() -> None:
    cases = [a_case("c1", family="f", holder="w1"), a_case("c2", family="f", kind="looked_after")]
    problem = a_problem(TWO, cases)

    joined = list_changes(problem, a_plan(problem, {"c2": "w1"}))
    moved = list_changes(problem, a_plan(problem, {"c1": "w2", "c2": "w2"}))

    assert [(c.case, c.because) for c in joined] == [("c2", "with_sibling")]
    assert [(c.case, c.because) for c in moved] == [("c1", "with_sibling"), ("c2", "with_sibling")]


def test_a_move_the_goals_prefer_says_better() -> None:
    problem = a_problem(TWO, [a_case("c1", holder="w1")], moves=1)

    (change,) = list_changes(problem, a_plan(problem, {"c1": "w2"}))

    assert (change.because, change.is_new) == ("better", False)


def test_a_holder_whom_the_law_does_not_allow_gives_the_rule_as_cause() -> None:
    workers = [a_worker(), a_worker("s1", role="support_officer")]
    problem = a_problem(workers, [a_case("c1", kind="looked_after", holder="s1")])

    (change,) = list_changes(problem, a_plan(problem, {"c1": "w1"}))

    assert (change.before, change.because) == ("s1", "rule")
