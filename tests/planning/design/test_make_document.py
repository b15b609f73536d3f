"""The scenario of a point: the sweep's, with the changes of its model and of its place on each axis."""

from dataclasses import replace

import pytest

from caseload.planning.design.make_document import make_document, merge, state_change
from caseload.planning.design.sweep import Axis, Point, StaffingModel
from tests.planning.design.sweeps import DOCUMENT, make_axis, make_sweep


def test_tables_merge_lists_of_tables_join_and_all_else_is_replaced() -> None:
    base = {"policy": {"cap": 23, "hours": "report"}, "add": [{"role": "nqsw"}], "sizes": [1], "demand": 1}

    merged = merge(base, {"policy": {"cap": 20}, "add": [{"role": "support_officer"}], "sizes": [2], "demand": 1.7})

    assert merged == {
        "policy": {"cap": 20, "hours": "report"},
        "add": [{"role": "nqsw"}, {"role": "support_officer"}],
        "sizes": [2],
        "demand": 1.7,
    }
    assert base["policy"] == {"cap": 23, "hours": "report"} and base["add"] == [{"role": "nqsw"}]


@pytest.mark.parametrize(
    ("key", "value", "change"),
    [
        ("demand", 1.7, {"demand": 1.7}),
        ("policy.cap", 20, {"policy": {"cap": 20}}),
        ("links.close_faster.value", 0.5, {"links": {"close_faster": {"value": 0.5}}}),
        ("add.support_officer", 0, {}),
        ("add.support_officer", 3, {"add": [{"role": "support_officer", "count": 3}]}),
        ("add.social_worker", -2, {"remove": [{"role": "social_worker", "count": 2}]}),
        (
            "add.support_officer",
            22.5,
            {"add": [{"role": "support_officer", "count": 22}, {"role": "support_officer", "count": 1, "fte": 0.5}]},
        ),
        ("add.support_officer", 0.25, {"add": [{"role": "support_officer", "count": 1, "fte": 0.25}]}),
    ],
)
def test_a_dotted_key_is_a_change_and_people_are_added_by_role(key: str, value: float, change: dict) -> None:
    assert state_change(key, value) == change


def test_a_point_has_the_changes_of_its_model_and_its_places_under_its_own_name() -> None:
    models = (StaffingModel("as it is"), StaffingModel("more", {"add": [{"role": "nqsw", "count": 1}]}))
    sweep = replace(make_sweep(None, make_axis("demand", 1, 1.7), make_axis("add.nqsw", 0, 2)), models=models)

    document = make_document(sweep, Point(1, (1, 1)))

    assert document.name == "more, demand 1.7, add.nqsw 2"
    assert document.content == {
        "family": "team",
        "demand": 1.7,
        "add": [{"role": "nqsw", "count": 1}, {"role": "nqsw", "count": 2}],
    }
    assert make_document(sweep, Point(0, (0, 0))).content == DOCUMENT.content


def test_every_combination_is_a_point_once_and_the_count_needs_no_list() -> None:
    sweep = make_sweep({"a": "", "b": ""}, make_axis("demand", 1, 2, 3), Axis("moves", "moves", (0, "any")))

    assert sweep.size == len(sweep.points) == len(set(sweep.points)) == 12
    assert sweep.points[:2] == (Point(0, (0, 0)), Point(1, (0, 0)))
    assert sweep.name_point(Point(1, (2, 1))) == "b, demand 3, moves any"
    assert sweep.name_point(Point(1, (0, 1))) == "b, moves any" and sweep.name_point(Point(0, (0, 0))) == "a"
    assert make_sweep(None, make_axis("demand", *range(1000)), make_axis("notice", *range(1000))).size == 10**6
