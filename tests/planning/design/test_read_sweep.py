"""A sweep is read whole, or refused with every fault at once."""

from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.planning.design.estimate import estimate_runs
from caseload.planning.design.read_arms import read_arms
from caseload.planning.design.read_sweep import read_sweep
from caseload.planning.design.sweep import BASE, Sweep

START = '[scenario]\nfamily = "steady"\nweeks = 2\nreplications = 3\n'
ELF = "sweep.toml, [scenario] (a, officers 2.5), key add 1.role"
WHOLE = (
    """
title = "A title"
question = "A question?"
measures = ["changes", "yearly_cost"]
[[models]]
name = "a"
[[models]]
name = "b"
line = "more"
change = { demand = 1.5 }
[[vary]]
key = "add.support_officer"
name = "officers"
values = [0, 2.5]
[[claims]]
says = "b has more"
source = "a test"
measure = "changes"
model = "b"
less = "a"
at = { officers = 2.5 }
at_least = 0.5
[[put_in]]
what = "families"
value = "half as many again"
source = "a test"
"""
    + START
)


def read(folder: Path, text: str) -> Sweep:
    """The sweep a text states."""
    path = folder / "sweep.toml"
    path.write_text(text, encoding="utf-8")
    return read_sweep(path)


def refuse(folder: Path, text: str) -> list[tuple[str, str]]:
    """The code and the place of each fault of a text, those of its scenarios too."""
    with pytest.raises(InputRefused) as refusal:
        read_arms(read(folder, text))
    return [(fault.code, fault.where) for fault in refusal.value.faults]


def test_everything_stated_is_read(tmp_path: Path) -> None:
    sweep = read(tmp_path, WHOLE)

    assert (sweep.title, sweep.question, sweep.measures) == ("A title", "A question?", ("changes", "yearly_cost"))
    assert [(model.name, model.line) for model in sweep.models] == [("a", ""), ("b", "more")]
    assert sweep.axes[0].amounts == (0, Fraction(5, 2))
    (claim,) = sweep.claims
    assert (claim.less, claim.low, claim.high, claim.places) == ("a", Fraction(1, 2), None, (1,))
    assert sweep.put_in[0].value == "half as many again"


def test_a_scenario_alone_is_one_model_as_it_is(tmp_path: Path) -> None:
    sweep = read(tmp_path, START)

    assert [model.name for model in sweep.models] == [BASE] and sweep.size == 1
    assert len(read_arms(sweep)) == 1


def test_a_scenario_in_a_file_of_its_own_is_beside_the_sweep(tmp_path: Path) -> None:
    (tmp_path / "start.toml").write_text('family = "steady"\nweeks = 2\n')

    (arm,) = read_arms(read(tmp_path, 'scenario = "start.toml"')).values()

    assert arm.scenario.weeks == 2


def test_a_million_runs_are_counted_without_being_listed(tmp_path: Path) -> None:
    values = list(range(1000))
    axes = "".join(f'[[vary]]\nkey = "{key}"\nvalues = {values}\n' for key in ("backlog", "demand"))

    found = estimate_runs(read(tmp_path, axes + START))

    assert found.runs == 3_000_000 and found.hours > 100


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("D105", "sweep.toml, key scenario")),
        ("scenario = 3", ("D104", "sweep.toml, key scenario")),
        ('scenario = "none.toml"', ("D106", "sweep.toml, key scenario")),
        ('title = ""\n' + START, ("D104", "sweep.toml, key title")),
        ('speed = "high"\n' + START, ("D103", "sweep.toml, key speed")),
        ('measures = ["waitin"]\n' + START, ("D108", "sweep.toml, key measures")),
        ('[[models]]\nname = "a"\n[[models]]\nname = "a"\n' + START, ("D107", "sweep.toml, key models")),
        ("[[models]]\nline = 'x'\n" + START, ("D105", "sweep.toml, key models 1.name")),
        ("[[models]]\nname = 'x'\nchange = 3\n" + START, ("D104", "sweep.toml, key models 1.change")),
        ("[[vary]]\nkey = 'demand'\n" + START, ("D105", "sweep.toml, key vary 1.values")),
        ("[[vary]]\nvalues = [1]\n" + START, ("D105", "sweep.toml, key vary 1.key")),
        ("[[vary]]\nkey = 'demand'\nvalues = []\n" + START, ("D105", "sweep.toml, key vary 1.values")),
        ("[[vary]]\nkey = 'demand'\nvalues = [[1]]\n" + START, ("D104", "sweep.toml, key vary 1.values")),
        ("[[vary]]\nkey = 'add.nqsw'\nvalues = ['x']\n" + START, ("D104", "sweep.toml, key vary 1.values")),
        ("[[claims]]\nsays = 'x'\n" + START, ("D105", "sweep.toml, key claims 1")),
        (WHOLE.replace('model = "b"', 'model = "c"'), ("D108", "sweep.toml, key claims 1.model")),
        (WHOLE.replace("{ officers = 2.5", "{ officers = 3"), ("D108", "sweep.toml, key claims 1.at.officers")),
        (WHOLE.replace("{ officers = 2.5", "{ ducks = 3"), ("D108", "sweep.toml, key claims 1.at.ducks")),
        (WHOLE.replace('source = "a test"\nmeasure', "measure"), ("D105", "sweep.toml, key claims 1.source")),
        (WHOLE.replace("demand = 1.5", "demand = -1"), ("S104", "sweep.toml, [scenario] (b), key demand")),
        (WHOLE.replace("demand = 1.5", "seed = 4"), ("D109", "sweep.toml, [scenario] (b), key seed")),
        (WHOLE.replace("add.support_officer", "add.elf"), ("S107", ELF)),
        ("title = ", ("D102", "sweep.toml")),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(tmp_path: Path, text: str, fault: tuple[str, str]) -> None:
    assert fault in refuse(tmp_path, text)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = "speed = 1\ntitle = 2\n[[vary]]\nkey = 'demand'\n[[claims]]\nsays = 'x'\n"

    codes = [code for code, _ in refuse(tmp_path, text)]

    assert codes.count("D103") == 1 and codes.count("D104") == 1 and codes.count("D105") >= 6


def test_a_sweep_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_sweep(tmp_path / "none.toml")

    assert [fault.code for fault in refusal.value.faults] == ["D101"]
