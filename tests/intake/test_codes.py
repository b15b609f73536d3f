"""Every code of a fault is in one catalogue, in use, and explained in docs/faults.md."""

import re
from pathlib import Path

import pytest

import caseload.intake
from caseload.intake.codes import CODES, make_fault
from caseload.intake.export_report import EXPORT_CODES

SOURCES = Path(caseload.intake.__file__).parent
DOCS = Path(__file__).parents[2] / "docs" / "faults.md"
OURS = [path for path in sorted(SOURCES.glob("*.py")) if not path.name.startswith(("policy", "export", "proposal"))]


def test_every_code_in_the_source_is_in_the_catalogue_and_every_one_there_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in OURS if path.name != "codes.py")

    assert set(re.findall(r'"([EW]\d{3})"', text)) == set(CODES)


def test_every_code_is_explained_in_the_docs() -> None:
    headings = re.findall(r"^### ([EW]\d{3}): (.+)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)

    assert dict(headings) == CODES | EXPORT_CODES
    assert len(headings) == len(dict(headings))


def test_every_explanation_says_something() -> None:
    parts = re.split(r"^##.*$", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)[2:]

    assert sum(bool(part.strip()) for part in parts) > len(CODES)


def test_a_fault_of_no_known_code_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        make_fault("E999", "here", "something", "Mend it")
