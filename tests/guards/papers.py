"""What the docs must tell, as functions of a folder, so that a guard can be shown failing on a copy."""

from collections.abc import Iterable
from pathlib import Path

from caseload.cli.command_list import ENTRIES
from caseload.cli.exits import EXIT_CODES
from caseload.domain.columns import TABLES
from caseload.domain.names import GOALS, RULES

PERSONAL = ("/home/", "/root/", "/tmp/")


def read_all(root: Path) -> str:
    """The README and every page of the docs as one text."""
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def list_untold_commands(root: Path) -> list[str]:
    """Commands that no page shows in use."""
    text = read_all(root)
    return [entry.name for entry in ENTRIES if f"caseload {entry.name}" not in text]


def list_untold_columns(root: Path) -> list[str]:
    """Columns that docs/columns.md has no row for, under their table."""
    text = (root / "docs/columns.md").read_text(encoding="utf-8")
    parts = {part.split("\n", 1)[0].strip(): part for part in text.split("\n## ")}
    return [
        f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.columns
        if f"\n| `{column.name}` |" not in parts.get(table.name, "")
    ]


def list_untold_exits(root: Path) -> list[str]:
    """Exit codes that docs/exit-codes.md has no row for, and rows for codes that are none."""
    lines = (root / "docs/exit-codes.md").read_text(encoding="utf-8").splitlines()
    told = {line.split("|")[1].strip() for line in lines if line.startswith("| ") and line[2].isdigit()}
    return sorted(told ^ {str(code) for code in EXIT_CODES})


def list_unlisted(root: Path) -> list[str]:
    """Rules and goals that docs/index.md does not link to."""
    text = (root / "docs/index.md").read_text(encoding="utf-8")
    wanted = [*(f"rules/{name}.md" for name in RULES), *(f"goals/{name}.md" for name in GOALS)]
    return [path for path in wanted if f"({path})" not in text]


def list_thin_pages(root: Path, names: Iterable[str] = ("rules", "goals")) -> list[str]:
    """Pages of rules and goals that lack a part."""
    parts = ("## An example", "## On the screen", "## To change it", "## Exactly")
    pages = [page for name in names for page in sorted((root / "docs" / name).glob("*.md"))]
    return [page.name for page in pages if any(part not in page.read_text(encoding="utf-8") for part in parts)]


def list_machine_paths(root: Path) -> list[str]:
    """Lines of the docs that name a path of somebody's machine."""
    return [line for line in read_all(root).splitlines() if any(path in line for path in PERSONAL)]
