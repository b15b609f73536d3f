"""The house stays in order: sizes, docstrings, and every rule and goal in all its rooms."""

import shutil
from pathlib import Path

import pytest

from caseload.audit.check import AIM_MEASURES, GOAL_MEASURES, RULE_CHECKS
from caseload.domain.names import AIMS, GOALS, RULES
from caseload.model.formulation import AIM_EXPRESSIONS, EXPRESSIONS
from caseload.model.registry import ADDS, BARS
from tests.guards import shape


def test_every_rule_and_goal_is_audited_modelled_tested_and_documented(root: Path) -> None:
    assert shape.list_missing(root) == []


def test_nothing_stands_among_the_rules_and_goals_that_is_none(root: Path) -> None:
    assert shape.list_strangers(root) == []


def test_the_registries_hold_exactly_the_rules_and_goals() -> None:
    assert tuple(RULE_CHECKS) == RULES
    assert tuple(GOAL_MEASURES) == GOALS
    assert tuple(EXPRESSIONS) == GOALS
    assert tuple(AIM_MEASURES) == AIMS
    assert tuple(AIM_EXPRESSIONS) == AIMS
    assert set(BARS) | set(ADDS) == set(RULES)


def test_no_module_is_over_300_lines(root: Path) -> None:
    assert shape.list_long_modules(root) == []


def test_no_function_is_over_40_lines(root: Path) -> None:
    assert shape.list_long_functions(root) == []


def test_everything_public_says_what_it_is(root: Path) -> None:
    assert shape.list_silent(root) == []


def test_no_solver_variable_is_asked_for_its_proto(root: Path) -> None:
    assert shape.list_uses_of_proto(root) == []


@pytest.mark.parametrize("place", shape.RULE_PLACES)
def test_a_rule_that_lacks_a_room_is_noticed(root: Path, tmp_path: Path, place: str) -> None:
    for folder in ("src/caseload/audit", "src/caseload/model", "tests/audit", "docs/rules", "docs/goals"):
        shutil.copytree(root / folder, tmp_path / folder)
    assert shape.list_missing(tmp_path) == []

    (tmp_path / place.format("cap")).unlink()

    assert shape.list_missing(tmp_path) == [place.format("cap")]


def test_a_module_or_function_that_grew_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "long.py").write_text("def grown() -> None:\n" + "    print()\n" * 300)

    assert shape.list_long_modules(tmp_path) == ["long.py"]
    assert shape.list_long_functions(tmp_path) == ["long.py: grown"]
    assert shape.list_silent(tmp_path) == ["long.py", "long.py: grown"]
