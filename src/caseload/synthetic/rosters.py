"""The posts of the crafted instances, one by one: a team, a team short of staff, and Devon in March 2022."""

from fractions import Fraction
from typing import Final

from caseload.synthetic.posts import Arrival, Post

FOUR_FIFTHS: Final = Fraction(4, 5)
THREE_FIFTHS: Final = Fraction(3, 5)


def skills(*names: str) -> frozenset[str]:
    """A set of skills."""
    return frozenset(names)


TEAM: Final[tuple[Post, ...]] = (
    Post(load=21, skills=skills("court", "exploitation")),
    Post("senior_social_worker", load=17, recent=1, skills=skills("court", "disability")),
    Post(load=18, skills=skills("court")),
    Post(load=15, away=(-9, 20), skills=skills("court", "asylum")),
    Post("nqsw", months=5, load=7, recent=0, skills=skills()),
    Post(fte=THREE_FIFTHS, load=9, skills=skills("disability")),
    Post(load=24, skills=skills("court", "asylum", "exploitation")),
    Post(load=2, last_day=-5, recent=0, skills=skills("court")),
    Post("advanced_practitioner", load=15, skills=skills("court", "disability", "exploitation")),
    Post(fte=FOUR_FIFTHS, load=13, skills=skills("court")),
    Post("agency_social_worker", load=15, recent=2, skills=skills("court", "exploitation")),
    Post("support_officer", load=4, recent=0, skills=skills()),
)

NOTTINGHAMSHIRE: Final[tuple[Post, ...]] = (Post(),) * 146
"""146 full-time social workers (Derbyshire Times, 3 July 2018)."""
NOTTINGHAMSHIRE_TENTH: Final[tuple[Post, ...]] = (*(Post(),) * 14, Post(fte=THREE_FIFTHS))
"""A tenth of them: 14.6 FTE."""

PETERBOROUGH: Final[tuple[Post, ...]] = (Post(),) * 6
"""A team of six qualified social workers (Community Care, 26 January 2017)."""

TEAM_ARRIVALS: Final[tuple[Arrival, ...]] = (
    Arrival(("child_protection", "child_protection"), days=5),
    Arrival(("looked_after",), days=4, proceedings="care", skills=skills("court")),
    Arrival(("assessment", "assessment"), days=4),
    Arrival(("section_47",), days=3),
    Arrival(("child_in_need", "child_in_need"), days=12),
    Arrival(("child_in_need",), days=19, skills=skills("asylum")),
)

TEAM_SHORT: Final[tuple[Post, ...]] = (
    Post(load=21, skills=skills("court", "exploitation")),
    Post("senior_social_worker", load=19, recent=2, skills=skills("court", "disability")),
    Post(fte=FOUR_FIFTHS, load=16, skills=skills("court")),
    Post("agency_social_worker", load=20, recent=1, skills=skills("court", "asylum")),
    Post(load=17, last_day=18, recent=0, skills=skills("court", "disability")),
    Post(load=15, away=(-60, None), recent=0, skills=skills("court")),
    Post("nqsw", months=1, load=3, recent=1, skills=skills()),
    Post("nqsw", months=4, load=7, recent=0, skills=skills()),
    Post("nqsw", months=7, load=9, recent=0, skills=skills("disability")),
    Post("nqsw", months=10, load=12, recent=0, skills=skills("exploitation")),
    Post(load=16, last_day=-17, recent=0, skills=skills("court", "exploitation")),
    Post(is_vacant=True, load=9),
    Post(is_vacant=True, load=0),
    Post(is_vacant=True, load=0),
    Post(is_vacant=True, load=0),
    Post("support_officer", load=8, recent=0, skills=skills()),
    Post("support_officer", fte=FOUR_FIFTHS, load=6, recent=0, skills=skills()),
)

TEAM_SHORT_ARRIVALS: Final[tuple[Arrival, ...]] = (
    Arrival(("child_protection", "child_protection", "child_protection"), days=6),
    Arrival(("section_47", "section_47"), days=3),
    Arrival(("looked_after",), days=5, proceedings="care", skills=skills("court")),
    Arrival(("assessment",), days=4),
    Arrival(("assessment", "assessment"), days=12),
    Arrival(("child_in_need",), days=6),
)

DEVON_FIRST_YEAR: Final = ((3, 6), (5, 7), (6, 9), (7, 9), (8, 9), (9, 10), (10, 11), (11, 12))
DEVON_SECOND_YEAR: Final = ((13, 9), (14, 9), (16, 10), (17, 10), (19, 10), (20, 10), (22, 10), (23, 19))

DEVON: Final[tuple[Post, ...]] = (
    *(Post("nqsw", months=months, load=load) for months, load in DEVON_FIRST_YEAR),
    *(Post(months=months, load=load) for months, load in DEVON_SECOND_YEAR),
    *(Post("agency_social_worker", fte=fte) for fte in (Fraction(1),) * 22 + (THREE_FIFTHS,) * 2),
    *(Post(fte=fte) for fte in (THREE_FIFTHS,) * 4 + (FOUR_FIFTHS,) * 6),
    *(Post("senior_social_worker") for _ in range(8)),
    *(Post() for _ in range(15)),
)
