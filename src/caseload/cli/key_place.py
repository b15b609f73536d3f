"""Where the key of pseudonyms lies: with its owner, and never with what it unlocks unless that is asked for."""

import os
from pathlib import Path

from caseload.cli.streams import say
from caseload.domain.errors import UsageRefused
from caseload.intake.pseudonym_key import render_key
from caseload.intake.pseudonyms import Key
from caseload.ledger.place import default_folder
from caseload.render.files import write_whole_text


def choose_key(key: Path | None, out: Path) -> Path:
    """The key's place: the one asked for, else the folder `keys` of the user's data folder.

    Raises UsageRefused for a key within the folder that is to be handed on, or in a folder that is not there.
    """
    place = key or Path(os.environ.get("CASELOAD_DATA_DIR") or default_folder()) / "keys" / f"{out.stem}.csv"
    if out.resolve() in (place.resolve(), *place.resolve().parents):
        raise UsageRefused("The key would lie in the folder it unlocks. Give --key another place.")
    if key is not None and not key.parent.is_dir():
        raise UsageRefused(f"The folder {key.parent} is not there. Make it first, or give --key another place.")
    if key is not None and key.is_dir():
        raise UsageRefused(f"{key} is a folder. Give --key the name of a file, such as key.csv.")
    return place


def write_key(place: Path, key: Key) -> None:
    """Write the key whole or not at all; from its first byte only its owner can read it."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole_text(place, render_key(key))


def warn_beside(place: Path, out: Path) -> None:
    """Say that the key lies in the same folder as the output, if it does."""
    if place.resolve().parent == out.resolve().parent:
        say(f"{place.name} lies beside {out.name}: move it before you hand the folder on.")
