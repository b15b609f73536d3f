"""The commands in the README and the docs are run, and what the README shows is what they print."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from caseload.pipeline.draw import draw_caseload
from tests.outside.annex_a_writer import Quirks, draw_annex_a, write_annex_a

PAGES = ("README.md", "docs/tutorial.md", "docs/howto.md")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def list_blocks(text: str) -> list[list[tuple[str, list[str]]]]:
    """Each console block: its commands with the lines shown below each."""
    blocks = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        commands: list[tuple[str, list[str]]] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                commands.append((line[2:], []))
            else:
                commands[-1][1].append(line)
        blocks.append(commands)
    return blocks


def run_page(page: str, folder: Path, root: Path) -> None:
    """Runs every command of a page in the folder and looks for the lines shown below each in what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "CASELOAD_DATA_DIR": str(folder / "data")}
    commands = [command for block in list_blocks(page) for command in block]
    assert commands
    for command, shown in commands:
        words = [sys.executable, "-m", *shlex.split(command)]
        result = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, f"{command}\n{result.stderr}"
        printed = {line.rstrip() for line in result.stdout.splitlines()}
        assert [line for line in shown if line.rstrip() not in printed | {"..."}] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_on_the_page_works_and_prints_what_is_shown(root: Path, tmp_path: Path, page: str) -> None:
    for shipped in ("team", "replications"):
        shutil.copytree(root / "instances" / shipped, tmp_path / "instances" / shipped)

    run_page((root / page).read_text(), tmp_path, root)


def test_the_week_on_its_page_is_what_its_commands_print(root: Path, tmp_path: Path) -> None:
    page = (root / "docs/week.md").read_text()
    shutil.copytree(root / "instances/team-short", tmp_path / "north")
    (policy,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "north/policy.toml").write_text(policy)

    run_page(page, tmp_path, root)


def test_getting_data_in_works_as_its_page_says(root: Path, tmp_path: Path) -> None:
    caseload, _ = draw_caseload("team")
    write_annex_a(tmp_path / "annex-a.xlsx", draw_annex_a(caseload), Quirks(titles=2, covers=("Cover",)))
    page = (root / "docs/import.md").read_text()
    first, then = (f"```console{block}" for block in page.split("```console")[1:3])

    run_page(first, tmp_path, root)
    fill_roles(tmp_path / "team-mapping.xlsx")
    run_page(then, tmp_path, root)

    assert page.count("```console") == 2
    assert (tmp_path / "proposal.xlsx").exists()


def fill_roles(path: Path) -> None:
    """What the page asks for between its commands: a role and an FTE for everybody in the mapping table."""
    book = openpyxl.load_workbook(path)
    sheet = book["mapping"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2, max_row=sheet.max_row):
        if row[0].value and not row[heads.index("role")].value:
            row[heads.index("role")].value, row[heads.index("fte")].value = "social_worker", 1
    book.save(path)


def test_the_weekly_round_on_its_page_is_what_its_commands_print(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "instances/team", tmp_path / "north")

    run_page((root / "docs/round.md").read_text(), tmp_path, root)


def test_the_readme_has_exactly_two_set_up_commands(root: Path) -> None:
    found = re.findall(r"^```\n(python3 run\.py .*)\n```$", (root / "README.md").read_text(), re.MULTILINE)

    assert found == ["python3 run.py allocate instances/team", "python3 run.py test"]
    assert found[1] in (root / ".ci/run").read_text()


def test_every_link_leads_somewhere(root: Path) -> None:
    pages = [root / "README.md", *sorted((root / "docs").rglob("*.md")), root / "instances/README.md"]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]

    assert broken == []
