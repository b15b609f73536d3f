"""The eleven eastern councils: what sharing staff would save, against what they say they spend on agency cover.

python -m benchmarks.eastern                       the page docs/replications/eleven-eastern-councils.md, made anew
python -m benchmarks.eastern --scale 10            a tenth of each council, on the console
python -m benchmarks.eastern --time-limit 120      seconds for the plans of each run, and again for its posts

Councils are drawn at their published sizes (nothing is about a real person), every agency worker leaves, and the posts
that it would then take are found for each council alone and for all with sharing; once at the cap of the policy, once
at the policy's target as cap.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from caseload.domain.caseload import Caseload
from caseload.domain.policy import Policy
from caseload.intake.policy_read import parse_policy
from caseload.planning.region.cool_off import let_go
from caseload.planning.region.council import Council
from caseload.planning.region.found import RegionFound
from caseload.planning.region.set_apart import name_apart
from caseload.planning.region.settings import RegionSettings
from caseload.planning.region.share import share_region
from caseload.planning.region.watch import RegionStep
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import Settings, Staff

PAGE = Path("docs/replications/eleven-eastern-councils.md")
POSTS_A_TEAM = 10
FTE_A_POST = Fraction(945, 1000)
MINUTES = 40
CAPS = (23, 16)
"""The cap of the policy, and the usual load that it calls the target."""


@dataclass(frozen=True)
class Size:
    """A council on 30 September 2025 (DfE, Children's social work workforce): FTE of case-holders, cases, percent of
    agency and of absence."""

    name: str
    holders: Fraction
    cases: int
    agency: Fraction
    absence: Fraction
    neighbours: tuple[str, ...]


def size(name: str, holders: str, cases: int, agency: str, absence: str, *neighbours: str) -> Size:
    return Size(name, Fraction(holders), cases, Fraction(agency), Fraction(absence), neighbours)


SIZES = (
    size("Bedford", "85.7", 1675, "25", "3.9", "Central Bedfordshire", "Cambridgeshire"),
    size(
        "Cambridgeshire", "128.3", 1947, "13.4", "3.3", "Essex", "Hertfordshire", "Norfolk", "Peterborough", "Suffolk"
    ),
    size("Central Bedfordshire", "83.4", 1368, "17.1", "3.2", "Cambridgeshire", "Hertfordshire", "Luton"),
    size("Essex", "419.8", 5696, "1.3", "3", "Hertfordshire", "Southend-on-Sea", "Suffolk", "Thurrock"),
    size("Hertfordshire", "285.6", 3633, "7.4", "2.6", "Luton"),
    size("Luton", "97.3", 1336, "28.9", "1.4"),
    size("Norfolk", "217.7", 3215, "1.3", "3.2", "Suffolk"),
    size("Peterborough", "101.9", 1740, "18.4", "2.1"),
    size("Southend-on-Sea", "81.5", 931, "19.1", "2.4"),
    size("Suffolk", "220.7", 3603, "5.6", "3.5"),
    size("Thurrock", "90.2", 1100, "19.4", "2.4"),
)
AGREED = RegionSettings(travel_minutes=45, opt_in=Fraction(1, 5), seconds=300.0)
BILL = 30_000_000
AGENCY_FTE = Fraction("356.2")


def draw_council(given: Size, seed: int, policy: Policy, scale: int) -> Council:
    """A council at its size, or that part of it, from which every agency worker has just gone."""
    teams = max(1, round(given.holders / FTE_A_POST / POSTS_A_TEAM / scale))
    settings = Settings(
        given.name,
        seed,
        teams=teams,
        workers_per_team=POSTS_A_TEAM,
        cases=max(1, given.cases // scale),
        caseload=Fraction(given.cases) / given.holders,
        staff=Staff(agency=given.agency / 100, absent=given.absence / 100),
    )
    council = name_apart(given.name, name_places(given.name, generate(settings, policy)))
    agency = {w.id for w in council.caseload.workers if policy.roles[w.role].temporary}
    return let_go(council, agency)


def name_places(name: str, caseload: Caseload) -> Caseload:
    """The same caseload with the council's name before its teams and areas."""

    def lengthen(place: str | None) -> str | None:
        return None if place is None else f"{name} {place}"

    return replace(
        caseload,
        workers=tuple(
            replace(w, team=f"{name} {w.team}", area=lengthen(w.area), lend_to=tuple(f"{name} {t}" for t in w.lend_to))
            for w in caseload.workers
        ),
        cases=tuple(replace(c, team=f"{name} {c.team}", area=lengthen(c.area)) for c in caseload.cases),
        travel={(f"{name} {one}", f"{name} {other}"): way for (one, other), way in caseload.travel.items()},
    )


def draw_region(scale: int = 1, cap: int | None = None, sizes: Sequence[Size] = SIZES) -> tuple[Council, ...]:
    """The councils, each seeded by its place, with a way of `MINUTES` between the areas of neighbours and none stated
    between others."""
    policy = parse_policy("")
    drawn = {given.name: draw_council(given, place, policy, scale) for place, given in enumerate(sizes)}
    joined = []
    for given in sizes:
        council = drawn[given.name]
        ways = dict(council.caseload.travel)
        for other in given.neighbours:
            for way in list_ways(council, drawn[other]) if other in drawn else ():
                ways[way] = ways[way[1], way[0]] = MINUTES
        ruled = replace(council.caseload.policy, cap=cap) if cap is not None else council.caseload.policy
        joined.append(replace(council, caseload=replace(council.caseload, travel=ways, policy=ruled)))
    return tuple(joined)


def list_ways(one: Council, other: Council) -> Iterator[tuple[str, str]]:
    """Every area of one council with every area of another."""
    return ((here, there) for here in list_areas(one.caseload) for there in list_areas(other.caseload))


def list_areas(caseload: Caseload) -> list[str]:
    """Where its workers and cases are."""
    areas = {worker.area for worker in caseload.workers} | {case.area for case in caseload.cases}
    return sorted(area for area in areas if area)


def tell(step: RegionStep) -> None:
    """Say on stderr what a run is at."""
    council = f": {step.council}" if step.council else ""
    if step.council or step.stage.endswith("shared"):
        print(f"{step.stage}{council}", file=sys.stderr, flush=True)


def run(scale: int, cap: int, seconds: float, sizes: Sequence[Size] = SIZES) -> RegionFound:
    """The councils under one cap."""
    print(f"cap {cap}", file=sys.stderr)
    return share_region(draw_region(scale, cap, sizes), replace(AGREED, seconds=seconds), tell)


def main() -> None:
    """Both runs; the page and its picture, or a part of each council on the console."""
    from benchmarks.eastern_page import PICTURE, draw_picture, write_page

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--scale", type=int, default=1, help="only this part of each council, on the console: 10 is a tenth"
    )
    parser.add_argument(
        "--time-limit", type=float, default=300.0, help="seconds for the plans of each run, and for posts"
    )
    chosen = parser.parse_args()
    found = {cap: run(chosen.scale, cap, chosen.time_limit) for cap in CAPS}
    page = write_page(found)
    if chosen.scale > 1:
        print(page)
        return
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    PICTURE.write_bytes(draw_picture(found[min(CAPS)]))
    print(f"Written: {PAGE} and {PICTURE}")


if __name__ == "__main__":
    main()
