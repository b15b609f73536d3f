"""A workforce file is read whole, or refused with every fault at once."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.planning.workforce.council import Council
from caseload.planning.workforce.read_council import read_councils
from caseload.planning.workforce.workforce_codes import WORKFORCE_CODES

START = 'start = 2026-04-01\nyears = 2\n[[roles]]\nname = "sw"\nestablished = 100\nin_post = 80.5\n'
LEAVE = "[leaving]\nshare = 0.12\n"
TWO = '[[roles]]\nname = "officer"\nestablished = 10\nin_post = 9\n'
SMALL = START + LEAVE
WHOLE = (
    'name = "Here"\ntitle = "A title"\nquestion = "Enough?"\nstep = "month"\nseed = 3\nreplications = 5\nvary = 0.2\n'
    'protected_cost = 40000\nnotes = ["one", "two"]\n'
    + START
    + "turnover = 0.1\ncost = 50000\nagency_cost = 80000\n"
    + TWO
    + """
[leaving]
fte = 35.8
[agency]
fte = 10
cover = 0.9
beyond = 2
carried = 0.5
[[recruitment]]
role = "sw"
fte = [10, 12]
[[conversions]]
role = "sw"
fte = 1
[[retirements]]
role = "sw"
fte = 2
[[intake]]
role = "sw"
fte = 5
months = 6
survival = 0.9
[[cohorts]]
role = "sw"
fte = 4
months_left = 3
[[training]]
name = "degree"
from = "officer"
role = "sw"
fte = 1
months = 36
completes = 0.8
[[promotions]]
from = "officer"
to = "sw"
share = 0.05
[[changes]]
role = "sw"
year = 2
fte = -3
[[readings]]
name = "A"
says = "half leave"
[readings.change.leaving]
share = 0.5
[[readings]]
name = "B"
[[targets]]
says = "full"
role = "sw"
year = 2
[[printed]]
what = "posts"
parts = [1.25, 2]
printed = 3.3
source = "a test"
[[actual]]
at = "2027"
year = 1
in_post = 70
source = "a test"
[[put_in]]
what = "posts"
value = "100"
source = "a test"
"""
)


def read(folder: Path, *texts: str) -> tuple[Council, ...]:
    """The councils that some texts state, in files a.toml, b.toml, ..."""
    paths = [folder / f"{'abc'[at]}.toml" for at in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return read_councils(paths)


def refuse(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """The code and the place of each fault of some texts."""
    with pytest.raises(InputRefused) as refusal:
        read(folder, *texts)
    return [(fault.code, fault.where) for fault in refusal.value.faults]


def test_everything_stated_is_read(tmp_path: Path) -> None:
    (council,) = read(tmp_path, WHOLE)

    first, second = (reading.plan for reading in council.readings)
    assert (council.name, council.title, council.seed, council.replications) == ("Here", "A title", 3, 5)
    assert first.leaving.share == Fraction(1, 2) and first.leaving.fte is None
    assert second.leaving.fte == Fraction("35.8") and second.start == date(2026, 4, 1) and second.steps == 24
    assert second.roles[0].in_post == Fraction("80.5") and second.roles[0].turnover == Fraction(1, 10)
    assert second.recruitment[0].fte == (10, 12) and second.recruitment[0].of(5) == 12
    assert second.training[0].taken == "officer" and second.training[0].starts.role == "sw"
    assert second.promotions[0].source == "officer" and second.promotions[0].moves.of(1) == 0
    assert second.changes[0].change == -3 and second.cohorts[0].months_left == 3 and second.intake[0].months == 6
    assert (council.printed[0].printed, council.printed[0].places) == (Decimal("3.3"), 2)
    assert council.actual[0].in_post == 70 and council.actual[0].left is None
    assert council.notes == ("one", "two") and council.put_in[0].value == "100"


def test_a_plan_without_readings_is_its_own_and_takes_its_name_from_the_file(tmp_path: Path) -> None:
    (council,) = read(tmp_path, SMALL + "[[recruitment]]\nfte = 3\n")

    (reading,) = council.readings
    assert council.name == "a" and reading.plan.leaving.share == Fraction("0.12")
    assert reading.plan.recruitment[0].role == "sw", "the only role need not be named"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("start = ", ("F102", "a.toml")),
        ("", ("F105", "a.toml, key start")),
        ("", ("F105", "a.toml, key years")),
        ("", ("F105", "a.toml, key roles")),
        (START, ("F105", "a.toml, key leaving")),
        (SMALL.replace("years = 2", "years = 0"), ("F104", "a.toml, key years")),
        (SMALL.replace("2026-04-01", "2026-04-02"), ("F104", "a.toml, key start")),
        (SMALL.replace("2026-04-01", "2026-04-01T09:00:00"), ("F104", "a.toml, key start")),
        ('step = "week"\n' + SMALL, ("F104", "a.toml, key step")),
        ("weeks = 3\n" + SMALL, ("F103", "a.toml, key weeks")),
        ("vary = 1.5\n" + SMALL, ("F104", "a.toml, key vary")),
        (SMALL.replace("0.12", "-0.1"), ("F104", "a.toml, key leaving.share")),
        (SMALL.replace("0.12", "1.2"), ("F104", "a.toml, key leaving.share")),
        (SMALL.replace("0.12", "12"), ("F104", "a.toml, key leaving.share")),
        (SMALL + "fte = 3\n", ("F104", "a.toml, key leaving")),
        (SMALL.replace("80.5", "-1"), ("F104", "a.toml, key roles 1.in_post")),
        (SMALL.replace("80.5", "1" + "0" * 400), ("F104", "a.toml, key roles 1.in_post")),
        (SMALL.replace("80.5", "inf"), ("F104", "a.toml, key roles 1.in_post")),
        (SMALL + "[[printed]]\nparts=[1e-9]\nprinted=1\n", ("F104", "a.toml, key printed 1.parts")),
        (SMALL.replace("80.5", "nan"), ("F104", "a.toml, key roles 1.in_post")),
        (SMALL.replace("in_post = 80.5\n", ""), ("F105", "a.toml, key roles 1.in_post")),
        (SMALL + TWO.replace("officer", "sw"), ("F107", "a.toml, key roles")),
        (SMALL + "[[recruitment]]\nrole = 'elf'\nfte = 1\n", ("F106", "a.toml, key recruitment 1.role")),
        (SMALL + TWO + "[[recruitment]]\nfte = 1\n", ("F105", "a.toml, key recruitment 1.role")),
        (SMALL + "[[recruitment]]\n", ("F105", "a.toml, key recruitment 1.fte")),
        (SMALL + "[[recruitment]]\nfte = [1, -1]\n", ("F104", "a.toml, key recruitment 1.fte")),
        (SMALL + "[[intake]]\nfte = 1\nsurvival = 2\n", ("F104", "a.toml, key intake 1.survival")),
        (SMALL + "[[intake]]\nfte = 1\nmonths = -1\n", ("F104", "a.toml, key intake 1.months")),
        (SMALL + "[[training]]\nfte = 1\nfrom = 'elf'\n", ("F106", "a.toml, key training 1.from")),
        (SMALL + "[[promotions]]\nfrom = 'sw'\nto = 'sw'\n", ("F105", "a.toml, key promotions 1")),
        (SMALL + "[[changes]]\nfte = -3\nyear = 3\n", ("F108", "a.toml, key changes 1.year")),
        (SMALL + "[[targets]]\nsays = 'x'\nyear = 0\n", ("F108", "a.toml, key targets 1.year")),
        (SMALL + "[[actual]]\nat = 'x'\nsource = 'y'\nyear = 3\n", ("F108", "a.toml, key actual 1.year")),
        (SMALL + "[[printed]]\nwhat='x'\nsource='y'\nparts=[1]\n", ("F105", "a.toml, key printed 1.printed")),
        (SMALL + "[[printed]]\nway='share'\nparts=[1,0]\nprinted=1\n", ("F104", "a.toml, key printed 1.parts")),
        (SMALL + "[[printed]]\nway='half'\nparts=[1]\nprinted=1\n", ("F104", "a.toml, key printed 1.way")),
        (SMALL + "[[readings]]\nname='x'\nchange={years=3}\n", ("F103", "a.toml, key readings 1.change.years")),
        (SMALL + "[[readings]]\nname='x'\nchange={vary=3}\n", ("F104", 'a.toml, reading "x", key vary')),
        (SMALL + "[[readings]]\nname='x'\n[[readings]]\nname='x'\n", ("F107", "a.toml, key readings")),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(tmp_path: Path, text: str, fault: tuple[str, str]) -> None:
    assert fault in refuse(tmp_path, text)


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    faults = refuse(tmp_path, SMALL.replace("0.12", "3"), SMALL.replace("80.5", "-2"), "not toml")

    assert faults == [
        ("F104", "a.toml, key leaving.share"), ("F104", "b.toml, key roles 1.in_post"), ("F102", "c.toml")
    ]  # fmt: skip


def test_a_fault_of_the_file_is_not_told_again_for_each_reading(tmp_path: Path) -> None:
    text = SMALL.replace("0.12", "3") + "[[readings]]\nname='x'\n[[readings]]\nname='y'\n"

    assert refuse(tmp_path, text) == [("F104", "a.toml, key leaving.share")]


def test_councils_of_one_name_or_of_another_time_are_refused(tmp_path: Path) -> None:
    named = 'name = "a"\n' + SMALL

    assert refuse(tmp_path, named, named) == [("F107", "workforce files, key name")]
    assert refuse(tmp_path, SMALL, SMALL.replace("years = 2", "years = 3")) == [("F109", "workforce files")]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_councils([tmp_path / "none.toml"])

    assert [fault.code for fault in refusal.value.faults] == ["F101"] and "F101" in WORKFORCE_CODES
