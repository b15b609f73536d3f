"""How near a workforce projection comes one year ahead, against "no change", for 13 councils from 2017 to 2024.

python -m benchmarks.workforce --data FILE.csv

FILE is the Department for Education's table of *Children's social work workforce* by authority and year (30 September;
Open Government Licence v3.0). For each council and year the product's own projection starts from the FTE in post and
vacant that were published for the year, and knows nothing of later years: turnover and starters are those of that year,
or the mean of it and the two before. It is set against the FTE in post published a year later. "Flows known" is no
forecast: it takes the starters and leavers of the coming year, so what is left of its error is what the published
flows do not explain (changes of hours, of role and of counting). A pair of years in which a figure is not published
(z, x, c, low, u, k) is left out and counted.
"""

import argparse
import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from benchmarks.weekly import write_table
from caseload.planning.workforce.bands import find_row_bands, replicate
from caseload.planning.workforce.plan import Leaving, Role, WorkforcePlan, Yearly
from caseload.planning.workforce.project import project

COUNCILS = (
    "Bedford", "Cambridgeshire", "Central Bedfordshire", "Essex", "Hertfordshire", "Luton", "Norfolk", "Peterborough",
    "Suffolk", "Southend-on-Sea", "Thurrock", "Nottingham", "Nottinghamshire",
)  # fmt: skip
YEARS = range(2017, 2025)
COLUMNS = {"in_post": "inpost_fte", "vacant": "vacancy_fte", "joined": "starters_fte", "left": "leavers_fte"}
RECOUNTED = (("Norfolk", 2019),)
"""A council and the year before its counting changed."""
SPREADS = (Fraction(0), Fraction(3, 10), Fraction(6, 10), Fraction(9, 10))
REPLICATIONS = 200
ROLE = "social workers"

Known = Mapping[tuple[str, int], Mapping[str, Fraction]]
Flows = Callable[[Known, str, int], "tuple[Fraction, Fraction] | None"]


@dataclass(frozen=True)
class Pair:
    """A council from one year to the next: FTE in post then, a year later, and as projected, with a band for each
    spread."""

    council: str
    year: int
    start: Fraction
    outcome: Fraction
    projected: Fraction
    bands: tuple[tuple[Fraction, Fraction], ...]


def read_known(path: Path) -> Known:
    """The published figures by council and year, those that are no number left out."""
    known: dict[tuple[str, int], dict[str, Fraction]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["geographic_level"] == "Local authority" and row["la_name"] in COUNCILS:
                figures = {name: read_figure(row[column]) for name, column in COLUMNS.items()}
                there = {name: figure for name, figure in figures.items() if figure is not None}
                known[row["la_name"], int(row["time_period"])] = there
    return known


def read_figure(text: str) -> Fraction | None:
    """A published figure; None for a symbol."""
    try:
        return Fraction(text.strip().replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def take_last(known: Known, council: str, year: int) -> tuple[Fraction, Fraction] | None:
    """The turnover and the starters of the year."""
    return take_mean(known, council, [year])


def take_three(known: Known, council: str, year: int) -> tuple[Fraction, Fraction] | None:
    """The means of the year and of the two before, as far as they are published and counted alike."""
    first = max([recounted + 1 for name, recounted in RECOUNTED if name == council and recounted < year], default=0)
    return take_mean(known, council, [at for at in range(year - 2, year + 1) if at >= first])


def take_next(known: Known, council: str, year: int) -> tuple[Fraction, Fraction] | None:
    """The starters of the coming year, and its leavers as a share of who is there now."""
    now, later = known.get((council, year), {}), known.get((council, year + 1), {})
    if "in_post" not in now or not {"left", "joined"} <= later.keys():
        return None
    return later["left"] / now["in_post"], later["joined"]


def take_mean(known: Known, council: str, years: Sequence[int]) -> tuple[Fraction, Fraction] | None:
    """The mean turnover (DfE's: leavers / in post at the year's end) and starters of some years."""
    found = [known[council, year] for year in years if (council, year) in known]
    found = [one for one in found if {"in_post", "joined", "left"} <= one.keys()]
    if not found:
        return None
    turnover = sum((one["left"] / one["in_post"] for one in found), Fraction(0)) / len(found)
    return turnover, sum((one["joined"] for one in found), Fraction(0)) / len(found)


WAYS: Mapping[str, Flows] = {
    "flows of the last year": take_last,
    "mean flows of up to three years": take_three,
    "flows known": take_next,
}


def pair_up(known: Known, flows: Flows) -> tuple[list[Pair], int]:
    """Every council and year that can be projected, and how many cannot."""
    pairs, left_out = [], 0
    for council in COUNCILS:
        for year in YEARS:
            now, later = known.get((council, year), {}), known.get((council, year + 1), {})
            found = flows(known, council, year)
            if "in_post" not in now or "in_post" not in later or found is None:
                left_out += 1
                continue
            pairs.append(project_pair(council, year, now, later["in_post"], *found))
    return pairs, left_out


def project_pair(
    council: str, year: int, now: Mapping[str, Fraction], outcome: Fraction, turnover: Fraction, joined: Fraction
) -> Pair:
    """One year of one council."""
    established = now["in_post"] + now.get("vacant", Fraction(0))
    plans = [
        WorkforcePlan(
            "", date(year, 10, 1), 1, "year", (Role(ROLE, established, now["in_post"]),),
            Leaving(min(turnover, Fraction(1))), (Yearly(ROLE, (joined,)),), vary=spread,
        )
        for spread in SPREADS
    ]  # fmt: skip
    bands = [find_row_bands(replicate(plan, f"{council} {year}", REPLICATIONS, 1))[-1]["in_post"] for plan in plans]
    projected = project(plans[0])[-1].in_post
    return Pair(council, year, now["in_post"], outcome, projected, tuple((band.low, band.high) for band in bands))


def measure(name: str, pairs: Sequence[Pair]) -> tuple[object, ...]:
    """The cells of a way of projecting: pairs, mean absolute errors, how often nearer, mean error, shares in bands."""
    errors = [pair.projected - pair.outcome for pair in pairs]
    nearer = sum(abs(pair.projected - pair.outcome) < abs(pair.start - pair.outcome) for pair in pairs)
    inside = [
        sum(pair.bands[at][0] <= pair.outcome <= pair.bands[at][1] for pair in pairs) for at in range(len(SPREADS))
    ]
    return (
        name, len(pairs), say(mean(map(abs, errors))), say(mean(abs(pair.start - pair.outcome) for pair in pairs)),
        f"{nearer / len(pairs):.0%}", f"{float(mean(errors)):+.1f}", *(f"{share / len(pairs):.0%}" for share in inside),
    )  # fmt: skip


def mean(values: Iterable[Fraction]) -> Fraction:
    """The mean of some values, of which there is at least one."""
    found = list(values)
    return sum(found, Fraction(0)) / len(found)


def say(value: Fraction) -> str:
    """FTE to a decimal."""
    return f"{float(value):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="the published table by authority and year, a CSV file"
    )
    known = read_known(parser.parse_args().data)
    found = {name: pair_up(known, flows) for name, flows in WAYS.items()}
    head = (
        "projected with", "pairs", "mean absolute error, FTE", "of no change", "nearer than no change", "mean error",
        *(f"in the 90% band, vary {float(spread):g}" for spread in SPREADS),
    )  # fmt: skip
    rows = [measure(name, pairs) for name, (pairs, _) in found.items()]
    rows += [
        measure(
            f"{name}, without Norfolk 2019 to 2020", [one for one in pairs if (one.council, one.year) not in RECOUNTED]
        )
        for name, (pairs, _) in found.items()
    ]
    write_table(head, rows)
    last = found["mean flows of up to three years"][0]
    by_council = [measure(council, [one for one in last if one.council == council]) for council in COUNCILS]
    write_table(("council, mean flows of up to three years", *head[1:]), by_council)
    for name, (_, left_out) in found.items():
        print(f"Left out because a figure is not published, {name}: {left_out}.")


if __name__ == "__main__":
    main()
