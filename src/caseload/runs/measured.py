"""Measures what a block of work takes: seconds, processor seconds, and the memory of all its processes together."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

EVERY_SECONDS: Final = 0.05
MIB: Final = 1024 * 1024


@dataclass(slots=True)
class Cost:
    """What a block took. Memory is resident MiB of this process and all below it at its highest, looked at 20 times
    a second, shared pages counted for each; None where the system does not tell."""

    seconds: float = 0.0
    processor_seconds: float | None = None
    peak_mib: float | None = None


@contextmanager
def measuring() -> Iterator[Cost]:
    """The cost of the block, filled in when it ends; processor time counts processes that were waited for."""
    cost, done = Cost(), threading.Event()
    watcher = threading.Thread(target=watch_memory, args=(cost, done), daemon=True)
    start, spent = time.monotonic(), measure_processor()
    watcher.start()
    try:
        yield cost
    finally:
        done.set()
        watcher.join()
        cost.seconds, after = time.monotonic() - start, measure_processor()
        cost.processor_seconds = None if spent is None or after is None else after - spent


def watch_memory(cost: Cost, done: threading.Event) -> None:
    """Keep the highest memory seen until told that the work is done."""
    while True:
        resident = measure_resident(os.getpid())
        cost.peak_mib = max(resident, cost.peak_mib or 0.0) or None
        if done.wait(EVERY_SECONDS):
            return


def measure_resident(pid: int) -> float:
    """Resident MiB of a process and all below it, as Linux tells it; 0 elsewhere and once it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        below = [(thread / "children").read_text().split() for thread in Path(f"/proc/{pid}/task").iterdir()]
    except (OSError, IndexError, ValueError):
        return 0.0
    own = pages * os.sysconf("SC_PAGE_SIZE") / MIB
    return own + sum(measure_resident(int(child)) for listed in below for child in listed)


def measure_processor() -> float | None:
    """Processor seconds of this process and its ended children so far; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    usages: list[Any] = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return float(sum(usage.ru_utime + usage.ru_stime for usage in usages))


def measure_load() -> float | None:
    """The machine's load over the last minute; None where the system does not tell."""
    try:
        return os.getloadavg()[0]
    except (OSError, AttributeError):
        return None
