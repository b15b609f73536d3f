"""Every code of a fault is in one catalogue, in use, and explained in docs/faults.md."""

import re
from pathlib import Path

import pytest

import caseload
from caseload.cli.exits import CLI_CODES
from caseload.intake.codes import CODES, make_fault
from caseload.intake.export_report import EXPORT_CODES
from caseload.intake.plan_rows import PLAN_CODES
from caseload.intake.proposal_words import PROPOSAL_CODES
from caseload.intake.what_if_asked import WHAT_IF_CODES

SOURCES = Path(caseload.__file__).parent
CATALOGUE = CODES | EXPORT_CODES | PROPOSAL_CODES | PLAN_CODES | WHAT_IF_CODES | CLI_CODES
DOCS = Path(__file__).parents[2] / "docs" / "faults.md"


def test_every_code_in_the_source_is_in_the_catalogue_and_every_one_there_is_used() -> None:
    found = [
        code
        for path in sorted(SOURCES.rglob("*.py"))
        for code in re.findall(r'"([EWU]\d{3})"(?!:)', path.read_text(encoding="utf-8"))
    ]

    assert set(found) == set(CATALOGUE)


def test_every_code_is_explained_in_the_docs() -> None:
    headings = re.findall(r"^### ([EWU]\d{3}): (.+)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)

    assert dict(headings) == CATALOGUE
    assert len(headings) == len(dict(headings))


def test_every_explanation_says_something() -> None:
    parts = re.split(r"^##.*$", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)[2:]

    assert sum(bool(part.strip()) for part in parts) > len(CODES)


def test_a_fault_of_no_known_code_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        make_fault("E999", "here", "something", "Mend it")
