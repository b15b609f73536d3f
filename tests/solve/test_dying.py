"""A solving process that is killed: the best plan is kept, the search tried once more, and nothing claimed too much."""

import os
import signal

import pytest

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.solve import solve_problem as solving
from caseload.solve.messages import Options, Progress
from caseload.solve.session import Session
from tests.solve.here import solve_here
from tests.solve.weeks import read_week


def solve_and_kill(problem: Problem, kills: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Solved, list[Session]]:
    """Solves, and kills as many of the real processes, each as soon as it says what it does."""
    sessions: list[Session] = []
    opened = solving.open_session

    def open_and_tell(*job: object) -> Session:
        sessions.append(opened(*job))
        return sessions[-1]

    def kill(progress: Progress) -> None:
        if len(sessions) <= kills:
            os.kill(sessions[-1].process_id, signal.SIGKILL)

    monkeypatch.setattr(solving, "open_session", open_and_tell)
    return solving.solve_problem(problem, Options(seconds=20), kill), sessions


def list_values(solved: Solved) -> list[int]:
    return [goal.value for goal in solved.goals]


def test_a_process_killed_once_is_tried_again_and_comes_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = read_week("team")

    solved, sessions = solve_and_kill(problem, 1, monkeypatch)

    assert len(sessions) == 2
    assert solved.crashed and not solved.interrupted
    assert solved.is_optimal
    assert list_values(solved) == list_values(solve_here(problem))


def test_a_process_killed_twice_leaves_the_best_plan_so_far_and_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = read_week("team-short", None)
    base = measure_goals(problem, build_base_plan(problem))

    solved, sessions = solve_and_kill(problem, 2, monkeypatch)

    assert len(sessions) == 2
    assert solved.crashed
    assert not any(goal.proven for goal in solved.goals)
    assert is_sound(find_breaches(problem, solved.plan))
    assert list_values(solved) <= list(base.values())


def test_what_a_part_handed_in_before_the_process_died_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = read_week("team-short", None)
    base = measure_goals(problem, build_base_plan(problem))
    sessions: list[Session] = []
    opened = solving.open_session

    def open_and_tell(*job: object) -> Session:
        sessions.append(opened(*job))
        return sessions[-1]

    def kill(progress: Progress) -> None:
        if progress.goal == "unallocated":
            os.kill(sessions[-1].process_id, signal.SIGKILL)

    monkeypatch.setattr(solving, "open_session", open_and_tell)

    solved = solving.solve_problem(problem, Options(seconds=20), kill)

    assert solved.goals[0].value < base["unallocated_must"]
    assert solved.crashed and not solved.is_optimal
    assert is_sound(find_breaches(problem, solved.plan))
