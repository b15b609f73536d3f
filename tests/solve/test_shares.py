"""How time is shared among parts: what is left on the wall, or shares that nobody else can change."""

from caseload.solve.clock import Clock, WorkClock
from caseload.solve.shares import FixedShares, WallShares, share_time


class Stood(Clock):
    """A clock on the wall that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = 100.0

    def now(self) -> float:
        return self.moment


def test_on_the_wall_what_one_part_leaves_goes_to_the_next() -> None:
    clock = Stood()
    shares = WallShares(110.0, (3, 1, 1), clock)

    assert shares.begin([0, 1, 2]) == 106.0
    clock.moment = 102.0
    assert shares.begin([1, 2]) == 106.0
    clock.moment = 106.0
    assert shares.begin([2]) == 110.0


def test_on_the_wall_a_pass_needs_half_a_second_a_part() -> None:
    clock = Stood()
    shares = WallShares(101.0, (1, 1, 1), clock)

    assert shares.keep_worthwhile([0, 2]) == [0, 2]
    assert shares.keep_worthwhile([0, 1, 2]) == []


def test_of_counted_work_a_part_has_the_same_share_whoever_goes_before_it() -> None:
    found = []
    for before in ([], [0], [0, 2]):
        clock = WorkClock()
        shares = FixedShares(10.0, (6, 3, 1), clock)
        for index in before:
            shares.begin([index])
            clock.add(0.7)
            shares.end(index)
        found.append(round(shares.begin([1, 2]) - clock.now(), 9))

    assert found == [3.0, 3.0, 3.0]


def test_of_counted_work_a_second_pass_has_what_the_part_itself_left() -> None:
    clock = WorkClock()
    shares = FixedShares(10.0, (1, 1), clock)
    shares.begin([0])
    clock.add(4.75)
    shares.end(0)
    shares.begin([1])
    clock.add(2.0)
    shares.end(1)

    assert shares.keep_worthwhile([0, 1]) == [1]
    assert shares.begin([1]) - clock.now() == 3.0


def test_a_small_part_has_a_twentieth_at_least() -> None:
    clock = WorkClock()

    assert FixedShares(10.0, (999, 1), clock).begin([1]) == 0.5


def test_the_clock_says_which_way_is_taken() -> None:
    assert isinstance(share_time(1.0, (1,), WorkClock()), FixedShares)
    assert isinstance(share_time(1.0, (1,), Clock()), WallShares)
