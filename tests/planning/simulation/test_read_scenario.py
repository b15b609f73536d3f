"""A scenario is read with its caseload, or refused with every fault at once."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.planning.simulation.read_scenario import read_scenario

WHOLE = """
family = "steady"
family_seed = 3
weeks = 26
warm_up = 4
replications = 5
seed = 7
demand = 1.7

[kinds.child_in_need]
weeks = 20
becomes = { child_protection = 0.01 }

[kinds.assessment]
families = 2.5

[staff.social_worker]
leave = 0.003
join = 0.1

[[posts]]
role = "agency_social_worker"
team = "T1"
count = 2

[links.close_faster]
value = 0.71
source = "Nottinghamshire 2018"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refuse(folder: Path, text: str) -> list[tuple[str, str]]:
    try:
        read_scenario(write(folder, text))
    except InputRefused as refusal:
        return [(fault.code, fault.where.removeprefix("scenario.toml, key ")) for fault in refusal.faults]
    return []


def test_what_is_stated_is_read_exactly(tmp_path: Path) -> None:
    team = read_scenario(write(tmp_path, 'family = "steady"'))[1].workers[0].team
    scenario, _ = read_scenario(write(tmp_path, WHOLE.replace("T1", team)))

    assert (scenario.weeks, scenario.warm_up, scenario.replications, scenario.seed) == (26, 4, 5, 7)
    flow = scenario.kinds["child_in_need"]
    assert (flow.closing, flow.becomes) == (Fraction(1, 20), (("child_protection", Fraction(1, 100)),))
    assert scenario.kinds["assessment"].families == Fraction(5, 2) * Fraction(17, 10)
    assert scenario.staff["social_worker"].leave == Fraction(3, 1000)
    assert [(post.count, post.notice) for post in scenario.posts] == [(2, 4)]
    assert scenario.links.close_faster == Fraction(71, 100)


def test_what_is_not_stated_keeps_the_caseload_level(tmp_path: Path) -> None:
    scenario, caseload = read_scenario(write(tmp_path, 'family = "steady"'))

    counts = Counter(case.kind for case in caseload.cases)
    children = sum(size * weight for size, weight in scenario.sizes) / sum(weight for _, weight in scenario.sizes)
    for kind, flow in scenario.kinds.items():
        assert flow.families * children == counts[kind] * flow.closing


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = """
family = "steady"
weeks = 0
wekes = 3
[kinds.asessment]
weeks = 4
[kinds.child_in_need]
weeks = 1
becomes = { child_protection = 0.5 }
[staff.wizard]
leave = 1
[staff.social_worker]
leave = 1.5
[[posts]]
role = "agency_social_worker"
team = "Nowhere"
[links.early_help]
value = 1
"""
    assert sorted(refuse(tmp_path, text)) == sorted(
        [
            ("S103", "wekes"),
            ("S104", "weeks"),
            ("S104", "links.early_help.source"),
            ("S107", "kinds.asessment"),
            ("S108", "kinds.child_in_need"),
            ("S107", "staff.wizard"),
            ("S104", "staff.social_worker.leave"),
            ("S107", "posts 1.team"),
        ]
    )


def test_a_scenario_must_say_once_where_it_starts(tmp_path: Path) -> None:
    assert refuse(tmp_path, "weeks = 4") == [("S105", "scenario.toml")]
    assert refuse(tmp_path, 'family = "team"\ncaseload = "x"') == [("S105", "scenario.toml")]
    assert refuse(tmp_path, 'caseload = "nowhere"') == [("S106", "caseload")]
    assert refuse(tmp_path, 'family = "teem"') == [("S107", "family")]
    assert refuse(tmp_path, "weeks = ") == [("S102", "scenario.toml")]


def test_the_faults_of_its_caseload_are_told_with_its_own(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    codes = [code for code, _ in refuse(tmp_path, 'caseload = "empty"\nweeks = 0')]

    assert codes[0] == "S104" and len(codes) > 1 and all(code.startswith("E") for code in codes[1:])


@pytest.mark.parametrize("key", ["demand", "time_limit", "sample", "weeks"])
@pytest.mark.parametrize("number", ["1" + "0" * 400, "nan", "inf"])
def test_a_number_beyond_all_bounds_is_a_fault_like_any_other(tmp_path: Path, key: str, number: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(f'family = "team"\n{key} = {number}\n')

    with pytest.raises(InputRefused) as refusal:
        read_scenario(path)

    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [("S104", f"s.toml, key {key}")]
