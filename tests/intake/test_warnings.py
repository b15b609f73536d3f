"""What should be known before a caseload is allocated is told, each with what it means."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from caseload.domain.errors import Fault
from caseload.domain.prepare import prepare_problem
from caseload.intake.warnings import find_warnings
from tests.intake.caseload_files import read_tables, some_cases, some_workers, tell


def warn_of(folder: Path, **tables: Any) -> Sequence[Fault]:
    return find_warnings(prepare_problem(read_tables(folder, **tables).caseload))


def test_a_small_quiet_caseload_has_no_warnings(tmp_path: Path) -> None:
    assert warn_of(tmp_path) == ()


def test_an_absent_holder_who_comes_back_soon_is_told(tmp_path: Path) -> None:
    assert tell(warn_of(tmp_path, reductions=[{"worker": "w1", "percent": 100, "to": "2026-01-20"}])) == [
        "W301 worker w1: not available before 21 January 2026, but holds cases (got 1 case). "
        "Their cases wait for them; correct first_day, last_day or the reductions if they are at work."
    ]


def test_a_holder_who_has_left_is_told(tmp_path: Path) -> None:
    (warning,) = warn_of(tmp_path, workers=[{**row, "last_day": "2025-12-31"} for row in some_workers()])

    assert warning.fix.startswith("Their cases count as held by nobody;")


def test_a_family_split_between_holders_is_told(tmp_path: Path) -> None:
    cases = some_cases({"case": "c2", "family": "f1", "holder": "w1"}, {"case": "c3", "family": "f1", "holder": "w2"})

    assert tell(warn_of(tmp_path, cases=cases)) == [
        "W302 cases: 1 family is split between holders (got f1). "
        "Nothing to do: brothers and sisters with different workers stay with them."
    ]


def test_many_workers_above_their_hours_are_told(tmp_path: Path) -> None:
    (warning,) = warn_of(tmp_path, cases=some_cases({"case": "c2", "holder": "w1", "hours": 40}))

    assert (warning.code, warning.got) == ("W303", "1 of 2")


def test_a_journey_without_a_time_is_told_only_where_somebody_may_make_it(tmp_path: Path) -> None:
    workers = some_workers({"worker": "w3", "area": "Hill"}, {"worker": "w4", "area": "Moor", "team": "South"})
    cases = some_cases({"case": "c2", "area": "Dale"}, {"case": "c3", "area": "Hill"}, {"case": "c4", "area": "Fen"})

    warnings = warn_of(tmp_path, workers=workers, cases=cases, travel=[{"from": "Hill", "to": "Dale", "minutes": 9}])

    assert tell(warnings) == [
        "W304 travel: 1 journey has no time (got Hill to Fen). "
        "Add the minutes to the table travel; until then each counts 30 minutes."
    ]


def test_many_newly_qualified_workers_are_told(tmp_path: Path) -> None:
    starters = [{"worker": f"n{number}", "role": "NQSW", "start_date": "2025-09-01"} for number in range(9)]
    (tmp_path / "policy.toml").write_text("protected_per_experienced = 2\n")

    (warning,) = warn_of(tmp_path, workers=some_workers(*starters, {"worker": "s1", "role": "SSW"}))

    assert (warning.code, warning.where, warning.got) == ("W305", "team North", "9 newly qualified, 1 experienced")
