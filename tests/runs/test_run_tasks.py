"""Jobs run in a real pool, are kept one by one, and are never run twice; whatever goes wrong loses nothing else."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.runs.apart import run_apart
from caseload.runs.pool import run_in_pool
from caseload.runs.prepare_tasks import prepare_tasks
from caseload.runs.run_tasks import Shard, run_tasks
from caseload.runs.store import Store
from caseload.runs.task import task_to_json
from tests.cli.running import write_small
from tests.processes import kill_child_of
from tests.runs.suites import (
    list_answers,
    make_tasks,
    never,
    read_text,
    run_here,
    start_bench,
    state_all,
    wait_for_results,
    write_suite,
)

SLOW = '[[runs]]\nfamilies = [{ family = "steady", seeds = [1, 2, 3, 4, 5, 6], workers = 3 }]\nmoves = "any"\n'


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The tiny suite run undisturbed."""
    folder = tmp_path_factory.mktemp("whole")
    store = Store(folder / "out")
    tally = run_here(make_tasks(folder), store)
    assert (tally.finished, tally.failed, tally.left) == (4, 0, 0)
    return store


def test_a_result_says_what_came_of_the_run_and_what_it_took(whole: Store) -> None:
    for run in whole.read().runs.values():
        assert run.is_proven and len(run.goals) == 9
        assert run.cases > 10 and run.workers > 1
        assert run.seconds > 0 and (run.processor_seconds or 0) > 0 and (run.peak_mib or 0) > 50
        assert set(run.versions) == {"caseload", "ortools", "python"}


def test_what_is_kept_is_not_run_again(whole: Store, tmp_path: Path) -> None:
    tally = run_tasks(state_all(make_tasks(tmp_path)), whole, lambda todo, stop: pytest.fail("run again"))

    assert (tally.asked, tally.kept, tally.finished) == (4, 4, 0)


def test_two_shards_together_are_the_whole(whole: Store, tmp_path: Path) -> None:
    tasks, store = make_tasks(tmp_path), Store(tmp_path / "out")
    first, second = (Shard(number, 2).take(tasks) for number in (1, 2))
    assert not {task.key for task in first} & {task.key for task in second}

    run_here(first, store)
    run_here(second, store)

    assert list_answers(store) == list_answers(whole)


def test_a_killed_suite_leaves_no_partial_result_and_goes_on_where_it_was(tmp_path: Path) -> None:
    write_suite(tmp_path, SLOW)
    store = Store(tmp_path / "out")
    process = start_bench(tmp_path, tmp_path / "out", "--workers", "1")

    before = wait_for_results(store, 2)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    kept = store.read()
    assert kept.damaged == () and 2 <= len(kept.runs) < 6
    stamps = {path: path.stat().st_mtime_ns for path in store.folder.glob("*.json")}

    again = start_bench(tmp_path, tmp_path / "out", "--workers", "2")
    out, told = again.communicate(timeout=60)

    assert again.returncode == 0, told
    assert f"{6 - len(kept.runs)} finished now, {len(kept.runs)} were there" in " ".join(out.split())
    assert len(store.read().runs) == 6 and {run.key for run in before} <= store.read().runs.keys()
    assert all(path.stat().st_mtime_ns == stamp for path, stamp in stamps.items())


def test_ctrl_c_keeps_what_has_finished_and_ends_what_runs(tmp_path: Path) -> None:
    write_suite(tmp_path, SLOW)
    process = start_bench(tmp_path, tmp_path / "out", "--workers", "1")

    wait_for_results(Store(tmp_path / "out"), 1)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)

    assert process.returncode == 130
    assert "left to do: the same command goes on from here" in " ".join(out.split())
    assert Store(tmp_path / "out").read().runs


def test_a_run_that_fails_fails_alone_and_can_be_tried_again(tmp_path: Path) -> None:
    tasks = make_tasks(tmp_path)[:2]
    dying = replace(tasks[0], job=replace(tasks[0].job, work="caseload.runs.child:main"))
    store = Store(tmp_path / "out")

    tally = run_here((dying, tasks[1]), store)
    failed = next(run for run in store.read().runs.values() if run.failure is not None)
    again = run_tasks(state_all((dying,)), store, lambda todo, stop: pytest.fail("run again"))
    retried = run_tasks(state_all((dying,)), store, lambda todo, stop: run_in_pool(todo, 1, stop), is_retrying=True)

    assert (tally.finished, tally.failed) == (1, 1)
    assert failed.failure == "TypeError" and failed.key == dying.key
    assert (again.kept, again.failed) == (1, 0) and retried.failed == 1


def test_a_run_whose_process_dies_is_a_failed_result(tmp_path: Path) -> None:
    (task,) = make_tasks(tmp_path, SLOW)[:1]
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(run_apart, task_to_json(task))
        kill_child_of(os.getpid(), "caseload.runs.child")
        result = future.result(timeout=30)

    assert result is not None and (result["status"], result["error"]) == ("failed", "ProcessDied")


def test_a_caseload_that_changed_meanwhile_is_not_run_under_its_old_key(tmp_path: Path) -> None:
    small = write_small(tmp_path / "small")
    (task,) = make_tasks(tmp_path, '[[runs]]\ninstances = "small"\n')
    (small / "cases.csv").write_text((small / "cases.csv").read_text().replace("c5,North", "c6,North"))

    result = run_apart(task_to_json(task))

    assert result is not None and (result["status"], result["error"]) == ("failed", "InputChanged")


def test_a_failed_run_says_nothing_of_the_data(tmp_path: Path) -> None:
    write_small(tmp_path / "small")
    (task,) = make_tasks(tmp_path, '[[runs]]\ninstances = "small"\n')
    wrong = replace(task, job=replace(task.job, work="os:getcwd"))

    result = run_apart(task_to_json(wrong))

    assert result is not None and result["error"] == "ValueError"
    assert {"w1", "c1", "North"}.isdisjoint(str(result).replace("'", " ").split())


def test_results_of_another_version_are_kept_apart_and_told(whole: Store, tmp_path: Path) -> None:
    tasks = make_tasks(tmp_path)[:1]
    old = Store(tmp_path / "out", {"caseload": "0.0.1", "ortools": "9.14"})
    old.open()
    old.keep({"key": "aa", "status": "done"})

    tally = run_here(tasks, Store(tmp_path / "out"))

    assert tally.others == ("caseload-0.0.1-ortools-9.14",)
    assert tally.finished == 1 and (old.folder / "aa.json").is_file()


def test_a_damaged_result_is_named_and_run_again(tmp_path: Path) -> None:
    tasks, store = make_tasks(tmp_path)[:1], Store(tmp_path / "out")
    store.open()
    (store.folder / f"{tasks[0].key}.json").write_text('{"schema_version": 1, "sta')
    assert store.read().damaged == (f"{tasks[0].key}.json",)

    assert run_here(tasks, store).finished == 1
    assert store.read().damaged == ()


FULL_DISK = """
import resource, sys
from pathlib import Path
from caseload.cli.main import main
from caseload.runs.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
sys.exit(main(["bench", "run", sys.argv[1], "--out", sys.argv[2], "--workers", "1"]))
"""


def test_a_disk_that_takes_no_more_stops_the_suite_and_loses_no_finished_run(tmp_path: Path) -> None:
    suite, store = write_suite(tmp_path), Store(tmp_path / "out")
    run_here(make_tasks(tmp_path)[:1], store)
    (kept,) = store.folder.glob("*.json")

    command = [sys.executable, "-c", FULL_DISK, str(suite), str(tmp_path / "out"), str(kept.stat().st_size * 9 // 10)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 1
    assert "could not be kept (File too large)" in " ".join(done.stdout.split())
    assert [path.name for path in store.folder.iterdir()] == [kept.name]


def test_an_instance_with_faults_or_too_large_is_refused_before_anything_runs(tmp_path: Path) -> None:
    write_small(tmp_path / "small", workers="worker,team,role\nw1,North,pilot\n")
    text = '[[runs]]\ninstances = "small"\nfamilies = [{ family = "authority" }]\n'

    with pytest.raises(InputRefused) as refusal:
        prepare_tasks(read_text(tmp_path, text).jobs, 300)

    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [("B109", "small"), ("B110", "authority:5")]
    assert "300" in refusal.value.faults[1].what and "--memory" in refusal.value.faults[1].fix


def test_a_stopped_run_gives_no_result(tmp_path: Path) -> None:
    stop = never()
    stop.set()

    assert run_apart(task_to_json(make_tasks(tmp_path)[0]), stop) is None
