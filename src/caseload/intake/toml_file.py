"""Reads a TOML file of any kind that the program takes: small, UTF-8, whole."""

import tomllib
from pathlib import Path
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults
from caseload.intake.toml_values import TomlKind

MOST_BYTES: Final = 256 * 1024


def read_toml(path: Path, kind: TomlKind, faults: PolicyFaults) -> dict[str, Any]:
    """The document of a file of at most 256 KB; an empty one, and a fault, where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not text in UTF-8"
        faults.add(kind.unreadable, "", "cannot be read", "Check the path, and save it as UTF-8.", reason)
        return {}
    if len(data) > MOST_BYTES:
        fix = f"A {kind.noun} is short; check that this is one."
        faults.add(kind.unreadable, "", "is larger than 256 KB", fix)
        return {}
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "nested too deeply or out of range"
        fix = f"Mend the line it names; {kind.page} shows a {kind.noun}."
        faults.add(kind.not_toml, "", "is not TOML", fix, reason)
        return {}
