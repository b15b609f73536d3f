"""A suite runs on real dask workers, and one that is killed loses no finished run."""

from pathlib import Path

import pytest

from caseload.domain.errors import UsageRefused
from caseload.runs.cluster import Cluster, check_cluster, run_on_cluster
from caseload.runs.run_tasks import run_tasks
from caseload.runs.store import Store
from tests.runs.clusters import losing_a_worker
from tests.runs.suites import list_answers, make_tasks, never, run_here, state_all, wait_for_results

FOUR = '[[runs]]\nfamilies = [{ family = "steady", seeds = [1, 2, 3, 4], workers = 2 }]\n'


def test_a_suite_with_a_killed_worker_ends_as_the_undisturbed_one(tmp_path: Path) -> None:
    tasks = make_tasks(tmp_path, FOUR)
    calm, store = Store(tmp_path / "calm"), Store(tmp_path / "out")
    run_here(tasks, calm)
    with losing_a_worker(tmp_path / "scratch", lambda: wait_for_results(store, 1)) as cluster:
        check_cluster(cluster)
        tally = run_tasks(state_all(tasks), store, lambda todo, stop: run_on_cluster(todo, cluster, 2, stop))

    assert (tally.finished, tally.failed, tally.left) == (4, 0, 0)
    assert list_answers(store) == list_answers(calm)


def test_a_cluster_of_this_machine_is_made_and_ended(tmp_path: Path) -> None:
    tasks, store = make_tasks(tmp_path, FOUR)[:2], Store(tmp_path / "out")

    tally = run_tasks(state_all(tasks), store, lambda todo, stop: run_on_cluster(todo, Cluster(), 2, stop))

    assert (tally.finished, tally.failed) == (2, 0)


def test_a_scheduler_that_is_not_there_is_told_in_words() -> None:
    nowhere = Cluster("tcp://127.0.0.1:1", find_seconds=0.5)

    with pytest.raises(UsageRefused, match=r"No scheduler answers at tcp://127\.0\.0\.1:1 .*dask scheduler"):
        list(run_on_cluster([], nowhere, 2, never()))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://10.0.0.5:8786", "unencrypted to another machine"),
        ("tcp://scheduler.example:8786", "unencrypted to another machine"),
        ("tcp://127.0.0.1.example:8786", "unencrypted to another machine"),
        ("tls://10.0.0.5:8786", "--tls-ca, --tls-cert and --tls-key"),
        ("http://127.0.0.1:80", "takes no address, or one such as"),
        ("tcp://127.0.0.1", "takes no address, or one such as"),
        ("tcp://127.0.0.1:99999", "takes no address, or one such as"),
        ("suite.toml", "takes no address, or one such as"),
        ("", "takes no address, or one such as"),
    ],
)
def test_an_address_that_will_not_do_is_refused_in_words(address: str, words: str) -> None:
    with pytest.raises(UsageRefused, match=words):
        check_cluster(Cluster(address))


def test_certificates_that_are_not_there_are_named(tmp_path: Path) -> None:
    missing = tmp_path / "ca.pem"

    with pytest.raises(UsageRefused, match=r"ca\.pem not there"):
        check_cluster(Cluster("tls://10.0.0.5:8786", missing, missing, missing))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786", "local"])
def test_this_machine_needs_no_certificates(address: str) -> None:
    check_cluster(Cluster(address))
