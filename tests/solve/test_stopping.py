"""Stopping a search keeps the best plan so far: by an event, by Ctrl-C, and without leaving a process behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from caseload.audit.check import find_breaches, is_sound
from caseload.solve.messages import Options, Progress
from caseload.solve.solve_problem import solve_problem
from tests.solve.weeks import read_week

SEARCH = """
import signal

from caseload.audit.check import find_breaches, is_sound
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem
from tests.solve.weeks import read_week

signal.signal(signal.SIGINT, signal.default_int_handler)  # also where whoever started the tests ignores it
problem = read_week("service", None)
solved = solve_problem(problem, Options(seconds=120), lambda progress: print("running", flush=True))
assert solved.interrupted and not solved.crashed and not solved.is_optimal
assert is_sound(find_breaches(problem, solved.plan))
print("ended", flush=True)
"""


def test_an_event_stops_a_long_search_before_its_end_and_keeps_what_it_has() -> None:
    problem, stop = read_week("service", None), Event()

    def stop_when_running(progress: Progress) -> None:
        stop.set()

    solved = solve_problem(problem, Options(seconds=120), stop_when_running, stop)

    assert solved.interrupted and not solved.crashed
    assert is_sound(find_breaches(problem, solved.plan))
    assert not solved.is_optimal


def test_a_search_that_is_stopped_before_it_begins_gives_the_base_plan() -> None:
    problem, stop = read_week("team"), Event()
    stop.set()

    solved = solve_problem(problem, Options(seconds=20), stop=stop)

    assert solved.interrupted
    assert is_sound(find_breaches(problem, solved.plan))


@pytest.mark.parametrize("to_all", [False, True], ids=["the program alone", "the whole terminal"])
def test_ctrl_c_ends_a_long_search_cleanly(root: Path, to_all: bool) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", SEARCH],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "running\n"

    (os.killpg if to_all else os.kill)(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=30)

    assert (running.returncode, err) == (0, "")
    assert out.endswith("ended\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
