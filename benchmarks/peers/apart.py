"""Asking a process of a peer's own: a pickled job in, one byte when it is ready, a pickled answer out.

HiGHS and Timefold cannot be loaded beside ortools, so nothing here loads any solver.
"""

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO, Final

ROOT: Final = Path(__file__).resolve().parents[2]
READY: Final = b"r"


class PeerDied(Exception):
    """A peer's process ended without an answer."""


def ask_apart(job: object, module: str, *words: str) -> tuple[Any, float]:
    """The answer of a fresh process and the seconds until it was ready, its start-up. PeerDied where it gives none."""
    opened = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(pickle.dumps(job))
            process.stdin.close()
        except BrokenPipeError:
            raise PeerDied(module) from None
        if process.stdout.read(1) != READY:
            raise PeerDied(module)
        start_up = time.monotonic() - opened
        answer = process.stdout.read()
    if not answer:
        raise PeerDied(module)
    return pickle.loads(answer), start_up


def open_answer() -> BinaryIO:
    """In such a process: where its answer goes. What a solver prints itself goes to stderr from now on."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def say_ready(out: BinaryIO) -> None:
    """Ends the start-up."""
    out.write(READY)
    out.flush()


def give_answer(out: BinaryIO, answer: object) -> None:
    """The answer, and the end: at once, since some solvers do not end well."""
    pickle.dump(answer, out)
    out.flush()
    os._exit(0)
