"""Runs commands in this process, and writes the small caseload they run on."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from caseload.cli.main import main

WORKERS = """worker,team,role,fte,start_date
w1,North,social_worker,1,
w2,North,social_worker,1,
w3,North,nqsw,1,2025-06-02
"""
CASES = """case,team,kind,family,holder,waiting_since
c1,North,child_protection,f1,w1,
c2,North,child_protection,f1,,2025-12-29
c3,North,looked_after,f3,w2,
c4,North,child_in_need,f4,,2025-12-29
c5,North,child_in_need,f5,w3,
"""
POLICY = "as_of = 2026-01-05\n"


def write_small(folder: Path, workers: str = WORKERS, cases: str = CASES, policy: str = POLICY) -> Path:
    """A caseload of three workers and five cases, two of them without a worker."""
    folder.mkdir(exist_ok=True)
    (folder / "workers.csv").write_text(workers, encoding="utf-8")
    (folder / "cases.csv").write_text(cases, encoding="utf-8")
    (folder / "policy.toml").write_text(policy, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Ran:
    """What a command printed and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Runner:
    """Runs one command after another."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *words: object) -> Ran:
        self.capsys.readouterr()
        code = main([str(word) for word in words])
        printed = self.capsys.readouterr()
        return Ran(code, printed.out, printed.err)
