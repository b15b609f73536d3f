"""At equal money: what a line of models buys for what another one costs."""

from fractions import Fraction

from caseload.planning.design.lines import compare_at_equal_money, list_lines
from caseload.planning.design.sweep import Point
from tests.planning.design.sweeps import make_axis, make_outcome, make_sweep

MODELS = {"as it is": "", "18 social workers": "social workers", "22.5 officers": "officers"}


def test_the_same_money_buys_part_of_the_way_along_another_line() -> None:
    sweep = make_sweep(MODELS)
    costs = [("as it is", 0, 23.3), ("18 social workers", 776_000, 20.7), ("22.5 officers", 580_000, 21)]
    outcomes = [make_outcome(Point(at, ()), *each) for at, each in enumerate(costs)]

    (found,) = compare_at_equal_money(list_lines(sweep, outcomes), ["waiting"])

    assert (found.outcome.name, found.other, found.cost) == ("22.5 officers", "social workers", 580_000)
    assert found.share == Fraction(580, 776)
    assert round(float(18 * found.share), 1) == 13.5
    assert found.means["waiting"] == Fraction("23.3") - Fraction(580, 776) * Fraction("2.6")


def test_nothing_is_said_beyond_the_end_of_a_line() -> None:
    sweep = make_sweep(MODELS)
    costs = [("as it is", 0, 9), ("18 social workers", 100, 5), ("22.5 officers", 200, 4)]
    outcomes = [make_outcome(Point(at, ()), *each) for at, each in enumerate(costs)]

    found = compare_at_equal_money(list_lines(sweep, outcomes), ["waiting"])

    assert [(one.outcome.name, one.other) for one in found] == [("18 social workers", "officers")]


def test_an_axis_that_costs_is_a_line_and_one_that_does_not_is_none() -> None:
    axes = make_axis("add.social_worker", 0, 2), make_axis("add.support_officer", 0, 3), make_axis("policy.cap", 23, 20)
    sweep = make_sweep(None, *axes)
    outcomes = [
        make_outcome(
            point, sweep.name_point(point), 100 + 40 * 2 * point.places[0] + 25 * 3 * point.places[1], sum(point.places)
        )
        for point in sweep.points
    ]

    lines = list_lines(sweep, outcomes)

    assert [line.name for line in lines] == ["add.social_worker", "add.support_officer"]
    assert [len(line.outcomes) for line in lines] == [2, 2]


def test_models_are_set_side_by_side_at_each_setting_by_itself() -> None:
    sweep = make_sweep(MODELS, make_axis("demand", 1, 2))
    outcomes = [
        make_outcome(point, sweep.name_point(point), 100 * point.model, 10 * point.places[0]) for point in sweep.points
    ]

    found = compare_at_equal_money(list_lines(sweep, outcomes), ["waiting"])

    assert {(one.setting, one.means["waiting"]) for one in found} == {("demand 1", 0), ("demand 2", 10)}
