"""How runs are carried out, as the command line asks: in a pool, or on a cluster; and whether they can be kept."""

from typing import Any

from caseload.cli.exits import DONE, INTERRUPTED, UNEXPECTED
from caseload.domain.errors import UsageRefused
from caseload.runs.cluster import Cluster, check_cluster, run_on_cluster
from caseload.runs.pool import run_in_pool
from caseload.runs.run_tasks import Execute, Tally
from caseload.runs.store import ResultFolder


def choose_executor(workers: int, cluster: str | None, **asked: Any) -> Execute:
    """The pool, or the cluster that is asked for, refused where it cannot be used."""
    tls = asked["tls_ca"], asked["tls_cert"], asked["tls_key"]
    if cluster is None:
        if any(tls):
            raise UsageRefused("--tls-ca, --tls-cert and --tls-key go with --cluster tls://...")
        return lambda tasks, stop: run_in_pool(tasks, workers, stop)
    chosen = Cluster(cluster, *tls)
    check_cluster(chosen)
    return lambda tasks, stop: run_on_cluster(tasks, chosen, workers, stop)


def check_store(store: ResultFolder[Any], option: str) -> None:
    """Refuse a results folder that cannot be one, or cannot be written; `option` gave it."""
    try:
        store.open()
    except OSError as error:
        reason = error.strerror or "no permission"
        raise UsageRefused(
            f"The results folder {store.top} cannot be written ({reason}). Give {option} another."
        ) from error


def judge(tally: Tally) -> int:
    """The exit code of runs: INTERRUPTED where they were stopped, UNEXPECTED where one failed or could not be kept."""
    if tally.is_stopped:
        return INTERRUPTED
    return UNEXPECTED if tally.failed or tally.disk_error is not None else DONE


def judge_answer(tally: Tally) -> int:
    """The exit code of an answer made of runs: theirs, and UNEXPECTED where it lacks one that failed before."""
    return judge(tally) or (UNEXPECTED if tally.failed_before else DONE)
