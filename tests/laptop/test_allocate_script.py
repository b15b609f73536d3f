"""The script behind allocate.cmd: which files were dropped, what the proposal is called, what is said."""

from pathlib import Path

import pytest

from tests.laptop.made import load

allocate = load("allocate")
HEAD = r'C:\WINDOWS\system32\cmd.exe /c ""C:\Users\Amy B\caseload\allocate.cmd" '


@pytest.mark.parametrize(
    ("tail", "files"),
    [
        (r'C:\x\team.xlsx"', [r"C:\x\team.xlsx"]),
        (r'"C:\x\my team.xlsx""', [r"C:\x\my team.xlsx"]),
        (r'"C:\x\my team.xlsx" "', [r"C:\x\my team.xlsx"]),
        (r'C:\x\a&calc.xlsx"', [r"C:\x\a&calc.xlsx"]),
        (r'"C:\x\R&D team.xlsx""', [r"C:\x\R&D team.xlsx"]),
        (r'C:\x\a^b,c;d=e!100%.xlsx"', [r"C:\x\a^b,c;d=e!100%.xlsx"]),
        (r'C:\x\a.xlsx "C:\y\b c.xlsx" C:\z\d.xlsx"', [r"C:\x\a.xlsx", r"C:\y\b c.xlsx", r"C:\z\d.xlsx"]),
        ('C:\\x\\\u0130stanbul\u00e9.xlsx"', ["C:\\x\\\u0130stanbul\u00e9.xlsx"]),
        (r'"C:\x\my allocate.cmd" C:\x\t.xlsx"', [r"C:\x\my allocate.cmd", r"C:\x\t.xlsx"]),
        ('"', []),
        ("", []),
    ],
)
def test_the_files_that_were_dropped_are_read_from_the_whole_line(tail: str, files: list[str]) -> None:
    assert allocate.parse_line(HEAD + tail, "allocate.cmd") == files


def test_the_script_may_have_another_name_and_case() -> None:
    line = r'cmd /c ""C:\x\Allocate (2).CMD" C:\x\team.xlsx"'

    assert allocate.parse_line(line, "allocate (2).cmd") == [r"C:\x\team.xlsx"]
    assert allocate.parse_line(line, "allocate.cmd") == []


def test_what_was_dropped_goes_before_the_first_word_which_cmd_may_have_cut_short() -> None:
    dropped = {"CASELOAD_DROPPED": HEAD + r'C:\x\a&b.xlsx"', "CASELOAD_GIVEN": r"C:\x\a"}
    typed = {"CASELOAD_DROPPED": r'"C:\WINDOWS\system32\cmd.exe"', "CASELOAD_GIVEN": r"C:\x\a b.xlsx"}

    assert allocate.list_dropped(dropped) == [r"C:\x\a&b.xlsx"]
    assert allocate.list_dropped(typed) == [r"C:\x\a b.xlsx"]
    assert allocate.list_dropped({}) == []


def test_no_proposal_is_ever_replaced(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        found = allocate.name_proposal(tmp_path / "North team.v2.xlsx")
        found.touch()
        names.append(found.name)

    assert names == ["North team.v2 proposal.xlsx", "North team.v2 proposal 2.xlsx", "North team.v2 proposal 3.xlsx"]


def test_without_a_file_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert allocate.main([], {}) == 2
    assert capsys.readouterr().out.startswith("Drop a workbook (.xlsx) on this file")


def test_a_file_that_is_not_there_is_told_and_the_others_are_still_allocated(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.xlsx").write_text("not a workbook")

    code = allocate.main([str(tmp_path / "none.xlsx"), str(tmp_path / "notes.xlsx")], {})

    out = capfd.readouterr().out
    assert code == 2
    assert f"There is no file {tmp_path / 'none.xlsx'}" in out
    assert "Nothing was written. Mend in the workbook what is listed above" in out
    assert [path.name for path in tmp_path.iterdir()] == ["notes.xlsx"]
