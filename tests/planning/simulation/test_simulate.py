"""Arms run side by side, each replication kept, nothing done twice."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.errors import UsageRefused
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.planning.simulation.kept import replication_from_json, replication_to_json
from caseload.planning.simulation.run_weeks import run_replication
from caseload.planning.simulation.scenario import Links, StaffFlow
from caseload.planning.simulation.simulate import Simulation, list_arms, simulate
from tests.planning.simulation.flows import a_scenario, a_start, give_all

SCENARIO = replace(a_scenario(weeks=4), replications=3)


def run(folder: Path | None = None, **changes: object) -> Simulation:
    return simulate(list_arms(replace(SCENARIO, **changes), a_start(2)), folder, allocate=give_all)  # type: ignore[arg-type]


def refuse_to_work(problem: Problem, seconds: float) -> Solved:
    raise AssertionError("this replication was there already")


def test_links_are_shown_at_0_and_as_stated() -> None:
    links = Links(leave_when_overloaded=Fraction(1), sources={"leave_when_overloaded": "a test"})

    found = run(links=links, staff={"social_worker": StaffFlow(leave=Fraction(1, 100))})

    assert [result.arm.name for result in found.arms] == ["links at 0", "links as stated"]
    assert [result.arm.scenario.links.are_off for result in found.arms] == [True, False]
    assert found.differences != ()


def test_another_scenario_meets_the_same_chances() -> None:
    other = replace(SCENARIO, name="other", seed=99, replications=1)

    found = simulate(list_arms(SCENARIO, a_start(2), (other, a_start(2))), allocate=give_all)

    assert [len(result.replications) for result in found.arms] == [3, 3]
    assert all(one.mean == one.low == one.high == 0 for one in found.differences)


def test_scenarios_of_other_weeks_are_not_set_side_by_side() -> None:
    with pytest.raises(UsageRefused):
        list_arms(SCENARIO, a_start(2), (replace(SCENARIO, weeks=5), a_start(2)))


def test_a_replication_is_written_and_read_exactly() -> None:
    replication = run_replication(replace(SCENARIO, sample=Fraction(1)), a_start(2), 1, give_all)

    assert replication_from_json(json.loads(json.dumps(replication_to_json(replication)))) == replication


def test_what_is_kept_is_not_run_again_and_more_replications_go_on_from_it(tmp_path: Path) -> None:
    first = run(tmp_path)
    again = simulate(list_arms(SCENARIO, a_start(2)), tmp_path, allocate=refuse_to_work)
    more = run(tmp_path, replications=5)

    assert again == replace(first, kept=3)
    assert (more.kept, len(more.arms[0].replications)) == (3, 5)


def test_another_scenario_takes_nothing_that_is_kept_and_a_damaged_file_is_run_again(tmp_path: Path) -> None:
    run(tmp_path)
    assert run(tmp_path, seed=4).kept == 0

    for path in tmp_path.glob("*-0001.json"):
        path.write_text(path.read_text()[:50])
    assert run(tmp_path).kept == 2


def test_stopping_keeps_the_replications_that_are_finished(tmp_path: Path) -> None:
    asked = 0

    def allocate(problem: Problem, seconds: float) -> Solved:
        nonlocal asked
        asked += 1
        if asked > 6:
            raise KeyboardInterrupt
        return give_all(problem, seconds)

    found = simulate(list_arms(SCENARIO, a_start(2)), tmp_path, allocate=allocate)

    assert (found.is_stopped, len(found.arms[0].replications)) == (True, 1)
    assert run(tmp_path).kept == 1


def test_stopping_before_the_first_leaves_nothing_to_say() -> None:
    def allocate(problem: Problem, seconds: float) -> Solved:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(list_arms(SCENARIO, a_start(2)), allocate=allocate)
