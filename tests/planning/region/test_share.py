"""A whole region: what sharing does, what the rule that no council is worse off costs, and what is left out."""

from fractions import Fraction
from pathlib import Path
from threading import Event

from caseload.planning.region.council import Council
from caseload.planning.region.found import RegionFound, Waiting
from caseload.planning.region.read_region import Where, read_region
from caseload.planning.region.settings import RegionSettings
from caseload.planning.region.share import share_region
from caseload.planning.region.watch import RegionStep
from tests.builders import MONDAY, a_case, a_caseload, a_policy, a_worker
from tests.planning.region.region_files import write_region

QUICK = RegionSettings(seconds=20.0)


def share(place: Path, settings: RegionSettings = QUICK) -> RegionFound:
    return share_region(read_region(Where(write_region(place), MONDAY)), settings)


def test_children_who_wait_go_to_those_who_lend(tmp_path: Path) -> None:
    found = share(tmp_path)

    assert (found.waiting_alone, found.waiting_shared) == (Waiting(3, 3), Waiting(0, 0))
    (loan,) = found.loans
    assert (loan.home, loan.host, loan.families, loan.cases) == ("Elm", "Ash", 3, 3)
    assert loan.hours > 0


def test_agency_posts_alone_are_saved_by_sharing(tmp_path: Path) -> None:
    agreed = {"agency_social_worker": Fraction(1500)}

    found = share(tmp_path, RegionSettings(seconds=20.0, agreed_rates=agreed))

    for one in found.posts:
        assert one.shared is not None
        assert (float(one.alone.fte), one.alone.proven, float(one.shared.fte)) == (1, True, 0)
        assert one.alone.agreed_cost == 1500
        assert one.shared.agreed_cost == 0
    assert [one.level for one in found.posts] == [1, 2]


def test_a_shorter_way_or_a_smaller_share_of_hours_lends_nobody(tmp_path: Path) -> None:
    near = share(tmp_path / "near", RegionSettings(travel_minutes=20, seconds=20.0))
    little = share(tmp_path / "little", RegionSettings(lend_share=Fraction(0), seconds=20.0))

    for found in (near, little):
        assert found.waiting_shared == found.waiting_alone == Waiting(3, 3)
        assert found.loans == ()
    assert near.lending is not None
    assert (near.lending.too_far, near.lending.unknown) == (2, 0)


def build_rivals() -> tuple[Council, Council]:
    """In Elm one child of no urgency could have the only place, in Ash one who may not wait could have it too."""
    policy = a_policy(cap=1)
    ash = a_caseload([a_worker("a", role="tray", authority="Ash")], [a_case("c1", kind="looked_after")], policy)
    lender = a_worker("e", "East", authority="Elm", lend_to=["Ash"])
    elm = a_caseload([lender], [a_case("c2", "East")], policy)
    return Council("Ash", ash), Council("Elm", elm)


def test_nobody_is_lent_whom_their_own_council_would_miss_and_what_that_costs_is_told() -> None:
    found = share_region(build_rivals(), QUICK)

    assert [council.shared for council in found.councils] == [Waiting(1, 1), Waiting(0, 0)]
    shared, free = ({goal.name: goal.value for goal in goals} for goals in (found.shared, found.free))
    assert (shared["unallocated_must"], free["unallocated_must"]) == (1, 0)
    assert found.free_waiting == Waiting(0, 1)


def test_no_council_is_worse_in_any_goal(tmp_path: Path) -> None:
    for found in (share(tmp_path), share_region(build_rivals(), QUICK)):
        for council in found.councils:
            assert all(each.shared <= each.alone and each.is_shown for each in council.standings)


def test_councils_that_nobody_lends_to_keep_their_own_plan() -> None:
    policy = a_policy(cap=1)
    councils = [
        Council(name, a_caseload([a_worker(f"{name} w", name)], [a_case(f"{name} c", name)], policy))
        for name in ("Ash", "Elm")
    ]

    found = share_region(councils, QUICK)

    assert [council.is_linked for council in found.councils] == [False, False]
    assert found.alone == found.shared == found.free
    assert found.posts[1].shared is not None and found.posts[1].shared.fte == 0


def test_supply_is_what_is_to_be_had_less_the_cool_off() -> None:
    left = a_worker("gone", authority="Ash", last_day=MONDAY.replace(month=1, day=2), fte=0.5)
    councils = [
        Council("Ash", a_caseload([a_worker("a"), left], [])),
        Council("Elm", a_caseload([a_worker("e", "East")], [])),
    ]

    found = share_region(councils, RegionSettings(seconds=20.0, agency_available=Fraction(4)))

    assert found.supply == Fraction(7, 2)


def test_a_run_that_is_stopped_keeps_what_it_has(tmp_path: Path) -> None:
    stop = Event()

    def hear(step: RegionStep) -> None:
        if step.stage == "shared":
            stop.set()

    found = share_region(read_region(Where(write_region(tmp_path), MONDAY)), QUICK, hear, stop)

    assert found.is_stopped
    assert found.waiting_alone == Waiting(3, 3)
    assert all(each.shared <= each.alone for council in found.councils for each in council.standings)
    assert found.posts == ()
