"""Which date and which policy a caseload is read under."""

from datetime import date
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.read import read_caseload
from tests.intake.caseload_files import TODAY, refuse, some_cases, some_tables, write_folder, write_json

LATER = date(2026, 2, 2)


def test_without_any_other_date_it_is_read_as_of_today(tmp_path: Path) -> None:
    assert read_caseload(write_folder(tmp_path / "f", some_tables()), TODAY).caseload.as_of == TODAY


def test_the_policys_date_comes_before_today_and_the_stated_one_before_both(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "policy.toml").write_text("as_of = 2025-12-01\n")

    assert read_caseload(folder, TODAY).caseload.as_of == date(2025, 12, 1)
    assert read_caseload(folder, TODAY, as_of=LATER).caseload.as_of == LATER


def test_a_stated_policy_comes_before_the_folders(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "policy.toml").write_text("cap = 20\n")
    (tmp_path / "other.toml").write_text("cap = 18\n")

    assert read_caseload(folder, TODAY).caseload.policy.cap == 20
    assert read_caseload(folder, TODAY, policy_path=tmp_path / "other.toml").caseload.policy.cap == 18


def test_json_may_carry_its_policy_as_text(tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", {**some_tables(), "policy": "cap = 19\n"})

    assert read_caseload(path, TODAY).caseload.policy.cap == 19


def test_a_kind_of_the_folders_own_policy_is_known(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables(cases=some_cases({"case": "c2", "kind": "Duty visit"})))
    (folder / "policy.toml").write_text('[kinds.duty_visit]\nlabel = "duty visit"\nhours = 1\n')

    assert [case.kind for case in read_caseload(folder, TODAY).caseload.cases] == ["child_in_need", "duty_visit"]


def test_a_refused_policy_does_not_make_its_kinds_unknown(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "f", some_tables(cases=some_cases({"case": "c2", "kind": "duty_visit", "hours": -1}))
    )
    (folder / "policy.toml").write_text("cap = 0\n[kinds.duty_visit]\nhours = 1\n")

    codes = {fault.code for fault in refuse(folder)}

    assert "E303" in codes and "E402" not in codes


def test_a_file_that_cannot_be_read_does_not_hide_a_faulty_policy(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("cap = 0\n")
    (tmp_path / "a.json").write_text("{")

    with pytest.raises(InputRefused) as refusal:
        read_caseload(tmp_path / "a.json", TODAY, policy_path=tmp_path / "other.toml")

    assert [fault.code[0] for fault in refusal.value.faults] == ["E", "P"]
