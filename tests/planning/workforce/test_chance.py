"""Whole people by chance, of the mean that is expected."""

from fractions import Fraction
from math import comb

import pytest

from caseload.planning.simulation.draws import Draws
from caseload.planning.workforce.bands import find_row_bands, replicate
from caseload.planning.workforce.chance import Drawn, invert_binomial
from caseload.planning.workforce.plan import Agency, Intake, Leaving, Training
from caseload.planning.workforce.project import project
from tests.planning.workforce.plans import fraction, make_plan, make_role, yearly


@pytest.mark.parametrize("share", ["0.1", "0.5", "0.9"])
def test_a_binomial_count_is_where_its_distribution_says(share: str) -> None:
    chance, total = float(share), 0.0
    for hits in range(8):
        middle = total + comb(7, hits) * chance**hits * (1 - chance) ** (7 - hits) / 2
        assert invert_binomial(7, Fraction(share), middle) == hits
        total += comb(7, hits) * chance**hits * (1 - chance) ** (7 - hits)


def test_nobody_and_everybody() -> None:
    assert invert_binomial(5, Fraction(0), 0.99) == 0 and invert_binomial(5, Fraction(1), 0.01) == 5


def test_a_larger_share_never_hits_fewer() -> None:
    drawn = Drawn(Draws(1, 0), "here")

    found = [drawn.hit(fraction(250.4), Fraction(percent, 100), "leave") for percent in range(0, 101, 5)]

    assert found == sorted(found) and found[0] == 0 and found[-1] == fraction(250.4)


def test_replications_have_the_mean_of_the_expectation() -> None:
    plan = make_plan(
        make_role("sw", 100, 80.5), make_role("officer", 10, 10),
        leaving=Leaving(fraction(0.15)), recruitment=(yearly("sw", 8),), agency=Agency(Fraction(20)),
        intake=(Intake(yearly("sw", 6), 12, fraction(0.8)),),
        training=(Training("t", "officer", yearly("sw", 1), 12, fraction(0.5)),), vary=fraction(0.3),
    )  # fmt: skip

    runs = replicate(plan, "here", 1000, 1)

    mean = sum((run[-1].in_post for run in runs), Fraction(0)) / len(runs)
    assert float(mean) == pytest.approx(float(project(plan)[-1].in_post), abs=0.6)


def test_what_is_the_same_is_drawn_the_same_and_another_council_otherwise() -> None:
    plan = make_plan(leaving=Leaving(fraction(0.15)))

    assert replicate(plan, "here", 3, 1) == replicate(plan, "here", 3, 1) != replicate(plan, "there", 3, 1)


def test_chance_that_varies_by_year_widens_the_band() -> None:
    wide, narrow = (
        find_row_bands(replicate(make_plan(leaving=Leaving(fraction(0.15)), vary=vary), "here", 200, 1))[-1]["in_post"]
        for vary in (fraction(0.9), Fraction(0))
    )

    assert wide.high - wide.low > narrow.high - narrow.low > 0
