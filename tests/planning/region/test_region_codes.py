"""Every code of a region is in use, and explained in docs/faults.md."""

import re
from pathlib import Path

import caseload
from caseload.planning.region.region_codes import REGION_CODES

SOURCES = Path(caseload.__file__).parent


def test_every_code_is_used_and_explained(root: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py")]
    used = {code for text in texts for code in re.findall(r'"(R\d{3})"(?!:)', text)}
    told = re.findall(r"^### (R\d{3}): (.+)$", (root / "docs/faults.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert used == REGION_CODES.keys()
    assert told == list(REGION_CODES.items())
