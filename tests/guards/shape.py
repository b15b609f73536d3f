"""What the house must look like, as functions of a folder, so that a guard can be shown failing on a copy."""

import ast
from collections.abc import Iterator
from pathlib import Path

from caseload.domain.names import AIMS, GOALS, RULES

MOST_LINES = 300
MOST_FUNCTION_LINES = 40
RULE_PLACES = (
    "src/caseload/audit/rules/{}.py",
    "src/caseload/model/rules/{}.py",
    "tests/audit/rules/test_{}.py",
    "docs/rules/{}.md",
)
GOAL_PLACES = (
    "src/caseload/audit/goals/{}.py",
    "src/caseload/model/goals/{}.py",
    "tests/audit/goals/test_{}.py",
    "docs/goals/{}.md",
)
AIM_PLACES = (
    "src/caseload/audit/aims/{}.py",
    "src/caseload/model/aims/{}.py",
    "tests/audit/aims/test_{}.py",
)
PLACES = ((RULES, RULE_PLACES), (GOALS, GOAL_PLACES), (AIMS, AIM_PLACES))


def list_missing(root: Path) -> list[str]:
    """The places that a rule, goal or aim lacks: audit, model, test or page."""
    paths = [place.format(name) for names, places in PLACES for name in names for place in places]
    return [path for path in paths if not (root / path).is_file()]


def list_strangers(root: Path) -> list[str]:
    """Files in a place of rules, goals or aims that are none."""
    found = []
    for names, places in PLACES:
        known = {place.format(name) for name in names for place in places}
        for place in places:
            folder = root / Path(place).parent
            pattern = Path(place).name.format("*")
            listed = {f"{Path(place).parent}/{path.name}" for path in folder.glob(pattern)}
            found += sorted(listed - known - {f"{Path(place).parent}/__init__.py", f"{Path(place).parent}/index.md"})
    return found


def list_sources(root: Path) -> list[Path]:
    """Every Python file of the package."""
    return sorted((root / "src").rglob("*.py"))


def list_long_modules(root: Path) -> list[str]:
    """Modules over 300 lines."""
    return [path.name for path in list_sources(root) if len(path.read_text().splitlines()) > MOST_LINES]


def list_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def list_long_functions(root: Path) -> list[str]:
    """Functions over 40 lines."""
    return [
        f"{path.name}: {node.name}"
        for path in list_sources(root)
        for node in list_functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > MOST_FUNCTION_LINES
    ]


def list_silent(root: Path) -> list[str]:
    """Public modules, classes and functions without a docstring."""
    found = []
    for path in list_sources(root):
        tree = ast.parse(path.read_text())
        if ast.get_docstring(tree) is None:
            found.append(path.name)
        for node in tree.body:
            is_public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
            if is_public and ast.get_docstring(node) is None:
                found.append(f"{path.name}: {node.name}")
    return found


def list_uses_of_proto(root: Path) -> list[str]:
    """Calls of `.Proto()` (crashes at exit in OR-Tools 9.15) anywhere in the package."""
    return [
        f"{path.name}: line {node.lineno}"
        for path in list_sources(root)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("Proto", "proto")
    ]
