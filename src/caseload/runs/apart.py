"""Runs one task in a process of its own, so that whatever happens to it happens to nothing else."""

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from threading import Event
from typing import Any, Final

from caseload.runs.failure import describe_failure

LOOK_SECONDS: Final = 0.05
GRACE_SECONDS: Final = 600.0
LEAST_SECONDS: Final = 3.0


def run_apart(stated: Mapping[str, Any], stop: Event | None = None) -> dict[str, Any] | None:
    """The result of a task given as JSON (`key`, `runner`, `limit_seconds`, what the runner needs); None if stopped.

    A process that dies or says nothing readable gives a failed result (`ProcessDied`), one that is not done long
    after its time limit another (`Overdue`). Both ends only need JSON, so a cluster can call it as it is.
    """
    stop = stop or Event()
    deadline = time.monotonic() + LEAST_SECONDS * stated["limit_seconds"] + GRACE_SECONDS
    with tempfile.TemporaryFile() as answer:
        process = start_process(stated, answer.fileno())
        try:
            while process.poll() is None:
                if stop.wait(LOOK_SECONDS):
                    return None
                if time.monotonic() > deadline:
                    return describe_failure(stated, "Overdue")
        finally:
            end_process(process)
        answer.seek(0)
        try:
            result: dict[str, Any] = json.loads(answer.read())
        except ValueError:
            return describe_failure(stated, "ProcessDied")
        return result


def start_process(stated: Mapping[str, Any], answer: int) -> subprocess.Popen[bytes]:
    """Start the process and hand it its task; its input stays open for as long as somebody waits for it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "caseload.runs.child"],
        stdin=subprocess.PIPE,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.write(json.dumps(stated).encode() + b"\n")
        process.stdin.flush()
    return process


def end_process(process: subprocess.Popen[bytes]) -> None:
    """Make sure that the process is gone; the solver's processes below it end when its pipes close."""
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
