"""A caseload is written as tables that say the same, with no more columns than it uses."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.caseload import Case, Caseload, Decision, Pair, Reduction, Worker
from caseload.domain.policy import Policy
from caseload.intake.policy_read import read_policy
from caseload.intake.read import read_caseload
from caseload.render.tables import caseload_tables, show_number, write_folder, write_json

DAY = date(2026, 1, 5)
BARE = Policy(roles={}, kinds={}, proceedings={})


def a_caseload(*workers: Worker, cases: tuple[Case, ...] = (), policy: Policy = BARE) -> Caseload:
    """A caseload of these rows on Monday 5 January 2026."""
    return Caseload(DAY, policy, workers, cases)


def a_full_caseload() -> Caseload:
    """A caseload that uses every table and every column."""
    worker = Worker(
        "w1",
        "North",
        "social_worker",
        Fraction(3, 5),
        "Council",
        frozenset({"court", "asylum"}),
        "Moor",
        Fraction(41, 2),
        DAY,
        DAY,
        date(2026, 9, 1),
        ("South",),
        2,
    )
    other = Worker("w2", "South", "nqsw", authority="Council", start_date=DAY)
    officer = Worker("s1", "North", "support_officer", authority="Council")
    case = Case(
        "c1",
        "North",
        "child_protection",
        "f1",
        "w1",
        DAY,
        ("w2",),
        2,
        frozenset({"court"}),
        "Market",
        None,
        "pre",
        Fraction(9, 4),
        Fraction(1, 2),
        (("therapy", Fraction(3, 2)),),
        None,
        None,
        None,
        True,
        DAY,
        date(2026, 3, 1),
    )
    waiting = Case("c2", "North", "child_in_need", waiting_since=DAY)
    return Caseload(
        DAY,
        read_policy(None),
        (officer, worker, other),
        (case, waiting),
        (Decision("c2", "prefer", "w1", 30, "continuity"), Decision("c2", "not", "w2")),
        (Reduction("w2", Fraction(25, 2), DAY, None),),
        {("Market", "Moor"): 20, ("Moor", "Market"): 25},
        {("c2", "w1"): Pair(Fraction(7, 4), 3)},
    )


def test_only_the_columns_that_some_row_uses_are_written(tmp_path: Path) -> None:
    write_folder(a_caseload(Worker("w1", "North", "nqsw"), Worker("w2", "North", "nqsw", Fraction(3, 5))), tmp_path)
    assert (tmp_path / "workers.csv").read_bytes() == b"worker,team,role,fte\nw1,North,nqsw,\nw2,North,nqsw,0.6\n"


def test_a_required_table_without_rows_has_its_required_columns(tmp_path: Path) -> None:
    write_folder(a_caseload(Worker("w1", "North", "nqsw")), tmp_path)
    assert (tmp_path / "cases.csv").read_text() == "case,team,kind\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cases.csv", "policy.toml", "workers.csv"]


def test_the_policy_states_the_date_and_the_lines(tmp_path: Path) -> None:
    write_folder(a_caseload(), tmp_path, 'hours = "limit"\n')
    assert (tmp_path / "policy.toml").read_text() == 'as_of = 2026-01-05\nhours = "limit"\n'


def test_a_table_of_an_earlier_writing_does_not_stay(tmp_path: Path) -> None:
    write_folder(a_full_caseload(), tmp_path)
    write_folder(a_caseload(), tmp_path)
    assert not (tmp_path / "decisions.csv").exists()


def test_changes_are_written_only_where_they_are_not_the_number_of_earlier_workers(tmp_path: Path) -> None:
    same = Case("c1", "North", "assessment", earlier=("w1", "w2"), changes=2)
    write_folder(a_caseload(cases=(same, Case("c2", "North", "assessment", earlier=("w1",), changes=0))), tmp_path)
    lines = (tmp_path / "cases.csv").read_text().splitlines()
    assert lines == ["case,team,kind,earlier,changes", "c1,North,assessment,w1;w2,", "c2,North,assessment,w1,0"]


def test_the_reason_of_a_reduction_is_written_nowhere(tmp_path: Path) -> None:
    row = Reduction("w1", Fraction(100), None, DAY, "sickness")
    write_folder(Caseload(DAY, BARE, (Worker("w1", "North", "nqsw"),), (), (), (row,)), tmp_path)
    assert (tmp_path / "reductions.csv").read_text() == "worker,percent,to\nw1,100,2026-01-05\n"


def test_a_way_that_takes_as_long_back_is_written_once() -> None:
    caseload = Caseload(DAY, BARE, (), (), travel={("A", "B"): 20, ("B", "A"): 20, ("A", "C"): 5, ("C", "A"): 10})
    assert [(row["from"], row["to"], row["minutes"]) for row in caseload_tables(caseload)["travel"]] == [
        ("A", "B", 20),
        ("A", "C", 5),
        ("C", "A", 10),
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [("3/4", "0.75"), ("12", "12"), ("1/8", "0.125"), ("-1/2", "-0.5"), ("1/20", "0.05"), ("100", "100")],
)
def test_a_number_is_written_as_its_shortest_exact_decimal(number: str, text: str) -> None:
    assert show_number(Fraction(number)) == text


def test_a_number_without_an_exact_decimal_is_refused() -> None:
    with pytest.raises(ValueError, match="no exact decimal"):
        show_number(Fraction(1, 3))


def test_json_rows_have_numbers_as_numbers_and_leave_out_blanks() -> None:
    caseload = a_caseload(Worker("w1", "North", "nqsw", Fraction(3, 5), start_date=DAY, capacity=Fraction(20)))
    assert caseload_tables(caseload) == {
        "workers": [
            {"worker": "w1", "team": "North", "role": "nqsw", "fte": 0.6, "capacity": 20, "start_date": "2026-01-05"}
        ]
    }


def test_a_folder_reads_back_as_the_same_caseload(tmp_path: Path) -> None:
    caseload = a_full_caseload()
    write_folder(caseload, tmp_path)
    assert_same(caseload, read_caseload(tmp_path, date(2030, 1, 1)).caseload)


def test_a_json_file_reads_back_as_the_same_caseload(tmp_path: Path) -> None:
    caseload = a_full_caseload()
    write_json(caseload, tmp_path / "caseload.json", 'hours = "limit"\n')
    read = read_caseload(tmp_path / "caseload.json", date(2030, 1, 1)).caseload
    assert_same(caseload, read)
    assert read.policy.hours == "limit"
    assert json.loads((tmp_path / "caseload.json").read_text())["policy"].startswith("as_of")


def assert_same(first: Caseload, second: Caseload) -> None:
    """Every table and the date are alike, whatever the order of the rows."""
    assert first.as_of == second.as_of
    for name in ("workers", "cases", "decisions", "reductions"):
        assert sorted(getattr(first, name), key=str) == sorted(getattr(second, name), key=str)
    assert (dict(first.travel), dict(first.pairs)) == (dict(second.travel), dict(second.pairs))
