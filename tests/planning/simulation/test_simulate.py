"""Arms run side by side, each replication kept, nothing done twice; whatever goes wrong loses nothing else."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.errors import UsageRefused
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.planning.simulation.bands import Difference
from caseload.planning.simulation.document import ScenarioDocument
from caseload.planning.simulation.kept import KeptRun, describe_replication, read_kept
from caseload.planning.simulation.one_run import Arm
from caseload.planning.simulation.run_weeks import Replication, run_replication
from caseload.planning.simulation.scenario import StaffFlow
from caseload.planning.simulation.simulate import gather, list_arms, list_tasks
from caseload.runs.apart import run_apart
from caseload.runs.cluster import run_on_cluster
from caseload.runs.pool import run_in_pool
from caseload.runs.run_tasks import Execute, run_tasks
from caseload.runs.store import ResultFolder
from tests.planning.simulation.flows import a_scenario, a_start, an_arm, give_all, run_here
from tests.processes import kill_child_of
from tests.runs.clusters import losing_a_worker
from tests.runs.suites import wait_for_results

SCENARIO = replace(a_scenario(weeks=4), replications=3)
SMALL = {
    "family": "steady",
    "weeks": 2,
    "replications": 3,
    "time_limit": 10,
    "sample": 0,
    "staff": {"social_worker": {"leave": 0.05}},
}


def make_document(name: str = "small", **changes: object) -> ScenarioDocument:
    """A scenario of two weeks of a small team."""
    return ScenarioDocument(name, f"{name}.toml", ".", {**SMALL, **changes})


def refuse_to_work(problem: Problem, seconds: float) -> Solved:
    raise AssertionError("this replication was there already")


def test_links_are_shown_at_0_and_as_stated() -> None:
    links = {"leave_when_overloaded": {"value": 1, "source": "a test"}}

    arms = list_arms(make_document(links=links))

    assert [arm.name for arm in arms] == ["links at 0", "links as stated"]
    assert [arm.scenario.links.are_off for arm in arms] == [True, False]


def test_another_scenario_meets_the_same_chances() -> None:
    arms = list_arms(make_document(), make_document("other", seed=99, replications=1))

    assert [(arm.name, arm.scenario.seed, arm.scenario.replications) for arm in arms] == [
        ("small", 0, 3),
        ("other", 0, 3),
    ]


def test_scenarios_of_other_weeks_are_not_set_side_by_side() -> None:
    with pytest.raises(UsageRefused):
        list_arms(make_document(), make_document(weeks=5))


def test_two_identical_scenarios_differ_by_exactly_nothing(tmp_path: Path) -> None:
    staff = {"social_worker": StaffFlow(leave=Fraction(1, 100))}
    scenario = replace(SCENARIO, staff=staff)

    found = run_here(tmp_path, an_arm(scenario, a_start(2)), an_arm(replace(scenario, name="b"), a_start(2), "b"))

    assert [len(result.replications) for result in found.arms] == [3, 3]
    assert found.differences and all(one.mean == one.low == one.high == 0 for one in found.differences)


def test_four_times_the_replications_halve_the_interval(tmp_path: Path) -> None:
    few, many = (find_waiting(tmp_path, 4 * times) for times in (8, 32))

    assert few.low is not None and few.high is not None and many.low is not None and many.high is not None
    # the t quantile falls from 2.04 to 1.98 as well; the rest is chance, the same in every run of this test
    assert 0.4 < (many.high - many.low) / (few.high - few.low) < 0.6


def find_waiting(folder: Path, replications: int) -> Difference:
    """How much more work half as many families again make, over so many replications."""
    scenario = replace(SCENARIO, weeks=8, replications=replications)
    more = a_scenario(families=3, weeks=8, replications=replications)
    found = run_here(folder, an_arm(scenario, a_start(2)), an_arm(more, a_start(2), "more"))
    return next(one for one in found.differences if one.name == "open")


def test_a_replication_is_written_and_read_exactly() -> None:
    replication = run_replication(replace(SCENARIO, sample=Fraction(1)), a_start(2), 1, give_all)

    again = read_kept(json.loads(json.dumps(describe_replication("k", replication))))

    assert (again.replication, again.failure) == (replication, None)


def test_what_is_kept_is_not_run_again_and_more_replications_go_on_from_it(tmp_path: Path) -> None:
    first = run_here(tmp_path, an_arm(SCENARIO, a_start(2)))
    again = run_here(tmp_path, an_arm(SCENARIO, a_start(2)), allocate=refuse_to_work)
    more = run_here(tmp_path, an_arm(replace(SCENARIO, replications=5), a_start(2)))

    assert (again.arms, again.tally.kept) == (first.arms, 3)
    assert (more.tally.kept, len(more.arms[0].replications)) == (3, 5)


def test_another_scenario_takes_nothing_that_is_kept_and_a_damaged_file_is_run_again(tmp_path: Path) -> None:
    run_here(tmp_path, an_arm(SCENARIO, a_start(2)))
    assert run_here(tmp_path, an_arm(replace(SCENARIO, seed=4), a_start(2))).tally.kept == 0

    for path in tmp_path.glob("*/*-0001.json"):
        path.write_text(path.read_text()[:50])
    assert run_here(tmp_path, an_arm(SCENARIO, a_start(2))).tally.kept == 2


def test_runs_of_another_version_are_told_and_never_used(tmp_path: Path) -> None:
    old = ResultFolder(tmp_path, read_kept, {"caseload": "0.0.1", "ortools": "9.14"})
    old.open()
    old.keep({"key": f"{an_arm(SCENARIO, a_start(2)).key}-0000", "status": "done"})

    found = run_here(tmp_path, an_arm(SCENARIO, a_start(2)))

    assert (found.tally.kept, found.tally.others) == (0, ("caseload-0.0.1-ortools-9.14",))


def test_stopping_keeps_the_replications_that_are_finished(tmp_path: Path) -> None:
    asked = 0

    def allocate(problem: Problem, seconds: float) -> Solved:
        nonlocal asked
        asked += 1
        if asked > 6:
            raise KeyboardInterrupt
        return give_all(problem, seconds)

    found = run_here(tmp_path, an_arm(SCENARIO, a_start(2)), allocate=allocate)

    assert (found.tally.is_stopped, len(found.arms[0].replications)) == (True, 1)
    assert run_here(tmp_path, an_arm(SCENARIO, a_start(2))).tally.kept == 1


def list_results(folder: ResultFolder[KeptRun], arms: Sequence[Arm], execute: Execute) -> list[tuple[Replication, ...]]:
    """The replications of every arm, each run as `execute` does."""
    tally = run_tasks(list_tasks(arms), folder, execute)
    assert (tally.finished, tally.failed, tally.left) == (len(list_tasks(arms)), 0, 0)
    return [result.replications for result in gather(arms, folder.read().runs, tally).arms]


def test_two_dask_workers_with_one_killed_come_to_what_an_undisturbed_pool_does(tmp_path: Path) -> None:
    arms = [*list_arms(make_document(), make_document("busier", demand=1.5))]
    calm, out = (ResultFolder(tmp_path / name, read_kept) for name in ("calm", "out"))
    undisturbed = list_results(calm, arms, lambda tasks, stop: run_in_pool(tasks, 2, stop))
    with losing_a_worker(tmp_path / "scratch", lambda: wait_for_results(out, 1)) as cluster:
        found = list_results(out, arms, lambda tasks, stop: run_on_cluster(tasks, cluster, 2, stop))
    assert found == undisturbed


def test_a_replication_whose_process_dies_is_a_failed_result_without_what_was_put_in() -> None:
    (arm,) = list_arms(make_document(weeks=40))
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(run_apart, list_tasks([arm])[0])
        kill_child_of(os.getpid(), "caseload.runs.child")
        result = future.result(timeout=30)

    assert result is not None and read_kept(result).failure == "ProcessDied"
    assert "input" not in result


def test_a_scenario_that_reads_otherwise_elsewhere_is_not_run_under_its_old_key() -> None:
    (arm,) = list_arms(make_document())
    task = list_tasks([arm])[0]

    result = run_apart({**task, "input": {**task["input"], "content": {**SMALL, "weeks": 3}}})

    assert result is not None and read_kept(result).failure == "InputChanged"
