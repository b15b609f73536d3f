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
UNPACKING = {"marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml", "ruamel.yaml", "lxml", "openpyxl", "xml.sax"}
"""What can run or swallow more than it was given when it unpacks or parses a stranger's file."""
PICKLING = {Path("solve/processes.py"), Path("solve/serving.py"), Path("web/work.py"), Path("web/working.py")}
"""Two pairs of processes of one program, neither of which parses a file itself."""
PARSING_XML = {Path("intake/outside/xml_scan.py"), Path("render/page/chart.py")}
"""The one reader of XML, which refuses declarations, and what looks at charts of our own."""
RUNNING = {"eval", "exec", "compile", "__import__", "system", "popen"}
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


def list_calls(path: Path) -> set[str]:
    """The plain names that a file calls, and `os`'s; and `shell` where a call has such an argument."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            found |= {"shell" for argument in node.keywords if argument.arg == "shell"}
            match node.func:
                case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="os"), attr=name):
                    found.add(name)
    return found


def test_nothing_in_the_package_runs_or_unpickles_what_it_was_given(root: Path) -> None:
    package = root / "src/caseload"
    paths = {path.relative_to(package): path for path in package.rglob("*.py")}
    imports = {path: list_imports(full) for path, full in paths.items()}

    assert [path for path in paths if imports[path] & UNPACKING] == []
    assert {path for path in paths if "pickle" in imports[path]} == PICKLING
    assert {path for path in paths if any(name.startswith("xml.") for name in imports[path])} == PARSING_XML
    assert [path for path, full in paths.items() if list_calls(full) & (RUNNING | {"shell"})] == []


def test_running_what_was_given_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os, pickle\nos.system('x')\neval('1')\nrun('x', shell=True)\n")

    assert list_calls(tmp_path / "a.py") >= {"system", "eval", "shell"}
    assert "pickle" in list_imports(tmp_path / "a.py")


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
