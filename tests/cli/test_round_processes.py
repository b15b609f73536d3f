"""Rounds run by real processes at once: two managers who decide, two who open, and commands that are killed."""

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from caseload.ledger.store import open_ledger
from tests.cli.rounds import AMY, QUICK, Rounds
from tests.cli.running import CASES, Runner, write_small
from tests.ledger.building import read, verify
from tests.processes import has_opened

PATIENCE = 30.0


@pytest.fixture
def rounds(run: Runner, small: Path, tmp_path: Path) -> Rounds:
    return Rounds(run, small, tmp_path / "data")


def start(rounds: Rounds, name: str, *words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "caseload", "round", name, *map(str, words), "--data-dir", str(rounds.data)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def decide_at_once(rounds: Rounds, *asked: tuple[object, ...]) -> list[tuple[int, str]]:
    """Lets every child come as far as it does while nobody may write, then lets all go on; exit codes and messages."""
    with open_ledger(rounds.data).writing():
        children = [start(rounds, "decide", 1, *words) for words in asked]
        end = time.monotonic() + PATIENCE
        while not all(has_opened(child.pid, "ledger.sqlite3") for child in children) and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(1)  # what they have to read, they have read by now
    said = ["".join(child.communicate(timeout=PATIENCE)) for child in children]
    return [(child.returncode, text) for child, text in zip(children, said, strict=True)]


def test_of_two_managers_on_one_case_one_wins_and_the_other_is_told(rounds: Rounds) -> None:
    rounds.open()

    ended = decide_at_once(
        rounds, ("--give", "c4=w1", "--by", "Amy"), ("--agree", "c2", "--give", "c4=w2", "--by", "Bob")
    )

    assert sorted(code for code, _ in ended) == [0, 3]
    winner = ("Amy", "Bob")[[code for code, _ in ended].index(0)]
    (told,) = (text for code, text in ended if code == 3)
    assert f"case c4 was decided by {winner}" in " ".join(told.split()) and "[L204]" in told
    found = read(open_ledger(rounds.data), 1)
    assert {made.by for made in found.made} == {winner}
    assert len(found.made) == (1 if winner == "Amy" else 2)
    assert verify(open_ledger(rounds.data)).is_sound


def test_two_managers_on_two_cases_lose_nothing(rounds: Rounds) -> None:
    rounds.open()

    ended = decide_at_once(rounds, ("--agree", "c2", "--by", "Amy"), ("--agree", "c4", "--by", "Bob"))

    assert [code for code, _ in ended] == [0, 0]
    assert {(made.decision.case, made.by) for made in read(open_ledger(rounds.data), 1).made} == {
        ("c2", "Amy"),
        ("c4", "Bob"),
    }


def test_of_two_openings_at_once_one_is_recorded_and_the_other_told(rounds: Rounds, tmp_path: Path) -> None:
    children = [start(rounds, "open", rounds.path, *QUICK) for _ in range(2)]

    ended = [(child.communicate(timeout=PATIENCE), child.returncode) for child in children]

    assert sorted(code for _, code in ended) == [0, 3]
    assert any("[L203]" in err for (_, err), code in ended if code == 3)
    assert verify(open_ledger(rounds.data)).entries == 2


STEPS: tuple[tuple[str, tuple[object, ...], str], ...] = (
    ("open", (), "Round 1 is open and recorded"),
    ("decide", (1, "--agree", "c2", *AMY), "Recorded: 1 decision"),
    ("decide", (1, "--agree-all", "--reason", "MANAGE", *AMY), "Recorded: 1 decision"),
    ("close", (1, *AMY), "Round 1 is closed on"),
)


def run_and_kill(rounds: Rounds, step: int, delay: float) -> str:
    name, words, _ = STEPS[step]
    child = start(rounds, name, *(words or (rounds.path, *QUICK)))
    try:
        child.wait(delay)
    except subprocess.TimeoutExpired:
        child.kill()
    out, err = child.communicate()
    return out + err


def find_progress(rounds: Rounds) -> int:
    """How many of the steps the ledger has whole; a half step fails here."""
    if not (rounds.data / "ledger.sqlite3").exists():
        return 0
    ledger = open_ledger(rounds.data)
    assert verify(ledger).is_sound
    entries = verify(ledger).entries
    assert entries in (0, 2, 3, 4, 5)
    if entries == 0:
        return 0
    found = read(ledger, 1)
    assert found.proposal is not None and len(found.proposal.cases) == CASES.count("\n") - 1
    assert len(found.made) == {2: 0, 3: 1, 4: 2, 5: 2}[entries]
    assert (found.status == "closed") == (entries == 5)
    return entries - 1


def test_commands_that_are_killed_lose_nothing_they_said_was_recorded(
    run: Runner, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    small, dice = write_small(tmp_path / "small"), random.Random(6)
    for kill in range(int(request.config.getoption("kills")) // 5):
        rounds: Any = Rounds(run, small, tmp_path / f"data-{kill}")
        step = kill % len(STEPS)
        for name, words, _ in STEPS[:step]:
            rounds(name, *(words or (small, *QUICK)))

        said = run_and_kill(rounds, step, dice.uniform(0.4, 1.0) if step else dice.uniform(0.8, 1.8))

        done = find_progress(rounds)
        assert done in (step, step + 1)
        assert STEPS[step][2] not in said or done == step + 1
