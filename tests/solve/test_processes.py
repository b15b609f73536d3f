"""Solving processes are started ahead, used again, never after a stop, and gone with the process that started them."""

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseload.domain.problem import Problem
from caseload.solve import solve_problem as solving
from caseload.solve.messages import Finished, Job, Options
from caseload.solve.processes import end_processes, prepare_process, take_process
from caseload.solve.session import Session
from tests.builders import a_problem
from tests.solve.weeks import read_week

OPTIONS = Options(20.0)
DEATH_SECONDS = 20.0


@pytest.fixture(autouse=True)
def none_at_hand() -> Iterator[None]:
    """No process of another test before, none of this one after."""
    end_processes()
    yield
    end_processes()


def finish(session: Session) -> list[object]:
    """Everything a session says, and its end."""
    said: list[object] = []
    while (message := session.listen(DEATH_SECONDS)) is not None:
        said.append(message)
    session.end()
    return said


def lives(process_id: int) -> bool:
    """Whether a process of this number runs: it is gone once its last thread is, not when the first one is."""
    try:
        states = [path.read_text().split(")")[1].split()[0] for path in Path(f"/proc/{process_id}/task").glob("*/stat")]
    except OSError:  # a thread ended meanwhile
        return Path(f"/proc/{process_id}").exists()
    return any(state != "Z" for state in states) or len(states) > 1


def wait_for_death(process_id: int) -> bool:
    """Whether a process is gone in a while."""
    end = time.monotonic() + DEATH_SECONDS
    while lives(process_id) and time.monotonic() < end:
        time.sleep(0.05)
    return not lives(process_id)


def solve_in(problem: Problem, monkeypatch: pytest.MonkeyPatch) -> tuple[tuple[object, ...], int]:
    """The plan of a problem with its goals, and the process that found it."""
    sessions: list[Session] = []
    opened = solving.open_session

    def open_and_tell(*job: object) -> Session:
        sessions.append(opened(*job))
        return sessions[-1]

    with monkeypatch.context() as patch:
        patch.setattr(solving, "open_session", open_and_tell)
        solved = solving.solve_problem(problem, OPTIONS)
    return (solved.plan, solved.goals), sessions[0].process_id


def test_a_process_that_is_done_takes_the_next_job() -> None:
    first, said = Session(Job(a_problem(), OPTIONS)), []
    said.append(finish(first))
    second = Session(Job(a_problem(), OPTIONS))
    said.append(finish(second))

    assert second.process_id == first.process_id
    assert all(isinstance(one[-1], Finished) for one in said)


def test_what_was_solved_before_in_a_process_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    team, other = read_week("team"), read_week("team-short")

    (alone, _), (between, _), (after, _) = (solve_in(problem, monkeypatch) for problem in (team, other, team))
    end_processes()
    fresh, _ = solve_in(other, monkeypatch)

    assert after == alone
    assert between == fresh


def test_a_process_started_ahead_takes_the_first_job() -> None:
    prepare_process()
    prepare_process()
    process = take_process()
    process_id = process.process_id
    other = take_process()

    assert other.process_id != process_id
    process.end()
    other.end()


def test_a_process_at_hand_that_died_is_not_taken() -> None:
    first = Session(Job(a_problem(), OPTIONS))
    finish(first)
    os.kill(first.process_id, signal.SIGKILL)
    assert wait_for_death(first.process_id)

    second = Session(Job(a_problem(), OPTIONS))

    assert second.process_id != first.process_id
    assert isinstance(finish(second)[-1], Finished)


def test_a_process_that_was_stopped_is_not_kept() -> None:
    session = Session(Job(read_week("team-short", None), OPTIONS))
    list(session.stop())

    assert wait_for_death(session.process_id)
    other = take_process()
    assert other.process_id != session.process_id
    other.end()


def test_a_session_given_up_in_mid_job_ends_its_process() -> None:
    session = Session(Job(read_week("team-short", None), OPTIONS))
    with pytest.raises(queue.Empty):
        while session.listen(0.01) is not None:
            pass
    session.end()
    session.end()

    assert wait_for_death(session.process_id)


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, None])
def test_no_process_outlives_the_one_that_started_it(ending: signal.Signals | None, root: Path) -> None:
    text = (
        "import time; from caseload.solve.processes import prepare_process, take_process, keep_process;"
        "prepare_process(); process = take_process(); keep_process(process); print(process.process_id, flush=True);"
        + ("" if ending is None else "time.sleep(60)")
    )
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    parent = subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout is not None
    process_id = int(parent.stdout.readline())
    if ending is not None:
        parent.send_signal(ending)
    parent.communicate(timeout=DEATH_SECONDS)

    assert wait_for_death(process_id)
