"""What a round exports: the workbook with the user's own columns, and a week in which nobody changes."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.rounds import AMY, QUICK, Rounds
from tests.cli.running import Runner


@pytest.mark.parametrize("name", ["team", "team-short"])
def test_after_a_round_of_a_whole_team_nobody_whose_worker_is_there_changes(
    run: Runner, root: Path, tmp_path: Path, name: str
) -> None:
    rounds = Rounds(run, root / "instances" / name, tmp_path / "data")
    rounds.open()
    rounds.agree_and_close()
    rounds("export", 1, rounds.path, "--out", tmp_path / "next", "--notes", tmp_path / "notes.csv")

    assert run("check", tmp_path / "next").code == 0
    proposed = rounds("open", tmp_path / "next", *QUICK, "--json").json["proposed"]

    assert [case["case"] for case in proposed if case["is_here"] and case["fate"] in ("moves", "loses")] == []
    assert len([case for case in proposed if case["fate"] == "stays"]) > 100


def make_workbook(path: Path) -> Path:
    """The small team as a workbook with columns of the team's own, one of which looks personal."""
    book = load_workbook(path)
    sheet = book["cases"]
    heads = [cell.value for cell in sheet[1]]
    for column, (head, values) in enumerate(
        {"Priority": ["high", "=1+1", 3], "First name": ["Zq", "Zq", "Zq"]}.items(), start=len(heads) + 1
    ):
        sheet.cell(1, column).value = head
        for row, value in enumerate(values, start=2):
            sheet.cell(row, column).value = value
            sheet.cell(row, column).data_type = "s" if isinstance(value, str) else "n"
    book.save(path)
    return path


def list_cells(path: Path) -> tuple[list[object], list[object], list[list[object]]]:
    """The headings of the sheet cases, the ids below the first of them, and the cells of the columns beyond ours."""
    rows = list(load_workbook(path)["cases"].iter_rows(values_only=True))
    ours = rows[0].index("ends") + 1
    return list(rows[0][ours:]), [row[0] for row in rows[1:]], [list(row[ours:]) for row in rows[1:]]


@pytest.mark.parametrize("words", [(), ("--keep-columns",)])
def test_a_workbook_carries_the_teams_own_columns_but_personal_ones(
    run: Runner, small: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    plain = Rounds(run, small, tmp_path / "plain")
    plain.open()
    plain.agree_and_close()
    plain("export", 1, small, "--out", tmp_path / "team.xlsx")
    rounds = Rounds(run, make_workbook(tmp_path / "team.xlsx"), tmp_path / "data")
    rounds.open("--as-of", "2026-01-12")
    rounds("close", 1, *AMY)

    done = rounds("export", 1, rounds.path, "--out", tmp_path / "next.xlsx", *words)

    heads, ids, cells = list_cells(tmp_path / "next.xlsx")
    assert ids == ["c1", "c2", "c3", "c4", "c5"]
    assert heads == ["Priority", "First name"][: 1 + len(words)]
    assert [row[0] for row in cells] == ["high", "=1+1", 3, None, None]
    assert ("First name" in done.err) == (not words)
    assert run("check", tmp_path / "next.xlsx", "--as-of", "2026-01-19").code == 0
