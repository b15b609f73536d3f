"""Allocates every workbook that was dropped on allocate.cmd (or named to allocate.sh), and says what came of it.

The proposal is written beside the workbook, under a name that is not there yet; nothing is ever replaced.
Windows runs what follows an ampersand in a dropped file's name as a command if the name has no blank. So allocate.cmd
never uses the name: it hands over the whole line by which it was called, in CASELOAD_DROPPED.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ENDINGS = {
    2: "Nothing was written; the lines above say why.",
    3: "Nothing was written. Mend in the workbook what is listed above, save it, close it, and try again.",
    130: "Stopped.",
}
FAILED = "Something went wrong; the lines above say what. Your workbook was not changed."


def main(words: list[str], environment: Mapping[str, str]) -> int:
    """Allocate each workbook; gives the first exit code that is not 0."""
    paths = words or list_dropped(environment)
    if not paths:
        print("Drop a workbook (.xlsx) on this file: the proposal is written beside the workbook.")
        return 2
    codes = [allocate(Path(os.path.abspath(path))) for path in paths]
    return next((code for code in codes if code), 0)


def list_dropped(environment: Mapping[str, str]) -> list[str]:
    """The files that were dropped, from the whole line; where it was called by hand, the first word."""
    found = parse_line(environment.get("CASELOAD_DROPPED", ""), environment.get("CASELOAD_SCRIPT", "allocate.cmd"))
    given = environment.get("CASELOAD_GIVEN", "")
    return found or ([given] if given else [])


def parse_line(line: str, script: str) -> list[str]:
    r"""The files named after the script in a line such as `cmd /c ""C:\x\allocate.cmd" C:\a&b.xlsx "C:\a b.xlsx""`."""
    found = re.search(re.escape(script) + '"', line, re.IGNORECASE)
    if not found:
        return []
    rest = line[found.end() :].strip()
    if rest.count('"') % 2:  # the last one closes what follows /c
        rest = rest.removesuffix('"')
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]+)"|([^\s"]+)', rest)]


def allocate(path: Path) -> int:
    """Allocate one workbook and say what came of it; gives the exit code of caseload."""
    if not path.exists():
        print(f"There is no file {path}")
        return 2
    proposal = name_proposal(path)
    print(f"Allocating {path.name}; this takes from seconds to two minutes.\n", flush=True)
    python = [sys.executable, "-I", "-X", "utf8"]
    command = [*python, "-m", "caseload", "allocate", str(path), "--out", str(proposal)]
    code = subprocess.run(command, check=False).returncode
    print(f"\n{ENDINGS.get(code, FAILED) if code else f'The proposal is beside your workbook: {proposal.name}'}")
    return code


def name_proposal(path: Path) -> Path:
    """A name beside the workbook's that is not there yet: `team proposal.xlsx`, then `team proposal 2.xlsx`."""
    number = 1
    while True:
        found = path.with_name(f"{path.stem} proposal{f' {number}' if number > 1 else ''}.xlsx")
        if not found.exists():
            return found
        number += 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
