"""The eleven eastern councils: three of them, small, and the page that is shipped."""

from pathlib import Path

import pytest
from benchmarks.eastern import CAPS, SIZES, draw_region, run
from benchmarks.eastern_page import list_came_out, list_figures, list_put_in, write_page

from caseload.planning.region.found import RegionFound

FEW = tuple(size for size in SIZES if size.name in ("Cambridgeshire", "Peterborough", "Suffolk"))


@pytest.fixture(scope="module")
def found() -> dict[int, RegionFound]:
    """A fourteenth of three councils under both caps."""
    return {cap: run(14, cap, 30.0, FEW) for cap in CAPS}


def test_the_councils_are_drawn_at_their_sizes_without_agency_workers() -> None:
    councils = {council.name: council for council in draw_region(10)}

    for size in SIZES:
        council = councils[size.name]
        roles = council.caseload.policy.roles
        gone = [w for w in council.caseload.workers if roles[w.role].temporary]
        assert len(council.caseload.cases) == size.cases // 10
        assert all(worker.last_day is not None for worker in gone)
    assert len({worker.id for c in councils.values() for worker in c.caseload.workers}) == sum(
        len(c.caseload.workers) for c in councils.values()
    )


def test_only_neighbours_are_near_enough() -> None:
    councils = {council.name: council.caseload for council in draw_region(10, sizes=FEW)}

    across = {
        frozenset(area.rsplit(" ", 1)[0] for area in way)
        for caseload in councils.values()
        for way in caseload.travel
        if way[0].rsplit(" ", 1)[0] != way[1].rsplit(" ", 1)[0]
    }
    assert across == {frozenset({"Cambridgeshire", "Peterborough"}), frozenset({"Cambridgeshire", "Suffolk"})}


def test_no_council_is_worse_and_sharing_never_takes_more_posts(found: dict[int, RegionFound]) -> None:
    for region in found.values():
        assert all(each.shared <= each.alone for council in region.councils for each in council.standings)
        assert region.waiting_shared.must <= region.waiting_alone.must
        for one in region.posts:
            assert one.shared is not None and one.shared.fte <= one.alone.fte
    loose, tight = (found[cap].posts[1].alone.fte for cap in sorted(found, reverse=True))
    assert loose <= tight and tight > 0


def test_the_page_has_both_lists_and_no_figure_in_both(found: dict[int, RegionFound]) -> None:
    page = write_page(found)

    assert "## Put in" in page and "## Came out" in page
    put_in, came_out = (list_figures("\n".join(each(found))) for each in (list_put_in, list_came_out))
    assert put_in and not put_in & came_out


def test_the_page_that_is_shipped_has_what_is_put_in_and_no_figure_in_both(
    root: Path, found: dict[int, RegionFound]
) -> None:
    page = (root / "docs/replications/eleven-eastern-councils.md").read_text(encoding="utf-8")
    put_in, came_out = page.split("## Put in\n\n")[1].split("\n\n## Came out\n\n")
    came_out = came_out.split("\n\n")[0]

    assert put_in.splitlines() == list(list_put_in(found))
    assert came_out.count("\n- ") >= 5
    assert not list_figures(put_in) & list_figures(came_out)
