"""What one table says of another must fit: ids, teams, holders, skills, authorities, dates."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.intake.caseload_files import read_tables, refuse, refuse_tables, some_cases, some_workers, tell


def test_duplicate_ids_are_refused_with_their_rows(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, workers=some_workers({"worker": "w1"}), cases=some_cases({"case": "c1"}))

    assert tell(faults) == [
        "E501 workers.csv rows 2, 4, column worker: this worker has several rows (got w1). "
        "Keep one row for each worker.",
        "E501 cases.csv rows 2, 3, column case: this case has several rows (got c1). Keep one row for each case.",
    ]


def test_an_unknown_team_names_the_nearest(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, cases=some_cases({"case": "c2", "team": "Nort"}))

    assert tell(faults) == [
        "E502 cases.csv row 3, column team: no worker is in this team (got Nort). "
        "Did you mean North? Otherwise add a worker of that team (a tray will do), or correct the team."
    ]


def test_teams_match_without_case_and_spaces(tmp_path: Path) -> None:
    cases = some_cases({"case": "c2", "team": " NORTH"})

    assert {case.team for case in read_tables(tmp_path, cases=cases).caseload.cases} == {"North"}


def test_an_unknown_holder_is_told_once_with_the_number_of_cases_and_the_nearest_workers(tmp_path: Path) -> None:
    workers = some_workers({"worker": "Amy Smith"})
    cases = some_cases(*({"case": f"d{number}", "holder": "Smith, Amy"} for number in range(14)))

    assert tell(refuse_tables(tmp_path, workers=workers, cases=cases)) == [
        "E503 cases.csv rows 3, 4, 5 and 11 more, column holder: the holder is not among the workers "
        "(got Smith, Amy, 14 cases). Did you mean Amy Smith? Otherwise add a row for them to the workers: "
        "role tray for a queue, or with a last_day if they have left."
    ]


@pytest.mark.parametrize("word", ["", "Unallocated", "n/a", "#N/A", "None"])
def test_a_case_may_say_in_words_that_nobody_holds_it(tmp_path: Path, word: str) -> None:
    (case,) = read_tables(
        tmp_path, cases=[{"case": "c1", "team": "North", "kind": "CIN", "holder": word}]
    ).caseload.cases

    assert case.holder is None


def test_a_tray_holds_nothing_and_its_cases_wait_since_they_came(tmp_path: Path) -> None:
    cases = some_cases(
        {"case": "c2", "holder": "Duty", "held_since": "2025-12-01"},
        {"case": "c3", "holder": "duty", "held_since": "2025-12-01", "waiting_since": "2025-11-01"},
    )
    reading = read_tables(tmp_path, workers=some_workers({"worker": "Duty", "role": "tray"}), cases=cases)

    assert [(c.holder, str(c.held_since), str(c.waiting_since)) for c in reading.caseload.cases[1:]] == [
        (None, "None", "2025-12-01"),
        (None, "None", "2025-11-01"),
    ]


def test_a_date_of_holding_without_a_holder_is_warned_of(tmp_path: Path) -> None:
    reading = read_tables(tmp_path, cases=some_cases({"case": "c2", "held_since": "2025-12-01"}))

    assert [warning.code for warning in reading.warnings] == ["W204"]


def test_earlier_workers_who_left_are_dropped_but_counted(tmp_path: Path) -> None:
    cases = some_cases({"case": "c2", "earlier": "w2;gone;also gone"}, {"case": "c3", "earlier": "w2", "changes": 0})

    caseload = read_tables(tmp_path, cases=cases).caseload

    assert [(case.earlier, case.changes) for case in caseload.cases[1:]] == [(("w2",), 3), (("w2",), 0)]


@pytest.mark.parametrize("column", ["co_worker", "overseer", "cover"])
def test_those_beside_a_holder_must_be_among_the_workers_and_be_another(tmp_path: Path, column: str) -> None:
    cases = some_cases({"case": "c2", "holder": "w1", column: "w1"}, {"case": "c3", "holder": "w1", column: "w9"})

    assert [fault.code for fault in refuse_tables(tmp_path, cases=cases)] == ["E505", "E504"]


def test_a_skill_nobody_has_is_warned_of(tmp_path: Path) -> None:
    reading = read_tables(tmp_path, cases=some_cases({"case": "c2", "skills": "juggling"}))

    assert tell(reading.warnings) == [
        "W203 cases.csv row 3, column skills: nobody has this skill (got juggling). "
        "Check the word; as it stands, nobody may take these cases."
    ]


def test_a_skill_that_looks_mistyped_is_refused(tmp_path: Path) -> None:
    cases = some_cases({"case": "c2", "skills": "weaving; Wevaing"})

    assert tell(refuse_tables(tmp_path, workers=some_workers({"worker": "w3", "skills": "Weaving"}), cases=cases)) == [
        "E408 cases.csv row 3, column skills: nobody has this skill, and it looks mistyped (got Wevaing). "
        "Did you mean Weaving? Otherwise add it to known_skills in the policy."
    ]


def test_a_skill_the_policy_knows_needs_nobody_to_have_it(tmp_path: Path) -> None:
    reading = read_tables(tmp_path, cases=some_cases({"case": "c2", "skills": "Court"}))

    assert (reading.warnings, reading.caseload.cases[1].skills) == ((), {"court"})


def test_an_unknown_discipline_is_refused(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, cases=some_cases({"case": "c2", "discipline": "dance=1"}))

    assert "E407 cases.csv row 3, column discipline: no role works in this discipline (got dance)." in tell(faults)[0]


def test_an_authority_belongs_to_the_whole_team(tmp_path: Path) -> None:
    workers = some_workers({"worker": "w3", "authority": "Eastshire"})

    assert {w.authority for w in read_tables(tmp_path, workers=workers).caseload.workers} == {"Eastshire"}


def test_a_team_with_two_authorities_is_refused(tmp_path: Path) -> None:
    workers = some_workers({"worker": "w3", "authority": "Eastshire"}, {"worker": "w4", "authority": "Westshire"})

    assert tell(refuse_tables(tmp_path, workers=workers)) == [
        "E506 workers.csv rows 4, 5, column authority: a team belongs to one authority "
        "(got North: Eastshire, Westshire). "
        "Write the same authority for every worker of a team, or give the teams different names."
    ]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"lend_to": "Suoth"}, "E507"),
        ({"lend_to": "North", "authority": "North"}, "E508"),
        ({"role": "ASYE"}, "E509"),
        ({"role": "ASYE", "start_date": "2026-02-01"}, "E310"),
        ({"first_day": "2025-02-01", "last_day": "2025-01-01"}, "E510"),
        ({"fte": -1}, "E304"),
        ({"capacity": -1}, "E303"),
        ({"max_new": 1.5}, "E306"),
    ],
)
def test_a_worker_who_cannot_be_is_refused(tmp_path: Path, changed: dict[str, Any], code: str) -> None:
    faults = refuse_tables(tmp_path, workers=some_workers({"worker": "w3", **changed}))

    assert [fault.code for fault in faults] == [code]


def test_a_newly_qualified_worker_who_has_yet_to_start_may_have_a_future_start(tmp_path: Path) -> None:
    starter = {"worker": "w3", "role": "ASYE", "start_date": "2026-02-02", "first_day": "2026-02-02"}

    assert read_tables(tmp_path, workers=some_workers(starter)).caseload.workers[2].role == "nqsw"


def test_a_blank_fte_is_full_time(tmp_path: Path) -> None:
    assert read_tables(tmp_path, workers=some_workers({"worker": "w3", "fte": ""})).caseload.workers[2].fte == Fraction(
        1
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"worker": "w9"}, "E504"),
        ({"from": "2026-02-01", "to": "2026-01-01"}, "E510"),
        ({"percent": ""}, "E301"),
        ({"percent": 101}, "E305"),
    ],
)
def test_a_reduction_that_cannot_be_is_refused(tmp_path: Path, changed: dict[str, Any], code: str) -> None:
    faults = refuse_tables(tmp_path, reductions=[{"worker": "w1", "percent": 50, "from": "", "to": "", **changed}])

    assert [fault.code for fault in faults] == [code]


def test_the_same_reduction_twice_is_refused(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, reductions=[{"worker": "w1", "percent": 50}] * 2)

    assert [fault.code for fault in faults] == ["E512"]


def test_travel_is_the_same_both_ways_unless_both_are_given(tmp_path: Path) -> None:
    travel = [
        {"from": "a", "to": "b", "minutes": 10},
        {"from": "b", "to": "A", "minutes": 12},
        {"from": "a", "to": "c", "minutes": 5},
    ]

    assert read_tables(tmp_path, travel=travel).caseload.travel == {
        ("a", "b"): 10,
        ("b", "a"): 12,
        ("a", "c"): 5,
        ("c", "a"): 5,
    }


def test_one_journey_with_two_times_is_refused(tmp_path: Path) -> None:
    travel = [{"from": "a", "to": "b", "minutes": 10}, {"from": "a", "to": "b", "minutes": 12}]

    assert [fault.code for fault in refuse_tables(tmp_path, travel=travel)] == ["E512"]


def test_pairs_must_name_a_case_and_a_worker_once(tmp_path: Path) -> None:
    pairs = [
        {"case": "c1", "worker": "w1", "hours": 1},
        {"case": "c1", "worker": "w1", "hours": 2},
        {"case": "c9", "worker": "w9"},
    ]

    assert sorted(fault.code for fault in refuse_tables(tmp_path, pairs=pairs)) == ["E504", "E511", "E512"]


def test_faults_that_repeat_are_told_as_one(tmp_path: Path) -> None:
    cases = some_cases(*({"case": f"d{number}", "kind": "LACC"} for number in range(500)))

    (fault,) = refuse_tables(tmp_path, cases=cases)

    assert (fault.rows, fault.where) == (500, "cases.csv rows 3, 4, 5 and 497 more, column kind")


def test_many_different_values_of_one_fault_are_cut_short(tmp_path: Path) -> None:
    cases = some_cases(*({"case": f"d{number}", "hours": -1 - number} for number in range(50)))

    faults = refuse_tables(tmp_path, cases=cases)

    assert (len(faults), sum(fault.rows for fault in faults)) == (21, 50)


def test_a_missing_table_does_not_make_every_row_of_another_wrong(tmp_path: Path) -> None:
    assert [fault.code for fault in refuse_tables(tmp_path, workers=[{"worker": "w1", "team": ""}])][:1] == ["E203"]
    (tmp_path / "workers.csv").unlink()
    assert [fault.code for fault in refuse(tmp_path)] == ["E201"]
