"""The back-test of the workforce projection reads what is published, knows nothing of later years, and counts gaps."""

from fractions import Fraction
from pathlib import Path

from benchmarks import workforce

HEAD = "time_period,geographic_level,la_name,inpost_fte,starters_fte,leavers_fte,vacancy_fte\n"


def write(folder: Path, *rows: str) -> Path:
    """A published table of these rows."""
    path = folder / "table.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_symbols_and_other_places_are_no_figures(tmp_path: Path) -> None:
    others = "2017,Regional,Luton,1,1,1,1", "2017,Local authority,Leeds,1,1,1,1"

    known = workforce.read_known(write(tmp_path, "2017,Local authority,Luton,100,u,10,20", *others))

    assert list(known) == [("Luton", 2017)] and known["Luton", 2017].keys() == {"in_post", "vacant", "left"}
    assert [workforce.read_figure(symbol) for symbol in ("z", "x", "c", "low", "u", "k", "")] == [None] * 7


def test_a_year_is_projected_from_what_was_known_then(tmp_path: Path) -> None:
    rows = ["2017,Local authority,Luton,100,8,10,20", "2018,Local authority,Luton,105,40,1,15"]

    pairs, left_out = workforce.pair_up(workforce.read_known(write(tmp_path, *rows)), workforce.take_last)

    (pair,) = pairs
    assert (pair.start, pair.outcome, pair.projected) == (100, 105, 98)
    assert pair.bands[0][0] < 98 < pair.bands[0][1] and left_out == 13 * 8 - 1


def test_a_mean_takes_no_later_year_and_none_that_was_counted_otherwise(tmp_path: Path) -> None:
    rows = [f"{year},Local authority,Norfolk,100,{joined},10,0" for year, joined in ((2019, 1), (2020, 20), (2021, 40))]
    known = workforce.read_known(write(tmp_path, *rows))

    assert workforce.take_three(known, "Norfolk", 2020) == (Fraction(1, 10), 20)
    assert workforce.take_three(known, "Norfolk", 2021) == (Fraction(1, 10), 30)
    assert workforce.take_three(known, "Norfolk", 2019) == (Fraction(1, 10), 1)
