"""What can be wrong with the place of a ledger: each has its code, and nothing of the ledger is lost."""

import multiprocessing
import os
import resource
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.ledger.connect import translating
from caseload.ledger.ledger_codes import FIXES, LEDGER_CODES, make_ledger_fault
from caseload.ledger.place import FILE, default_folder, find_network, prepare_file
from caseload.ledger.store import Ledger, open_ledger
from tests.ledger.building import a_closed_round, a_ledger, a_proposed, an_open_round, codes, decide, decided, verify

NOBODY = 65534
MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "proc /proc proc rw 0 0",
    "//server/teams /mnt/my\\040teams cifs rw 0 0",
    "server:/home /home nfs4 rw 0 0",
    "/dev/sdb1 /home/local ext4 rw 0 0",
    "short line",
)


def in_a_child(do: Callable[[], str]) -> str:
    """What a forked process answers, so that its limits and rights are its own."""
    reading, writing = os.pipe()

    def run() -> None:
        try:
            answer = do()
        except InputRefused as refused:
            answer = refused.faults[0].code
        os.write(writing, answer.encode())

    child = multiprocessing.get_context("fork").Process(target=run)
    child.start()
    child.join(30)
    os.close(writing)
    with os.fdopen(reading) as stream:
        return stream.read()


def as_nobody(do: Callable[[], str]) -> str:
    """What it answers without the rights of root, who may write everywhere."""

    def run() -> str:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return do()

    return in_a_child(run)


def test_only_the_owner_can_read_the_ledger(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "a" / "b")
    a_closed_round(ledger)

    assert ledger.folder.stat().st_mode & 0o777 == 0o700
    with ledger.writing():
        files = sorted(ledger.folder.iterdir())
        assert [path.name for path in files] == [FILE, f"{FILE}-shm", f"{FILE}-wal"]
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_the_usual_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert default_folder() == tmp_path / "caseload"


def test_a_commit_is_on_the_disk_and_what_is_deleted_is_overwritten(tmp_path: Path) -> None:
    with a_ledger(tmp_path).reading() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    assert found == ["wal", 2, 1, 1]


def test_a_folder_that_cannot_be_made_is_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        open_ledger(Path("/proc/caseload"), may_make=True)

    assert codes(refused) == {"L101": 1}


def test_a_read_only_folder_is_refused_to_make_and_to_write(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    ledger = a_ledger(tmp_path / "ledger")
    an_open_round(ledger)
    ledger.path.chmod(0o444)
    ledger.folder.chmod(0o555)

    def make() -> str:
        a_ledger(tmp_path / "ledger" / "deeper")
        return "made"

    def write() -> str:
        decide(open_ledger(ledger.folder, patience=0.1), 1, decided("c1"))
        return "written"

    found = as_nobody(make), as_nobody(write)
    ledger.folder.chmod(0o755)
    ledger.path.chmod(0o644)

    assert found == ("L101", "L106")
    assert verify(ledger).last == 2


def test_a_file_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    a_ledger(tmp_path)
    connection = sqlite3.connect(f"file:{tmp_path / FILE}?mode=ro", uri=True)

    with pytest.raises(InputRefused) as refused, translating():
        connection.execute("DELETE FROM entries")

    assert codes(refused) == {"L106": 1}


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        prepare_file(tmp_path)

    assert codes(refused) == {"L101": 1}


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    cases = [a_proposed(f"case-{number:05}") for number in range(2000)]
    an_open_round(ledger, cases=cases)
    room = sum(path.stat().st_size for path in tmp_path.iterdir()) + 30_000

    def fill() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        decide(ledger, 1, *(decided(case.case) for case in cases for _ in range(4)))
        return "written"

    assert in_a_child(fill) == "L107"
    assert verify(ledger).is_sound and verify(ledger).last == 2
    assert decide(ledger, 1, decided("case-00001")).last == 3


def test_a_locked_ledger_is_told_after_a_while(tmp_path: Path) -> None:
    ledger, other = a_ledger(tmp_path), open_ledger(tmp_path, patience=0.05)
    an_open_round(ledger)

    with ledger.writing(), pytest.raises(InputRefused) as refused:
        decide(other, 1, decided("c1"))

    assert codes(refused) == {"L105": 1}
    assert decide(other, 1, decided("c1")).last == 3


def test_reading_goes_on_while_somebody_writes(tmp_path: Path) -> None:
    ledger: Ledger = a_ledger(tmp_path)
    an_open_round(ledger)

    with ledger.writing() as connection:
        connection.exec_driver_sql("DELETE FROM workers")
        assert verify(open_ledger(tmp_path, patience=0.05)).is_sound
        connection.rollback()


def test_a_place_without_a_safe_journal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        open_ledger(tmp_path, may_make=True, vfs="unix-dotfile")

    assert codes(refused) == {"L102": 1}


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/data", None),
        ("/mnt/my teams/north", "cifs"),
        ("/mnt", None),
        ("/home/amy", "nfs4"),
        ("/home/local/amy", None),
    ],
)
def test_a_folder_on_a_network_is_known_by_its_mount(folder: str, kind: str | None) -> None:
    assert find_network(Path(folder), MOUNTS) == kind


def test_reading_where_there_is_no_ledger_makes_none(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        open_ledger(tmp_path / "none")

    assert codes(refused) == {"L201": 1}
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_left_by_a_kill_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()

    assert an_open_round(open_ledger(tmp_path)).number == 1


def test_every_answer_is_of_a_known_code() -> None:
    assert set(FIXES) <= set(LEDGER_CODES)
    with pytest.raises(KeyError):
        make_ledger_fault("L999", "ledger", "what", "fix")
