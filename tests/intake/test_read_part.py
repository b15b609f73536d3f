"""A caseload of a region: its people may lend to teams that are in another council's folder."""

from datetime import date
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.read import read_caseload, read_part

TODAY = date(2026, 1, 5)


def write_folder(place: Path) -> Path:
    (place / "workers.csv").write_text("worker,team,role,lend_to\nw1,North,social_worker,Elm;North\n")
    (place / "cases.csv").write_text("case,team,kind\nc1,North,child_in_need\n")
    return place


def test_a_name_from_elsewhere_is_kept_in_a_part(tmp_path: Path) -> None:
    reading = read_part(write_folder(tmp_path), TODAY)

    assert reading.caseload.workers[0].lend_to == ("Elm", "North")


def test_the_same_name_is_a_fault_in_a_caseload_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_caseload(write_folder(tmp_path), TODAY)

    assert [fault.code for fault in refusal.value.faults] == ["E507"]
