"""What explain, recommend and compare print as JSON is as their schema says."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.cli.running import Runner, write_small

ASKED = {
    "case": ("explain", "small", "c1"),
    "why_not": ("explain", "small", "c1", "--why-not", "w2"),
    "worker": ("explain", "small", "w1"),
    "recommendation": ("recommend", "small", "c3"),
    "held": ("recommend", "small", "c1"),
    "same": ("compare", "small", "small"),
    "different": ("compare", "small", "other"),
    "refused": ("explain", "small", "nobody"),
}


def read_schema(name: str) -> Any:
    return json.loads(files("caseload.render").joinpath(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", ASKED.values(), ids=ASKED.keys())
def test_every_answer_is_as_the_schema_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_small(tmp_path / "small")
    write_small(tmp_path / "other", policy="cap = 22\n")

    answer = Runner(capsys)(*words, "--as-of", "2026-01-05", "--json", "--quiet").json

    shared = Resource.from_contents(read_schema("plan.schema.json"))
    registry = Registry().with_resource("urn:caseload:plan:1", shared)
    Draft202012Validator(read_schema("answers.schema.json"), registry=registry).validate(answer)
