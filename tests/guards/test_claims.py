"""What docs/stored.md, docs/dpia.md and docs/notice.md say of the program is so."""

import ast
from pathlib import Path

import pytest

from caseload.domain.columns import TABLES
from caseload.intake.columns_kept import looks_personal
from caseload.ledger.tables import METADATA

TALKING = {"urllib.request", "http.client", "http.server", "requests", "httpx", "aiohttp", "smtplib", "ftplib", "ssl"}
"""What a program would import to send something to somebody."""
LISTENING = {Path("web/server.py")}
TEXTS = {
    "at",
    "case_id",
    "co_worker",
    "cover",
    "dropped_hash",
    "facts",
    "fate",
    "hash",
    "holder",
    "kept_hash",
    "kind",
    "overseer",
    "reason",
    "rest_hash",
    "salt",
    "who",
    "word",
    "worker",
    "worker_before",
}


def list_imports(path: Path) -> set[str]:
    """The modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_nothing_in_the_package_can_send_anything_anywhere(root: Path) -> None:
    package = root / "src/caseload"
    for path in package.rglob("*.py"):
        imported = list_imports(path)
        assert not imported & TALKING, path
        assert "socket" not in imported or path.relative_to(package) in LISTENING, path


def test_a_caseload_has_no_place_for_a_name_a_birth_date_or_an_address() -> None:
    columns = {column.name for table in TABLES for column in table.columns}

    assert not [name for name in columns if looks_personal(name, [])]


def test_the_ledger_has_no_place_for_free_text() -> None:
    texts = {
        column.name for table in METADATA.tables.values() for column in table.columns if column.type.python_type is str
    }

    assert texts == TEXTS


@pytest.mark.parametrize("page", ["stored", "dpia", "algorithmic-transparency", "notice"])
def test_every_draft_marks_what_the_council_has_to_fill_in(root: Path, page: str) -> None:
    text = (root / f"docs/{page}.md").read_text(encoding="utf-8")

    assert page == "stored" or "square brackets" in text.casefold()
    assert text.isascii()
