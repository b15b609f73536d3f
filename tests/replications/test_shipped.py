"""What the founding documents claimed, put to the engine: smaller runs of the shipped sweeps say the same."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.planning.design.read_arms import read_arms
from caseload.planning.design.read_sweep import read_sweep
from tests.replications.running import run_shipped

SWEEPS = (
    "nottinghamshire",
    "nottinghamshire-week",
    "nottinghamshire-demand",
    "nottingham-city",
    "nottingham-city-year",
    "peterborough",
    "devon-2022",
)
FREED = "share of freed time that shortens cases"


@pytest.mark.parametrize("name", SWEEPS)
def test_every_shipped_sweep_reads_and_says_what_was_put_in(root: Path, name: str) -> None:
    sweep = read_sweep(root / "instances" / "replications" / f"{name}.toml")

    assert sweep.put_in and sweep.question
    assert len(read_arms(sweep)) == sweep.size


def test_nottinghamshire_in_one_week(root: Path, tmp_path: Path) -> None:
    found = run_shipped(root, tmp_path, "nottinghamshire-week", {"moves": 0, "time_limit": 20})

    as_it_was, workers, officers, everybody = found.outcomes
    assert as_it_was.means["open_per_social_worker"] == officers.means["open_per_social_worker"] == Fraction(3401, 146)
    assert workers.means["open_per_social_worker"] == Fraction(3401, 164)
    # by the cap officers change nothing, by hours they do more than the social workers, for less
    assert as_it_was.means["weeks_above"] == officers.means["weeks_above"] == 43
    assert everybody.means["workload"] < officers.means["workload"] < workers.means["workload"] < 1.0
    assert as_it_was.means["workload"] > 1
    assert [round(one.means["yearly_cost"] - as_it_was.means["yearly_cost"]) for one in (workers, officers)] == [
        18 * 43_100,
        Fraction(45, 2) * 25_800,
    ]
    same_money = next(one for one in found.equal_money if one.outcome is officers)
    assert round(float(18 * same_money.share), 1) == 13.5


def test_nottinghamshire_by_caseload_rests_on_how_much_freed_time_shortens_cases(root: Path, tmp_path: Path) -> None:
    found = run_shipped(
        root,
        tmp_path,
        "nottinghamshire",
        {"warm_up": 12, "weeks": 2, "replications": 1},
        ("the social workers", "the new officers"),
        {FREED: [0, 1]},
    )

    load = {one.name: one.means["open_per_social_worker"] for one in found.outcomes}
    assert load["the social workers"] < load["the new officers"] - 2
    assert load[f"the new officers, {FREED} 1"] < load["the social workers"]
    ((equal,),) = (one.at for one in found.break_evens if one.measure == "open_per_social_worker")
    # the arithmetic says 0.71, with what officers free at the caseload of the start
    assert Fraction(1, 2) < equal < Fraction(85, 100)


def test_nottingham_city_brings_everybody_within_the_cap_by_moving_families_alone(root: Path, tmp_path: Path) -> None:
    found = run_shipped(
        root,
        tmp_path,
        "nottingham-city",
        {"family": "nottingham-city-frontline"},
        (),
        {
            "caseload drawn as": ["nottingham-city-frontline"],
            "families a team may move": [0, 3],
            "more agency workers": [0, 30],
        },
    )

    seen = {one.name: (one.means["weeks_above"], one.means["changes"]) for one in found.outcomes}
    assert seen == {
        "as it is": (14, 0),
        "more agency workers 30": (14, 0),
        "families a team may move 3": (0, 27),
        "families a team may move 3, more agency workers 30": (0, 27),
    }


def test_peterborough_officers_who_hold_cases_lower_caseloads_and_those_who_support_do_not(
    root: Path, tmp_path: Path
) -> None:
    found = run_shipped(
        root,
        tmp_path,
        "peterborough",
        {"warm_up": 4, "weeks": 2, "replications": 1},
        ("as it was", "three who hold cases", "three who only support"),
    )

    load = {one.name: one.means["cases_per_social_worker"] for one in found.outcomes}
    assert load["three who hold cases"] < load["as it was"] - 3
    assert load["three who only support"] == load["as it was"]
    hours = {one.name: one.means["workload"] for one in found.outcomes}
    assert hours["three who only support"] < hours["as it was"]


def test_devon_allocates_everybody_without_the_full_complement_but_not_within_hours(root: Path, tmp_path: Path) -> None:
    values = {"more social workers": [0, 40.6], "families a team may move": ["any"]}
    found = run_shipped(root, tmp_path, "devon-2022", {}, (), values)

    assert {(one.means["waiting"], one.means["weeks_above"]) for one in found.outcomes} == {(0, 0)}
    as_it_was, full = (one.means["workload"] for one in found.outcomes)
    assert as_it_was > Fraction(13, 10) and full < Fraction(9, 10)


def list_figures(text: str) -> set[str]:
    """Every number of a text, without thousands commas."""
    return {figure.replace(",", "").rstrip(".") for figure in re.findall(r"\d[\d,.]*", text)}


@pytest.mark.parametrize("page", ["nottinghamshire", "nottingham-city", "peterborough", "devon-2022"])
def test_no_figure_of_a_page_is_both_put_in_and_came_out(root: Path, page: str) -> None:
    text = (root / "docs" / "replications" / f"{page}.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))

    put_in, came_out = (list_figures(parts[name]) for name in ("Put in", "Came out"))
    assert len(put_in) > 3 and len(came_out) > 3
    assert not put_in & came_out
