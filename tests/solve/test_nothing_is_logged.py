"""No solver variable is ever formatted, printed or logged: it would crash OR-Tools 9.15, or tell of the data."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

WORDS = frozenset({"str", "repr", "print", "format"})
VARIABLE_MAKERS = frozenset({"new_bool_var", "new_int_var", "new_constant"})


def list_sources(root: Path) -> list[Path]:
    return [path for name in ("model", "solve") for path in sorted((root / "src/caseload" / name).rglob("*.py"))]


def list_faults(source: str) -> Iterator[str]:
    """Prints, logs, `str`, `repr`, `format`, %-formats, f-strings outside errors, and named variables."""
    tree = ast.parse(source)
    raised = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, (ast.Import, ast.ImportFrom)) and is_logging(node):
            yield f"line {line}: logging"
        elif isinstance(node, ast.JoinedStr) and id(node) not in raised:
            yield f"line {line}: f-string"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and is_text(node.left):
            yield f"line {line}: % format"
        elif isinstance(node, ast.Call):
            yield from (f"line {line}: {fault}" for fault in list_call_faults(node))


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_logging(node: ast.Import | ast.ImportFrom) -> bool:
    names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
    return any(name.split(".")[0] == "logging" for name in names)


def list_call_faults(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name in WORDS or name in ("Proto", "__repr__", "__str__"):
        yield f"call of {name}"
    if name in VARIABLE_MAKERS and name != "new_constant" and not is_nameless(call):
        yield "a solver variable with a name"


def is_nameless(call: ast.Call) -> bool:
    last = call.args[-1] if call.args else None
    return isinstance(last, ast.Constant) and last.value == ""


def test_the_model_and_the_search_format_and_log_nothing(root: Path) -> None:
    found = [f"{path.name}: {fault}" for path in list_sources(root) for fault in list_faults(path.read_text())]

    assert found == []


def test_errors_of_the_model_and_the_search_name_goals_and_rules_only(root: Path) -> None:
    for path in list_sources(root):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FormattedValue):
                assert isinstance(node.value, ast.Name) and node.value.id in ("goal", "rule", "name"), path.name


@pytest.mark.parametrize(
    "line",
    [
        "print(literal)",
        "text = f'{literal}'",
        "text = str(literal)",
        "text = repr(literal)",
        "text = '%s' % literal",
        "text = '{}'.format(literal)",
        "import logging",
        "from logging import getLogger",
        "literal.Proto()",
        "model.new_bool_var(case)",
        "model.new_int_var(0, 1, 'w1')",
    ],
)
def test_each_way_to_format_or_log_a_variable_is_noticed(line: str) -> None:
    assert len(list(list_faults(line))) == 1


def test_what_is_allowed_is_not_noticed() -> None:
    assert list(list_faults("raise AuditFailed((f'goal {goal}',))\nmodel.new_bool_var('')\nx = 7 % 2")) == []
