"""The instances that come with the project are what their settings give, byte for byte."""

from datetime import date
from pathlib import Path

import pytest

from caseload.domain.prepare import prepare_problem
from caseload.intake.policy_read import read_policy
from caseload.intake.read import read_caseload
from caseload.render.tables import write_folder
from caseload.synthetic.generate import generate
from caseload.synthetic.shipped import SHIPPED

INSTANCES = Path(__file__).parents[2] / "instances"
README = (INSTANCES / "README.md").read_text(encoding="utf-8")
LATER = date(2030, 1, 1)


@pytest.mark.parametrize("name", SHIPPED)
def test_drawing_an_instance_again_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    settings, lines = SHIPPED[name]
    write_folder(generate(settings, read_policy(None)), tmp_path, lines)
    drawn = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    shipped = {file.name: file.read_bytes() for file in (INSTANCES / name).iterdir()}
    assert drawn == shipped


def test_every_folder_of_instances_is_one_of_the_shipped() -> None:
    assert sorted(path.parent.name for path in INSTANCES.glob("*/cases.csv")) == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_an_instance_states_its_own_date_and_is_read_without_a_warning(name: str) -> None:
    reading = read_caseload(INSTANCES / name, LATER)
    assert reading.caseload.as_of == SHIPPED[name][0].as_of
    assert reading.warnings == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_the_readme_states_the_rows_of_each_instance(name: str) -> None:
    caseload = read_caseload(INSTANCES / name, LATER).caseload
    assert f"## {name}: {len(caseload.workers)} workers, {len(caseload.cases):,} cases" in README


def test_in_the_team_six_families_are_new_and_one_workers_cases_must_move() -> None:
    caseload = read_caseload(INSTANCES / "team", LATER).caseload
    new = [case for case in caseload.cases if case.holder is None]
    assert (len({case.family for case in new}), len(new), len(caseload.cases) - len(new)) == (6, 9, 160)
    problem = prepare_problem(caseload)
    lost = [case for case in caseload.cases if case.holder and not problem.standings[case.id].before]
    assert {case.holder for case in lost} == {"w4", "w8"}
    assert sum(case.holder == "w8" for case in lost) == 2
    assert {problem.standings[case.id].waits_for for case in lost} == {"w4", None}


def test_the_short_team_limits_hours_and_leaves_no_room_for_its_waiting_children() -> None:
    problem = prepare_problem(read_caseload(INSTANCES / "team-short", LATER).caseload)
    waiting = [standing for standing in problem.standings.values() if standing.before is None]
    received = {
        member.id: max(0, (member.cap or 0) - sum(s.before == member.id for s in problem.standings.values()))
        for member in problem.staff.values()
        if member.is_available and member.leaving is None
    }
    assert problem.policy.hours == "limit"
    assert len(waiting) > sum(received.values())
    assert sum(standing.is_must for standing in waiting) >= 20
