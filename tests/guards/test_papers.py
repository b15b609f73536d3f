"""Everything a user can meet is told in the docs: commands, columns, exit codes, rules and goals."""

import shutil
import tomllib
from pathlib import Path

import caseload
from caseload.domain.names import FIXED_GOALS, GOALS, RULES
from caseload.intake.policy_keys import TABLES, TOP
from tests.guards import papers


def test_every_command_is_shown_in_use(root: Path) -> None:
    assert papers.list_untold_commands(root) == []


def test_every_column_has_its_row(root: Path) -> None:
    assert papers.list_untold_columns(root) == []


def test_every_exit_code_is_told_and_no_other(root: Path) -> None:
    assert papers.list_untold_exits(root) == []


def test_every_rule_and_goal_is_on_the_list_and_its_page_is_whole(root: Path) -> None:
    assert papers.list_unlisted(root) == []
    assert papers.list_thin_pages(root) == []


def test_no_page_names_a_path_of_somebodys_machine(root: Path) -> None:
    assert papers.list_machine_paths(root) == []


def test_the_changelog_speaks_of_this_version(root: Path) -> None:
    assert f"## {caseload.__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_fixed_goals_come_first() -> None:
    assert GOALS[: len(FIXED_GOALS)] == FIXED_GOALS
    assert len(set(RULES) | set(GOALS)) == len(RULES) + len(GOALS)


def test_the_policy_pages_of_rules_use_only_keys_that_the_policy_knows(root: Path) -> None:
    known = {key.name for key in TOP} | set(TABLES)
    found = set()
    for page in sorted((root / "docs/rules").glob("*.md")) + sorted((root / "docs/goals").glob("*.md")):
        for block in page.read_text(encoding="utf-8").split("```toml\n")[1:]:
            found |= set(tomllib.loads(block.split("```")[0]))

    assert found <= known


def test_what_is_left_out_of_the_docs_is_noticed(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "docs", tmp_path / "docs")
    shutil.copy(root / "README.md", tmp_path)
    columns, exits, index = (tmp_path / "docs" / name for name in ("columns.md", "exit-codes.md", "index.md"))
    columns.write_text(columns.read_text().replace("| `hold_until` |", "| `hold` |"))
    exits.write_text(exits.read_text().replace("\n| 70 |", "\n| 71 |"))
    index.write_text(index.read_text().replace("(rules/cap.md)", "(rules/caps.md)"))

    assert papers.list_untold_columns(tmp_path) == ["cases.hold_until"]
    assert papers.list_untold_exits(tmp_path) == ["70", "71"]
    assert papers.list_unlisted(tmp_path) == ["rules/cap.md"]
