"""A real cluster of two dask workers, one of which is killed in the middle of a run."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import distributed

from caseload.runs.cluster import Cluster

SILENT = 60


@contextmanager
def losing_a_worker(scratch: Path, wait: Callable[[], object]) -> Iterator[Cluster]:
    """Two dask workers, of which one is killed once `wait` returns; fails where that worker was not lost."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        local_directory=str(scratch),
        silence_logs=SILENT,
    ) as local:
        victim = local.workers[0].pid
        killer = threading.Thread(target=lambda: (wait(), os.kill(victim, signal.SIGKILL)))
        killer.start()
        yield Cluster(local.scheduler_address)
        killer.join()
        assert local.workers[0].pid != victim
