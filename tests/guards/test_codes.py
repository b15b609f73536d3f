"""Every code of a TOML file's or an outside file's faults is in use, and explained in docs/faults.md, in its order."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import caseload
from caseload.intake.outside.csww_codes import CSWW_CODES
from caseload.intake.outside.import_codes import IMPORT_CODES
from caseload.intake.outside.ssd_codes import SSD_CODES
from caseload.intake.pseudonym_codes import KEY_CODES
from caseload.ledger.ledger_codes import LEDGER_CODES
from caseload.planning.design.design_codes import DESIGN_CODES
from caseload.planning.region.region_codes import REGION_CODES
from caseload.planning.simulation.scenario_codes import SCENARIO_CODES
from caseload.planning.workforce.workforce_codes import WORKFORCE_CODES
from caseload.runs.suite_codes import SUITE_CODES

SOURCES = Path(caseload.__file__).parent
LISTS = {
    "A": IMPORT_CODES,
    "B": SUITE_CODES,
    "S": SCENARIO_CODES,
    "D": DESIGN_CODES,
    "F": WORKFORCE_CODES,
    "R": REGION_CODES,
    "L": LEDGER_CODES,
    "X": CSWW_CODES,
    "Y": SSD_CODES,
    "K": KEY_CODES,
}


@pytest.mark.parametrize(("letter", "codes"), LISTS.items())
def test_every_code_is_used_and_explained(root: Path, letter: str, codes: Mapping[str, str]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py")]
    used = {code for text in texts for code in re.findall(rf'"({letter}\d{{3}})"(?!:)', text)}
    page = (root / "docs/faults.md").read_text(encoding="utf-8")

    assert used == codes.keys()
    assert re.findall(rf"^### ({letter}\d{{3}}): (.+)$", page, re.MULTILINE) == list(codes.items())
