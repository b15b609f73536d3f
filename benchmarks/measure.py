"""Runs a command in a fresh process and measures its seconds and memory."""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
MIB = 1024 * 1024


@dataclass(frozen=True)
class Measured:
    """What a command wrote and took. Memory in MiB: `together` sampled over the process and all below it
    (shared pages counted for each, so never too little but between samples), `largest` of any one process.
    `processor` is seconds of processor time, all processes added up."""

    code: int
    output: str
    messages: str
    seconds: float
    processor: float
    together: float
    largest: float


def measure(command: Sequence[str]) -> Measured:
    """Runs a command to its end; `output` is its stdout, `messages` its stderr."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as messages:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=messages)
        together, ended = 0.0, 0
        while not ended:
            together = max(together, measure_tree(process.pid))
            time.sleep(0.01)
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        messages.seek(0)
        return Measured(
            code=process.returncode,
            output=output.read(),
            messages=messages.read(),
            seconds=seconds,
            processor=usage.ru_utime + usage.ru_stime,
            together=together,
            largest=usage.ru_maxrss / 1024,
        )


def measure_tree(pid: int) -> float:
    """Resident MiB of a process and all below it, as Linux tells it; 0 elsewhere and once it has ended."""
    try:
        resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / MIB
        below = [(task / "children").read_text().split() for task in Path(f"/proc/{pid}/task").iterdir()]
    except (OSError, IndexError):
        return 0.0
    return resident + sum(measure_tree(int(child)) for listed in below for child in listed)
