"""Where the ledger is kept: the user's data folder, readable by its owner alone, on this computer's own disk."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from caseload.ledger.ledger_codes import refuse_ledger

FILE: Final = "ledger.sqlite3"
NETWORK: Final = frozenset(
    ("afs", "ceph", "cifs", "fuse.glusterfs", "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2",
     "smb3", "smbfs")
)  # fmt: skip
MOUNTS: Final = Path("/proc/mounts")
REMOTE_DRIVE: Final = 4


def default_folder() -> Path:
    """The folder of the ledger where nobody names one: the user's data folder of this program."""
    return user_data_path("caseload", appauthor=False)


def prepare_folder(folder: Path) -> None:
    """Make the folder where it is not there, for its owner alone; refuses one that cannot be (L101)."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise refuse_ledger("L101", "the ledger's folder cannot be made", describe(folder, error)) from error


def check_local(folder: Path) -> None:
    """Refuse a folder on a network (L102), where two computers could write one ledger at once."""
    kind = find_network(folder, read_mounts())
    if kind is not None:
        raise refuse_ledger("L102", f"the ledger's folder is on a network drive ({kind})", str(folder))


def prepare_file(path: Path) -> None:
    """Make an empty file that only its owner can read, where there is none (L101 where that cannot be)."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise refuse_ledger("L101", "the ledger cannot be opened for writing", describe(path, error)) from error


def describe(path: Path, error: OSError) -> str:
    """A path and why it cannot be used."""
    return f"{path}: {error.strerror or type(error).__name__}"


def read_mounts() -> tuple[str, ...]:
    """What is mounted where, as Linux tells it; nothing elsewhere."""
    try:
        return tuple(MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return ()


def find_network(folder: Path, mounts: Iterable[str]) -> str | None:
    """What sort of network drive a folder is on; None for a disk of this computer, as far as can be told."""
    place = folder.resolve()
    if place.drive.startswith("\\\\") or is_remote_drive(place):
        return "shared folder"
    found, longest = None, -1
    for mount in mounts:
        words = mount.split(" ")
        if len(words) < 3:
            continue
        top = Path(words[1].replace("\\040", " "))
        if len(top.parts) >= longest and (top == place or top in place.parents):
            found, longest = words[2], len(top.parts)
    return found if found in NETWORK else None


def is_remote_drive(place: Path) -> bool:
    """Whether Windows says that a drive's letter stands for a network folder."""
    if os.name != "nt":
        return False
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (known on Windows alone)
    return bool(kernel.GetDriveTypeW(f"{place.drive}\\") == REMOTE_DRIVE)
