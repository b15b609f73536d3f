"""Councils are read from a folder of theirs or from one caseload, and what keeps them apart is told all at once."""

from datetime import date
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.planning.region.council import Council
from caseload.planning.region.read_region import Where, read_region
from tests.planning.region.region_files import ASH_WORKERS, write_council, write_region

TODAY = date(2026, 1, 5)


def read(path: Path) -> tuple[Council, ...]:
    return read_region(Where(path, TODAY))


def list_codes(path: Path) -> list[str]:
    with pytest.raises(InputRefused) as refusal:
        read(path)
    return [fault.code for fault in refusal.value.faults]


def test_each_folder_is_a_council_whose_ids_no_other_has(tmp_path: Path) -> None:
    ash, elm = read(write_region(tmp_path))

    assert (ash.name, elm.name) == ("Ash", "Elm")
    assert [worker.id for worker in ash.caseload.workers] == ["Ash/w1", "Ash/w2"]
    assert {case.holder for case in elm.caseload.cases} == {"Elm/w1", "Elm/w2", None}
    assert elm.caseload.workers[0].lend_to == ("Ash",)


def test_one_caseload_with_authorities_is_a_region_too(tmp_path: Path) -> None:
    workers = "worker,team,role,authority,lend_to\na,North,social_worker,Ash,\nb,East,social_worker,Elm,North\n"
    write_council(tmp_path, workers, "North", "hill", 0, 2)

    ash, elm = read(tmp_path)

    assert (sorted(ash.teams), len(ash.caseload.cases)) == (["North"], 2)
    assert (sorted(elm.teams), len(elm.caseload.cases)) == (["East"], 0)
    assert elm.caseload.workers[0].id == "b"


def test_one_caseload_without_authorities_is_no_region(tmp_path: Path) -> None:
    write_council(tmp_path, ASH_WORKERS, "North", "hill", 2, 2)

    assert list_codes(tmp_path) == ["R101"]


def test_a_team_that_nobody_says_the_authority_of_is_told(tmp_path: Path) -> None:
    workers = "worker,team,role,authority\na,North,social_worker,Ash\nb,East,social_worker,Elm\nc,South,tray,\n"
    write_council(tmp_path, workers, "South", "hill", 0, 2)

    assert list_codes(tmp_path) == ["R103"]


def test_two_councils_with_a_team_of_the_same_name_are_refused(tmp_path: Path) -> None:
    write_council(tmp_path / "Ash", ASH_WORKERS, "North", "hill", 2, 1)
    write_council(tmp_path / "Elm", ASH_WORKERS, "North", "hill", 2, 1)

    assert list_codes(tmp_path) == ["R102"]


def test_other_days_and_other_rules_are_refused_but_other_rates_are_not(tmp_path: Path) -> None:
    write_region(tmp_path)
    policy = tmp_path / "Elm/policy.toml"

    policy.write_text("as_of = 2026-01-12\ncap = 4\n")
    assert list_codes(tmp_path) == ["R104"]
    policy.write_text("as_of = 2026-01-05\ncap = 5\n")
    assert list_codes(tmp_path) == ["R105"]
    policy.write_text("as_of = 2026-01-05\ncap = 4\n[rate_caps]\nagency_social_worker = 40\n")
    assert len(read(tmp_path)) == 2


def test_a_name_in_lend_to_that_nothing_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    write_region(tmp_path)
    workers = tmp_path / "Elm/workers.csv"
    workers.write_text(workers.read_text().replace("Ash", "Ach"))

    with pytest.raises(InputRefused) as refusal:
        read(tmp_path)

    (fault,) = refusal.value.faults
    assert (fault.code, fault.where, fault.got) == ("R106", "Elm", "Ach")
    assert "Ash" in fault.fix


def test_a_case_held_by_another_council_s_worker_is_refused(tmp_path: Path) -> None:
    workers = "worker,team,role,authority\nw1,North,social_worker,Ash\nw2,East,social_worker,Elm\n"
    write_council(tmp_path, workers, "North", "hill", 2, 0)

    assert list_codes(tmp_path) == ["R107"]


def test_every_fault_of_every_council_is_told_with_its_council(tmp_path: Path) -> None:
    write_region(tmp_path)
    for name in ("Ash", "Elm"):
        cases = tmp_path / name / "cases.csv"
        cases.write_text(cases.read_text().replace("looked_after", "looked_aftr"))

    with pytest.raises(InputRefused) as refusal:
        read(tmp_path)

    assert {fault.where.split(":")[0] for fault in refusal.value.faults} == {"Ash", "Elm"}
