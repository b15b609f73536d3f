"""Rounds as the tests of commands run them: each in a data folder of its own, with what a person would type."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.cli.running import Ran, Runner

QUICK = ("--no-advice", "--quiet")
AMY = ("--by", "Amy Smith")


class Rounds:
    """Runs `caseload round ...` on one caseload, in one data folder."""

    def __init__(self, run: Runner, path: Path, data: Path) -> None:
        self.run, self.path, self.data = run, path, data

    def __call__(self, name: str, *words: object, code: int = 0) -> Ran:
        done = self.run("round", name, *words, "--data-dir", self.data)
        assert done.code == code, done.out + done.err
        return done

    def open(self, *words: object, code: int = 0) -> Ran:
        return self("open", self.path, *QUICK, *words, code=code)

    def decide(self, *words: object, number: int = 1, code: int = 0) -> Ran:
        return self("decide", number, *words, code=code)

    def codes(self, name: str, *words: object) -> list[str]:
        """The codes with which a command is refused."""
        return [issue["code"] for issue in self(name, *words, "--json", code=3).json["issues"]]

    def state(self, number: int = 1) -> Any:
        return self.decide("--json", number=number).json

    def agree_and_close(self, number: int = 1) -> None:
        self.decide("--agree-all", "--reason", "MANAGE", *AMY, number=number)
        self("close", number, *AMY)


def fill_in(workbook: Path, decided: Mapping[str, str], column: str = "Decision", key: str = "Case") -> None:
    """Writes cells into the sheet Allocation as a manager would, by case."""
    book = load_workbook(workbook)
    sheet = book["Allocation"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        name = row[heads.index(key)].value
        if name in decided:
            row[heads.index(column)].value = decided[name]
    book.save(workbook)
