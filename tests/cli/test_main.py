"""The command `caseload` itself: help, version, what it imports, and how it fails."""

import json
import subprocess
import sys

import pytest

import caseload
from caseload.cli.command_list import ENTRIES
from caseload.cli.exits import UNEXPECTED, tell_failure


def test_caseload_alone_prints_three_next_steps(run) -> None:
    ran = run()

    assert ran.code == 0
    assert [line.split()[1] for line in ran.out.splitlines() if line.startswith("  caseload")] == [
        "template",
        "check",
        "allocate",
    ]


def test_help_shows_every_command_under_its_heading_with_an_example(run) -> None:
    ran = run("--help")

    assert ran.code == 0
    assert "Every week:" in ran.out and "Other:" in ran.out
    assert all(entry.example in ran.out and f"\n  {entry.name} " in ran.out for entry in ENTRIES)


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_command_has_help_with_its_example(run, name: str) -> None:
    ran = run(name, "--help")

    assert ran.code == 0
    assert next(entry.example for entry in ENTRIES if entry.name == name) in " ".join(ran.out.split())


def test_the_version_is_printed(run) -> None:
    assert run("--version").out == f"caseload {caseload.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [["--help"], ["check", "instances/team"], ["round", "open", "--help"], *([e.name, "--help"] for e in ENTRIES)],
)
def test_help_and_check_import_neither_the_solver_nor_pandas_nor_the_database(root, words: list[str]) -> None:
    script = (
        "import sys; from caseload.cli.main import main; code = main(sys.argv[1:]);"
        "heavy = {'ortools', 'pandas', 'sqlalchemy', 'sqlite3'};"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & heavy), code)"
    )

    done = subprocess.run([sys.executable, "-c", script, *words], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.endswith("[] 0\n")


def test_it_runs_as_a_module(root) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "caseload", "check", "nowhere"], cwd=root, capture_output=True, text=True, check=False
    )

    assert done.returncode == 3
    assert done.stdout == ""
    assert "nowhere: there is no such file or folder" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_prints_a_script_for_every_shell(run, shell: str) -> None:
    ran = run("completion", shell)

    assert ran.code == 0
    assert "_CASELOAD_COMPLETE" in ran.out


def test_powershell_is_offered_the_commands_that_begin_so(root) -> None:
    script = "import sys; from caseload.cli.main import main; sys.exit(main([]))"
    asked = {"_CASELOAD_COMPLETE": "powershell_complete", "COMP_WORDS": "caseload al", "COMP_WORD": "al"}

    done = subprocess.run([sys.executable, "-c", script], env=asked, capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["allocate"]


def test_a_wrong_option_says_how_the_command_is_typed(run) -> None:
    ran = run("allocate", "--frobnicate")

    assert ran.code == 2
    assert ran.out == ""
    assert "Usage: caseload allocate" in ran.err and "--frobnicate" in ran.err


def test_a_wrong_option_in_json_mode_still_prints_json(run) -> None:
    ran = run("allocate", "--frobnicate", "--json")

    assert ran.code == 2
    assert ran.json["exit_code"] == 2
    assert [issue["code"] for issue in ran.json["issues"]] == ["U001"]


def test_something_unexpected_is_one_sentence_without_any_value(capsys) -> None:
    code = tell_failure(ValueError("Jane Secret"), is_json=False, is_debugging=False)

    said = capsys.readouterr()
    assert code == UNEXPECTED
    assert "ValueError" in said.err and "Secret" not in said.err + said.out


def test_debug_says_where_it_happened_without_any_value(capsys) -> None:
    def fail() -> None:
        raise ValueError("Jane Secret")

    try:
        fail()
    except ValueError as error:
        tell_failure(error, is_json=True, is_debugging=True)

    said = capsys.readouterr()
    assert json.loads(said.out)["issues"][0]["code"] == "U003"
    assert "in fail" in said.err and "Secret" not in said.err + said.out
