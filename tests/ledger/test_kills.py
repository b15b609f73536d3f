"""A kill at any moment loses nothing that was said to be recorded, and leaves no half round."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from caseload.ledger.place import FILE
from caseload.ledger.read_round import list_rounds
from caseload.ledger.store import Ledger, open_ledger
from tests.ledger.building import verify
from tests.ledger.killing import CASES

CASES_APART = 100_000
LONGEST = 0.05
"""Seconds after which a child is killed at the latest: it then has recorded about ten things."""


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("kills"))


def run_and_kill(folder: Path, number: int, dice: random.Random) -> list[str]:
    """Starts a child, kills it after a random delay or as soon as its log has grown, and returns what it said."""
    command = [sys.executable, "-m", "tests.ledger.killing", str(folder), str(number * CASES_APART)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        if number % 2:
            wait_for_growth(folder / f"{FILE}-wal", dice.randrange(1, 40))
        else:
            time.sleep(dice.uniform(0, LONGEST))
        child.kill()
        said = child.stdout.read().splitlines(keepends=True)
    assert child.returncode == -9
    return [line.strip() for line in said if line.endswith("\n")]


def wait_for_growth(log: Path, times: int) -> None:
    """Waits until the write-ahead log has been seen to grow so many times, or for a second."""
    size, end = 0, time.monotonic() + 1
    while times and time.monotonic() < end:
        try:
            now = log.stat().st_size
        except FileNotFoundError:
            now = 0
        times -= now != size
        size = now


def list_recorded(ledger: Ledger) -> set[str]:
    """What the ledger has, in the words of the child; a half round fails here."""
    with ledger.reading() as connection:
        rounds = list_rounds(connection)
    found = set()
    for one in rounds:
        assert one.proposal is not None and len(one.proposal.cases) == CASES
        by_entry = [sum(made.entry == entry for made in one.made) for entry in sorted({m.entry for m in one.made})]
        assert by_entry in ([], [1], [1, CASES - 1])
        assert one.status == "open" or by_entry == [1, CASES - 1]
        found |= {f"opened {one.number}", *(f"decided {one.number} {made.decision.case}" for made in one.made)}
        found |= {f"closed {one.number}"} if one.status == "closed" else set()
    return found


def test_a_kill_loses_nothing_that_was_said_to_be_recorded(tmp_path: Path, kills: int) -> None:
    said: set[str] = set()
    for number in range(1, kills + 1):
        said |= set(run_and_kill(tmp_path, number, random.Random(number)))

        ledger = open_ledger(tmp_path)
        assert verify(ledger).is_sound
        assert said <= list_recorded(ledger)

    assert {line.split()[0] for line in said} == {"opened", "decided", "closed"}
