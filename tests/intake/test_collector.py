"""The collector is off while a workbook is read, and as it was before afterwards, whatever happens."""

import gc
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.collector import without_collector
from caseload.intake.workbook import read_workbook


def test_it_is_off_meanwhile_and_on_afterwards() -> None:
    with without_collector():
        assert not gc.isenabled()
        with without_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()

    assert gc.isenabled()


def test_a_workbook_that_is_refused_leaves_it_on(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"no workbook")

    with pytest.raises(InputRefused):
        read_workbook(bad)

    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with without_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
