"""Reads a caseload and gives its cases, families and workers random ids, from a key that may be there already."""

from dataclasses import dataclass
from pathlib import Path

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault
from caseload.intake.any_file import read_raw
from caseload.intake.pseudonym_key import read_key
from caseload.intake.pseudonyms import Key, find_telling_names, pseudonymise
from caseload.intake.read import find_policy_text, read_caseload
from caseload.intake.toml_comments import drop_as_of, strip_comments
from caseload.pipeline.request import Request


@dataclass(frozen=True)
class Pseudonymised:
    """A caseload under pseudonyms, the lines of its policy without comments and date, and the whole key.

    `added` counts the ids that the key did not have. `warnings` name what still tells who is meant.
    """

    caseload: Caseload
    policy_lines: str
    key: Key
    added: int
    warnings: tuple[Fault, ...]


def pseudonymise_path(request: Request, key_file: Path) -> Pseudonymised:
    """The caseload of a request under pseudonyms; ids that the key file has keep theirs.

    Raises InputRefused where the caseload fails its checks, or the key is none.
    """
    reading = read_caseload(request.path, request.today, request.policy, request.as_of)
    key = read_key(key_file) if key_file.exists() else Key()
    before = key.size
    renamed = pseudonymise(reading.caseload, key)
    text, _ = find_policy_text(read_raw(request.path), request.policy)
    lines = drop_as_of(strip_comments(text)).strip()
    telling = find_telling_names(reading.caseload)
    policy = f"{lines}\n" if lines else ""
    return Pseudonymised(renamed, policy, key, key.size - before, (*reading.warnings, *telling))
