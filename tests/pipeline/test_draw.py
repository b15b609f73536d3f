"""Caseloads are drawn in memory, named and sized as asked."""

from datetime import date
from pathlib import Path

import pytest

from caseload.pipeline.draw import FAMILY_NAMES, draw_caseload, draw_week
from caseload.pipeline.request import Request


def test_the_same_seed_draws_the_same_caseload() -> None:
    assert draw_caseload("steady", 3)[0].input_hash == draw_caseload("steady", 3)[0].input_hash
    assert draw_caseload("steady", 3)[0].input_hash != draw_caseload("steady", 4)[0].input_hash


def test_a_shipped_family_brings_the_lines_of_its_policy() -> None:
    caseload, lines = draw_caseload("team-short")

    assert lines == 'hours = "limit"\n'
    assert caseload.policy.hours == "limit"


@pytest.mark.parametrize("family", [name for name in FAMILY_NAMES if name not in ("region", "authority")])
def test_every_family_can_be_drawn_small_and_checked(family: str) -> None:
    caseload, _ = draw_caseload(family, 1, teams=2, workers=4)

    assert len({worker.team for worker in caseload.workers}) == 2


def test_a_drawn_week_is_ready_to_be_allocated() -> None:
    week = draw_week("team", Request(Path("team"), date(2026, 1, 5)))

    assert len(week.problem.standings) == 169
    assert week.problem.caseload.input_hash
