"""Runs a command in a fresh process and measures its seconds and memory."""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

from caseload.runs.measured import measure_resident


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
            together = max(together, measure_resident(process.pid))
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
