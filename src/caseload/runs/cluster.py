"""Runs tasks on a dask cluster: on this machine, or at an address; a worker that dies loses no finished run."""

import ipaddress
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, Final
from urllib.parse import urlsplit

from caseload.domain.errors import UsageRefused
from caseload.runs.apart import run_apart
from caseload.runs.failure import describe_failure
from caseload.runs.run_tasks import Results

LOCAL: Final = "local"
LOOK_SECONDS: Final = 1.0
SILENT: Final = 60
"""A level of dask's own messages that it never uses, so that none of them reaches the screen."""
INSTALL: Final = "This needs dask: pip install 'caseload-optimiser[cluster]'."


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to run: `local`, or the address of a scheduler; the files of its certificates where it is tls.

    `find_seconds` is how long to look for the scheduler.
    """

    address: str = LOCAL
    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    find_seconds: float = 10.0


def check_cluster(cluster: Cluster) -> None:
    """Refuse (UsageRefused) an address that is none, that would send work unencrypted off this machine, or that
    lacks its certificates, and a machine without dask."""
    try:
        import distributed  # noqa: F401  (asked only whether it is there)
    except ImportError as error:
        raise UsageRefused(f"--cluster cannot be used here. {INSTALL}") from error
    if cluster.address == LOCAL:
        return
    scheme, host = split_address(cluster.address)
    if scheme == "tcp" and not is_loopback(host):
        raise UsageRefused(
            f"--cluster {cluster.address} would send the work unencrypted to another machine. "
            "Run the scheduler with TLS and give tls://..., or use --shard, which needs no network."
        )
    files = (cluster.ca, cluster.certificate, cluster.key)
    missing = [path.name for path in files if path is not None and not path.is_file()]
    if scheme == "tls" and (None in files or missing):
        lacks = f" ({', '.join(missing)} not there)" if missing else ""
        raise UsageRefused(f"A tls:// cluster needs --tls-ca, --tls-cert and --tls-key, each a file{lacks}.")


def split_address(address: str) -> tuple[str, str]:
    """The scheme and host of a scheduler's address; raises UsageRefused for another form."""
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
    except ValueError:
        is_whole = False
    if not is_whole:
        raise UsageRefused(f"--cluster takes no address, or one such as tcp://127.0.0.1:8786 or tls://... ({address}).")
    return parts.scheme, parts.hostname or ""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its own name for itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def run_on_cluster(tasks: Sequence[Mapping[str, Any]], cluster: Cluster, workers: int, stop: Event) -> Results:
    """Each task's result as it comes; None about once a second in which nothing came.

    A task whose worker died is given to another; one that killed three is a failed result (`KilledWorker`).
    `workers` is for a cluster on this machine only. Raises UsageRefused where no scheduler answers.
    """
    from distributed import wait

    with connecting(cluster, workers) as client:
        futures = {client.submit(run_apart, task, key=task["key"], pure=False): task for task in tasks}
        try:
            while futures and not stop.is_set():
                try:
                    done = wait(list(futures), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED").done
                except TimeoutError:
                    yield None
                    continue
                for future in done:
                    yield take_result(future, futures.pop(future))
        finally:
            client.cancel(list(futures), force=True)


def take_result(future: Any, task: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result of a future that is done, or what it failed of."""
    error = future.exception()
    if error is not None:
        return describe_failure(task, type(error).__name__)
    result: Mapping[str, Any] = future.result()
    return result


@contextmanager
def connecting(cluster: Cluster, workers: int) -> Iterator[Any]:
    """A client of the cluster; one on this machine is made for it and ended with it."""
    from distributed import Client, LocalCluster

    if cluster.address != LOCAL:
        with open_client(cluster) as client:
            yield client
        return
    with tempfile.TemporaryDirectory() as scratch:
        local = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            local_directory=scratch,
            silence_logs=SILENT,
        )
        with local, Client(local) as client:
            yield client


def open_client(cluster: Cluster) -> Any:
    """A client of the scheduler at an address; raises UsageRefused where none answers in time."""
    from distributed import Client
    from distributed.security import Security

    security = None
    if cluster.address.startswith("tls"):
        files = map(str, (cluster.ca, cluster.certificate, cluster.key))
        names = ("tls_ca_file", "tls_client_cert", "tls_client_key")
        security = Security(require_encryption=True, **dict(zip(names, files, strict=True)))
    try:
        return Client(cluster.address, security=security, timeout=cluster.find_seconds)
    except (OSError, ValueError, TypeError) as error:
        raise UsageRefused(
            f"No scheduler answers at {cluster.address} ({type(error).__name__}). Start one with `dask scheduler`, "
            "check the address and the certificates, or leave the address out to run on this machine."
        ) from error
