"""Every code of a workforce file is in use, and explained in docs/faults.md."""

import re
from pathlib import Path

import caseload
from caseload.planning.workforce.workforce_codes import WORKFORCE_CODES

SOURCES = Path(caseload.__file__).parent


def test_every_code_is_used_and_explained(root: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py")]
    used = {code for text in texts for code in re.findall(r'"(F\d{3})"(?!:)', text)}
    told = re.findall(r"^### (F\d{3}): (.+)$", (root / "docs/faults.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert used == WORKFORCE_CODES.keys()
    assert told == list(WORKFORCE_CODES.items())
